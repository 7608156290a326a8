"""The pieces of a PDF enter; they leave with tables that go on over a page as one, their rows counted on.

A table goes on where nothing but running heads and notes stands between it and the next, which has as many columns and
either the same head again or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from regesta.acquire.pieces import Piece

_BETWEEN = frozenset({"furniture", "footnote"})
_FIGURE = re.compile(r"\d")


@dataclass(slots=True)
class _Table:
    """The pieces of one table, by their index."""

    number: int
    indices: list[int]

    def rows(self, pieces: Sequence[Piece]) -> dict[int, list[Piece]]:
        """Return its cells by row."""
        found: dict[int, list[Piece]] = {}
        for index in self.indices:
            table = pieces[index].table
            if table is not None:
                found.setdefault(table[1], []).append(pieces[index])
        return found


def join_tables(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with continued tables joined; a head that is repeated is furniture. Other pieces stay as is."""
    joined = list(pieces)
    last: _Table | None = None
    for table in _tables(pieces):
        if last is None or not _touch(pieces, last, table) or not _goes_on(joined, last, table):
            last = table
            continue
        _append(joined, last, table)
        last.indices += [index for index in table.indices if joined[index].role == "cell"]
    return joined


def _tables(pieces: Sequence[Piece]) -> list[_Table]:
    tables: list[_Table] = []
    for index, piece in enumerate(pieces):
        if piece.table is None:
            continue
        if not tables or tables[-1].number != piece.table[0]:
            tables.append(_Table(piece.table[0], []))
        tables[-1].indices.append(index)
    return tables


def _touch(pieces: Sequence[Piece], first: _Table, second: _Table) -> bool:
    """Tell whether two tables stand on pages that follow each other, with nothing of the text between them."""
    before, after = pieces[first.indices[-1]].page, pieces[second.indices[0]].page
    between = pieces[first.indices[-1] + 1 : second.indices[0]]
    return (before or 0) + 1 == after and all(piece.role in _BETWEEN for piece in between)


def _goes_on(pieces: Sequence[Piece], first: _Table, second: _Table) -> bool:
    if _width(pieces, first) != _width(pieces, second):
        return False
    return _repeated(pieces, first, second) > 0 or _begins_with_figures(pieces, second)


def _begins_with_figures(pieces: Sequence[Piece], table: _Table) -> bool:
    rows = table.rows(pieces)
    top = rows[min(rows)]
    return not any(cell.header for cell in top) and any(_FIGURE.search(cell.text) for cell in top)


def _repeated(pieces: Sequence[Piece], first: _Table, second: _Table) -> int:
    """Return how many rows at the top of the second table are those of the first again."""
    above, below = first.rows(pieces), second.rows(pieces)
    count = 0
    for row in range(min(len(above), len(below) - 1)):
        if _said(above.get(row, [])) != _said(below.get(row, [])):
            break
        count += 1
    return count


def _said(cells: Sequence[Piece]) -> list[str]:
    return [" ".join(cell.text.casefold().split()) for cell in cells]


def _width(pieces: Sequence[Piece], table: _Table) -> int:
    placed = [(pieces[index].table, pieces[index].span) for index in table.indices]
    return max(place[2] + span[1] for place, span in placed if place is not None)


def _append(pieces: list[Piece], first: _Table, second: _Table) -> None:
    """Count the rows of a table on from those of the first; the head that both have is furniture in the second."""
    heads = _repeated(pieces, first, second)
    height = max(table[1] + pieces[i].span[0] for i in first.indices if (table := pieces[i].table) is not None)
    for index in second.indices:
        table = pieces[index].table
        assert table is not None
        if table[1] < heads:
            pieces[index] = replace(pieces[index], role="furniture", table=None, header=False, span=(1, 1))
        else:
            pieces[index] = replace(pieces[index], table=(first.number, height + table[1] - heads, table[2]))
