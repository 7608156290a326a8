"""Ruled tables of PDFs: read where the extra [pdf] is installed, text like any other where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from regesta.acquire import pdf_rulings, readers_version
from regesta.model import Document
from tests.acquire.conftest import ReadBytes
from tests.acquire.pdf_writer import Rule, Text, write_pdf

PROSE = [
    "The two ministers signed the agreement in the capital on Monday, and",
    "the troops will stay for another decade. The range in the north will be",
    "handed back before the end of the year, an official said.",
]
AFTER = [
    "The figures of the last year are not yet known, the ministry said, and it",
    "would not say when the survey of the border posts was to be finished.",
]
ROWS = [
    ("Province", "Mined area", "Cleared"),
    ("Osh", "12", "4"),
    ("Batken and the south", "7", ""),
    ("Total", "19", "4"),
]


def _column(lines: Sequence[str], top: float, x: float = 60) -> list[Text | Rule]:
    return [Text(x, top - 14 * index, line) for index, line in enumerate(lines)]


def _ruled(
    rows: Sequence[Sequence[str]], top: float, xs: Sequence[float], *, height: float = 20, bold: Sequence[int] = ()
) -> list[Text | Rule]:
    """Draw a table with a line around every cell; the rows `bold` are bold."""
    ys = [top - height * index for index in range(len(rows) + 1)]
    drawn: list[Text | Rule] = [Rule(xs[0], y, xs[-1], y) for y in ys]
    drawn += [Rule(x, ys[0], x, ys[-1]) for x in xs]
    for index, (row, (_, below)) in enumerate(zip(rows, pairwise(ys), strict=True)):
        drawn += [Text(x + 4, below + 6, cell, bold=index in bold) for x, cell in zip(xs, row, strict=False) if cell]
    return drawn


def _cells(document: Document) -> dict[tuple[int, int, int] | None, str]:
    return {block.table: document.text[block.start : block.end] for block in document.blocks if block.role == "cell"}


def _roles(document: Document) -> list[tuple[str, str]]:
    return [(block.role, document.text[block.start : block.end]) for block in document.blocks]


def test_a_ruled_table_becomes_cells_between_the_text_around_it(read: ReadBytes) -> None:
    table = _ruled(ROWS, 640, (60, 220, 320, 400), bold=(0, 3))
    caption = [Text(60, 655, "Table 2: Land released by province")]
    pages = [[Text(60, 780, "Mines", 16)], [*_column(PROSE, 740), *caption, *table, *_column(AFTER, 500)]]
    document = read("t.pdf", write_pdf(pages))
    assert document.reader == "pdf/4+tables"
    assert _cells(document) == {
        (0, row, column): text for row, texts in enumerate(ROWS) for column, text in enumerate(texts) if text
    }
    cells = [block for block in document.blocks if block.role == "cell"]
    assert {block.page for block in cells} == {2}
    assert {block.table for block in cells if block.header} == {(0, 0, 0), (0, 0, 1), (0, 0, 2)}
    assert document.text.count("Batken") == 1, "what is in a table is not in the text as well"
    kinds = [role for role, _ in _roles(document) if role != "cell"]
    assert kinds == ["title", "paragraph", "caption", "paragraph"]
    shown = [text for role, text in _roles(document) if role == "paragraph"]
    assert shown == [" ".join(PROSE), " ".join(AFTER)]


def test_cells_over_several_columns_and_lines(read: ReadBytes) -> None:
    xs = (60, 160, 260, 360)
    drawn: list[Text | Rule] = [Rule(60, y, 360, y) for y in (640, 600, 560)]
    drawn += [Rule(160, 620, 360, 620), Rule(60, 640, 60, 560), Rule(360, 640, 360, 560), Rule(160, 640, 160, 560)]
    drawn += [Rule(260, 620, 260, 560)]
    words = [
        (xs[0], 606, "Province"), (xs[1], 626, "Cleared in 2011"), (xs[1], 606, "Mines"), (xs[2], 606, "Shells"),
        (xs[0], 586, "Batken and the"), (xs[1], 586, "12"), (xs[2], 586, "1,204"), (xs[0], 572, "south of Osh"),
    ]  # fmt: skip
    drawn += [Text(x + 4, y, text) for x, y, text in words]
    document = read("s.pdf", write_pdf([[*_column(PROSE, 760), *drawn]]))
    blocks = {block.table: block for block in document.blocks if block.role == "cell"}
    assert _cells(document) == {
        (0, 0, 0): "Province", (0, 0, 1): "Cleared in 2011", (0, 1, 1): "Mines", (0, 1, 2): "Shells",
        (0, 2, 0): "Batken and the south of Osh", (0, 2, 1): "12", (0, 2, 2): "1,204",
    }  # fmt: skip
    assert (blocks[0, 0, 0].span, blocks[0, 0, 1].span) == ((2, 1), (1, 2))


def test_without_the_extra_the_text_is_as_before(read: ReadBytes, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_pdf([[*_column(PROSE, 740), *_ruled(ROWS, 640, (60, 220, 320, 400))]])
    with_tables = read("t.pdf", content)
    monkeypatch.setattr(pdf_rulings, "reads_tables", lambda: False)
    without = read("t.pdf", content)
    assert (with_tables.reader, without.reader) == ("pdf/4+tables", "pdf/4")
    assert with_tables.id != without.id
    assert "Batken and the south" in without.text
    assert readers_version() == "4"


def test_a_file_without_tables_is_the_same_document_with_and_without_the_extra(
    read: ReadBytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_pdf([_column(PROSE, 740)])
    with_extra = read("t.pdf", content)
    monkeypatch.setattr(pdf_rulings, "reads_tables", lambda: False)
    assert with_extra == read("t.pdf", content)
    assert with_extra.reader == "pdf/4"


def test_columns_frames_and_charts_are_no_tables(read: ReadBytes) -> None:
    columns = [*_column(PROSE * 4, 740, x=50), *_column(AFTER * 6, 740, x=320)]
    between: list[Text | Rule] = [Rule(300, 760, 300, 500), Rule(40, 760, 560, 760), Rule(40, 500, 560, 500)]
    framed = [*between, Rule(40, 760, 40, 500), Rule(560, 760, 560, 500), Rule(40, 630, 560, 630)]
    chart: list[Text | Rule] = [Rule(60, 300 - 20 * step, 400, 300 - 20 * step) for step in range(8)]
    chart += [Rule(60 + 40 * step, 300, 60 + 40 * step, 160) for step in range(9)]
    chart += [Text(70, 166, "2004"), Text(110, 166, "2005"), Text(70, 206, "12"), Text(110, 226, "9")]
    for page in ([*columns, *between], [*columns, *framed], [*_column(PROSE, 740), *chart]):
        document = read("c.pdf", write_pdf([page]))
        assert document.reader == "pdf/4"
        assert not _cells(document)


def test_tables_at_one_place_of_several_pages_are_no_running_heads(read: ReadBytes) -> None:
    pages = [
        [*_ruled(ROWS, 800, (60, 220, 320, 400)), *_column([f"{name}: {line}" for line in PROSE], 600)]
        for name in ("Osh", "Kant", "Naryn", "Batken")
    ]
    document = read("m.pdf", write_pdf(pages))
    assert sorted({block.table[0] for block in document.blocks if block.table}) == [0, 1, 2, 3]
    assert {block.role for block in document.blocks} == {"cell", "paragraph"}
    assert [block.page for block in document.blocks if block.table and block.table[1:] == (0, 0)] == [1, 2, 3, 4]


def test_pages_that_pdfplumber_cannot_read_keep_their_text(read: ReadBytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("broken")

    monkeypatch.setattr(pdf_rulings.Rulings, "_pages", fail)
    document = read("b.pdf", write_pdf([[*_column(PROSE, 740), *_ruled(ROWS, 640, (60, 220, 320, 400))]]))
    assert document.reader == "pdf/4"
    assert "Batken" in document.text


def test_a_line_right_above_a_table_does_not_keep_it_from_being_one(read: ReadBytes) -> None:
    """Its descenders reach below the upper edge of the table."""
    table = _ruled(ROWS, 640, (60, 220, 320, 400))
    pages = [[Text(60, 780, "Mines", 16), *_column(PROSE, 740), Text(60, 641, "Ground by province (yearly)"), *table]]
    assert len(_cells(read("t.pdf", write_pdf(pages)))) == sum(bool(text) for row in ROWS for text in row)


@pytest.mark.parametrize("head", [True, False], ids=["head repeated", "head once"])
def test_a_table_over_two_pages_is_one(read: ReadBytes, head: bool) -> None:
    xs = (60, 220, 320, 400)
    more = [ROWS[0], ("Naryn", "3", "1"), ("Talas", "2", "2")] if head else [("Naryn", "3", "1"), ("Talas", "2", "2")]
    pages = [
        [Text(60, 780, "Mines", 16), *_column(PROSE, 740), *_ruled(ROWS[:3], 640, xs, bold=(0,)), Text(290, 30, "1")],
        [*_ruled(more, 780, xs, bold=(0,) if head else ()), *_column(AFTER, 500), Text(290, 30, "2")],
    ]
    document = read("t.pdf", write_pdf(pages))
    rows = [*ROWS[:3], ("Naryn", "3", "1"), ("Talas", "2", "2")]
    assert _cells(document) == {
        (0, row, column): text for row, texts in enumerate(rows) for column, text in enumerate(texts) if text
    }


def test_lines_that_break_off_without_a_stop_are_paragraphs_of_their_own(read: ReadBytes) -> None:
    lines = [
        "STATE GAZETTE",
        "September 14, 1964",
        *PROSE,
        "Table 1: Ground by province",
        "* Without the border posts.",
        *AFTER,
    ]
    document = read("t.pdf", write_pdf([_column(lines, 780)]))
    assert document.published == "1964-09-14"
    shown = [text for _, text in _roles(document)]
    assert shown[:3] == ["STATE GAZETTE", "September 14, 1964", " ".join(PROSE)]
    assert ("caption", "Table 1: Ground by province") in _roles(document)
    assert shown[-1] == " ".join(AFTER)
