"""What a judgement speaks of: an entity and the claims it stands in enter, anchored subjects leave.

Of each name in each context, and from different documents, a few mentions are anchored, so that a judgement outlives
the loss of some of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from regesta.decisions.choosing import Chosen
from regesta.errors import UnknownEntry
from regesta.link.anchoring import Slot, make_anchor, mentions_in
from regesta.link.gathering import gather_named
from regesta.link.named import Named
from regesta.model import Anchor, Claim, Document, Entity, Mention, Subject
from regesta.store import ClaimFilter, Store
from regesta.store.fold import fold

MENTIONS_OF_A_NAME = 3
"""Mentions anchored of one name in one context, from as many documents as there are."""
LEAST_CLAIM_ID = 4
NAMES_TOLD = 3
"""Spellings by which what is taken out of an entity is called."""


@dataclass(slots=True)
class Mentions:
    """All mentions of some entities, with what is needed to anchor them."""

    claims: dict[str, Claim]
    entity_of: Mapping[Slot, str]
    names: Mapping[str, str]
    """Names of documents by their ids."""
    store: Store

    @classmethod
    def of(cls, store: Store, entities: Collection[str]) -> Mentions:
        """Return the mentions of these entities."""
        claims = store.claims(ClaimFilter(about=tuple(sorted(entities))))
        names = {one.id: one.name for one in store.versions()}
        return cls({claim.id: claim for claim in claims}, store.slots_of(entities), names, store)

    def things_of(self, entity_id: str) -> list[Named]:
        """Return the entity's names, each in its context, those with most mentions first."""
        things = gather_named(list(self.claims.values()))
        own = [(self.slots_of(thing, entity_id), thing) for thing in things]
        return [thing for slots, thing in sorted(own, key=lambda one: (-len(one[0]), one[1].identity)) if slots]

    def slots_of(self, thing: Named, entity_id: str) -> list[Slot]:
        """Return the slots of a thing that belong to the entity; others were taken out of it."""
        return [slot for slot in thing.slots if self.entity_of.get(slot) == entity_id]

    def mention(self, slot: Slot) -> Mention:
        """Return the mention that stands in a slot."""
        return dict(mentions_in(self.claims[slot[0]]))[slot[1]]

    def anchors(self, slots: Iterable[Slot], documents: dict[str, Document]) -> list[Anchor]:
        """Return the anchors of the mentions in these slots."""
        found = []
        for claim_id, slot in slots:
            claim = self.claims[claim_id]
            if claim.document_id not in documents:
                documents[claim.document_id] = self.store.document(claim.document_id)
            document = documents[claim.document_id]
            found.append(make_anchor(claim, slot, self.mention((claim_id, slot)), document))
        return found

    def some_of(self, slots: Sequence[Slot], count: int = MENTIONS_OF_A_NAME) -> list[Slot]:
        """Return a few of these slots, from different documents first, in a stable order."""

        def place(slot: Slot) -> tuple[object, ...]:
            claim = self.claims[slot[0]]
            start = claim.evidence[0].start if claim.evidence else 0
            return self.names.get(claim.document_id, ""), claim.document_id, start, slot

        first: dict[str, Slot] = {}
        ordered = sorted(slots, key=place)
        for slot in ordered:
            first.setdefault(self.claims[slot[0]].document_id, slot)
        return list(dict.fromkeys([*first.values(), *ordered]))[:count]


def whole_subject(mentions: Mentions, chosen: Chosen, documents: dict[str, Document]) -> Subject:
    """Return an entity as the subject of a judgement: the name that it was called by first, then its others."""
    things = mentions.things_of(chosen.entity.id)
    wanted = fold(chosen.called)
    things.sort(key=lambda thing: wanted not in {fold(name) for name in (thing.name, *thing.texts)})
    slots = [slot for thing in things for slot in mentions.some_of(mentions.slots_of(thing, chosen.entity.id))]
    return Subject(name=chosen.called, anchors=tuple(mentions.anchors(slots, documents)))


def divide(
    mentions: Mentions, entity: Entity, parts: Sequence[str], documents: dict[str, Document]
) -> tuple[Subject, Subject]:
    """Return what is to be taken out of an entity, and the rest.

    A part is a spelling, compared folded, or the beginning of a claim's id. Raises UnknownEntry for a part that the
    entity does not have.
    """
    out = {slot for part in parts for slot in _find_part(mentions, entity, part)}
    taken, rest = [], []
    for thing in mentions.things_of(entity.id):
        own = mentions.slots_of(thing, entity.id)
        leaving, staying = [slot for slot in own if slot in out], [slot for slot in own if slot not in out]
        taken += mentions.some_of(leaving, len(leaving) if staying else MENTIONS_OF_A_NAME)
        rest += mentions.some_of(staying)
    called = list(dict.fromkeys(mentions.mention(slot).text for slot in taken))
    name = ", ".join(called[:NAMES_TOLD]) + (" …" if len(called) > NAMES_TOLD else "")
    return (
        Subject(name=name, anchors=tuple(mentions.anchors(taken, documents))),
        Subject(name=entity.name, anchors=tuple(mentions.anchors(rest, documents))),
    )


def _find_part(mentions: Mentions, entity: Entity, part: str) -> list[Slot]:
    own = [slot for slot, one in mentions.entity_of.items() if one == entity.id and slot[0] in mentions.claims]
    spelled = [
        slot for slot in own if fold(part) in {fold(mentions.mention(slot).text), fold(mentions.mention(slot).name)}
    ]
    found = spelled or [slot for slot in own if len(part) >= LEAST_CLAIM_ID and slot[0].startswith(part)]
    if not found:
        spellings = ", ".join(f"“{name}”" for name in entity.names)
        raise UnknownEntry(
            f"{part}: no spelling and no claim of {entity.name} ({entity.id[:12]}). Its spellings: {spellings}. "
            "Its claims are listed by: regesta claims REGISTER --about NAME"
        )
    return found
