"""What is derived from all claims together: findings and what stands of decisions enter, they and entities leave.

Entities are stored by linking (`regesta.relinking`), which touches only what a change concerns. Nothing is authored.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, case, delete, insert, or_, select

from regesta.model import Contradiction, Doubt, Entity, Finding, Standing
from regesta.store.records import read_record, write_record
from regesta.store.tables import (
    IN_ORDER,
    claim_entities,
    comparisons,
    contradictions,
    doubts,
    entities,
    findings,
    standings,
)
from regesta.store.value_lists import listed


class Decided(Protocol):
    """What linking tells of persons' decisions and of what is open."""

    @property
    def standings(self) -> Sequence[Standing]: ...
    @property
    def contradictions(self) -> Sequence[Contradiction]: ...
    @property
    def doubts(self) -> Sequence[Doubt]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLinking:
    """Entities, and for each claim's slot the entity that stands in it, as link had found them."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDecisions:
    """What the last linking told of persons' decisions and of what is open."""

    standings: tuple[Standing, ...]
    contradictions: tuple[Contradiction, ...]
    doubts: tuple[Doubt, ...]


def replace_decided(connection: Connection, decided: Decided) -> None:
    """Store how judgements stand, what contradicts each other and what is open, in the place of those before.

    What the rules leave open stays where it is kept with its things, which only linking replaces.
    """
    for table in (standings, contradictions):
        connection.execute(delete(table))
    connection.execute(delete(doubts).where(doubts.c.thing_a.is_(None)))
    stood = [{"judgement_id": one.judgement_id, "record": write_record(one)} for one in decided.standings]
    clashing = [{"record": write_record(one)} for one in decided.contradictions]
    open_pairs = [{"a": one.a, "b": one.b, "score": one.score, "record": write_record(one)} for one in decided.doubts]
    for table, rows in ((standings, stood), (contradictions, clashing), (doubts, open_pairs)):
        if rows:
            connection.execute(insert(table), rows)


def read_decisions(connection: Connection) -> StoredDecisions:
    """Return how judgements stand, in the order of decision, what contradicts each other and what is open."""
    stood = connection.scalars(select(standings.c.record).order_by(standings.c.key))
    clashing = connection.scalars(select(contradictions.c.record).order_by(contradictions.c.key))
    return StoredDecisions(
        standings=tuple(read_record(Standing, record) for record in stood),
        contradictions=tuple(read_record(Contradiction, record) for record in clashing),
        doubts=read_doubts(connection),
    )


def read_doubts(connection: Connection, entity_id: str | None = None) -> tuple[Doubt, ...]:
    """Return the pairs of entities that may be one, all or those of one entity."""
    persons_first = doubts.c.score.is_not(None), case((doubts.c.score.is_(None), doubts.c.key))
    query = select(doubts.c.record).order_by(*persons_first, doubts.c.score.desc(), doubts.c.a, doubts.c.b)
    if entity_id is not None:
        query = query.where(or_(doubts.c.a == entity_id, doubts.c.b == entity_id))
    return tuple(read_record(Doubt, record) for record in connection.scalars(query))


def replace_findings(connection: Connection, found: Sequence[Finding], gone: Collection[str]) -> None:
    """Store findings with their comparisons in the place of those with the identities that are gone."""
    old = select(findings.c.key).where(findings.c.id.in_(listed(gone)))
    for table, column in (
        (comparisons, comparisons.c.finding_key),
        (findings, findings.c.key),
    ):
        connection.execute(delete(table).where(column.in_(old)))
    for finding in found:
        key = connection.execute(insert(findings).values(_finding_row(finding)).returning(findings.c.key)).scalar_one()
        rows = [{"finding_key": key, "a": one.a, "b": one.b, "verdict": one.verdict} for one in finding.pairs]
        if rows:
            connection.execute(insert(comparisons), rows)


def _finding_row(finding: Finding) -> dict[str, str]:
    return {
        "id": finding.id, "status": finding.status, "predicate": finding.predicate, "property": finding.property,
        "question": finding.question, "record": write_record(finding),
    }  # fmt: skip


def read_linking(connection: Connection) -> StoredLinking:
    """Return the linking as it was stored, entities by name and identity."""
    rows = connection.execute(select(claim_entities).order_by(claim_entities.c.claim_id, claim_entities.c.slot))
    return StoredLinking(
        entities=read_entities(connection),
        entity_of={(row.claim_id, row.slot): row.entity_id for row in rows},
    )


def read_entities(connection: Connection) -> tuple[Entity, ...]:
    """Return the entities by name and identity."""
    found = [read_record(Entity, record) for record in connection.scalars(select(entities.c.record))]
    return tuple(sorted(found, key=lambda one: (one.name, one.id)))


def read_slots(connection: Connection, entity_ids: Collection[str]) -> dict[tuple[str, str], str]:
    """Return the slots of claims in which these entities stand, each with its entity."""
    query = select(claim_entities).where(claim_entities.c.entity_id.in_(sorted(entity_ids)))
    rows = connection.execute(query.order_by(claim_entities.c.claim_id, claim_entities.c.slot))
    return {(row.claim_id, row.slot): row.entity_id for row in rows}


def read_findings(connection: Connection, status: str | None) -> tuple[Finding, ...]:
    """Return the findings in the order in which reconcile gave them, all or those of one status."""
    query = select(findings.c.record).order_by(*IN_ORDER)
    if status is not None:
        query = query.where(findings.c.status == status)
    return tuple(read_record(Finding, record) for record in connection.scalars(query))
