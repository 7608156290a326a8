"""Entities on the map: entities with the mentions joined in them enter, the same with their places leave.

What surrounds an entity are the names of places and countries that its documents' claims hold beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.dates import sort_key
from regesta.link import surroundings as around
from regesta.link.candidates import find_candidates
from regesta.link.gathering import mentions_of
from regesta.link.grouping import Group
from regesta.link.homes import find_home
from regesta.link.locating import Whereabouts, locate
from regesta.link.named import Named
from regesta.model import GROUND_TYPES, Claim, Document, Entity, MentionType

MOST_DOCUMENTS = 20
"""Documents looked at for what surrounds an entity: more do not change where it lies, and cost."""


def put_on_the_map(
    claims: Sequence[Claim],
    things: Sequence[Named],
    named: Sequence[tuple[Group, Entity]],
    documents: Sequence[Document] = (),
) -> list[tuple[Group, Entity]]:
    """Return the entities with their places, or with the bearers of their names where nothing decides among these.

    The country told is the ground on which the claims put the entity, never its operator's. Of `documents`, the
    publishers' countries are weighed; none need be given.
    """
    context = _Context(_names_by_document(claims), _latest_dates(claims), _homes(documents))
    placed = []
    for group, entity in named:
        if entity.type in GROUND_TYPES:
            members = [things[number] for number in group.members]
            found = _find(entity, members, context)
            entity = replace(entity, place=found.place, bearers=found.undecided)
        placed.append((group, entity))
    return placed


@dataclass(frozen=True, slots=True)
class _Context:
    """By document: the names of places in its claims, and the publisher's country; by claim: the time spoken of."""

    names: Mapping[str, Sequence[around.Named]]
    dates: Mapping[str, str]
    homes: Mapping[str, str]


def _find(entity: Entity, members: Sequence[Named], context: _Context) -> Whereabouts:
    """Return where the first spelling lies that leads to a place; else what the first is undecided among."""
    country = entity.name if entity.type == "country" else _ground(members)
    own = [around.Named(name=name, type=entity.type, country=country) for name in _spellings(entity)]
    if not any(find_candidates(name.name, name.type) for name in own):
        return Whereabouts()
    documents = sorted(set().union(*(member.documents for member in members)))[:MOST_DOCUMENTS]
    beside = [name for document in documents for name in context.names.get(document, ())]
    homes = {context.homes.get(document) for document in documents}
    surroundings = around.observe([*own[:1], *beside], homes.pop() if len(homes) == 1 else None)
    date = max((context.dates.get(slot[0]) for member in members for slot in member.slots), key=_by_day, default=None)
    found = [locate(name, surroundings, date) for name in own]
    return next((one for one in found if one.place is not None), found[0])


def _by_day(date: str | None) -> tuple[bool, object]:
    return (date is not None, sort_key(date))


def _homes(documents: Sequence[Document]) -> dict[str, str]:
    found = ((document.id, find_home(document)) for document in documents)
    return {document: home for document, home in found if home}


def _spellings(entity: Entity) -> Iterator[str]:
    yield entity.name
    yield from (name for name in entity.names if name != entity.name)


def _ground(members: Iterable[Named]) -> str | None:
    hosts = Counter[str]()
    for member in members:
        if member.host is not None:
            hosts[member.host] += len(member.slots)
    return min(hosts, key=lambda name: (-hosts[name], name)) if hosts else None


def _names_by_document(claims: Sequence[Claim]) -> dict[str, list[around.Named]]:
    """Return the places and countries that each document's claims hold, and how often."""
    counted: dict[str, Counter[tuple[str, MentionType]]] = defaultdict(Counter)
    for claim in claims:
        for _, mention in mentions_of(claim):
            if mention.type in GROUND_TYPES:
                counted[claim.document_id][mention.name, mention.type] += 1
    return {
        document: [around.Named(name=name, type=kind, times=times) for (name, kind), times in sorted(names.items())]
        for document, names in counted.items()
    }


def _latest_dates(claims: Sequence[Claim]) -> dict[str, str]:
    """Return for each claim the time it speaks of: when its state was observed, else when it was said."""
    found = ((claim.id, claim.observed_at.edtf if claim.observed_at else claim.asserted_on) for claim in claims)
    return {claim: date for claim, date in found if date}
