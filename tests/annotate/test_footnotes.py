"""Footnote marks are bound to their sentences, and notes give their sources as an analyst would write them."""

from __future__ import annotations

import re

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from regesta.annotate.notes import bind_footnotes
from regesta.annotate.notes.sources import parse_note
from regesta.model import Block, Document, FootnoteCall


def sources(note: str) -> list[tuple[str | None, str, str | None, str | None, str | None]]:
    """Give (kind, name, office, place, date) of each source of a note."""
    return [(link.kind, link.name, link.office, link.place, link.date) for link in parse_note(note, 0, "d")]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Interview with Maj. Pedro Alves, Head, Demining Section, Ministry of Interior, Luanda, 4 March 2011.",
            [
                (
                    "interview",
                    "Pedro Alves",
                    "Maj., Head, Demining Section, Ministry of Interior",
                    "Luanda",
                    "2011-03-04",
                )
            ],
        ),
        (
            "Agence France-Presse (Paris), “Jets fly to Gabon,” 5 March 2013.",
            [("press", "Agence France-Presse", None, "Paris", "2013-03-05")],
        ),
        (
            "Telephone interview with Anna Berg, Director, Norwegian People’s Aid, June 2009.",
            [("telephone", "Anna Berg", "Director, Norwegian People’s Aid", None, "2009-06")],
        ),
        (
            "Interview with confidential diplomatic source, Tbilisi, August 2008.",
            [("interview", "confidential diplomatic source", None, "Tbilisi", "2008-08")],
        ),
        (
            "Email from Amb. Li Wen, Mission of Palau, 2 May 2014; letter from Dr. Ana Ruiz, UNMAS, 3 May 2014.",
            [
                ("email", "Li Wen", "Amb., Mission of Palau", None, "2014-05-02"),
                ("letter", "Ana Ruiz", "Dr., UNMAS", None, "2014-05-03"),
            ],
        ),
        (
            "Statement by Jakub Novak, Deputy Minister, Meeting of States Parties, Bangkok, 15-19 September 2003.",
            [("statement", "Jakub Novak", "Deputy Minister", "Bangkok", "2003-09-15/2003-09-19")],
        ),
        (
            "Presentation by Sam Otieno, Kenya Mine Centre, Standing Committee on Mine Clearance, Geneva, May 8, 2006.",
            [("presentation", "Sam Otieno", "Kenya Mine Centre", "Geneva", "2006-05-08")],
        ),
        (
            "Response to Landmine Monitor questionnaire by Omar Said, Adviser, Foreign Ministry, 7 April 2010.",
            [("questionnaire", "Omar Said", "Adviser, Foreign Ministry", None, "2010-04-07")],
        ),
        (
            "Law on the State Border, No. 14/98, 3 April 1998.",
            [("law", "Law on the State Border", None, None, "1998-04-03")],
        ),
        (
            "Interviews with Ana Ruiz, Head, Army Demining Unit, and Tom Hall, UNDP, Managua, 3 May 2003; "
            "and email from Li Wen, UNMAS, 9 May 2003.",
            [
                ("interview", "Ana Ruiz", "Head, Army Demining Unit", "Managua", "2003-05-03"),
                ("interview", "Tom Hall", "UNDP", "Managua", "2003-05-03"),
                ("email", "Li Wen", "UNMAS", None, "2003-05-09"),
            ],
        ),
        (
            "Fax from the Ministry of Defence, 9 July 2001.",
            [("fax", "Ministry of Defence", None, None, "2001-07-09")],
        ),
        (
            "Maria Petrova, “Shells found in Poti,” Rustavi Post (Tbilisi), 4 June 2009, www.example.org/a?b=1.",
            [("press", "Rustavi Post", None, "Tbilisi", "2009-06-04")],
        ),
        (
            "“Army clears valley; two hurt,” Radio Erena, 11 May 2012.",
            [("press", "Radio Erena", None, None, "2012-05-11")],
        ),
        ("“Old shells,” 3 March 2007, www.reuters.com/article/99.", [("press", "Reuters", None, None, "2007-03-03")]),
        (
            "“Old shells,” 3 March 2007, www.lupanews.example.",
            [("press", "lupanews.example", None, None, "2007-03-03")],
        ),
        (
            "See Landmine Monitor Report 2003, pp. 210-211.",
            [("report", "Landmine Monitor Report 2003", None, None, "2003")],
        ),
        (
            "Interview with Eva Lind, Swedish EOD Center, Eksjö, 2 May 2005; see Landmine Monitor Report 2004, p. 7.",
            [
                ("interview", "Eva Lind", "Swedish EOD Center", "Eksjö", "2005-05-02"),
                ("report", "Landmine Monitor Report 2004", None, None, "2004"),
            ],
        ),
        (
            "Ministry of Defense, “White Paper on Bases,” 12 January 2016.",
            [("document", "Ministry of Defense", None, None, "2016-01-12")],
        ),
        (
            "“Mines in the dunes,” Gulf Daily, 3 May 2004, cited in Landmine Monitor Report 2005, p. 12.",
            [
                ("report", "Landmine Monitor Report 2005", None, None, "2005"),
                ("press", "Gulf Daily", None, None, "2004-05-03"),
            ],
        ),
        (
            "Interview with Ali Rezai and Sara Khan, Halo Trust, Herat, 6 May 2007.",
            [
                ("interview", "Ali Rezai", None, "Herat", "2007-05-06"),
                ("interview", "Sara Khan", "Halo Trust", "Herat", "2007-05-06"),
            ],
        ),
        ("Interfax (Moscow), 12 May 2005.", [("press", "Interfax", None, "Moscow", "2005-05-12")]),
        (
            "Brig. Tomas Real, commander of the garrison, interview with the author, Ceuta, 3 June 2011.",
            [("interview", "Tomas Real", "Brig., commander of the garrison", "Ceuta", "2011-06-03")],
        ),
        (
            "Interview, Col. Ines Duarte, Director, Mine Centre, Luena, 13 April 2018.",
            [("interview", "Ines Duarte", "Col., Director, Mine Centre", "Luena", "2018-04-13")],
        ),
        (
            "Colonial Office, letter to the author, London, 3 May 1959. This may be an understatement.",
            [("letter", "Colonial Office", None, "London", "1959-05-03")],
        ),
        (
            "Press conference by Defence Minister Paula Roth, Riga, 11 November 2013.",
            [("statement", "Paula Roth", "Defence Minister", "Riga", "2013-11-11")],
        ),
        (
            "Letter from the Foreign Minister of Oman, Said Harib, to the Secretary-General, 14 May 1972.",
            [("letter", "Said Harib", "Foreign Minister of Oman", None, "1972-05-14")],
        ),
        (
            "Statement by Admiral Ronald Birch in the House of Lords, 7 July 2005.",
            [("statement", "Ronald Birch", "Admiral", None, "2005-07-07")],
        ),
        (
            "Treaty between Norway and Iceland, Oslo, 24 January 1976, Article 5.",
            [("document", "Treaty between Norway and Iceland", None, "Oslo", "1976-01-24")],
        ),
        (
            "Personal communication from Ida Holm, FSD, Kabul, 2016.",
            [("interview", "Ida Holm", "FSD", "Kabul", "2016")],
        ),
        ("It abstained from the votes of 2001 and 2002.", []),
        ("The number was rounded; other sources differ.", []),
    ],
)
def test_notes_name_their_sources(note: str, expected: list[tuple[str | None, ...]]) -> None:
    assert sources(note) == expected


def test_comment_between_sources_is_no_source() -> None:
    note = "Interview with Col. Jan Kos, Brno, 1 May 2005. He said it would be sold. Meeting with NATO, 2 May 2005."
    assert [(kind, name) for kind, name, *_ in sources(note)] == [("interview", "Jan Kos"), ("meeting", "NATO")]


def test_unnamed_source_is_marked_anonymous_and_quotes_its_entry() -> None:
    (link,) = parse_note("Interview with a senior officer, Lomé, May 2013.", 50, "d")
    assert link.anonymous
    assert link.name == "senior officer"
    assert link.evidence is not None
    assert (link.evidence.start, link.evidence.quote) == (50, "Interview with a senior officer, Lomé, May 2013.")


def document_of(body: str, notes: list[tuple[str | None, str]]) -> tuple[Document, Doc]:
    """Make a document of one paragraph and its notes, and a Doc that cuts sentences at full stops before capitals."""
    text = body
    blocks = [Block(role="paragraph", start=0, end=len(body))]
    for mark, note in notes:
        text += "\n\n"
        blocks.append(Block(role="footnote", start=len(text), end=len(text) + len(note), mark=mark))
        text += note
    document = Document(id="d", name="d.txt", original_sha256="0", reader="text/1", text=text, blocks=tuple(blocks))
    pieces = re.findall(r"\S+\s*", text)
    starts = [True, *(previous.rstrip().endswith(".") for previous in pieces[:-1])]
    words = [piece.rstrip() if piece.endswith((" ", "\n")) else piece for piece in pieces]
    doc_words: list[str] = []
    spaces: list[bool] = []
    sent_starts: list[bool] = []
    for piece, word, starts_sentence in zip(pieces, words, starts, strict=True):
        gap = piece[len(word) :]
        doc_words.append(word)
        spaces.append(gap.startswith(" "))
        sent_starts.append(starts_sentence)
        if gap.strip(" "):
            doc_words.append(gap)
            spaces.append(False)
            sent_starts.append(False)
    return document, Doc(Vocab(), words=doc_words, spaces=spaces, sent_starts=sent_starts)


def calls(body: str, *notes: str) -> list[tuple[str, str, int]]:
    """Give (mark, documented words, number of sources) of each call."""
    document, doc = document_of(body, [(str(number), note) for number, note in enumerate(notes, 1)])
    assert doc.text == document.text
    return [
        (call.mark, document.text[call.sentence[0] : call.sentence[1]], len(call.links))
        for call in bind_footnotes(document, doc)
    ]


FIRST, SECOND = "Interview with Col. Ivo Dan, Zadar, 2 May 2005.", "See Landmine Monitor Report 2004, p. 3."


def test_mark_after_full_stop_belongs_to_the_sentence_before() -> None:
    assert calls("Croatia signed.[1] It then ratified.[2 ] Nothing follows.", FIRST, SECOND) == [
        ("1", "Croatia signed.", 1),
        ("2", "It then ratified.", 1),
    ]


def test_mark_glued_to_the_next_sentence_belongs_to_the_sentence_before() -> None:
    assert calls("Croatia signed.[1 ]It then ratified.[2]", FIRST, SECOND) == [
        ("1", "Croatia signed.", 1),
        ("2", "It then ratified.", 1),
    ]


def test_mark_after_a_comma_belongs_to_the_clause_before() -> None:
    assert calls("Though officials deny it,[1] reports speak of mines.[2]", FIRST, SECOND) == [
        ("1", "Though officials deny it,", 1),
        ("2", "reports speak of mines.", 1),
    ]


def test_mark_inside_a_clause_does_not_split_it() -> None:
    assert calls("The range[1] was cleared in May.[2]", FIRST, SECOND) == [
        ("1", "The range", 1),
        ("2", "The range was cleared in May.".replace("range ", "range[1] "), 1),
    ]


def test_several_marks_share_their_sentence() -> None:
    assert calls("Croatia signed.[1][2] It ratified.", FIRST, SECOND) == [
        ("1", "Croatia signed.", 1),
        ("2", "Croatia signed.", 1),
    ]
    assert calls("Croatia signed.[1, 2] It ratified.", FIRST, SECOND) == [
        ("1", "Croatia signed.", 1),
        ("2", "Croatia signed.", 1),
    ]


def test_mark_behind_a_quotation_documents_all_of_it() -> None:
    text = "It met. He stated: “Croatia signed. It will ratify.”[1] It then left."
    assert calls(text, FIRST) == [("1", "He stated: “Croatia signed. It will ratify.”", 1)]


def test_repeated_marks_each_have_a_call() -> None:
    assert [mark for mark, *_ in calls("It signed.[1] It paid.[1]", FIRST)] == ["1", "1"]


@pytest.mark.parametrize("body", ["It signed.¹ It paid.²", "It signed.1 It paid.2", "It “signed.”1 It paid.2"])
def test_raised_and_glued_digits_are_marks(body: str) -> None:
    assert [mark for mark, *_ in calls(body, FIRST, SECOND)] == ["1", "2"]


THIRD, FOURTH = "“Port sold,” Delta Times, 3 May 2005.", "Email from Ana Ruiz, UNMAS, 3 May 2014."


@pytest.mark.parametrize(
    "marks", ["[1-3]", "[1–3]", "[1, 2, 3]", "[1][2][3]", "[1,2-3]", "¹⁻³", "¹–³", "¹,²,³", "1–3", "1,2,3"]
)
def test_range_of_marks_calls_every_note_in_it(marks: str) -> None:
    found = calls(f"It met. Croatia signed.{marks} It ratified.[4]", FIRST, SECOND, THIRD, FOURTH)
    assert found == [(mark, "Croatia signed.", 1) for mark in "123"] + [("4", "It ratified.", 1)]


def test_range_leaves_out_what_no_note_has() -> None:
    assert [mark for mark, *_ in calls("It signed.[1-9]", FIRST, SECOND)] == ["1", "2"]
    assert calls("It signed.[3-1]", FIRST, SECOND, THIRD) == []


@pytest.mark.parametrize("body", ["It signed[1]. It paid[2].", "It signed [1]. It paid [2]."])
def test_mark_before_the_full_stop_belongs_to_its_own_sentence(body: str) -> None:
    assert [(mark, words.rstrip(" .")) for mark, words, _ in calls(body, FIRST, SECOND)] == [
        ("1", "It signed"),
        ("2", "It paid"),
    ]


def test_repeated_mark_has_the_sources_of_its_note_each_time() -> None:
    assert calls("It signed.[1] It paid.[2] It left.[1]", FIRST, SECOND) == [
        ("1", "It signed.", 1),
        ("2", "It paid.", 1),
        ("1", "It left.", 1),
    ]


def test_several_marks_in_one_sentence_each_take_their_clause() -> None:
    assert calls("Some say six,[1] others nine,[2] and one book none.[3] It ended.", FIRST, SECOND, THIRD) == [
        ("1", "Some say six,", 1),
        ("2", "others nine,", 1),
        ("3", "and one book none.", 1),
    ]


def test_mark_after_stop_and_bracket_belongs_to_the_sentence_before() -> None:
    assert calls("It signed (in May.)[1] It paid (twice).[2]", FIRST, SECOND) == [
        ("1", "It signed (in May.)", 1),
        ("2", "It paid (twice).", 1),
    ]


@pytest.mark.parametrize(
    "body", ["It covers 2–3 acres.", "Between 1–2 May it met.", "See pp. 1–2 there.", "He won 1,2 points."]
)
def test_ranges_of_figures_are_no_marks(body: str) -> None:
    assert calls(body, FIRST, SECOND, THIRD) == []


def test_figures_are_no_marks() -> None:
    assert calls("Version 2.1 weighs 1.2 tons. In [2012] it cost 3,000.9 dollars on 1 May.", FIRST, SECOND) == []


def test_ibid_has_the_sources_of_the_note_before() -> None:
    assert calls("It signed.[1] It paid.[2]", FIRST, "Ibid.") == [("1", "It signed.", 1), ("2", "It paid.", 1)]


def test_comment_gives_a_call_without_sources() -> None:
    assert calls("It signed.[1]", "It had signed before.") == [("1", "It signed.", 0)]


def test_story_cited_again_in_short_keeps_its_outlet() -> None:
    document, doc = document_of(
        "It signed.[1] It paid.[2]",
        [("1", "“Rent for the port,” Delta Times, 3 May 2005."), ("2", "“Rent for the port,” 3 May 2005.")],
    )
    found: tuple[FootnoteCall, ...] = bind_footnotes(document, doc)
    assert [call.links[0].name for call in found] == ["Delta Times", "Delta Times"]


def test_note_continued_in_an_unmarked_block_adds_its_sources() -> None:
    document, doc = document_of("It signed.[1]", [("1", FIRST), (None, SECOND)])
    (call,) = bind_footnotes(document, doc)
    assert [link.kind for link in call.links] == ["interview", "report"]


def test_document_without_notes_has_no_calls() -> None:
    assert calls("It signed.[1] It paid.²") == []


def covered(body: str, *notes: str) -> list[str | None]:
    """Give the words before its own sentence that each call documents as well."""
    document, doc = document_of(body, [(str(number), note) for number, note in enumerate(notes, 1)])
    return [
        None if call.covers_from is None else document.text[call.covers_from : call.sentence[0]].strip()
        for call in bind_footnotes(document, doc)
    ]


def test_note_that_closes_a_paragraph_covers_the_unmarked_sentences_before_it() -> None:
    assert covered("Care is free. Nine clinics are open.[1]", SECOND) == ["Care is free."]
    assert covered("A road opened.[1] Care is free. Nine clinics are open.[2]", FIRST, SECOND) == [
        None,
        "Care is free.",
    ]


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("Care is free.[1] Nine clinics are open.", SECOND),
        ("Nine clinics are open.[1]", SECOND),
        ("Care is free. An officer called it “a start”.[1]", SECOND),
        ("Care is free. Nine clinics are open.[1]", "“Nine clinics,” Radio Erena, 11 May 2012."),
    ],
    ids=["in the middle", "one sentence", "a quotation", "a press story"],
)
def test_note_for_one_sentence_covers_nothing_before_it(body: str, note: str) -> None:
    assert covered(body, note) == [None]


def test_a_long_note_of_names_is_read_to_its_end() -> None:
    names = "The Wardens of the Harbour and the Members of the Board of the Company of Traders of the City met " * 6
    assert sources(f"{names.strip()}.") == []
    assert [name for _, name, *_ in sources("HALO Trust follow-up telephone interview with Ana Reis, 4 May 2009.")] == [
        "Ana Reis"
    ]
