"""Entities and findings given by hand, stored as linking and reconciling leave them: for tests of what reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, text, update

from regesta.model import Entity, Finding
from regesta.store import Store, search
from regesta.store.linkings import Decided, replace_decided, replace_findings
from regesta.store.records import write_record
from regesta.store.tables import claim_entities, claims, comparisons, entities, findings


def store_derived(
    store: Store,
    linked: Sequence[Entity],
    entity_of: Mapping[tuple[str, str], str],
    found: Sequence[Finding],
    decided: Decided | None = None,
) -> None:
    """Store them in the place of those before."""
    with store.deriving() as connection:
        for table in (entities, claim_entities, comparisons, findings):
            connection.execute(delete(table))
        _put_entities(connection, linked)
        _put_slots(connection, entity_of)
        if decided is not None:
            replace_decided(connection, decided)
        replace_findings(connection, found, ())


def _put_entities(connection: Connection, linked: Sequence[Entity]) -> None:
    connection.execute(text("DELETE FROM search_entities"))
    for key, one in enumerate(linked, 1):
        connection.execute(insert(entities).values(key=key, id=one.id, record=write_record(one)))
    search.index_entities(connection, enumerate(linked, 1))


def _put_slots(connection: Connection, entity_of: Mapping[tuple[str, str], str]) -> None:
    for (claim, slot), entity in sorted(entity_of.items()):
        connection.execute(insert(claim_entities).values(claim_id=claim, slot=slot, entity_id=entity))
    subject = select(claim_entities.c.entity_id).where(
        claim_entities.c.claim_id == claims.c.id, claim_entities.c.slot == "subject"
    )
    connection.execute(update(claims).values(subject_entity=subject.scalar_subquery()))
