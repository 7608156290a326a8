"""Weighed pairs of names that are kept from one linking to the next: weighings enter, the same leave.

A mark stands for a thing with all that was looked at in it, so that a row is right as long as it is there. Only rows
that are new are written, and only those whose things are no more are deleted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, delete, insert, select

from regesta.store.tables import weighings

Weighings = Mapping[tuple[str, str], tuple[float, tuple[str, ...]]]
"""Score and reasons by the marks of two things."""

ROWS_AT_ONCE = 10_000


def read_weighings(connection: Connection) -> Weighings:
    """Return all weighings that are kept; none in a register never linked."""
    rows = connection.execute(select(weighings.c.a, weighings.c.b, weighings.c.score, weighings.c.reasons))
    reasons: dict[str, tuple[str, ...]] = {}
    found: dict[tuple[str, str], tuple[float, tuple[str, ...]]] = {}
    for a, b, score, words in rows:
        if words not in reasons:
            reasons[words] = tuple(json.loads(words))
        found[a, b] = score, reasons[words]
    return found


def keep_weighings(connection: Connection, before: Weighings, now: Weighings) -> None:
    """Leave `now` in the table, where `before` stands."""
    gone = [{"one": a, "other": b} for a, b in before.keys() - now.keys()]
    new = [_row(pair, *now[pair]) for pair in sorted(now.keys() - before.keys())]
    if gone and len(gone) == len(before):
        connection.execute(delete(weighings))
    elif gone:
        statement = delete(weighings).where(weighings.c.a == bindparam("one"), weighings.c.b == bindparam("other"))
        connection.execute(statement, gone)
    for start in range(0, len(new), ROWS_AT_ONCE):
        connection.execute(insert(weighings), new[start : start + ROWS_AT_ONCE])


def _row(pair: tuple[str, str], score: float, reasons: tuple[str, ...]) -> dict[str, object]:
    return {"a": pair[0], "b": pair[1], "score": score, "reasons": json.dumps(reasons)}
