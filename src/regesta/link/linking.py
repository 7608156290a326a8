"""Entities of a register: claims and judgements enter; entities, and which claim's slot is which entity, leave.

An entity is a view over decisions on pairs of names, by rules (`features.py`) and by people, whose word is last. It
follows from all claims and judgements; `relinking.py` keeps what it follows from and makes anew only what changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from regesta.link.anchoring import Places
from regesta.link.describing import describe, tell_namesakes_apart
from regesta.link.features import Weighed
from regesta.link.gathering import gather_named
from regesta.link.grouping import Group, group_with_doubts
from regesta.link.locating import Whereabouts
from regesta.link.named import Named
from regesta.link.parts import Slot, later
from regesta.link.placing import MOST_DOCUMENTS, Told, find_place, latest_dates, tell_of_places
from regesta.link.settling import (
    UNSURE,
    Attached,
    Clash,
    Settled,
    attach_judgements,
    find_divided,
    number_slots,
    settle,
)
from regesta.model import GROUND_TYPES, Claim, Contradiction, Document, Doubt, Entity, Judgement, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """What linking found: the entities by name, and for each (claim id, slot) the entity that stands there."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[tuple[str, str], str]
    standings: tuple[Standing, ...] = ()
    """How each judgement that holds stands among these claims, in the order of decision."""
    contradictions: tuple[Contradiction, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """Pairs of entities that may be one and are not joined."""


def link_entities(
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    *,
    documents: Sequence[Document] = (),
    successors: Mapping[str, Collection[str]] | None = None,
) -> Linking:
    """Return the entities that the claims' subjects, operators, hosts, locations, values and sources stand for.

    A slot is `subject`, `operator`, `host`, `location`, `value` or, for who is in the chain of sources, `attribution:0`
    and so on; each that holds a mention gets an entity.
    Judgements hold to anchors (`anchoring.py`), which are found again in `documents` and, by `successors`, in later
    versions of files; those retracted are passed over, those orphaned decide nothing. No claims
    give no entities.
    """
    places = Places(claims, {one.id: one for one in documents}, successors or {})
    attached = attach_judgements(judgements, places)
    things = gather_named(claims)
    if divided := find_divided(number_slots(things), attached):
        things = gather_named(claims, divided)
    thing_of = number_slots(things)
    settled = settle(thing_of, attached)
    grouping = group_with_doubts(things, settled.joined, settled.apart | settled.unsure)
    entities = _make_entities(claims, things, grouping.groups, documents)
    number_of = {n: entity.id for group, entity in zip(grouping.groups, entities, strict=True) for n in group.members}
    entity_of = {slot: number_of[number] for slot, number in thing_of.items()}
    rules = [make_doubt(number_of[a], number_of[b], weighed) for (a, b), weighed in grouping.unsettled]
    return Linking(
        entities=tuple(sorted(entities, key=lambda entity: (entity.name, entity.id))),
        entity_of=dict(sorted(entity_of.items())),
        standings=tuple(stand(one, settled, entity_of) for one in attached),
        contradictions=tuple(contradict(one, number_of) for one in settled.clashes),
        doubts=(*doubts_of_persons(attached, entity_of), *sorted(rules, key=order_of_doubt)),
    )


def _make_entities(
    claims: Sequence[Claim], things: Sequence[Named], groups: Sequence[Group], documents: Sequence[Document]
) -> list[Entity]:
    told, latest = tell_of_places(claims, documents), latest_dates(claims)
    described = []
    for group in groups:
        members = [things[number] for number in group.members]
        one = describe(members, [(things[a].name, things[b].name, why) for a, b, why in group.reasons])
        described.append(one.placed(_place(one.entity, members, told, latest)))
    return tell_namesakes_apart(described)


def _place(
    entity: Entity, members: Sequence[Named], told: Mapping[str, Told], latest: Mapping[str, str]
) -> Whereabouts:
    if entity.type not in GROUND_TYPES:
        return Whereabouts()
    documents = sorted(set().union(*(member.documents for member in members)))[:MOST_DOCUMENTS]
    date = None
    for member in members:
        for claim, _ in member.slots:
            date = later(date, latest.get(claim))
    return find_place(entity, members, [told[one] for one in documents], date)


def stand(one: Attached, settled: Settled, entity_of: Mapping[Slot, str]) -> Standing:
    """Return how a judgement stands: where its words are now, and which entities its mentions belong to."""
    sides = (dict.fromkeys(entity_of[slot] for slot in side if slot in entity_of) for side in one.sides)
    return Standing(
        judgement_id=one.judgement.id,
        state=one.state,
        entities=tuple(tuple(side) for side in sides),
        notes=one.notes,
        suspended=one.judgement.id in settled.suspended,
    )


def contradict(clash: Clash, entity_of: Mapping[int, str]) -> Contradiction:
    """Return judgements that cannot all be right with the entities of the things that they speak of."""
    return Contradiction(
        judgements=tuple(one.id for one in clash.judgements),
        entities=tuple(sorted({entity_of[number] for number in clash.things})),
        words="; ".join(f"{one.words} ({one.by}, {one.id[:12]})" for one in clash.judgements),
    )


def make_doubt(a: str, b: str, weighed: Weighed) -> Doubt:
    """Return a pair of entities that the rules leave open."""
    first, second = sorted((a, b))
    return Doubt(a=first, b=second, by="rules", reasons=weighed.reasons, score=weighed.score)


def order_of_doubt(doubt: Doubt) -> tuple[float, str, str]:
    """Return what orders the doubts of the rules: the likeliest first."""
    return -(doubt.score or 0), doubt.a, doubt.b


def doubts_of_persons(attached: Sequence[Attached], entity_of: Mapping[Slot, str]) -> Iterator[Doubt]:
    """Yield the pairs of entities on which a person is unsure, each pair and person once."""
    seen = set()
    for one in attached:
        if one.judgement.decision == UNSURE and one.state != "orphaned":
            first, second = ({entity_of[slot] for slot in side if slot in entity_of} for side in one.sides[:2])
            for a, b in sorted((min(a, b), max(a, b)) for a in first for b in second if a != b):
                if (a, b, one.judgement.by) not in seen:
                    seen.add((a, b, one.judgement.by))
                    yield Doubt(a=a, b=b, by=one.judgement.by, reasons=(one.judgement.reason,))
