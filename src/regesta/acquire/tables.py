"""The cells of a table enter as a format gives them; whether they hold data, and which of them are headers, leaves."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_DATA_LEAST_ROWS = _DATA_LEAST_CELLS = 2
_LONGEST_CELL, _USUAL_CELL = 800, 150
"""Characters of the longest cell and of the middle one: a table of figures may have a column of remarks, while cells
that arrange text on a page are mostly prose."""
_LEAST_FILLED = 0.4
"""Share of a table's places that must have words; grids of charts, maps and forms are mostly empty."""

_MOST_SET_OFF = 0.34
"""Share of cells with letters that may be bold below a bold header: totals and the names of groups are."""


@dataclass(slots=True)
class GridCell:
    """A cell at its place in a table, with spans resolved."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    set_off: bool = False
    """Whether all its letters are bold or underlined."""
    header: bool = False


def holds_data(cells: Sequence[GridCell]) -> bool:
    """Say whether cells are a table of data: rows and columns of short cells; else they arrange text on the page."""
    filled = [cell for cell in cells if cell.text]
    in_row = Counter(cell.row for cell in filled)
    if sum(count >= _DATA_LEAST_CELLS for count in in_row.values()) < _DATA_LEAST_ROWS:
        return False
    lengths = [len(cell.text) for cell in filled]
    short = max(lengths) <= _LONGEST_CELL and statistics.median(lengths) <= _USUAL_CELL
    return short and len(filled) >= _LEAST_FILLED * len(cells)


def mark_headers(cells: Sequence[GridCell], stated: Collection[int] = (), *, rows: bool, columns: bool) -> None:
    """Set `header` of the cells that head columns or rows.

    Headers are: the `stated` rows from the top, else a first row that the table's style sets apart (`rows`), else first
    rows all bold over rows that mostly are not; and a first column that the style sets apart (`columns`) or that alone
    is bold. A header cell in the first column that reaches down makes headers of the rows beside it.
    """
    shown = [cell for cell in cells if cell.text]
    first = set(stated) or ({0} if rows else _leading_rows_set_off(shown))
    reach = max((cell.row + cell.rows for cell in shown if cell.row in first and cell.column == 0), default=0)
    heads = {row for row in first if all(above in first for above in range(row))} | set(range(reach if first else 0))
    body = [cell for cell in shown if cell.row not in heads]
    first_column = [cell for cell in body if cell.column == 0]
    heads_rows = columns or _stands_out(first_column, [cell for cell in body if cell.column > 0])
    for cell in cells:
        cell.header = cell.row in heads or (heads_rows and cell.column == 0)


def _leading_rows_set_off(shown: Sequence[GridCell]) -> set[int]:
    """Return the first rows if all their letters are set off, and of the rows below, totals perhaps, only a few are."""
    plain = [cell.row for cell in _lettered(shown) if not cell.set_off]
    below = min(plain, default=1)
    above = [cell for cell in shown if cell.row < below]
    return set(range(below)) if _stands_out(above, [cell for cell in shown if cell.row >= below]) else set()


def _stands_out(heads: Sequence[GridCell], others: Sequence[GridCell]) -> bool:
    """Say whether all cells with letters among some are set off, and few among the others."""
    lettered, rest = _lettered(heads), _lettered(others)
    few = sum(cell.set_off for cell in rest) <= _MOST_SET_OFF * len(rest)
    return bool(lettered and others) and few and all(cell.set_off for cell in lettered)


def _lettered(cells: Sequence[GridCell]) -> list[GridCell]:
    return [cell for cell in cells if any(map(str.isalpha, cell.text))]
