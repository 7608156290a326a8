"""Judgements: a person's or rule's decision enters and stays; retracting adds when, and deletes nothing."""

from __future__ import annotations

import json
from dataclasses import asdict

from sqlalchemy import Connection, Row, insert, select, update

from regesta.errors import UnknownEntry
from regesta.model import Judgement, Subject
from regesta.store.records import read_record
from regesta.store.tables import judgements


def insert_judgement(connection: Connection, judgement: Judgement) -> None:
    """Store a judgement; the same one again is stored once."""
    if connection.scalar(select(judgements.c.key).where(judgements.c.id == judgement.id)) is not None:
        return
    row = {
        "id": judgement.id,
        "subjects": json.dumps([asdict(one) for one in judgement.subjects], ensure_ascii=False, sort_keys=True),
        "decision": judgement.decision,
        "by": judgement.by,
        "reason": judgement.reason,
        "decided_at": judgement.decided_at,
        "retracted_at": judgement.retracted_at,
        "retracted_by": judgement.retracted_by,
        "retraction_reason": judgement.retraction_reason,
    }
    connection.execute(insert(judgements).values(row))


def retract_judgement(
    connection: Connection, judgement_id: str, *, at: str, by: str | None, reason: str | None
) -> None:
    """Note when and by whom a judgement was taken back; raises UnknownEntry where none of this id still holds."""
    open_one = judgements.c.id == judgement_id, judgements.c.retracted_at.is_(None)
    values = {"retracted_at": at, "retracted_by": by, "retraction_reason": reason}
    if connection.execute(update(judgements).where(*open_one).values(values)).rowcount != 1:
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
        subjects=tuple(_subject(one) for one in json.loads(row.subjects)),
        decision=row.decision,
        by=row.by,
        reason=row.reason,
        decided_at=row.decided_at,
        retracted_at=row.retracted_at,
        retracted_by=row.retracted_by,
        retraction_reason=row.retraction_reason,
    )


def _subject(plain: dict[str, object] | str) -> Subject:
    """Return a subject; a bare name, as registers of older programs have it, holds to nothing and will be an orphan."""
    return Subject(name=plain) if isinstance(plain, str) else read_record(Subject, json.dumps(plain))
