# ruff: noqa: E501 (expected sentences stay on one line)
"""Each line on footnotes of the house style is one test, with documents and claims made by hand."""

from regesta.model import Block
from regesta.report.citing import cite_claim, cite_document
from tests.report.making import link, make_claim, make_document, words

BODY = "The base was opened in spring, the minister said."


def test_press_story_with_author_city_address_and_access() -> None:
    document = make_document(
        "a.html", BODY, title="Base opens", author="Ada Holm", publisher="Harbour Post", place="Djibouti",
        published="2005-05-12", published_basis="metadata", url="https://harbour.example/1", retrieved_at="2026-11-21",
    )  # fmt: skip
    assert cite_document(document, end=True) == (
        "Ada Holm, “Base opens,” Harbour Post (Djibouti), 12 May 2005, https://harbour.example/1 (accessed 21 November 2026)."
    )


def test_unknown_parts_are_left_out_but_missing_dates_are_said() -> None:
    document = make_document("a.html", BODY, title="Base opens", publisher="Harbour Post")
    assert cite_document(document, end=True) == "“Base opens,” Harbour Post, undated (access date not recorded)."


def test_web_page_is_dated_by_its_last_change() -> None:
    document = make_document(
        "a.html", BODY, title="Forces in Chad", publisher="Atlas", published="2017-10-14", published_basis="modified"
    )
    assert cite_document(document, end=True) == (
        "Atlas, “Forces in Chad,” last modified 14 October 2017 (access date not recorded)."
    )


def test_report_is_known_by_its_edition() -> None:
    document = make_document(
        "a.txt", BODY, title="ANGOLA , Mine Survey Report 2021", published="2021", published_basis="edition"
    )
    assert cite_document(document, end=True) == "Mine Survey Report 2021, “Angola.”"


def test_untitled_document_is_known_by_its_first_words() -> None:
    document = make_document("a.txt", "The president of the republic says nothing today, as usual.")
    claim = make_claim(document, "position", "position", words(document, "nothing"), "says nothing")
    assert cite_claim(claim, document) == (
        "Untitled document beginning “The president of the republic says”, undated (access date not recorded)."
    )


def test_copyright_year_is_no_date() -> None:
    document = make_document(
        "a.html", BODY, title="Base opens", publisher="Harbour Post", published="2021", published_basis="copyright"
    )
    assert cite_document(document, end=True) == (
        "“Base opens,” Harbour Post, undated, copyright year 2021 (access date not recorded)."
    )


def test_inferred_date_stands_in_brackets() -> None:
    document = make_document(
        "a.html", BODY, title="Base opens", publisher="Harbour Post", published="2012?-10", published_basis="inferred"
    )
    assert cite_document(document, end=True) == (
        "“Base opens,” Harbour Post, undated [October 2012] (access date not recorded)."
    )


def test_title_that_ends_in_a_question_mark_takes_no_comma() -> None:
    document = make_document("a.html", BODY, title="Who will use it?", publisher="Review", published="2010")
    assert cite_document(document, end=True) == "“Who will use it?” Review, 2010 (access date not recorded)."


REPORT = "Several tens of thousands of mines are stored.[7]\n[7] Interview with confidential military source, Bishkek, May 2005."


def make_report() -> tuple:  # type: ignore[type-arg]
    start = REPORT.index("[7] Interview")
    blocks = (
        Block(role="paragraph", start=0, end=start - 1),
        Block(role="footnote", start=start, end=len(REPORT), mark="7"),
    )
    document = make_document(
        "r.txt", REPORT, title="KYRGYZSTAN, Mine Report 2005", publisher="Mine Report", published="2005",
        published_basis="edition", blocks=blocks,
    )  # fmt: skip
    source = link(
        document, "footnote", "confidential military source", "Interview with confidential military source, Bishkek, May 2005.",
        kind="interview", anonymous=True, place="Bishkek", date="2005-05",
    )  # fmt: skip
    return document, source


def test_protected_interview_is_second_hand_with_the_note_that_has_it() -> None:
    document, source = make_report()
    claim = make_claim(
        document, "stockpile", "quantity", words(document, "Several tens of thousands"),
        "Several tens of thousands of mines are stored", attribution=(source,),
    )  # fmt: skip
    assert cite_claim(claim, document) == (
        "Interview with confidential military source, Bishkek, May 2005, cited in Mine Report 2005, “Kyrgyzstan,” note 7 "
        "(original not seen)."
    )


def test_several_originals_are_separated_by_semicolons() -> None:
    text = "All were cleared.[1]\n[1] See Old Report 2002, p. 689. Statement by A. Bek, Minister, Geneva, 12 February 2004."
    document = make_document("n.html", text, title="Mines", publisher="Courier", published="2005-01-02")
    sources = (
        link(document, "footnote", "Old Report 2002", "See Old Report 2002, p. 689.", kind="report"),
        link(
            document, "footnote", "A. Bek", "Statement by A. Bek, Minister, Geneva, 12 February 2004.", kind="statement"
        ),
    )
    claim = make_claim(
        document, "clearance", "completion", words(document, "All"), "All were cleared", attribution=sources
    )
    assert cite_claim(claim, document) == (
        "Old Report 2002, p. 689; Statement by A. Bek, Minister, Geneva, 12 February 2004, cited in “Mines,” Courier, "
        "2 January 2005 (access date not recorded; originals not seen)."
    )


def test_statement_to_an_outlet_is_cited_in_what_was_read() -> None:
    document = make_document(
        "s.html", BODY, title="Base", publisher="Atlas", published="2017-10-14", published_basis="modified"
    )
    chain = (
        link(document, "outlet", "Sputnik"),
        link(document, "speaker", "Sapar Isakov", office="Prime Minister", date="2017-10-02"),
    )
    claim = make_claim(document, "negotiation", "decision", words(document, "opened"), BODY, attribution=chain)
    assert cite_claim(claim, document) == (
        "Statement by Sapar Isakov, Prime Minister, to Sputnik, 2 October 2017, cited in Atlas, “Base,” last modified "
        "14 October 2017 (access date not recorded; original not seen)."
    )


def test_outlet_without_a_speaker_is_cited_in_what_was_read() -> None:
    document = make_document(
        "s.html", BODY, title="Base", publisher="Atlas", published="2021", published_basis="copyright"
    )
    claim = make_claim(
        document, "deployment", "dispatch", words(document, "opened"), BODY,
        attribution=(link(document, "outlet", "Moscow Times"),),
    )  # fmt: skip
    assert cite_claim(claim, document) == (
        "Moscow Times, undated, cited in “Base,” Atlas, undated, copyright year 2021 (access date not recorded; original not "
        "seen)."
    )


def test_speaker_whom_the_outlet_heard_itself_is_no_second_hand_source() -> None:
    document = make_document("s.html", BODY, title="Base", publisher="Atlas", published="2012-10-06")
    claim = make_claim(
        document, "agreement_duration", "expiry", words(document, "spring"), BODY,
        attribution=(link(document, "speaker", "the minister"),),
    )  # fmt: skip
    assert cite_claim(claim, document) == "“Base,” Atlas, 6 October 2012 (access date not recorded)."


def test_vote_names_the_resolution_and_the_vote() -> None:
    text = "On 3 December 2004, Kyrgyzstan abstained from voting on UN General Assembly Resolution 59/84."
    document = make_document(
        "v.txt", text, title="KYRGYZSTAN, Mine Report 2005", published="2005", published_basis="edition"
    )
    from regesta.model import Valid
    from tests.report.making import country

    claim = make_claim(
        document, "treaty_status", "vote", words(document, "abstained"), text,
        subject=country(document, "Kyrgyzstan", "Kyrgyzstan"), valid=Valid(start="2004-12-03", end="2004-12-03"),
    )  # fmt: skip
    assert cite_claim(claim, document) == (
        "UN General Assembly Resolution 59/84, 3 December 2004; Kyrgyzstan: abstained, cited in Mine Report 2005, "
        "“Kyrgyzstan” (original not seen)."
    )
