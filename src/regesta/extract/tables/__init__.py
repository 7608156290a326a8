"""Claims from tables: each figure cell with what its headers say of it.

A `Reading` and the document's focus enter; the claims of all tables leave, with the reason for each cell that makes
none, and the places of all cells that no sentence rule should read.

Headers are told from figures (`layout`); they say when, where, whose and what (`facts`, `measures`), in the classes
of the same lexicons that sentences are read with, and the same rules decide what is claimed (`matching`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.document import Reading
from regesta.extract.tables.claiming import TableClaims
from regesta.extract.tables.grid import tables_of
from regesta.extract.tables.layout import layout_of
from regesta.extract.tables.matching import Matcher
from regesta.model import Claim

__all__ = ["TablesRead", "read_tables"]


@dataclass(slots=True)
class TablesRead:
    """What the tables of a document gave."""

    claims: list[Claim] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    """Why a figure of a cell makes no claim, by the offset at which the cell begins."""


def read_tables(reading: Reading, focus: Focus) -> TablesRead:
    """Return the claims of a document's tables; a document without tables gives none."""
    read = TablesRead()
    matcher = Matcher(reading)
    for table in tables_of(reading):
        layout = layout_of(reading, table)
        maker = TableClaims(reading, focus, matcher, layout)
        for placed in layout.body():
            if placed.content.kind in ("nothing", "prose"):
                continue
            made = maker.claims_of(placed)
            read.claims += [one for one in made if not isinstance(one, str)]
            reasons = [one for one in made if isinstance(one, str)]
            if reasons:
                read.reasons[placed.cell.start] = reasons[0]
    return read
