"""Groups as entities: the things of a group with the reasons that joined them enter, an entity leaves.

An entity's identity is that of its name, type and country; of several with one identity, that found most often keeps
it and the others are told apart by their context. So an entity keeps its identity when documents are added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from regesta.link.locating import Whereabouts
from regesta.link.named import GROUPS, Named
from regesta.link.naming import read_traits
from regesta.model import Entity, MentionType, digest

Reasons = Sequence[tuple[str, str, tuple[str, ...]]]
"""Names of two things of a group, and why they were joined."""


@dataclass(frozen=True, slots=True)
class Described:
    """An entity before it is told from its namesakes."""

    entity: Entity
    told_apart: str
    """Its identity where a namesake found more often has that of the name."""
    times: int
    first: str
    """Identity of its first thing, which no other group has."""

    @property
    def rank(self) -> tuple[int, str]:
        """The first of namesakes keeps the identity of the name."""
        return -self.times, self.first

    def placed(self, found: Whereabouts) -> Described:
        """Return the entity with its place, or with the bearers of its name where nothing decides among these."""
        return replace(self, entity=replace(self.entity, place=found.place, bearers=found.undecided))

    def identified(self, *, is_first: bool) -> Entity:
        """Return the entity with its identity among its namesakes."""
        return self.entity if is_first else replace(self.entity, id=self.told_apart)


def tell_namesakes_apart(described: Iterable[Described]) -> list[Entity]:
    """Return the entities; of namesakes the one found most often keeps the identity that the name gives it."""
    found = list(described)
    first: dict[str, tuple[int, str]] = {}
    for one in found:
        first[one.entity.id] = min(first.get(one.entity.id, one.rank), one.rank)
    return [one.identified(is_first=first[one.entity.id] == one.rank) for one in found]


def describe(members: Sequence[Named], joined: Reasons = ()) -> Described:
    """Return the entity of the things of one group, given in their order."""
    types = sum((member.types for member in members), Counter[MentionType]())
    kind = min(types, key=lambda one: (-types[one], one))
    name, country = _canonical_name(members), _country(members, kind)
    entity = Entity(
        id=digest({"group": GROUPS.get(kind, kind), "name": read_traits(name).key, "country": country}),
        name=name,
        type=kind,
        country=country,
        names=tuple(sorted(set().union(*(member.texts for member in members)))),
        reasons=tuple(sorted({_in_words(a, b, why) for a, b, why in joined})),
    )
    return Described(
        entity=entity,
        told_apart=digest({"entity": entity.id, "first": members[0].identity}),
        times=sum(member.times for member in members),
        first=members[0].identity,
    )


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
            countries[country] += member.times
    return min(countries, key=lambda name: (-countries[name], name)) if countries else None
