"""Which cells of a table are headers, and which headers each other cell stands under.

A `Table` enters; a `Layout` leaves: the rows of column headers, the columns that name the rows, and for every other
cell its headers. The format's own flags go first; else a row above, or a column beside, without figures is a header.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from regesta.extract.reading.document import Reading
from regesta.extract.tables.contents import NOTHING, Content, content_of
from regesta.extract.tables.grid import Cell, Table
from regesta.extract.tables.words import table_words

MOSTLY = 0.6
"""Share of a column's filled cells that must be words for the column to name the rows."""
FIGURES = ("number", "year", "date", "duration")


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of the body with the headers that it stands under, uppermost and leftmost first."""

    cell: Cell
    content: Content
    columns: tuple[Cell, ...]
    rows: tuple[Cell, ...]
    """Names of its row, each from a column that names rows."""
    group: Cell | None = None
    """A row of its own that heads the rows below it."""


@dataclass(slots=True)
class Layout:
    """A table with its headers told apart."""

    table: Table
    contents: dict[Cell, Content]
    header_rows: int = 0
    label_columns: tuple[int, ...] = ()
    over_all: tuple[Cell, ...] = ()
    """Cells over the whole width above the headers: a title inside the table."""
    groups: dict[int, Cell] = field(default_factory=dict)

    def label_of(self, column: int) -> Cell | None:
        """Return the lowest header over a column."""
        headers = self.headers_over(column)
        return headers[-1] if headers else None

    def headers_over(self, column: int) -> tuple[Cell, ...]:
        """Return the headers over a column, uppermost first; one that spans several rows is there once."""
        found: list[Cell] = []
        for row in range(self.header_rows):
            cell = self.table.cells.get((row, column)) or self._spanning(row, column)
            if cell is not None and cell not in found and cell not in self.over_all:
                found.append(cell)
        return tuple(found)

    def _spanning(self, row: int, column: int) -> Cell | None:
        """Return the cell to the left that an upper header row leaves room for, where the format tells no spans."""
        if row == self.header_rows - 1:
            return None
        left = range(column - 1, -1, -1)
        found = next((cell for c in left if (cell := self.table.cells.get((row, c))) is not None), None)
        return found if found is not None and found.column not in self.label_columns else None

    def body(self) -> Iterator[Placed]:
        """Yield the cells below and beside the headers, row by row."""
        for row in range(self.header_rows, self.table.height):
            names = tuple(
                cell for column in self.label_columns if (cell := self.table.cells.get((row, column))) is not None
            )
            for cell in self.table.row(row):
                if cell.column in self.label_columns or cell.row != row or cell in self.groups.values():
                    continue
                yield Placed(cell, self.contents[cell], self.headers_over(cell.column), names, self.groups.get(row))


def layout_of(reading: Reading, table: Table) -> Layout:
    """Return a table with its headers told apart; one in which none can be told has none."""
    layout = Layout(table, {cell: content_of(reading, cell) for cell in dict.fromkeys(table.cells.values())})
    layout.over_all = tuple(_title_cells(layout))
    layout.header_rows = _count_header_rows(layout)
    layout.label_columns = tuple(c for c in range(table.width) if _names_rows(layout, c))
    layout.groups = _groups(layout)
    return layout


def _title_cells(layout: Layout) -> Iterator[Cell]:
    for row in range(layout.table.height):
        cells = layout.table.row(row)
        if len(cells) != 1 or layout.contents[cells[0]].kind in FIGURES:
            return
        alone = row == 0 and layout.table.width == 2 and cells[0].column == 0
        if cells[0].columns < layout.table.width and not alone:
            return
        yield cells[0]


def _count_header_rows(layout: Layout) -> int:
    """Return how many rows at the top are headers; a table of two columns that only labels values has none."""
    count = len(layout.over_all)
    while count < layout.table.height - 1 and _heads(layout, count):
        count += 1
    return count


def _heads(layout: Layout, row: int) -> bool:
    cells = layout.table.row(row)
    if not cells:
        return False
    if len(cells) > 1 and all(cell.header for cell in cells):
        return True
    first = row == len(layout.over_all)
    if not first and not _leaves_open(layout, row - 1):
        return False
    if not first and any(cell.header for cell in layout.table.row(row - 1)) and not any(c.header for c in cells):
        return False
    kinds = [layout.contents[cell].kind for cell in cells]
    if any(kind in ("number", "date", "duration", "prose") for kind in kinds):
        return False
    if "year" in kinds and not _holds_other_figures(layout, row):
        return False
    if layout.table.width == 2 and _labels_values(layout, cells):
        return False
    return kinds.count("nothing") < len(kinds)


def _leaves_open(layout: Layout, row: int) -> bool:
    """Tell whether a header row spans columns, so that the row below may say which is which."""
    cells = layout.table.row(row)
    return any(cell.columns > 1 for cell in cells) or len(cells) < layout.table.width - 1


def _holds_other_figures(layout: Layout, row: int) -> bool:
    """Tell whether the columns under years hold figures: years over figures are headers, years over years are not."""
    columns = [cell.column for cell in layout.table.row(row) if layout.contents[cell].kind == "year"]
    if len(columns) < 1 or layout.table.width < 2:
        return False
    below = [layout.contents[c].kind for column in columns for c in layout.table.column(column, row + 1)]
    return "number" in below and below.count("year") < len(below) / 2


def _labels_values(layout: Layout, first: list[Cell]) -> bool:
    """Tell whether two columns are labels and values: the values are of several kinds, and the first is no header."""
    values = [layout.contents[cell].kind for cell in layout.table.column(1, first[0].row)]
    unlike = len(set(values) - {"nothing"}) > 2 or (values[0] == "words" and "words" in values[1:])
    return unlike and not all(cell.header for cell in first)


def _names_rows(layout: Layout, column: int) -> bool:
    """Tell whether a column names the rows: it is words, or years beside columns of figures."""
    cells = layout.table.column(column, layout.header_rows)
    kinds = [layout.contents[cell].kind for cell in cells if layout.contents[cell] != NOTHING]
    label = layout.label_of(column)
    dimension = table_words().dimension_of(label.text) if label is not None else None
    if dimension == "ignored":
        return False
    if not kinds:
        return dimension is not None and column == 0
    words = sum(kind in ("words", "prose") for kind in kinds)
    if words >= MOSTLY * len(kinds):
        return column == 0 or layout.header_rows > 0
    dated = sum(kind in ("year", "date") for kind in kinds) + words
    if column == 0 and dimension in (None, "time") and dated == len(kinds) and layout.table.width > 1:
        return label is None or dimension == "time"
    return dimension == "time" and dated == len(kinds)


def _groups(layout: Layout) -> dict[int, Cell]:
    """Return for each row the row of one cell that heads it: "Northern region" over its districts."""
    groups: dict[int, Cell] = {}
    current: Cell | None = None
    for row in range(layout.header_rows, layout.table.height):
        cells = [c for c in layout.table.row(row) if layout.contents[c] != NOTHING and c.row == row]
        alone = len(cells) == 1 and cells[0].column == 0 and layout.contents[cells[0]].kind in ("words", "year")
        wide = alone and (cells[0].columns > 1 or len(layout.table.row(row)) == 1)
        if wide and layout.table.width > 1 and layout.header_rows > 0:
            current = cells[0]
        elif current is not None and not (cells and table_words().is_total(cells[0].text)):
            groups[row] = current
    return groups
