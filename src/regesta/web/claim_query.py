"""Which claims a page asks for: a query enters, conditions over the store's table of claims leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, literal_column, or_, select

from regesta.store.tables import claim_entities, claims, documents


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims a page asks for; None asks for all. Years are inclusive and match a claim's period."""

    predicate: str | None = None
    property: str | None = None
    stance: str | None = None
    country: str | None = None
    document: str | None = None
    entity: str | None = None
    """An entity that the claim is about: in any slot but those of its sources."""
    source: str | None = None
    """An entity in the claim's chain of sources, from the publisher inward."""
    rule: str | None = None
    from_year: int | None = None
    to_year: int | None = None
    undated: bool = False


SOURCE_SLOT = "attribution:"
"""What the slots of a claim's sources begin with: `attribution:0` is the publisher's, further ones lead inward."""

IS_SOURCE = claim_entities.c.slot.startswith(SOURCE_SLOT)

IN_ORDER = (claims.c.document_key, claims.c.position, claims.c.key)


def state_conditions(query: ClaimQuery) -> list[ColumnElement[bool]]:
    """Return the conditions of a query; a claim with an open or unknown end of its period matches towards that end.

    Documents that were superseded need no condition: the store takes their claims away.
    """
    conditions: list[ColumnElement[bool]] = []
    for column, value in (
        (claims.c.predicate, query.predicate),
        (claims.c.property, query.property),
        (claims.c.stance, query.stance),
        (claims.c.host, query.country),
    ):
        if value is not None:
            conditions.append(column == value)
    if query.rule is not None:  # rules have their predicate's name, and predicates have an index
        conditions.append(claims.c.predicate == query.rule.partition(".")[0])
        conditions.append(literal_column("json_extract(claims.record, '$.rule')") == query.rule)
    if query.document is not None:
        key = select(documents.c.key).where(documents.c.id == query.document).scalar_subquery()
        conditions.append(claims.c.document_key == key)
    if query.entity is not None:
        conditions.append(claims.c.id.in_(_with_entity(query.entity).where(~IS_SOURCE)))
    if query.source is not None:
        conditions.append(claims.c.id.in_(_with_entity(query.source).where(IS_SOURCE)))
    conditions.extend(_in_years(query))
    return conditions


def _with_entity(identity: str) -> Select[tuple[str]]:
    return select(claim_entities.c.claim_id).where(claim_entities.c.entity_id == identity)


def _in_years(query: ClaimQuery) -> list[ColumnElement[bool]]:
    first, last = claims.c.first_day, claims.c.last_day
    if query.undated:
        return [first.is_(None), last.is_(None)]
    conditions: list[ColumnElement[bool]] = []
    if query.from_year is not None or query.to_year is not None:
        conditions.append(or_(first.is_not(None), last.is_not(None)))
    if query.from_year is not None:
        conditions.append(or_(last >= date(query.from_year, 1, 1).toordinal(), last.is_(None)))
    if query.to_year is not None:
        conditions.append(and_(or_(first <= date(query.to_year, 12, 31).toordinal(), first.is_(None))))
    return conditions
