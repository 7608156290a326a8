"""What stands near an entity: its neighbours in claims enter, circles of them under plain headings leave.

A circle says in which slots two entities stand together, and nothing more: a base whose claims name a host is "on its
ground" because a source says so there. What only shares documents is called that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from regesta.model import Entity
from regesta.vocabulary.gazetteer import load_gazetteer
from regesta.web.shelves.entities import Neighbour

BASES = frozenset(["facility", "military_unit", "force"])
GROUND = frozenset(["place", "area"])
DEALS = frozenset(["agreement", "treaty", "law"])
SPEAKERS = frozenset(["person", "organisation"])
ABOUT = frozenset(["subject", "location", "value"])
"""Slots of what a claim is about and where it is; operator and host are whose it is and on whose ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An entity of a circle, with the claims and documents in which the two stand together."""

    entity: Entity
    claims: int
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Entities that are near in one way; `mapped` where they say on the ground where the entity is or acts."""

    heading: str
    ties: tuple[Tie, ...]
    mapped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of being near: types of the entity and of the other, and the slots in which they stand."""

    heading: str
    types: frozenset[str]
    others: frozenset[str]
    own_slots: frozenset[str]
    slots: frozenset[str]
    mapped: bool = False
    within: bool = False
    """Whether the other is said to lie in the country: one whose place is known to lie in another is left out."""


_COUNTRY = frozenset(["country"])
_ANY = frozenset(["subject", "operator", "host", "location", "value"])
_SOURCE = frozenset(["source"])
_EVERYTHING = _COUNTRY | BASES | GROUND | DEALS | SPEAKERS | frozenset(["other"])
_HOST, _OPERATOR = frozenset(["host"]), frozenset(["operator"])

WAYS = (
    Way(heading="Bases and forces on its ground", types=_COUNTRY, others=BASES, own_slots=_HOST, slots=ABOUT,
        mapped=True, within=True),
    Way(heading="Bases and forces that it operates", types=_COUNTRY, others=BASES, own_slots=_OPERATOR, slots=ABOUT,
        mapped=True),
    Way(heading="Agreements", types=_COUNTRY, others=DEALS, own_slots=_ANY, slots=_ANY),
    Way(heading="Places in it", types=_COUNTRY, others=GROUND, own_slots=_HOST, slots=_ANY, mapped=True,
        within=True),
    Way(heading="Sites and places", types=BASES, others=GROUND | {"facility"}, own_slots=ABOUT,
        slots=frozenset(["location", "value"]), mapped=True),
    Way(heading="Agreements on it", types=BASES | GROUND, others=DEALS, own_slots=_ANY, slots=_ANY),
    Way(heading="Bases and forces there", types=GROUND, others=BASES, own_slots=ABOUT, slots=ABOUT, mapped=True),
    Way(heading="Parties, as operator and host", types=DEALS, others=_COUNTRY, own_slots=ABOUT,
        slots=_HOST | _OPERATOR),
    Way(heading="What it is on", types=DEALS, others=BASES | GROUND, own_slots=_ANY, slots=_ANY, mapped=True),
    Way(heading="What it publishes on", types=SPEAKERS, others=_EVERYTHING, own_slots=frozenset(["publisher"]),
        slots=ABOUT),
    Way(heading="A source on", types=SPEAKERS, others=_EVERYTHING, own_slots=_SOURCE, slots=ABOUT),
    Way(heading="In one chain of sources", types=SPEAKERS, others=SPEAKERS, own_slots=_SOURCE | {"publisher"},
        slots=_SOURCE | {"publisher"}),
    Way(heading="Who speaks about it", types=BASES | DEALS | GROUND | SPEAKERS, others=SPEAKERS | _COUNTRY,
        own_slots=ABOUT, slots=_SOURCE),
)  # fmt: skip


def draw_circles(entity: Entity, neighbours: Sequence[Neighbour], known: Collection[str]) -> tuple[Circle, ...]:
    """Return the circles around an entity, without who is not `known` to the pages; no neighbours give none."""
    circles = []
    for way in WAYS:
        if entity.type in way.types:
            found = [
                one
                for one in neighbours
                if one.entity.type in way.others
                and one.own_slot in way.own_slots
                and one.slot in way.slots
                and one.entity.id in known
                and not (way.within and lies_elsewhere(one.entity, entity.name))
            ]
            ties = _join(found)
            if ties:
                circles.append(Circle(heading=way.heading, ties=tuple(ties), mapped=way.mapped))
    return tuple(circles)


def lies_elsewhere(entity: Entity, country: str) -> bool:
    """Say whether an entity's place is known and lies in another state; contested ground may be in this one."""
    there = entity.place.country if entity.place else None
    return there is not None and there != country and there in _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(country.name for country in load_gazetteer().countries() if country.kind == "state")


def draw_company(company: Sequence[Neighbour], near: Collection[str], known: Collection[str]) -> Circle | None:
    """Return the entities that documents name beside another one and that are not `near` it; None without any."""
    ties = _join(one for one in company if one.entity.id in known and one.entity.id not in near)
    return Circle(heading="Often named in the same documents", ties=tuple(ties)) if ties else None


def find_whose(neighbours: Sequence[Neighbour], slot: str, known: Collection[str]) -> tuple[Tie, ...]:
    """Return who is operator or host in the claims that are about an entity, those of most claims first."""
    found = [one for one in neighbours if one.slot == slot and one.own_slot in ABOUT and one.entity.id in known]
    return tuple(_join(found)[:4])


def _join(neighbours: Iterable[Neighbour]) -> list[Tie]:
    """Return neighbours with each entity once."""
    entities: dict[str, Entity] = {}
    claims: dict[str, int] = {}
    documents: dict[str, set[int]] = {}
    for one in neighbours:
        identity = one.entity.id
        entities[identity] = one.entity
        claims[identity] = claims.get(identity, 0) + one.claims
        documents.setdefault(identity, set()).update(one.documents)
    ties = [
        Tie(entity=entities[identity], claims=count, documents=tuple(sorted(documents[identity])))
        for identity, count in claims.items()
    ]
    return sorted(ties, key=lambda tie: (-len(tie.documents), -tie.claims, tie.entity.name, tie.entity.id))


def is_named_in(names: Iterable[str], longer: Iterable[str]) -> bool:
    """Say whether one of a base's folded names stands as whole words in a longer one: "lease on kant air base".

    Single words are no base's name here: "the agreement on Kant" may be on the town.
    """
    phrases = [f" {name} " for name in names if " " in name]
    return any(phrase in f" {other} " for phrase in phrases for other in longer)
