"""The tables in which linking keeps what it follows from: things with their parts, blocks and pairs of things.

Nothing enters; what leaves are derived tables, which spare time and decide nothing. What is in them is told by
`regesta.link.ledger`.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, String, Table

from regesta.store.tables import derived

linked_documents = Table(
    "linked_documents",
    derived,
    Column("document", String, primary_key=True),
    Column("mark", String, nullable=False),
    Column("told", String, nullable=False),
    sqlite_with_rowid=False,
)
"""Documents as they were linked: the mark of what they were linked by, and what they tell of places."""

linked_with = Table("linked_with", derived, Column("version", String, primary_key=True))
"""The code and tables with which all was linked; with others all is linked from nothing."""

things = Table(
    "things",
    derived,
    Column("key", Integer, primary_key=True),
    Column("identity", String, nullable=False, unique=True),
    Column("facts", String, nullable=False),
    Column("entity", Integer, index=True),
)

parts = Table(
    "parts",
    derived,
    Column("document", String, primary_key=True),
    Column("thing", Integer, primary_key=True),
    Column("facts", String, nullable=False),
    Column("company", String, nullable=False),
    Column("slots", String, nullable=False),
    Column("latest", String),
    Column("latest_order", String),
)

companions = Table(
    "companions",
    derived,
    Column("thing", Integer, primary_key=True),
    Column("name", String, primary_key=True),
    Column("times", Integer, nullable=False),
    sqlite_with_rowid=False,
)

alone = Table(
    "alone",
    derived,
    Column("mark", Integer, primary_key=True),
    Column("document", String, primary_key=True),
    sqlite_with_rowid=False,
)

divided = Table(
    "divided",
    derived,
    Column("claim_id", String, primary_key=True),
    Column("slot", String, primary_key=True),
    Column("mark", String, nullable=False),
    Column("document", String, nullable=False),
)
"""Slots that persons took out of the thing that they would belong to."""

blocks = Table(
    "blocks",
    derived,
    Column("block", Integer, primary_key=True),
    Column("thing", Integer, primary_key=True),
    Column("forward", String),
    Column("backward", String),
    sqlite_with_rowid=False,
)

pairs = Table(
    "pairs",
    derived,
    Column("a", Integer, primary_key=True),
    Column("b", Integer, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", String, nullable=False),
    Column("decision", Integer, nullable=False),
    sqlite_with_rowid=False,
)

judged = Table(
    "judged",
    derived,
    Column("a", Integer, primary_key=True),
    Column("b", Integer, primary_key=True),
    Column("decision", String, nullable=False),
    Column("reason", String, nullable=False),
)

attached = Table(
    "attached",
    derived,
    Column("judgement_id", String, primary_key=True),
    Column("originals", String, nullable=False),
    Column("record", String, nullable=False),
)
"""Where the anchors of each judgement lead, and the originals among which they were looked for."""

Index("parts_of_things", parts.c.thing, parts.c.document)
Index("latest_parts", parts.c.thing, parts.c.latest_order, parts.c.latest)
Index("alone_by_document", alone.c.document)
Index("blocks_of_things", blocks.c.thing, blocks.c.block)
for _order in ("forward", "backward"):
    _column = blocks.c[_order]
    Index(f"blocks_{_order}", blocks.c.block, _column, blocks.c.thing, sqlite_where=_column.is_not(None))
Index("pairs_backward", pairs.c.b, pairs.c.a)
for _end in ("a", "b"):
    Index(f"open_pairs_{_end}", pairs.c[_end], pairs.c.decision, sqlite_where=pairs.c.decision > 0)

TABLES = (linked_documents, linked_with, things, parts, companions, alone, divided, blocks, pairs, judged, attached)
