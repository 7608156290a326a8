"""Judgements: a person's or rule's decision enters and stays; retracting adds when, and deletes nothing."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Row, insert, select, update

from regesta.errors import UnknownEntry
from regesta.model import Judgement
from regesta.store.tables import judgements


def insert_judgement(connection: Connection, judgement: Judgement) -> None:
    """Store a judgement; the same one again is stored once."""
    if connection.scalar(select(judgements.c.key).where(judgements.c.id == judgement.id)) is not None:
        return
    row = {
        "id": judgement.id,
        "subjects": json.dumps(judgement.subjects, ensure_ascii=False),
        "decision": judgement.decision,
        "by": judgement.by,
        "reason": judgement.reason,
        "decided_at": judgement.decided_at,
        "retracted_at": judgement.retracted_at,
    }
    connection.execute(insert(judgements).values(row))


def retract_judgement(connection: Connection, judgement_id: str, at: str) -> None:
    """Note when a judgement was taken back; raises UnknownEntry where there is none, or none that still holds."""
    open_one = judgements.c.id == judgement_id, judgements.c.retracted_at.is_(None)
    if connection.execute(update(judgements).where(*open_one).values(retracted_at=at)).rowcount != 1:
        raise UnknownEntry(f"{judgement_id}: the register has no judgement of this id that still holds.")


def read_judgements(connection: Connection, *, retracted: bool) -> tuple[Judgement, ...]:
    """Return the judgements in the order in which they were made, with or without those taken back."""
    query = select(judgements).order_by(judgements.c.key)
    if not retracted:
        query = query.where(judgements.c.retracted_at.is_(None))
    return tuple(_judgement(row) for row in connection.execute(query))


def _judgement(row: Row[tuple[object, ...]]) -> Judgement:
    return Judgement(
        id=row.id,
        subjects=tuple(json.loads(row.subjects)),
        decision=row.decision,
        by=row.by,
        reason=row.reason,
        decided_at=row.decided_at,
        retracted_at=row.retracted_at,
    )
