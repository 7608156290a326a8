from __future__ import annotations

from contextlib import closing

import pypdfium2
import pytest

from regesta.acquire.pdf_lines import read_lines
from regesta.errors import RefusedFile
from regesta.model import Document
from tests.acquire.conftest import ReadBytes
from tests.acquire.pdf_writer import IMAGE_ONLY, Text, write_pdf

LINES = [
    "The two ministers signed the agreement in the capital on Monday, and",
    "the troops will stay for another decade. The range in the north will be",
    "handed back before the end of the year, an official said.",
]


def _column(lines: list[str], top: float, *, x: float = 60, step: float = 14, size: float = 10) -> list[Text]:
    return [Text(x, top - index * step, line, size) for index, line in enumerate(lines)]


def _roles(document: Document) -> list[tuple[str, str]]:
    return [(block.role, document.text[block.start : block.end]) for block in document.blocks]


def test_lines_become_paragraphs_with_title_headings_and_pages(read: ReadBytes) -> None:
    pages = [
        [Text(60, 780, "Garrisons of the North", 20), Text(60, 740, "Bases", 13), *_column(LINES, 700)],
        [Text(60, 780, "Mines", 13), *_column(LINES, 740)],
    ]
    document = read("report.pdf", write_pdf(pages, info="/Title (Garrisons of the North)"))
    assert document.reader == "pdf/4"
    assert document.title == "Garrisons of the North"
    assert [(block.role, block.page) for block in document.blocks] == [
        ("title", 1), ("heading", 1), ("paragraph", 1), ("heading", 2), ("paragraph", 2),
    ]  # fmt: skip
    assert _roles(document)[2] == ("paragraph", " ".join(LINES))
    assert document.blocks[4].section == "Mines"


def test_hyphens_at_line_ends_are_undone_but_those_of_compounds_kept(read: ReadBytes) -> None:
    lines = [
        "They spoke of the rapid-deployment force that was to be set up in the repub-",
        "lic within the year, and of how the rapid-",
        "deployment force would be paid for by the members of the alliance in 2004-",
        "2005, as was said at the meeting of the ministers on that day in the city.",
    ]
    text = read("h.pdf", write_pdf([_column(lines, 700)])).text
    assert "in the republic within" in text
    assert "the rapid-deployment force would" in text
    assert "2004-2005" in text.replace("2004- 2005", "2004-2005")


def test_running_heads_and_page_numbers_are_furniture(read: ReadBytes) -> None:
    pages = [
        [
            Text(60, 810, "GARRISON REPORT 2005"),
            *_column([f"{name}: {line}" for line in LINES], 700),
            Text(290, 30, str(number)),
        ]
        for number, name in enumerate(("Osh", "Kant", "Naryn", "Batken"), 40)
    ]
    document = read("r.pdf", write_pdf(pages))
    roles = _roles(document)
    assert {shown for role, shown in roles if role == "furniture"} == {"GARRISON REPORT 2005", "40", "41", "42", "43"}
    assert [role for role, _ in roles].count("paragraph") == 4
    assert (document.published, document.published_basis) == ("2005", "edition")


def test_a_paragraph_goes_on_over_the_page(read: ReadBytes) -> None:
    first = [*_column(["The agreement was signed on Monday and gives the troops the use of the"], 100)]
    second = [*_column(["range in the north until the end of 2015, the ministry said in the capital."], 780)]
    document = read("p.pdf", write_pdf([first, second]))
    paragraphs = [shown for role, shown in _roles(document) if role == "paragraph"]
    assert paragraphs == [
        "The agreement was signed on Monday and gives the troops the use of the range in the north until the end of "
        "2015, the ministry said in the capital."
    ]


def test_raised_numbers_call_the_notes_at_the_foot(read: ReadBytes) -> None:
    sentence = Text(60, 700, "The ministry keeps some 1,000 mines in the north of the country, it said.")
    page = [
        sentence,
        Text(_right_edge(sentence), 704, "1", 6),
        Text(60, 80, "1", 5), Text(66, 77, "Interview with an officer, Osh, 2 May 2004.", 8),
    ]  # fmt: skip
    document = read("n.pdf", write_pdf([page]))
    assert "it said.[1]" in document.text
    (note,) = [block for block in document.blocks if block.role == "footnote"]
    assert note.mark == "1"
    assert document.text[note.start : note.end] == "[1] Interview with an officer, Osh, 2 May 2004."


def _right_edge(text: Text) -> float:
    with closing(pypdfium2.PdfDocument(write_pdf([[text]]))) as document:
        return read_lines(document[0], 1000)[0].right


def test_rows_of_short_cells_are_a_table(read: ReadBytes) -> None:
    rows = [("Province", "Mined", "Cleared"), ("Batken", "12", "4"), ("Osh", "7", "7"), ("Naryn", "0", "0")]
    page = [*_column(LINES, 780)]
    for index, row in enumerate(rows):
        page += [Text(60 + 150 * column, 600 - 16 * index, cell) for column, cell in enumerate(row)]
    document = read("t.pdf", write_pdf([page]))
    cells = {block.table: document.text[block.start : block.end] for block in document.blocks if block.table}
    assert cells[(0, 0, 2)] == "Cleared"
    assert cells[(0, 2, 0)] == "Osh"
    assert len(cells) == 12


def test_a_password_is_asked_for(read: ReadBytes) -> None:
    with pytest.raises(RefusedFile, match="locked by a password") as refused:
        read("locked.pdf", write_pdf([_column(LINES, 700)], password="secret"))
    assert "without password" in refused.value.advice


def test_encryption_without_password_is_read(read: ReadBytes) -> None:
    assert "two ministers" in read("open.pdf", write_pdf([_column(LINES, 700)], password="")).text


def test_scanned_pages_are_counted(read: ReadBytes) -> None:
    with pytest.raises(RefusedFile, match=r"All its 3 pages are images without text"):
        read("scan.pdf", write_pdf([IMAGE_ONLY] * 3))
    with pytest.raises(RefusedFile, match=r"3 of its 4 pages are images"):
        read("scan2.pdf", write_pdf([_column(LINES, 700), *[IMAGE_ONLY] * 3]))
    assert read("plates.pdf", write_pdf([_column(LINES, 700), _column(LINES, 600), IMAGE_ONLY])).text


def test_empty_pages_are_no_text(read: ReadBytes) -> None:
    with pytest.raises(RefusedFile, match="no text"):
        read("blank.pdf", write_pdf([[], []]))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_pdf_that_is_cut_off_is_refused(read: ReadBytes, share: float) -> None:
    content = write_pdf([_column(LINES, 700)] * 5)
    with pytest.raises(RefusedFile, match="damaged or cut off"):
        read("cut.pdf", content[: int(share * len(content))])


def test_a_damaged_pdf_is_refused(read: ReadBytes) -> None:
    content = write_pdf([_column(LINES, 700)])
    with pytest.raises(RefusedFile, match="damaged"):
        read("bad.pdf", content.replace(b"/Catalog", b"/Catalpa").replace(b"/Pages 2 0 R", b"/Pagos 2 0 R"))


def test_when_the_file_was_made_is_a_weak_date(read: ReadBytes) -> None:
    made = read("m.pdf", write_pdf([_column(LINES, 700)], info="/CreationDate (D:20110903120000Z)"))
    assert (made.published, made.published_basis) == ("2011-09-03", "modified")
    printed = [Text(60, 780, "Garrisons", 20), Text(60, 750, "12 May 2005"), *_column(LINES, 700)]
    document = read("d.pdf", write_pdf([printed], info="/CreationDate (D:20110903120000Z)"))
    assert (document.published, document.published_basis) == ("2005-05-12", "byline")
    assert "2011-09-03" in (document.published_note or "")
