"""The characters of a page and its grids enter; the lines outside tables leave, and the tables with their words.

A grid is a table only if its words are those of one (`tables.holds_data`): frames around prose stay text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from regesta.acquire.pdf_lines import Glyph, Line, join_lines, make_lines
from regesta.acquire.pdf_rulings import Grid
from regesta.acquire.tables import GridCell, holds_data, mark_headers

_BOLD_WEIGHT = 600
_NAME_BYTES = 256
_OUTSIDE_SHARE = 0.05
"""Share of the characters between a grid's edges that may be in none of its cells; more, and lines are missing."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of a page, and how many of the page's lines stand before it."""

    after_lines: int
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says: its lines in reading order, and its tables."""

    lines: list[Line]
    tables: tuple[PageTable, ...] = ()


def part_tables(page: Any, glyphs: Sequence[Glyph | None], grids: Sequence[Grid]) -> PageText:
    """Return the lines and tables of a page; what is in a table is in no line. Without grids there are only lines."""
    owners = _share_out(glyphs, grids)
    tables = {index: _read_cells(page, grid, index, glyphs, owners) for index, grid in enumerate(grids)}
    tables = {index: cells for index, cells in tables.items() if holds_data(cells)}
    lines: list[Line] = []
    placed: list[PageTable] = []
    waiting: list[Glyph | None] = []
    for glyph, owner in zip(glyphs, owners, strict=True):
        if owner is None or owner[0] not in tables:
            waiting.append(glyph)
        elif cells := tables[owner[0]]:
            lines += make_lines(waiting)
            waiting = []
            placed.append(PageTable(len(lines), tuple(cells)))
            tables[owner[0]] = []
    return PageText([*lines, *make_lines(waiting)], tuple(placed))


def _share_out(glyphs: Sequence[Glyph | None], grids: Sequence[Grid]) -> list[tuple[int, int] | None]:
    """Return grid and cell of each character; spaces and line ends belong to what they follow."""
    owners: list[tuple[int, int] | None] = []
    for glyph in glyphs:
        if glyph is None or glyph.height <= 0:
            owners.append(owners[-1] if owners else None)
            continue
        places = ((index, grid.cell_at(*_centre(glyph))) for index, grid in enumerate(grids))
        owners.append(next(((index, cell) for index, cell in places if cell is not None), None))
    return owners


def _centre(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2


def _read_cells(
    page: Any, grid: Grid, index: int, glyphs: Sequence[Glyph | None], owners: Sequence[tuple[int, int] | None]
) -> list[GridCell]:
    """Return the cells of a grid with their words; none for a grid with too many characters outside its cells."""
    streams: dict[int, list[Glyph | None]] = {}
    last: dict[int, int] = {}
    outside = 0
    for position, (glyph, owner) in enumerate(zip(glyphs, owners, strict=True)):
        if owner is not None and owner[0] == index:
            stream = streams.setdefault(owner[1], [])
            stream += [None, glyph] if last.get(owner[1], position - 1) != position - 1 else [glyph]
            last[owner[1]] = position
        elif glyph is not None and owner is None and grid.surrounds(*_centre(glyph)):
            outside += 1  # by its centre: a line right above a table reaches into it with its descenders
    if outside > _OUTSIDE_SHARE * sum(map(len, streams.values())):
        return []
    bold = _find_bold(page, [glyph for stream in streams.values() for glyph in stream if glyph is not None])
    cells = []
    for number, box in enumerate(grid.cells):
        stream = streams.get(number, [])
        letters = [glyph.index for glyph in stream if glyph is not None and glyph.character.isalpha()]
        set_off = bool(letters) and bold.issuperset(letters)
        text = join_lines([line.text for line in make_lines(stream)], frozenset())
        cells.append(GridCell(box.row, box.column, box.rows, box.columns, text, set_off))
    mark_headers(cells, rows=False, columns=False)
    return cells


def _find_bold(page: Any, glyphs: Sequence[Glyph]) -> set[int]:
    """Return the numbers of the characters that are set in bold type, by the weight or the name of their font."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    try:
        return {glyph.index for glyph in glyphs if glyph.height > 0 and _is_bold(raw, text_page, glyph.index)}
    finally:
        text_page.close()


def _is_bold(raw: Any, text_page: Any, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(_NAME_BYTES)
    length = raw.FPDFText_GetFontInfo(text_page, index, name, _NAME_BYTES, None)
    return bool(length) and b"bold" in name.value.lower()
