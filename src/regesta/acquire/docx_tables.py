"""A table of a Word file enters; its cells leave, each at its row and column with spans resolved, headers known.

Whether it holds data or only arranges text on the page is said here as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from regesta.acquire.docx_package import WORD
from regesta.acquire.docx_styles import WordStyles, switch

_MOST_COLUMNS = 100
_WRAPPERS = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
"""Elements around rows and cells that show what is in them."""
_PROSE_CHARACTERS = 800
"""A cell with more text arranges it on the page; a column of remarks in a table of figures has less."""
_DATA_LEAST_ROWS = 2

ReadCell = Callable[[Any], "CellWords"]
"""Gives the words of a `w:tc`."""


@dataclass(slots=True)
class CellWords:
    """What is in a cell: its own words, whether all are bold or underlined, and the tables and boxes inside."""

    text: str = ""
    set_off: bool = False
    inside: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Cell:
    """A cell of a Word table at its place."""

    row: int
    column: int
    rows: int
    columns: int
    words: CellWords
    element: Any
    header: bool = False


def read_cells(table: Any, read: ReadCell, styles: WordStyles) -> list[Cell]:
    """Return the cells of a `w:tbl` by rows; deleted rows and cells merged into others are none of them.

    Headers are: rows that repeat on every page, a first row or column that the table's style sets apart, a first row
    all bold over rows that are not, and a first column likewise.
    """
    cells: list[Cell] = []
    above: dict[int, Cell] = {}
    stated: set[int] = set()
    number = -1
    for row in _parts(table, f"{WORD}tr"):
        properties = row.find(f"{WORD}trPr")
        if switch(properties, "del") is not None:
            continue
        number += 1
        if switch(properties, "tblHeader"):
            stated.add(number)
        above = _read_row(row, number, above, cells, read)
    _mark_headers(cells, stated, styles.table_heads(table.find(f"{WORD}tblPr")))
    return cells


def holds_data(cells: Sequence[Cell]) -> bool:
    """Say whether cells are a table of data: rows and columns of short cells; else they arrange text on the page."""
    rows: dict[int, int] = {}
    for cell in cells:
        rows[cell.row] = rows.get(cell.row, 0) + bool(cell.words.text)
    longest = max((len(cell.words.text) for cell in cells), default=0)
    return sum(count >= 2 for count in rows.values()) >= _DATA_LEAST_ROWS and longest <= _PROSE_CHARACTERS


def _read_row(row: Any, number: int, above: dict[int, Cell], cells: list[Cell], read: ReadCell) -> dict[int, Cell]:
    """Add the cells of a row; return the cell that stands at each column, for those of the next row to be merged."""
    standing: dict[int, Cell] = {}
    column = _number(row.find(f"{WORD}trPr"), "gridBefore", 0)
    last: Cell | None = None
    for element in _parts(row, f"{WORD}tc"):
        properties = element.find(f"{WORD}tcPr")
        columns = _number(properties, "gridSpan", 1)
        merged = above.get(column) if _merges(properties, "vMerge") else None
        if _merges(properties, "hMerge") and last:
            last.columns += columns
        elif merged:
            merged.rows = number - merged.row + 1
            standing[column] = merged
        else:
            last = Cell(number, column, 1, columns, read(element), element)
            cells.append(last)
            standing[column] = last
        column += columns
    return standing


def _parts(element: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those in content controls and insertions."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            stack.append(iter(child))


def _number(properties: Any | None, name: str, otherwise: int) -> int:
    element = None if properties is None else properties.find(f"{WORD}{name}")
    stated = None if element is None else element.get(f"{WORD}val")
    return min(int(stated), _MOST_COLUMNS) if stated and stated.isdecimal() and len(stated) < 6 else otherwise


def _merges(properties: Any | None, name: str) -> bool:
    """Say whether a cell goes on from the one above (vMerge) or before it (hMerge)."""
    element = None if properties is None else properties.find(f"{WORD}{name}")
    return element is not None and (element.get(f"{WORD}val") or "continue") == "continue"


def _mark_headers(cells: Sequence[Cell], stated: set[int], styled: frozenset[str]) -> None:
    shown = [cell for cell in cells if cell.words.text]
    first = stated or ({0} if "firstRow" in styled else _leading_rows_set_off(shown))
    reach = max((cell.row + cell.rows for cell in shown if cell.row in first and cell.column == 0), default=0)
    heads = {row for row in first if all(above in first for above in range(row))} | set(range(reach if first else 0))
    body = [cell for cell in shown if cell.row not in heads]
    first_column = [cell for cell in body if cell.column == 0]
    heads_rows = "firstCol" in styled or _stands_out(first_column, [cell for cell in body if cell.column > 0])
    for cell in cells:
        cell.header = cell.row in heads or (heads_rows and cell.column == 0)


def _leading_rows_set_off(shown: Sequence[Cell]) -> set[int]:
    """Return the first rows if all their letters are bold or underlined, and none below are."""
    plain = [c.row for c in shown if not c.words.set_off and any(map(str.isalpha, c.words.text))]
    below = min(plain, default=1)
    above = [cell for cell in shown if cell.row < below]
    return set(range(below)) if _stands_out(above, [cell for cell in shown if cell.row >= below]) else set()


def _stands_out(heads: Sequence[Cell], others: Sequence[Cell]) -> bool:
    """Say whether all of some cells are set off by bold type or underlining, and none of the others is."""
    return (
        bool(heads and others)
        and all(c.words.set_off or not any(map(str.isalpha, c.words.text)) for c in heads)
        and (any(cell.words.set_off for cell in heads) and not any(cell.words.set_off for cell in others))
    )
