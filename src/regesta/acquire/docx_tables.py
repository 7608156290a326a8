"""A table of a Word file enters; its cells leave, each at its row and column with spans resolved, headers known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from regesta.acquire.docx_package import WORD
from regesta.acquire.docx_styles import WordStyles, switch
from regesta.acquire.tables import GridCell, mark_headers

_MOST_COLUMNS = 100
_WRAPPERS = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
"""Elements around rows and cells that show what is in them."""

ReadCell = Callable[[Any], "CellWords"]
"""Gives the words of a `w:tc`."""


@dataclass(slots=True)
class CellWords:
    """What is in a cell: its own words, whether all are bold or underlined, and the tables and boxes inside."""

    text: str = ""
    set_off: bool = False
    inside: list[Any] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Cell(GridCell):
    """A cell of a Word table at its place."""

    element: Any
    inside: list[Any]


def read_cells(table: Any, read: ReadCell, styles: WordStyles) -> list[Cell]:
    """Return the cells of a `w:tbl` by rows; deleted rows and cells merged into others are none of them.

    Headers are rows that repeat on every page, and what `mark_headers` finds.
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
    styled = styles.table_heads(table.find(f"{WORD}tblPr"))
    mark_headers(cells, stated, rows="firstRow" in styled, columns="firstCol" in styled)
    return cells


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
            words = read(element)
            last = Cell(
                row=number, column=column, rows=1, columns=columns, text=words.text, set_off=words.set_off,
                element=element, inside=words.inside,
            )  # fmt: skip
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
