"""Tables as grids: the cells of a document enter; each table leaves with its caption, its section and its source.

Cells that span rows or columns are found at every place that they cover.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from regesta.extract.reading.document import Reading
from regesta.extract.tables.words import table_words
from regesta.model import Block

_NOTE_CALLS = re.compile(r"(?:\s?\[[^\]\s]{1,6}\]|[⁰¹²³⁴-⁹]+)*\s*$")
"""Marks of notes at the end of a line, behind its stop."""

LONGEST_CAPTION = 200
"""Characters: a longer paragraph before a table is text that goes on, no caption of it."""
LONGEST_SOURCE = 400


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its text's place in the document, where it begins in its table, and what it spans."""

    row: int
    column: int
    start: int
    end: int
    text: str
    header: bool = False
    """Whether the format itself says that it is a header."""
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words over or under a table, with their place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells with what stands around it."""

    cells: Mapping[tuple[int, int], Cell]
    height: int
    width: int
    caption: Stretch | None = None
    section: Stretch | None = None
    title: Stretch | None = None
    source: Stretch | None = None

    def row(self, number: int) -> list[Cell]:
        """Return the cells over a row, each once."""
        found = (self.cells.get((number, column)) for column in range(self.width))
        return list(dict.fromkeys(cell for cell in found if cell is not None))

    def column(self, number: int, first_row: int = 0) -> list[Cell]:
        """Return the cells over a column from a row on, each once."""
        found = (self.cells.get((row, number)) for row in range(first_row, self.height))
        return list(dict.fromkeys(cell for cell in found if cell is not None))


def tables_of(reading: Reading) -> list[Table]:
    """Return the tables of a document in their order; a document without cells has none."""
    blocks = reading.document.blocks
    places = [i for i, block in enumerate(blocks) if block.role == "cell" and block.table is not None]
    return [_table(reading, list(group)) for _, group in groupby(places, key=lambda i: (blocks[i].table or (0,))[0])]


def _table(reading: Reading, places: list[int]) -> Table:
    blocks = reading.document.blocks
    cells: dict[tuple[int, int], Cell] = {}
    for place in places:
        cell = _cell(reading, blocks[place])
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                cells.setdefault((row, column), cell)
    return Table(
        cells=cells,
        height=1 + max(row for row, _ in cells),
        width=1 + max(column for _, column in cells),
        caption=_caption(reading, places[0]) or _caption_below(reading, places[-1]),
        section=_section(reading, places[0]),
        title=next((_stretch(reading, block) for block in blocks if block.role == "title"), None),
        source=_source(reading, places[-1]),
    )


def _cell(reading: Reading, block: Block) -> Cell:
    assert block.table is not None
    rows, columns = getattr(block, "span", (1, 1))
    return Cell(
        row=block.table[1], column=block.table[2], start=block.start, end=block.end,
        text=reading.document.text[block.start : block.end], header=getattr(block, "header", False),
        rows=rows, columns=columns,
    )  # fmt: skip


def _stretch(reading: Reading, block: Block) -> Stretch:
    return Stretch(block.start, block.end, reading.document.text[block.start : block.end])


def _caption(reading: Reading, first: int) -> Stretch | None:
    """Return what the format calls a caption, else the short line before a table that announces it."""
    blocks = reading.document.blocks
    before = next((b for b in reversed(blocks[max(0, first - 3) : first]) if b.role != "furniture"), None)
    if before is None or before.end - before.start > LONGEST_CAPTION:
        return None
    stretch = _stretch(reading, before)
    if before.role == "caption":
        return stretch
    line = _NOTE_CALLS.sub("", stretch.text)
    announces = line.lower().startswith("table") or line.endswith(":")
    unfinished = line[-1:] not in ".!?"
    return stretch if before.role == "paragraph" and (announces or unfinished) else None


def _caption_below(reading: Reading, last: int) -> Stretch | None:
    """Return a caption printed under its table, unless it is that of the next table."""
    blocks = reading.document.blocks
    for number, block in enumerate(blocks[last + 1 : last + 3], last + 1):
        if block.role == "furniture":
            continue
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        numbered = reading.document.text[block.start : block.end].lower().startswith("table ")
        is_next = following is not None and following.role == "cell"
        return _stretch(reading, block) if block.role == "caption" and numbered and not is_next else None
    return None


def _section(reading: Reading, first: int) -> Stretch | None:
    """Return the nearest heading above a table."""
    blocks = reading.document.blocks
    if blocks[first].section is None:
        return None
    return next((_stretch(reading, b) for b in reversed(blocks[:first]) if b.role == "heading"), None)


def _source(reading: Reading, last: int) -> Stretch | None:
    """Return the line under a table that says whose figures they are."""
    for block in reading.document.blocks[last + 1 : last + 4]:
        if block.role not in ("paragraph", "caption", "footnote") or block.end - block.start > LONGEST_SOURCE:
            continue
        stretch = _stretch(reading, block)
        label, colon, rest = stretch.text.partition(":")
        if colon and rest.strip() and label.strip().lower() in table_words().source_lines:
            return stretch
    return None
