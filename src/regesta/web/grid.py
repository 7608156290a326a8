"""The places of a table's cells enter; its rows leave as a page shows them, with gaps where a document has no words.

Cells without words are no blocks, so a row may lack some; shown without gaps, figures would stand in wrong columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

Place = tuple[int, int, int, int]
"""Row, column, and over how many rows and columns a cell reaches."""
Shown = tuple[int | None, tuple[int, int]]
"""Index of a cell, None for a gap, and over how many rows and columns it is shown."""
_MOST_MISSING_ROWS = 20
"""Rows without words that are shown as empty ones; of more, tables torn apart, none is."""


def lay_out(places: Sequence[Place]) -> list[list[Shown]]:
    """Return the rows of a table from the first that has words to the last; no cells make no rows.

    A cell that would reach beyond the last row is shown up to it. Cells at one place follow each other.
    """
    rows: dict[int, list[int]] = defaultdict(list)
    for index, place in enumerate(places):
        rows[place[0]].append(index)
    if not rows:
        return []
    first, last = min(rows), max(rows)
    numbers = range(first, last + 1) if last - first < len(rows) + _MOST_MISSING_ROWS else sorted(rows)
    taken: dict[int, int] = {}
    return [_lay_out_row(row, [(i, places[i]) for i in rows.get(row, [])], taken, last) for row in numbers]


def _lay_out_row(row: int, cells: Sequence[tuple[int, Place]], taken: dict[int, int], last: int) -> list[Shown]:
    shown: list[Shown] = []
    column = 0
    for index, (_, start, rows, columns) in sorted(cells, key=lambda cell: cell[1][1]):
        missing = sum(taken.get(place, -1) < row for place in range(column, start))
        if missing:
            shown.append((None, (1, missing)))
        reach = min(rows, last - row + 1)
        shown.append((index, (reach, columns)))
        taken.update(dict.fromkeys(range(start, start + columns), row + reach - 1))
        column = max(column, start + columns)
    return shown
