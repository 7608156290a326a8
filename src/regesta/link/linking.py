"""Entities of a register: claims and judgements enter; entities, and which claim's slot is which entity, leave.

An entity is a view over decisions on pairs of names, by rules (`features.py`) and by people, whose word is last. It
is made anew each time; nothing is stored but the judgements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from regesta.link.anchoring import Places
from regesta.link.gathering import gather_named
from regesta.link.grouping import Group, Grouping, group_with_doubts
from regesta.link.keeping import Kept
from regesta.link.named import GROUPS, Named
from regesta.link.naming import read_traits
from regesta.link.placing import put_on_the_map
from regesta.link.settling import (
    UNSURE,
    Attached,
    Clash,
    Settled,
    attach_judgements,
    find_divided,
    settle,
)
from regesta.model import (
    Claim,
    Contradiction,
    Document,
    Doubt,
    Entity,
    Judgement,
    MentionType,
    Standing,
    digest,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """What linking found: the entities by name, and for each (claim id, slot) the entity that stands there."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[tuple[str, str], str]
    standings: tuple[Standing, ...] = ()
    """How each judgement that holds stands among these claims, in the order of decision."""
    contradictions: tuple[Contradiction, ...] = ()
    weighings: Kept = field(default_factory=dict, repr=False, compare=False)
    """What was weighed, to be given to the next linking, which then weighs only what is new."""
    doubts: tuple[Doubt, ...] = ()
    """Pairs of entities that may be one and are not joined."""


def link_entities(
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    *,
    documents: Sequence[Document] = (),
    successors: Mapping[str, Collection[str]] | None = None,
    kept: Kept | None = None,
) -> Linking:
    """Return the entities that the claims' subjects, operators, hosts, locations, values and sources stand for.

    A slot is `subject`, `operator`, `host`, `location`, `value` or, for who is in the chain of sources, `attribution:0`
    and so on; each that holds a mention gets an entity.
    Judgements hold to anchors (`anchoring.py`), which are found again in `documents` and, by `successors`, in later
    versions of files; those retracted are passed over, those orphaned decide nothing. `kept` are the weighings of an
    earlier linking, which change nothing but the time. No claims give no entities.
    """
    places = Places(claims, {one.id: one for one in documents}, successors or {})
    attached = attach_judgements(judgements, places)
    things = gather_named(claims)
    if divided := find_divided(things, attached):
        things = gather_named(claims, divided)
    settled = settle(things, attached)
    grouping = group_with_doubts(things, settled.joined, settled.apart | settled.unsure, kept)
    entities = put_on_the_map(claims, things, _name_entities(things, grouping.groups), documents)
    entity_of = {slot: entity.id for group, entity in entities for n in group.members for slot in things[n].slots}
    in_order = sorted((entity for _, entity in entities), key=lambda entity: (entity.name, entity.id))
    return Linking(
        entities=tuple(in_order),
        entity_of=dict(sorted(entity_of.items())),
        standings=tuple(_standing(one, settled, entity_of) for one in attached),
        contradictions=tuple(_contradiction(one, things, entity_of) for one in settled.clashes),
        weighings=grouping.weighings,
        doubts=(*_doubts_of_persons(attached, entity_of), *_doubts_of_rules(things, grouping, entity_of)),
    )


def _standing(one: Attached, settled: Settled, entity_of: Mapping[tuple[str, str], str]) -> Standing:
    sides = (dict.fromkeys(entity_of[slot] for slot in side if slot in entity_of) for side in one.sides)
    return Standing(
        judgement_id=one.judgement.id,
        state=one.state,
        entities=tuple(tuple(side) for side in sides),
        notes=one.notes,
        suspended=one.judgement.id in settled.suspended,
    )


def _contradiction(clash: Clash, things: Sequence[Named], entity_of: Mapping[tuple[str, str], str]) -> Contradiction:
    return Contradiction(
        judgements=tuple(one.id for one in clash.judgements),
        entities=tuple(sorted({entity_of[min(things[number].slots)] for number in clash.things})),
        words="; ".join(f"{one.words} ({one.by}, {one.id[:12]})" for one in clash.judgements),
    )


def _doubts_of_rules(
    things: Sequence[Named], grouping: Grouping, entity_of: Mapping[tuple[str, str], str]
) -> Iterator[Doubt]:
    """Yield the pairs of entities that the rules leave open, the likeliest first."""
    for pair, weighed in grouping.unsettled:
        a, b = sorted(entity_of[min(things[number].slots)] for number in pair)
        yield Doubt(a=a, b=b, by="rules", reasons=weighed.reasons, score=weighed.score)


def _doubts_of_persons(attached: Sequence[Attached], entity_of: Mapping[tuple[str, str], str]) -> Iterator[Doubt]:
    """Yield the pairs of entities on which a person is unsure, each pair and person once."""
    seen = set()
    for one in attached:
        if one.judgement.decision == UNSURE and one.state != "orphaned":
            first, second = ({entity_of[slot] for slot in side if slot in entity_of} for side in one.sides[:2])
            for a, b in sorted((min(a, b), max(a, b)) for a in first for b in second if a != b):
                if (a, b, one.judgement.by) not in seen:
                    seen.add((a, b, one.judgement.by))
                    yield Doubt(a=a, b=b, by=one.judgement.by, reasons=(one.judgement.reason,))


def _name_entities(things: Sequence[Named], groups: Sequence[Group]) -> list[tuple[Group, Entity]]:
    """Return each group's entity. Of namesakes the one found most often keeps the identity that the name gives it."""
    named = [(group, _describe(things, group)) for group in groups]
    first: dict[str, tuple[int, int]] = {}
    for number, (group, entity) in enumerate(named):
        rank = -sum(len(things[member].slots) for member in group.members), number
        first[entity.id] = min(first.get(entity.id, rank), rank)
    return [
        (group, entity if first[entity.id][1] == number else _tell_apart(things, group, entity))
        for number, (group, entity) in enumerate(named)
    ]


def _describe(things: Sequence[Named], group: Group) -> Entity:
    members = [things[number] for number in group.members]
    types = sum((member.types for member in members), Counter[MentionType]())
    kind = min(types, key=lambda one: (-types[one], one))
    name, country = _canonical_name(members), _country(members, kind)
    reasons = sorted({_in_words(things[a].name, things[b].name, why) for a, b, why in group.reasons})
    return Entity(
        id=digest({"group": GROUPS.get(kind, kind), "name": read_traits(name).key, "country": country}),
        name=name,
        type=kind,
        country=country,
        names=tuple(sorted(set().union(*(member.texts for member in members)))),
        reasons=tuple(reasons),
    )


def _tell_apart(things: Sequence[Named], group: Group, entity: Entity) -> Entity:
    """Return an entity whose identity also has its context, for namesakes that were not joined."""
    anchors = sorted(anchor for number in group.members for anchor in things[number].anchors)
    context = [[things[number].operator, things[number].host] for number in group.members]
    return replace(entity, id=digest({"entity": entity.id, "context": context, "anchor": anchors[0]}))


def _in_words(a: str, b: str, reasons: tuple[str, ...]) -> str:
    first, second = sorted((a, b))
    return f"“{first}” and “{second}”: {'; '.join(reasons)}"


def _canonical_name(members: Sequence[Named]) -> str:
    """Return the name that says most: a name before a description, that with most distinguishing words, the commonest.

    Countries and organisations have the gazetteer's name; places and bases keep the sources' own, for a town renamed
    since is not to be called by a name that no document has.
    """
    entries = Counter(member.entry[1] for member in members if member.entry and member.entry[0] != "place")
    if entries:
        return min(entries, key=lambda name: (-entries[name], name))
    names = sum((member.names for member in members), Counter[str]())
    is_person = members[0].group == "person"

    def rank(name: str) -> tuple[object, ...]:
        traits = read_traits(name, is_person=is_person)
        says = len(set(traits.distinctive)) + len(traits.numbers) + len(traits.years), traits.head is not None
        is_described = name[:1].islower()  # "permanent American base in Africa" is no name beside "Camp Lemonnier"
        return (is_described, -says[0], not says[1], -names[name], len(name), name)

    return min(names, key=rank)


def _country(members: Sequence[Named], kind: MentionType) -> str | None:
    """Return a country itself, the ground of a facility or place, the side of a force, person or organisation."""
    if kind == "country":
        return members[0].entry[1] if members[0].entry else None
    on_ground = kind in ("place", "area", "facility")
    countries = Counter[str]()
    for member in members:
        country = (member.host or member.operator) if on_ground else (member.operator or member.host)
        if country:
            countries[country] += len(member.slots)
    return min(countries, key=lambda name: (-countries[name], name)) if countries else None
