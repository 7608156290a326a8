"""The cells of an HTML table enter in the order of the page; the row and column of each leave, spans resolved.

The rules are those by which browsers form a table (HTML Standard, 4.9.12): a cell takes the first column that no cell
above reaches into, and no cell reaches beyond its row group.
"""

from __future__ import annotations

from typing import Any

_MOST_COLUMNS, _MOST_ROWS = 100, 1_000
"""Widest and tallest cell believed; browsers go to 1,000 and 65,534, which no table of figures needs."""
_TO_THE_END = 0
"""What `rowspan` says for "to the end of the row group"."""


class TableGrid:
    """One table while it is walked: which row is open, and up to which row each column is taken from above.

    A list of labels and values (`dl`) is one too, with a row for each label.
    """

    def __init__(self, *, of_labels: bool = False) -> None:
        self.of_labels = of_labels
        self.row = -1
        self.column = 0
        self.taken_until: dict[int, int] = {}

    def begin_row(self) -> int:
        """Open the next row and return its number."""
        self.row += 1
        self.column = 0
        return self.row

    def end_group(self) -> None:
        """End the row group: what reaches down from it ends with it."""
        self.taken_until.clear()

    def place(self, rows: int, columns: int) -> tuple[int, int]:
        """Return row and column of the next cell of the open row, which reaches over so many rows and columns."""
        if self.row < 0:
            self.begin_row()  # a cell outside any row, as on careless pages
        while self.taken_until.get(self.column, -1) >= self.row:
            self.column += 1
        first = self.column
        self.column += columns
        for column in range(first, self.column if rows > 1 else first):
            self.taken_until[column] = self.row + rows - 1
        return self.row, first


def cell_spans(cell: Any) -> tuple[int, int]:
    """Return over how many rows and columns a cell reaches; nonsense counts as one.

    A cell taller than any table heads all rows below it; one wider than any heads nothing, and keeps to its column.
    """
    rows = _read_span(cell.get("rowspan"), _MOST_ROWS, absurd=_MOST_ROWS)
    columns = _read_span(cell.get("colspan"), _MOST_COLUMNS, absurd=1)
    return (_MOST_ROWS if rows == _TO_THE_END else rows), max(1, columns)


def _read_span(stated: str | None, most: int, absurd: int) -> int:
    shown = (stated or "1").strip()
    if not (shown.isascii() and shown.isdecimal()):
        return 1
    return min(int(shown), most) if len(shown) < 6 else absurd
