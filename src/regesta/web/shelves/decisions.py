"""Decisions on the shelf: an entity enters; what persons decided on it, contradictions and what is open leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from regesta.decisions import Listed, list_judgements
from regesta.model import Contradiction, Doubt, Entity, Judgement
from regesta.store import Store
from regesta.store.judgements import read_judgements
from regesta.store.linkings import read_doubts
from regesta.store.records import read_record
from regesta.store.tables import claim_entities, claims, entities
from regesta.web.shelves.opened import OpenRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoubt:
    """An entity that may be one with that of the page, and who or what leaves it open."""

    other: Entity
    doubt: Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsOn:
    """What stands on an entity's page of who is who."""

    listed: tuple[Listed, ...]
    contradictions: tuple[Contradiction, ...]
    doubts: tuple[OpenDoubt, ...]


class DecisionShelf(OpenRegister):
    """The judgements of a register, and how they stand among its claims."""

    @property
    def store(self) -> Store:
        """The same register as its store, for accounts and decisions."""
        return Store(self.folder, self.engine)

    def judgements_on(self, anchors: Iterable[str]) -> list[Judgement]:
        """Return the judgements, those taken back included, that hold to a mention of one of these claims."""
        wanted = set(anchors)
        with self.engine.connect() as connection:
            held = read_judgements(connection, retracted=True)
        return [
            one for one in held if any(anchor.claim in wanted for subject in one.subjects for anchor in subject.anchors)
        ]

    def decisions_on(self, identity: str) -> DecisionsOn:
        """Return the judgements that hold or held to a mention of an entity, with contradictions and open doubts."""
        mentions = self._mentions_of(identity)
        listed = [one for one in list_judgements(self.store) if _concerns(one, identity, mentions)]
        clashes = {clash.words: clash for one in listed for clash in one.contradictions}
        return DecisionsOn(
            listed=tuple(listed), contradictions=tuple(clashes.values()), doubts=tuple(self._doubts_on(identity))
        )

    def _mentions_of(self, identity: str) -> set[tuple[str, str]]:
        """Return the anchors and slots in which an entity stands."""
        joined = claim_entities.join(claims, claims.c.id == claim_entities.c.claim_id)
        query = select(claims.c.anchor, claim_entities.c.slot).select_from(joined)
        with self.engine.connect() as connection:
            rows = connection.execute(query.where(claim_entities.c.entity_id == identity))
            return {(row.anchor, row.slot) for row in rows}

    def _doubts_on(self, identity: str) -> list[OpenDoubt]:
        with self.engine.connect() as connection:
            found = {one: one.b if one.a == identity else one.a for one in read_doubts(connection, identity)}
            query = select(entities.c.id, entities.c.record).where(entities.c.id.in_(sorted(set(found.values()))))
            others = {row.id: read_record(Entity, row.record) for row in connection.execute(query)}
        return [OpenDoubt(other=others[other], doubt=one) for one, other in found.items() if other in others]


def _concerns(listed: Listed, identity: str, mentions: set[tuple[str, str]]) -> bool:
    """Tell whether a judgement is about an entity: by where it stands now, else by the claims it was made on."""
    if listed.standing is not None and any(identity in side for side in listed.standing.entities):
        return True
    anchors = (anchor for subject in listed.judgement.subjects for anchor in subject.anchors)
    return any((anchor.claim, anchor.slot) in mentions for anchor in anchors)
