"""The path of a PDF and its pages enter; the grids that lines rule on a page leave: the cells of tables, without words.

pdfplumber, the extra `[pdf]`, knows the lines; where it is not installed there are no grids, and a table is read like
the text around it.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

_PATH_OBJECT = 2  # FPDF_PAGEOBJ_PATH
_LEAST_PATHS, _MOST_PATHS = 3, 3_000
"""Drawn objects of a page that may rule a table. Fewer cannot make cells; more are a map or a drawing, and looking for
crossings among them takes time that grows with their square."""
_NESTED = 3
_LEAST_CELLS = 4
_SAME_PLACE = 1.5
"""Points by which the edges of cells may differ that stand in one row or column."""
_UPRIGHT = 0


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell's place in its grid and on the page, in points from the lower left corner."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point of the page is in the cell."""
        return self.left <= x < self.right and self.bottom <= y < self.top


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells that lines make on a page; whether they hold a table is told by their words."""

    cells: tuple[CellBox, ...]

    def cell_at(self, x: float, y: float) -> int | None:
        """Return the index of the cell at a point of the page, None if there is none."""
        return next((index for index, cell in enumerate(self.cells) if cell.holds(x, y)), None)

    def surrounds(self, x: float, y: float) -> bool:
        """Say whether a point of the page is between the outermost edges of the grid."""
        return min(cell.left for cell in self.cells) <= x < max(cell.right for cell in self.cells) and min(
            cell.bottom for cell in self.cells
        ) <= y < max(cell.top for cell in self.cells)


class Rulings:
    """The grids of one PDF; made by `open_rulings`."""

    def __init__(self, path: Path, pages: int) -> None:
        self._path = path
        self._count = pages
        self._pdf: Any = None

    def on_page(self, number: int, page: Any) -> tuple[Grid, ...]:
        """Return the grids on a page, counted from 0, from the top down; `page` is the same page as PDFium has it.

        A page that is turned, or that draws too little or too much, has none, nor one that pdfplumber cannot read.
        """
        if not reads_tables() or page.get_rotation() != _UPRIGHT or not _may_rule(page):
            return ()
        try:
            found = self._pages()[number].find_tables() if len(self._pages()) == self._count else []
            height, below = self._pages()[number].height, self._pages()[number].mediabox[1]
            grids = [_make_grid(table.cells, height + below) for table in found if len(table.cells) >= _LEAST_CELLS]
            self._pages()[number].close()
        except _unreadable():
            return ()
        return tuple(grid for grid in grids if grid is not None)

    def close(self) -> None:
        """Close the file, if it was opened."""
        if self._pdf is not None:
            self._pdf.close()

    def _pages(self) -> Sequence[Any]:
        import pdfplumber

        if self._pdf is None:
            self._pdf = pdfplumber.open(self._path)
        pages: Sequence[Any] = self._pdf.pages
        return pages


def reads_tables() -> bool:
    """Say whether ruled tables of PDFs can be read: whether the extra `[pdf]` is installed."""
    return find_spec("pdfplumber") is not None


@contextmanager
def open_rulings(path: Path, pages: int) -> Iterator[Rulings]:
    """Give the rulings of a PDF of so many pages; the file is opened only for a page that draws lines."""
    rulings = Rulings(path, pages)
    try:
        yield rulings
    finally:
        rulings.close()


def _may_rule(page: Any) -> bool:
    paths = 0
    for item in page.get_objects(filter=[_PATH_OBJECT], max_depth=_NESTED):
        paths += item.type == _PATH_OBJECT
        if paths > _MOST_PATHS:
            return False
    return paths >= _LEAST_PATHS


def _unreadable() -> tuple[type[Exception], ...]:
    """Return what pdfplumber and pdfminer raise for pages that they cannot read."""
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    return (
        PSException, PdfminerException, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError,
        RecursionError, ZeroDivisionError, OverflowError, EOFError, NotImplementedError, struct.error,
    )  # fmt: skip


def _make_grid(boxes: Sequence[tuple[float, float, float, float]], page_top: float) -> Grid | None:
    """Number the cells of a table by the edges that they share; None where they do not make rows and columns.

    pdfplumber measures from the top of the page: left, top, right, bottom.
    """
    columns = _places([edge for box in boxes for edge in (box[0], box[2])])
    rows = _places([edge for box in boxes for edge in (box[1], box[3])])
    if len(columns) < 3 or len(rows) < 3:
        return None
    cells = []
    for left, top, right, bottom in sorted(boxes, key=lambda box: (_index(rows, box[1]), _index(columns, box[0]))):
        row, column = _index(rows, top), _index(columns, left)
        span = _index(rows, bottom) - row, _index(columns, right) - column
        if min(span) < 1:
            return None
        cells.append(CellBox(row, column, *span, left, page_top - bottom, right, page_top - top))
    return Grid(tuple(cells))


def _places(edges: Sequence[float]) -> list[float]:
    """Return the distinct places of edges in order; edges that nearly meet are one."""
    ordered = sorted(edges)
    return [ordered[0], *(after for before, after in pairwise(ordered) if after - before > _SAME_PLACE)]


def _index(places: Sequence[float], edge: float) -> int:
    """Return the number of the place of an edge: the last that does not lie behind it."""
    return max(0, bisect_left(places, edge + 1e-6) - 1)
