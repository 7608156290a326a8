"""The lines of a page enter; those that are rows of a table without ruled lines leave, told by their columns alone."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.acquire.pdf_lines import Line

_ROW_LEAST = 3
_CELL_CHARACTERS = 40
_SAME_PLACE = 6.0
"""Points by which the places of a column's cells may differ."""


def find_rows(lines: Sequence[Line], tables: int) -> tuple[dict[int, tuple[int, int]], int]:
    """Return table and row of each line that is a row: runs of lines with as many short segments at the same places."""
    rows: dict[int, tuple[int, int]] = {}
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and _same_columns(lines[end - 1], lines[end]):
            end += 1
        short = all(len(segment.text) <= _CELL_CHARACTERS for line in lines[start:end] for segment in line.segments)
        if end - start >= _ROW_LEAST and len(lines[start].segments) > 1 and short:
            rows |= {index: (tables, index - start) for index in range(start, end)}
            tables += 1
        start = end
    return rows, tables


def _same_columns(first: Line, second: Line) -> bool:
    """Say whether two lines have as many segments, each beginning, ending or centred at the same place."""
    return len(first.segments) == len(second.segments) and all(
        min(abs(a.left - b.left), abs(a.right - b.right), abs(a.left + a.right - b.left - b.right) / 2) <= _SAME_PLACE
        for a, b in zip(first.segments, second.segments, strict=True)
    )
