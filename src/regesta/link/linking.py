"""Entities of a register: claims and judgements enter; entities, and which claim's slot is which entity, leave.

An entity is a view over decisions on pairs of names, by rules (`features.py`) and by people, whose word is last. It
is made anew each time; nothing is stored but the judgements.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.link.grouping import Group, Pair, group_named
from regesta.link.named import GROUPS, Named, gather_named
from regesta.link.naming import read_traits
from regesta.link.placing import put_on_the_map
from regesta.model import Claim, Entity, Judgement, MentionType, digest

MERGE = ("merge", "same")
KEEP_APART = ("keep apart", "keep_apart", "different")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """What linking found: the entities by name, and for each (claim id, slot) the entity that stands there."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[tuple[str, str], str]


def link_entities(claims: Sequence[Claim], judgements: Sequence[Judgement] = ()) -> Linking:
    """Return the entities that the claims' subjects, operators, hosts, locations and values stand for.

    A slot is `subject`, `operator`, `host`, `location` or `value`; each that holds a mention gets an entity. A
    judgement `merge` or `keep apart` names two or more subjects, each an entity's id or a claim's `anchor:slot`;
    unknown subjects and retracted judgements are passed over. No claims give no entities.
    """
    things = gather_named(claims)
    groups = group_named(things)
    if held := [judgement for judgement in judgements if judgement.retracted_at is None]:
        known = _subjects(things, groups)
        joined, apart = _pairs(known, held, MERGE), _pairs(known, held, KEEP_APART)
        groups = group_named(things, joined, apart)
    entities = put_on_the_map(claims, things, _name_entities(things, groups))
    entity_of = {slot: entity.id for group, entity in entities for n in group.members for slot in things[n].slots}
    in_order = sorted((entity for _, entity in entities), key=lambda entity: (entity.name, entity.id))
    return Linking(entities=tuple(in_order), entity_of=dict(sorted(entity_of.items())))


def _subjects(things: Sequence[Named], groups: Sequence[Group]) -> dict[str, list[int]]:
    """Return what a judgement's subjects may name: each entity's id and each `anchor:slot`, with the things meant."""
    known: dict[str, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for anchor in sorted(thing.anchors):
            known[anchor].append(number)
    for group, entity in _name_entities(things, groups):
        known[entity.id] = list(group.members)
    return known


def _pairs(
    known: Mapping[str, list[int]], judgements: Sequence[Judgement], decisions: tuple[str, ...]
) -> dict[Pair, str]:
    """Return the pairs that judgements decide; the later judgement's reason stays."""
    pairs: dict[Pair, str] = {}
    for judgement in judgements:
        if judgement.decision in decisions:
            sides = [known[subject] for subject in judgement.subjects if subject in known]
            for place, side in enumerate(sides):
                across = {(min(a, b), max(a, b)) for other in sides[place + 1 :] for a in side for b in other if a != b}
                pairs |= dict.fromkeys(across, f"{judgement.by}: {judgement.reason}")
    return pairs


def _name_entities(things: Sequence[Named], groups: Sequence[Group]) -> list[tuple[Group, Entity]]:
    named = [(group, _describe(things, group)) for group in groups]
    doubles = Counter(entity.id for _, entity in named)
    return [
        (group, entity if doubles[entity.id] == 1 else _tell_apart(things, group, entity)) for group, entity in named
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
    context = [list(things[number].identity) for number in group.members]
    fields = {name: getattr(entity, name) for name in ("name", "type", "country", "names", "reasons")}
    return Entity(id=digest({"entity": entity.id, "context": context}), **fields)


def _in_words(a: str, b: str, reasons: tuple[str, ...]) -> str:
    first, second = sorted((a, b))
    return f"“{first}” and “{second}”: {'; '.join(reasons)}"


def _canonical_name(members: Sequence[Named]) -> str:
    """Return the name that says most: that with most distinguishing words, then the commonest.

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
        return (-says[0], not says[1], -names[name], len(name), name)

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
