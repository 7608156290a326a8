from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.acquire.plain_text import find_blocks, read_plain_text
from regesta.model import Block
from tests.acquire.conftest import ReadBytes

BODY = "The two ministers signed the agreement in the capital on Monday, and the troops will stay for another decade."
MORE = "Officials in the province said that the range had been closed after two children were hurt by old shells."

odd_text = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\n\r\t\u00a0\u200b\ufeff\u2028\u0301ҚқӨөЪ😀👨\u200d👩‍👧[]()•–—“”©1203456789.,:;"),
    ),
    max_size=400,
)


def _roles(text: str) -> list[tuple[str, str]]:
    return [(block.role, text[block.start : block.end]) for block in find_blocks(text)]


def _role_of(text: str, words: str) -> Block:
    return next(block for block in find_blocks(text) if words in text[block.start : block.end])


@given(odd_text)
@settings(max_examples=300, deadline=None)
def test_blocks_are_ordered_apart_and_within_any_text(text: str) -> None:
    blocks = find_blocks(text)
    assert all(0 <= block.start < block.end <= len(text) for block in blocks)
    assert all(a.end <= b.start for a, b in pairwise(blocks))


@given(odd_text)
@settings(max_examples=200, deadline=None)
def test_what_lies_between_blocks_shows_nothing(text: str) -> None:
    covered = set().union(*(range(block.start, block.end) for block in find_blocks(text)), set())
    assert not any(text[index].isalnum() for index in range(len(text)) if index not in covered)


def test_the_text_is_that_of_the_file(read: ReadBytes) -> None:
    text = "  Title of the Page\r\n\r\n" + BODY + "\r\n\u00a0\t\n\n" + MORE + "  \n\n\n"
    assert read("a.txt", text.encode()).text == text
    marked = read("b.txt", b"\xef\xbb\xbf" + text.encode())
    assert marked.text == "\ufeff" + text
    assert marked.blocks[0].start == 3


def test_lines_are_paragraphs_unless_wrapped() -> None:
    text = "Two Sign Base Deal\n\n" + BODY + "\n" + MORE + "\n"
    assert [role for role, _ in _roles(text)] == ["title", "paragraph", "paragraph"]


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    wrapped = (
        "The two ministers signed the agreement in the capital on\n"
        "Monday, and the troops will stay for another decade. The\n"
        "range in the north will be handed back before the end of\n"
        "the year, an official of the ministry said.\n"
        "\n"
        "Officials in the province said that the range had been\n"
        "closed after two children were hurt by old shells there\n"
        "in the spring.\n"
    )
    paragraphs = [shown for role, shown in _roles(wrapped) if role == "paragraph"]
    assert [shown.split()[0] for shown in paragraphs] == ["The", "Officials"]
    assert paragraphs[0].endswith("ministry said.")


def test_title_menu_heading_and_section() -> None:
    text = (
        "About the Institute\nOur Research\nPublications\nPress Room\nArchive\n\n"
        "Foreign Garrisons of the Region, Yearbook 2005\n\n" + BODY + "\n\nMines and Clearance\n\n" + MORE + "\n"
    )
    roles = dict((shown, role) for role, shown in _roles(text))
    assert roles["Publications"] == "furniture"
    assert roles["Foreign Garrisons of the Region, Yearbook 2005"] == "title"
    assert roles["Mines and Clearance"] == "heading"
    assert _role_of(text, "two children").section == "Mines and Clearance"
    assert _role_of(text, "two ministers").section is None


def test_three_short_lines_are_no_menu() -> None:
    text = "Jane Doe\nDirector\nKant\n\nStatement on the Base at Kant\n\n" + BODY + "\n"
    assert "furniture" not in {role for role, _ in _roles(text)}


def test_notes_are_bound_to_the_marks_that_call_them() -> None:
    text = (
        "Country Report 2004\n\n" + BODY + "[1] " + MORE + "[2 ]\n\n"
        "[1] Interview with an officer, Osh, 2 May 2004.\n"
        "[2 ]See last year's report, p. 12.\n"
    )
    notes = [block for block in find_blocks(text) if block.role == "footnote"]
    assert [note.mark for note in notes] == ["1", "2"]
    assert all(note.section is None for note in notes)


def test_numbered_notes_without_brackets_need_calls_in_sequence() -> None:
    called = (
        BODY.replace("Monday,", "Monday,1") + " " + MORE.replace("closed", "closed2").replace("shells.", "shells.3")
    )
    notes = "1 Interview, Osh, 2 May 2004.\n2 Email from the ministry.\n3 Report of 2003, p. 4.\n"
    marks = [block.mark for block in find_blocks("Report\n\n" + called + "\n\n" + notes) if block.role == "footnote"]
    assert marks == ["1", "2", "3"]


def test_a_numbered_list_that_nothing_calls_is_a_list() -> None:
    text = "Demands of the Union\n\n" + BODY + "\n\n1. Close the range.\n2. Pay the rent.\n3. Clear the mines.\n"
    assert [role for role, _ in _roles(text)][2:] == ["list", "list", "list"]


def test_bracketed_editorial_insertions_are_no_notes() -> None:
    text = "Talks on the Base\n\n“[The] base stays,” he said. " + BODY + "\n\n[Editor: see below.] " + MORE + "\n"
    assert "footnote" not in {role for role, _ in _roles(text)}


def test_what_sites_print_around_a_story_is_furniture() -> None:
    furniture = [
        "Accessibility links",
        "Skip to main content",
        "Please make a tax-deductible donation to keep our desk going!",
        "Join the Garrison Atlas mailing list",
        "Page last modified: 03-09-2011 10:12:45",
        "© 2019 Garrison Atlas. All rights reserved.",
        "Leave a Reply",
        "Be the first to comment",
        "This site uses Akismet to reduce spam.",
        "Related stories",
    ]
    text = furniture[0] + "\n\nGarrison of the North Changes Hands\n\n" + BODY + "\n\n" + MORE + "\n\n"
    text += "\n\n".join(furniture[1:]) + "\n"
    roles = dict((shown, role) for role, shown in _roles(text))
    assert {line: roles[line] for line in furniture} == dict.fromkeys(furniture, "furniture")
    assert roles[BODY] == roles[MORE] == "paragraph"


def test_sentences_that_sound_like_furniture_are_kept() -> None:
    kept = [
        "Donations from three states paid for the clearance of the range, the ministry said in its yearly report.",
        "More troops from Moscow arrived at the base on Monday, and two companies went on to the border that night.",
        "Comments by the minister were carried by the state agency, which said that 300 soldiers would leave in May.",
        "Related claims were made in 2004 by the opposition, whose figures the army has denied ever since that time.",
        "The last changed hands in 1994, when the regiment left the town and its barracks were given to the police.",
    ]
    text = "Troops and Money on the Border\n\n" + "\n\n".join(kept) + "\n"
    assert [role for role, _ in _roles(text)] == ["title", *["paragraph"] * len(kept)]


def test_what_follows_the_credit_is_the_sites_unless_it_is_long() -> None:
    story = "Deal on the Base Signed\n\n" + "\n\n".join([BODY, MORE] * 4)
    short_tail = story + "\n\nWith reporting by the agencies\n\nThe desk writes in nine languages.\n"
    assert _role_of(short_tail, "nine languages").role == "furniture"
    long_tail = story + "\n\nWith reporting by the agencies\n\n" + "\n\n".join([MORE, BODY] * 3) + "\n"
    assert find_blocks(long_tail)[-1].role == "paragraph"


def test_captions_by_credit_and_by_repetition() -> None:
    line = "Soldiers at the gate of the camp on Sunday."
    text = "Camp Opens Its Gates\n\n" + line + "\n" + line + "\n\nA tank at the range. Photo: Press service\n\n" + BODY
    assert [role for role, _ in _roles(text)] == ["title", "caption", "caption", "caption", "paragraph"]


def test_wire_story_without_a_year_stays_undated() -> None:
    text = "Deal on the Base Signed\n\nDUSHANBE, October 5 (Reuters) -- " + BODY + "\n"
    origin = read_plain_text(text.encode()).origin
    assert (origin.place, origin.published, origin.published_note) == ("Dushanbe", None, None)


def test_dateline_with_a_year_dates_the_story() -> None:
    text = "Deal on the Base Signed\n\nBISHKEK, May 12, 2005 (AFP) - " + BODY + "\n"
    origin = read_plain_text(text.encode()).origin
    assert (origin.place, origin.published, origin.published_basis) == ("Bishkek", "2005-05-12", "dateline")


def test_dateline_with_its_day_before_the_place_dates_the_story() -> None:
    text = "Deal on the Base Signed\n\nMay 12, 2005 (BISHKEK) – " + BODY + "\n"
    origin = read_plain_text(text.encode()).origin
    assert (origin.place, origin.published, origin.published_basis) == ("Bishkek", "2005-05-12", "dateline")


def test_dates_of_the_running_text_are_not_the_documents() -> None:
    text = (
        "Deal on the Base Signed\n\nOn 3 May 1994 a decree published on 12 May 1994 in Bishkek let them stay. " + BODY
    )
    assert read_plain_text(text.encode()).origin.published is None


def test_edition_copyright_and_modification_dates_say_what_they_are() -> None:
    def dated(title: str, tail: str) -> tuple[str | None, str | None]:
        origin = read_plain_text(f"{title}\n\n{BODY}\n\n{MORE}\n\n{tail}\n".encode()).origin
        return origin.published, origin.published_basis

    assert dated("Kyrgyzstan, Garrison Report 2005", "") == ("2005", "edition")
    assert dated("Garrisons of the Region", "© 2021, North Desk") == ("2021?", "copyright")
    assert dated("Garrisons of the Region", "© 1999-2021 North Desk") == (None, None)
    assert dated("Garrisons of the Region", "Page last modified: 14-10-2017 18:12") == ("2017-10-14", "modified")
    assert dated("Garrisons of the Region", "Page last modified: 03-04-2017 18:12") == ("2017", "modified")


def test_publisher_is_taken_from_copyright_and_lists() -> None:
    def publisher(tail: str) -> str | None:
        return read_plain_text(f"Garrisons\n\n{BODY}\n\n{MORE}\n\n{tail}\n".encode()).origin.publisher

    assert publisher("© 2019 Garrison Atlas. All rights reserved.") == "Garrison Atlas"
    assert publisher("Join the Atlas.org mailing list") == "Atlas.org"
    assert publisher("No notice here at all") is None
    assert publisher("Copyright Garrison Atlas 2004-2012. All rights reserved.") == "Garrison Atlas"
    assert publisher("Garrison Atlas, 9 Quay Street, Riga. Reg. 11. All rights reserved 2009") == "Garrison Atlas"
    assert publisher("Garrison Atlas appears on Mondays. Write to us.") == "Garrison Atlas"
    assert publisher("Read more on Garrison Atlas") == "Garrison Atlas"


@pytest.mark.parametrize(
    ("text", "publisher", "basis"),
    [
        (f"Lanterna News/ {BODY}\n\n{MORE}", "Lanterna News", "credit"),
        (f"Lanterna Daily - Osh - {BODY}\n\n{MORE}", "Lanterna Daily", "credit"),
        (f"• Lanterna\n\n{BODY}\n\n{MORE}", "Lanterna", "credit"),
        (f"Lanterna News Agency, Osh\n\n{BODY}\n\n{MORE}", "Lanterna News Agency", "credit"),
        (f"Source: Republic of Lanterna in English\n\nA Pact\n\n{BODY}\n\n{MORE}", "Republic of Lanterna", "credit"),
        (f"Ministers sign a pact on the range | Lanterna\n\n{BODY}\n\n{MORE}", "Lanterna", "title"),
        (f"Ministers sign a pact on the range :: Old Lanterna\n\n{BODY}\n\n{MORE}", "Old Lanterna", "title"),
        (f"Ministers sign a pact on the range - Lanterna Times\n\n{BODY}\n\n{MORE}", "Lanterna Times", "title"),
        (f"A Pact Signed\n\n{BODY}\n\n{MORE}\n\n(AFP)", "AFP", "agency"),
        (f"A Pact Signed\n\n{BODY}\n\n{MORE} (Reuters)", "Reuters", "agency"),
        (f"A Pact Signed\n\nOSH (Reuters) - {BODY}\n\n{MORE}", "Reuters", "agency"),
        (f"A Pact Signed\n\n{BODY}\n\n{MORE}\n\n(AFP)\n\n© 2019 Lanterna", "Lanterna", "copyright"),
    ],
)
def test_publisher_is_read_from_credit_lines(text: str, publisher: str, basis: str) -> None:
    origin = read_plain_text(text.encode()).origin
    assert (origin.publisher, origin.publisher_basis) == (publisher, basis)


@pytest.mark.parametrize(
    "text",
    [
        f"• Home\n• News\n• Sport\n\n{BODY}\n\n{MORE}",
        f"Ministers sign a pact - and the range stays\n\n{BODY}\n\n{MORE}",
        f"Osh - Naryn\n\n{BODY}\n\n{MORE}",
        f"A Pact Signed\n\n{BODY} The agency (AFP) was not there.\n\n{MORE}",
        f"Ministers at the range. PHOTO | FILE\n\nMinisters sign a pact\n\n{BODY}\n\n{MORE}",
    ],
)
def test_no_publisher_is_made_up(text: str) -> None:
    assert read_plain_text(text.encode()).origin.publisher is None


def test_title_is_neither_a_stamp_nor_a_picture() -> None:
    def title(head: str) -> str | None:
        return read_plain_text(f"{head}\n\n{BODY}\n\n{MORE}\n".encode()).origin.title

    assert title("Ministers of both sides at the range. PHOTO | FILE\n\nA Pact Signed") == "A Pact Signed"
    assert title("date 2019-01-14 IMMEDIATE RELEASE") is None
    assert title("Ministers sign a pact on the range | Lanterna") == "Ministers sign a pact on the range"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Read more: Ministers meet again on the rent of the range", "furniture"),
        ("READ ALSO | Ministers meet again on the rent of the range", "furniture"),
        ("Watch: Soldiers leave the range in the north", "furniture"),
        ("Home > Defence", "furniture"),
        ("By submitting this form you agree to our privacy policy and to mails of our partners.", "furniture"),
        ("Your download will arrive shortly", "furniture"),
        ("All fields are required", "furniture"),
        ("3 hours ago", "furniture"),
        ("Comments are moderated and represent the views of readers, not those of the paper.", "furniture"),
        ("You have read two of your three free articles this month.", "furniture"),
        ("See also: the treaty of 1992, under which the range was let for ten years.", "paragraph"),
        ("Read into the record on Monday, the letter names three ranges and their rents.", "paragraph"),
        ("The sources were not named, but two of them had seen the range, other sources said.", "paragraph"),
        ("Troops there number 300, by the image that the ministry wants to give of it.", "paragraph"),
    ],
)
def test_lines_between_paragraphs_that_lead_elsewhere_are_furniture(line: str, role: str) -> None:
    assert _role_of(f"Two Sign Base Deal\n\n{BODY}\n\n{line}\n\n{MORE}\n", line).role == role


def test_headlines_below_a_label_are_of_other_stories() -> None:
    others = "Ministers to meet again on the rent of the range\nWhy do the shells stay?"
    text = f"{BODY}\n{MORE}\nRead also:\n{others}\n{BODY}\n"
    assert [role for role, _ in _roles(text)] == ["paragraph", "paragraph", *["furniture"] * 3, "paragraph"]
    kept = f"{BODY}\nRelated:\nThe lease\n{MORE}\n"
    assert _role_of(kept, "The lease").role == "heading"


def test_the_first_headline_is_the_title_and_not_what_sums_it_up_or_labels_it() -> None:
    below = "Troops to stay in the north for another decade, ministers of both say"
    summed = f"Base Deal Signed by Ministers\n\n{below}\n\n{BODY}\n"
    assert _role_of(summed, "Base Deal").role == "title"
    for label in ("Publisher: Ministry of Ranges", "Press release | Date: 24/10/2016", "Photo courtesy: The Navy"):
        assert _role_of(f"{label}\n\nBase Deal Signed\n\n{BODY}\n", "Base Deal").role == "title"
        assert _role_of(f"{label}\n\nBase Deal Signed\n\n{BODY}\n", label).role in ("byline", "caption")
    entry = f"Fort Lyle\nFrom Lexipedia, the free encyclopedia\n\nType of the place: a fort\n\n{BODY}\n"
    assert _role_of(entry, "Fort Lyle").role == "title"


def test_the_subject_of_a_mail_is_its_title_or_a_heading(read: ReadBytes) -> None:
    head = "From: desk@north.example\nTo: subscribers\nSubject: NORTH LETTER 12 -- Two leases, one base\n\n"
    alone = read("a.txt", f"{head}{BODY}\n\n{MORE}\n".encode())
    assert alone.title == "NORTH LETTER 12 -- Two leases, one base"
    below = head + f"NORTH LETTER\n\nTWO LEASES, ONE BASE\n\n{BODY}\n"
    assert [role for role, _ in _roles(below)] == ["byline", "byline", "heading", "heading", "title", "paragraph"]


def test_labels_name_the_publisher(read: ReadBytes) -> None:
    label = "Publication: Northern Ranges Monitor Volume: 3 Issue: 65"
    document = read("a.txt", f"{label}\n\nBase Deal Signed\n\n{BODY}\n".encode())
    assert (document.title, document.publisher) == ("Base Deal Signed", "Northern Ranges Monitor")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Soldiers are seen at the gate of the range, June 18, 2016. / Reuters", "caption"),
        ("Since 1995, 46 deminers have been killed. [AFP]", "caption"),
        ("A camp in the north, seen from the river | AFP/A. Bek", "caption"),
        (
            "Two hundred soldiers left the range in the north on Monday, the ministry of defence said. (Reuters)",
            "paragraph",
        ),
        (
            "The ministry counted 300 soldiers at the gate of the range, as it said in a letter on Monday. — AFP",
            "paragraph",
        ),
    ],
)
def test_an_agency_behind_a_description_makes_a_caption(line: str, role: str) -> None:
    assert _role_of(f"Two Sign Base Deal\n\n{BODY}\n\n{line}\n\n{MORE}\n", line).role == role


@pytest.mark.parametrize(
    "rows",
    [
        "Country        Troops     Base\nFrance         2,000      Tyre\nItaly          2,100      Sidon",
        "Country\tTroops\tBase\nFrance\t2,000\tTyre\nItaly\t2,100\tSidon",
        "| Country | Troops | Base |\n|------|-----|-----|\n| France | 2,000 | Tyre |\n| Italy | 2,100 | Sidon |",
    ],
    ids=["blanks", "tabs", "strokes"],
)
def test_tables_drawn_with_blanks_tabs_or_strokes_are_cells(rows: str) -> None:
    text = f"TROOPS IN LEBANON\n\nBeirut, 2 November 1983\n\n{rows}\n\nFour countries keep troops in the south of it.\n"
    cells = {block.table: text[block.start : block.end] for block in find_blocks(text) if block.role == "cell"}
    table = [["Country", "Troops", "Base"], ["France", "2,000", "Tyre"], ["Italy", "2,100", "Sidon"]]
    assert cells == {(0, row, column): cell for row, line in enumerate(table) for column, cell in enumerate(line)}


@pytest.mark.parametrize(
    "text",
    [
        "It has 1,500 men.  The pact of 1953 runs.\nIt cost 10 million.  Of these 4 are paid.\nIn 1963 it rose.  By 3.",
        "By Ana Ruiz   Lima\nTo the editor   of the paper\nWith thanks   for the letter",
    ],
    ids=["two blanks behind stops", "no figures"],
)
def test_prose_with_wide_gaps_is_no_table(text: str) -> None:
    assert all(block.role != "cell" for block in find_blocks(text))


def test_title_stands_above_the_line_of_outlet_and_date() -> None:
    head = "Chad: mine victims rise again\nReport of the Sahel Monitor, 4 April 2017"
    assert read_plain_text(f"{head}\n\n{BODY}\n\n{MORE}\n".encode()).origin.title == "Chad: mine victims rise again"
    facts = "Chad – country profile\n\nPopulation: 9 million\nParty to the Range Convention: since 4 April 2000\n"
    assert read_plain_text(f"{facts}\n{BODY}\n\n{MORE}\n".encode()).origin.title == "Chad – country profile"
