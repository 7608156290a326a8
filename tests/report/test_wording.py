# ruff: noqa: E501 (expected sentences stay on one line)
"""Each line on wording of the house style is one test, with claims made by hand."""

from regesta.model import AttributionLink, Claim, Document, Valid
from regesta.report.comparing import compare_findings
from regesta.report.material import Material, assemble_material
from regesta.report.noting import NoteBook
from regesta.report.telling import tell_claims
from regesta.report.writing import write_report
from tests.report.making import (
    NoLinking,
    country,
    finding,
    link,
    make_claim,
    make_document,
    mention,
    observed,
    pair,
    quantity,
    words,
)

ALPHA = make_document(
    "a.html", "The Harbour Base houses about 7,000 troops. Some 300 people work there.", title="Count", publisher="Alpha",
    published="2012-10-05",
)  # fmt: skip
BETA = make_document(
    "b.html", "By our count the Harbour Base has about 7,000 troops.", title="Counted", publisher="Beta"
)
GAMMA = make_document(
    "c.html", "The Harbour Base had 4,000 troops in 2015.", title="Later", publisher="Gamma", published="2016"
)


def strength(document: Document, figure: str, number: float, quote: str, **known: object) -> Claim:
    subject = mention(document, "Harbour Base", "facility")
    hedged = (
        {"comparator": "about"} if figure.casefold().startswith(("about", "some")) else {"low": number, "high": number}
    )
    value = quantity(document, figure, number, "troops", **hedged)
    host = known.pop("host", None)
    return make_claim(document, "troop_strength", "strength", value, quote, subject=subject, host=host, **known)


A = strength(ALPHA, "about 7,000", 7000, "The Harbour Base houses about 7,000 troops.")
B = strength(BETA, "about 7,000", 7000, "By our count the Harbour Base has about 7,000 troops.")
C = strength(
    GAMMA, "4,000", 4000, "The Harbour Base had 4,000 troops in 2015.", valid=Valid(start="2015", end="2015"),
)  # fmt: skip


def gather(*claims: Claim, findings: tuple = (), documents: tuple = (ALPHA, BETA, GAMMA)) -> Material:  # type: ignore[type-arg]
    return assemble_material("Ruritania", documents, claims, NoLinking(), findings)


def told(*claims: Claim, findings: tuple = (), documents: tuple = (ALPHA, BETA, GAMMA)) -> list[str]:  # type: ignore[type-arg]
    material = gather(*claims, findings=findings, documents=documents)
    return [sentence.text for sentence in tell_claims(claims, material, NoteBook(material, "checking"))]


def test_one_origin_is_named_with_its_date() -> None:
    assert told(A) == ["According to Alpha (5 October 2012), the Harbour Base had about 7,000 troops."]


def test_a_stated_year_is_told_with_the_figure() -> None:
    assert told(C) == ["According to Gamma (2016), the Harbour Base had 4,000 troops in 2015."]


def test_undated_source_is_called_undated() -> None:
    assert told(B) == ["According to Beta (undated), the Harbour Base had about 7,000 troops."]


def test_independent_origins_reported_separately() -> None:
    agreed = finding("How many?", pair(A, B, "compatible", "independent"))
    assert told(A, B, findings=(agreed,)) == [
        "Alpha (5 October 2012) and, separately, Beta (undated) reported that the Harbour Base had about 7,000 troops."
    ]


def test_copied_figure_is_repeated() -> None:
    copied = finding("How many?", pair(A, B, "compatible", "same", "The passage is copied word for word."))
    assert told(A, B, findings=(copied,))[1] == "Beta (undated) repeated Alpha’s figure, citing no other source."


def test_figure_that_is_only_alike_has_an_unknown_origin() -> None:
    alike = finding("How many?", pair(A, B, "compatible", "unknown"))
    assert told(A, B, findings=(alike,))[1] == "Beta (undated) gave the same figure (origin unknown)."


def test_attribution_holds_until_another_is_given() -> None:
    second = make_claim(
        ALPHA, "troop_strength", "strength", quantity(ALPHA, "Some 300", 300, "people", comparator="about"),
        "Some 300 people work there.",
    )  # fmt: skip
    assert told(A, second) == [
        "According to Alpha (5 October 2012), the Harbour Base had about 7,000 troops.",
        "The same source adds: “Some 300 people work there”.",
    ]
    assert told(A, C, second)[2] == "According to Alpha (5 October 2012): “Some 300 people work there”."


def test_hedge_of_the_source_is_kept_and_quoted() -> None:
    hedged = strength(
        ALPHA, "about 7,000", 7000, "The Harbour Base houses about 7,000 troops.",
        attribution=(AttributionLink(role="speaker", name="the garrison", hedge="reportedly"),),
    )  # fmt: skip
    assert told(hedged) == [
        "According to the garrison in Alpha (5 October 2012), with “reportedly” in its own words: “The Harbour Base houses "
        "about 7,000 troops”."
    ]


def test_every_stance_but_assertion_has_its_word() -> None:
    text = "The camp will be closed next year. The camp may be closed. The camp will be closed if rent stops. Close the camp."
    document = make_document("s.txt", text, publisher="Delta", published="2020")
    quotes = dict(zip(("planned", "possible", "conditional", "demanded"), text.rstrip(".").split(". "), strict=True))
    for stance, quote in quotes.items():
        claim = make_claim(document, "withdrawal", "status", words(document, quote), quote, stance=stance)
        assert told(claim, documents=(document,)) == [f"According to Delta (2020), {stance}: “{quote}”."]


def test_denial_is_called_denied_and_its_speaker_named() -> None:
    text = "The ministry denied that the camp was sold."
    document = make_document("s.txt", text, publisher="Delta", published="2020")
    claim = make_claim(
        document, "position", "position", words(document, "the camp was sold"), text, stance="denied",
        attribution=(link(document, "office", "The ministry"),),
    )  # fmt: skip
    assert told(claim, documents=(document,)) == [
        "According to the ministry in Delta (2020), denied: “The ministry denied that the camp was sold”."
    ]


def test_negative_is_quoted_never_turned_round() -> None:
    text = "The Harbour Base no longer has 500 troops."
    document = make_document("s.txt", text, publisher="Delta", published="2020")
    claim = strength(document, "500", 500, text, polarity="negative")
    assert told(claim, documents=(document,)) == [
        "According to Delta (2020): “The Harbour Base no longer has 500 troops”."
    ]


def test_chain_of_three_names_all() -> None:
    text = "The Ledger, citing a port official, said the base may hold up to 10,000 soldiers."
    document = make_document("s.html", text, publisher="Herald", published="2017-08-02")
    chain = (link(document, "outlet", "the Ledger"), link(document, "speaker", "port official", anonymous=True))
    claim = make_claim(
        document, "troop_strength", "planned_strength",
        quantity(document, "up to 10,000", 10000, "soldiers", high=10000, comparator="at_most"), text,
        stance="possible", attribution=chain,
    )  # fmt: skip
    assert told(claim, documents=(document,)) == [
        "According to a port official, cited by the Ledger, in Herald (2 August 2017), possible: “The Ledger, citing a port "
        "official, said the base may hold up to 10,000 soldiers”."
    ]


def test_observation_that_the_text_dates_is_told_with_that_date() -> None:
    text = "Russian units guard the border with China."
    document = make_document("p.html", text, publisher="Atlas", published="2017-10-14", published_basis="modified")
    claim = make_claim(
        document,
        "deployment",
        "mission",
        words(document, "guard the border"),
        text,
        observed_at=observed("1996", "section"),
    )
    assert told(claim, documents=(document,)) == [
        "According to Atlas (last modified 14 October 2017), as of 1996: “Russian units guard the border with China”."
    ]


def test_claims_in_the_same_words_are_told_once_with_one_note() -> None:
    text = "About 700 troops and 12 aircraft are at Kant."
    document = make_document("k.html", text, publisher="Delta", published="2020")
    claims = [
        make_claim(document, "troop_strength", "strength", quantity(document, "About 700", 700, "troops"), text),
        make_claim(document, "equipment_count", "held", quantity(document, "12", 12, "aircraft"), text),
    ]
    material = gather(*claims, documents=(document,))
    notes = NoteBook(material, "checking")
    sentences = tell_claims(claims, material, notes)
    assert [s.text for s in sentences] == ["According to Delta (2020): “About 700 troops and 12 aircraft are at Kant”."]
    assert len(notes.notes) == 1
    assert len(notes.notes[0].claims) == 2


def test_closing_attribution_is_not_quoted_twice() -> None:
    text = "Talks on this topic are still underway, Isakov said."
    document = make_document("k.html", text, publisher="Delta", published="2017-10-14")
    speaker = link(document, "speaker", "Sapar Isakov", "Isakov", office="Prime Minister")
    claim = make_claim(
        document, "negotiation", "status", words(document, "Talks on this topic are still underway"), text,
        attribution=(speaker,),
    )  # fmt: skip
    assert told(claim, documents=(document,)) == [
        "According to Prime Minister Sapar Isakov in Delta (14 October 2017): “Talks on this topic are still underway”."
    ]


RURITANIA = make_document(
    "d.html",
    "In Ruritania the Harbour Base had 5,000 troops in 2015.",
    title="Other",
    publisher="Delta",
    published="2016-02",
)


def compared(verdict: str, first: Claim, second: Claim, reason: str = "by hand") -> str:
    hosted = [_in_ruritania(claim) for claim in (first, second)]
    documents = (ALPHA, BETA, GAMMA, RURITANIA)
    material = gather(
        *hosted, findings=(finding("Troops at the base", pair(*hosted, verdict, reason=reason)),), documents=documents
    )
    listing = compare_findings(material, NoteBook(material, "checking"))
    assert listing is not None
    [item] = listing.items
    return f"{item.run_in} {' '.join(sentence.text for sentence in item.sentences)}"


def _in_ruritania(claim: Claim) -> Claim:
    from dataclasses import replace

    return replace(claim, host=country(RURITANIA, "Ruritania", "Ruritania"))


D = strength(
    RURITANIA,
    "5,000",
    5000,
    "In Ruritania the Harbour Base had 5,000 troops in 2015.",
    valid=Valid(start="2015", end="2015"),
)


def test_conflict_names_both_and_is_not_settled() -> None:
    assert compared("conflict", C, D) == (
        "Troops at the base: sources conflict. Gamma (2016) said 4,000 troops. However, Delta (February 2016) said 5,000 "
        "troops. No document read settles this."
    )


def test_change_gives_each_with_its_date_and_never_a_direction() -> None:
    assert compared("change", A, C) == (
        "Troops at the base: figures differ by date. Alpha gave about 7,000 troops (5 October 2012); Gamma gave 4,000 troops "
        "(2015)."
    )


def test_correction_is_told_in_the_order_of_the_statements() -> None:
    assert compared("correction", C, C.__class__(**{**_fields(C), "id": "x", "value": D.value})) == (
        "Troops at the base: source corrected itself. Gamma first gave 4,000 troops, later 5,000 troops, for the same year."
    )


def _fields(claim: Claim) -> dict[str, object]:
    return {name: getattr(claim, name) for name in Claim.__dataclass_fields__}


def test_estimates_that_overlap_are_a_range_with_both_sources() -> None:
    assert compared("estimate_overlap", C, D) == (
        "Troops at the base: estimates overlap. Estimates ranged from 4,000 troops (Gamma, 2015) to 5,000 troops (Delta, 2015)."
    )


def test_scope_says_what_each_counted() -> None:
    assert compared("scope_difference", C, D) == (
        "Troops at the base: different things counted. Gamma (2016) counted 4,000 troops; Delta (February 2016), 5,000 troops."
    )


def test_what_cannot_be_compared_says_what_is_missing() -> None:
    assert compared("cannot_compare", A, B) == (
        "Troops at the base: cannot compare. Alpha (5 October 2012) gave about 7,000 troops; Beta (undated), about 7,000 troops. "
        "These cannot be compared: Beta prints no date."
    )


def test_number_of_documents_and_years_are_said_where_nothing_is_found() -> None:
    report = write_report("Ruritania", (ALPHA, BETA, GAMMA), (), NoLinking(), ())
    contamination = next(section for section in report.sections if section.title == "Contamination")
    assert [s.text for b in contamination.blocks for s in b.sentences] == [  # type: ignore[union-attr]
        "The three documents read, dated 2012 to 2016 (one undated), state no place or extent of mined ground in Ruritania."
    ]
    assert report.notes[3].citation == (
        "Nothing found in the three documents read (2012 to 2016, one without a year). Searched: mine_use, "
        "production_transfer, stockpile; Ruritania."
    )


def test_a_sentence_printed_again_is_told_as_the_same_words() -> None:
    text = "The French forces in Djibouti numbered 2,850 then and number about 1,900 now."
    first = make_document("old.html", text, title="Old", publisher="Monitor", published="2012-01-14")
    second = make_document("new.html", text, title="New", publisher="Strait", published="2018-05-09")
    claims = [
        make_claim(
            d, "troop_strength", "strength", quantity(d, "about 1,900", 1900, "troops", comparator="about"), text
        )
        for d in (first, second)
    ]
    assert told(*claims, documents=(first, second)) == [
        "According to Monitor (14 January 2012): “The French forces in Djibouti numbered 2,850 then and number about 1,900 now”.",
        "Strait (9 May 2018) printed the same words.",
    ]


def test_utterance_is_quoted_without_its_marks_and_tag() -> None:
    text = "“There is no soldier at Ream, and there is no paper about one,” he told the Bulletin."
    document = make_document("u.html", text, publisher="Bulletin", published="2019-07-23")
    claim = make_claim(document, "deployment", "presence", words(document, "no soldier"), text, polarity="negative")
    assert told(claim, documents=(document,)) == [
        "According to Bulletin (23 July 2019): “There is no soldier at Ream, and there is no paper about one”."
    ]


def test_clause_needs_its_subject_and_its_verb_in_the_words_quoted() -> None:
    text = "A treaty was discussed. It voted for the agreement in December 2020."
    document = make_document("v.txt", text, publisher="Survey", published="2021")
    claim = make_claim(
        document, "agreement_signed", "date", words(document, "December 2020", "date", edtf="2020-12"),
        "It voted for the agreement in December 2020.", subject=mention(document, "the agreement", "agreement"),
    )  # fmt: skip
    assert told(claim, documents=(document,)) == [
        "According to Survey (2021): “It voted for the agreement in December 2020”."
    ]
    text = "The Bishkek Protocol was signed on 1 August 2009."
    document = make_document("w.txt", text, publisher="Survey", published="2021")
    claim = make_claim(
        document, "agreement_signed", "date", words(document, "1 August 2009", "date", edtf="2009-08-01"), text,
        subject=mention(document, "Bishkek Protocol", "agreement"),
    )  # fmt: skip
    assert told(claim, documents=(document,)) == [
        "According to Survey (2021), the Bishkek Protocol was signed on 1 August 2009."
    ]


def test_date_that_the_words_leave_open_follows_in_brackets() -> None:
    text = "The drones were moved last September."
    document = make_document("w.txt", text, publisher="Courier", published="2014-05-06")
    claim = make_claim(
        document, "deployment", "movement", words(document, "moved"), text,
        valid=Valid(start="2013-09", end="2013-09", text="last September"),
    )  # fmt: skip
    material = gather(claim, documents=(document,))
    notes = NoteBook(material, "checking")
    [sentence] = tell_claims([claim], material, notes)
    assert (
        sentence.text == "According to Courier (6 May 2014): “The drones were moved last September” [September 2013]."
    )
    assert notes.notes[0].remarks == ("“last September” read as in September 2013.",)


def test_unnamed_speakers_and_institutions_take_their_article() -> None:
    from regesta.report.naming import institution_in_text, unnamed_in_text

    described = ("European diplomat", "official of the port", "two officers", "Kyrgyz officials", "U.S. aide")
    assert [unnamed_in_text(words) for words in described] == [
        "a European diplomat", "an official of the port", "two officers", "Kyrgyz officials", "a U.S. aide",
    ]  # fmt: skip
    institutions = ("French defence ministry", "Chad's general staff", "NATO", "Ada Holm", "The Pentagon")
    assert [institution_in_text(name) for name in institutions] == [
        "the French defence ministry", "Chad's general staff", "NATO", "Ada Holm", "The Pentagon",
    ]  # fmt: skip


def test_no_claim_is_lost_where_quotations_lie_within_quotations() -> None:
    text = "Three sites, two of them in the south, and a range near the lake were closed by the army in 2010."
    document = make_document("n.txt", text, publisher="Survey", published="2021")
    claims = [
        make_claim(document, "facility_status", name, words(document, value), quote)
        for name, value, quote in (
            ("component_of", "Three sites, two of them in the south", "Three sites, two of them in the south"),
            ("existence", "Three sites", "Three sites"),
            ("closing_date", "closed", text),
            ("use", "a range", "a range near the lake"),
        )
    ]
    for order in (claims, claims[::-1]):
        material = gather(*order, documents=(document,))
        notes = NoteBook(material, "checking")
        sentences = tell_claims(order, material, notes)
        assert len(sentences) == 1
        assert {c for note in notes.notes for c in note.claims} == {claim.id[:8] for claim in claims}


def test_society_before_a_figure_is_no_person_with_an_age() -> None:
    text = "According to the National Red Crescent Society, 12 landmine casualties have occurred since 1999."
    document = make_document("c.txt", text, publisher="Survey", published="2021")
    claim = make_claim(document, "casualties", "casualties", quantity(document, "12", 12, "casualties"), text)
    assert told(claim, documents=(document,)) == [f"According to Survey (2021): “{text.rstrip('.')}”."]


def test_subject_far_from_its_figure_is_left_to_the_reader() -> None:
    text = "About 1,000 French soldiers were in the country then, at Faya, at Abéché in the east and at Camp Kosseï."
    document = make_document("k.txt", text, publisher="Dispatch", published="2024")
    value = quantity(document, "About 1,000", 1000, "French soldiers", comparator="about")
    claim = make_claim(
        document, "troop_strength", "strength", value, text, subject=mention(document, "Camp Kosseï", "facility")
    )
    assert told(claim, documents=(document,)) == [f"According to Dispatch (2024): “{text.rstrip('.')}”."]
