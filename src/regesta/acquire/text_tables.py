"""The lines of a plain text enter; those that are rows of a table leave, each with the stretches of its cells.

A table is drawn with tabs, strokes or at least two blanks: three lines or more that follow each other, all with as
many short entries, and figures in most of them. Prose with two blanks behind its stops is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regesta.acquire.text_lines import Stretch

_GAP = re.compile(r"\s*(?:\t|\|)[\s|]*|\s{2,}")
_DRAWN = re.compile(r"[-=+|_\s.:]+")
_FIGURE = re.compile(r"[^\w]{0,3}\d|[–—-]$|n/?a$", re.I)
_LEAST_ROWS, _LEAST_CELLS = 3, 2
_LONGEST_CELL = 48
_SENTENCE = re.compile(r"[a-z]{2}[.!?;,]$")
_LEAST_FIGURED = 0.6
"""Share of the rows below the first that must have a figure of their own behind their first entry."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of a table: which table, which row, and the stretches of its cells."""

    table: int
    row: int
    cells: tuple[tuple[int, int], ...]


def find_text_tables(text: str, lines: Sequence[Stretch]) -> dict[int, TextRow]:
    """Return the rows of the tables of a text by where their line begins; a text without tables gives none.

    A line that is only drawn (`-----`) parts no rows and is left out.
    """
    found: dict[int, TextRow] = {}
    for number, rows in enumerate(_tables(text, lines)):
        for row, (start, cells) in enumerate(rows):
            found[start] = TextRow(number, row, cells)
    return found


Row = tuple[int, tuple[tuple[int, int], ...]]


def _tables(text: str, lines: Sequence[Stretch]) -> Iterator[list[Row]]:
    rows: list[Row] = []
    for line in [*lines, None]:
        if line is not None and rows and _DRAWN.fullmatch(text, line.start, line.end):
            continue
        cells = _cells(text, line) if line is not None else ()
        goes_on = rows and line is not None and not line.blank_before and len(cells) == len(rows[0][1])
        if rows and not goes_on:
            if _is_table(text, rows):
                yield rows
            rows = []
        if line is not None and len(cells) >= _LEAST_CELLS:
            rows.append((line.start, cells))


def _cells(text: str, line: Stretch) -> tuple[tuple[int, int], ...]:
    """Return the entries of a line; none where one of them is long or ends like a part of a sentence."""
    cells: list[tuple[int, int]] = []
    start = line.start
    for gap in [*_GAP.finditer(text, line.start, line.end), None]:
        end = gap.start() if gap is not None else line.end
        if end > start:
            cells.append((start, end))
        start = gap.end() if gap is not None else start
    shown = [text[first:last] for first, last in cells]
    bad = any(len(cell) > _LONGEST_CELL or _SENTENCE.search(cell) for cell in shown)
    return () if bad else tuple(cells)


def _is_table(text: str, rows: Sequence[Row]) -> bool:
    if len(rows) < _LEAST_ROWS:
        return False
    below = rows[1:]
    figured = sum(any(_FIGURE.match(text[first:last]) for first, last in cells[1:]) for _, cells in below)
    return figured >= _LEAST_FIGURED * len(below)
