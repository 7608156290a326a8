"""Entities on the map: entities with the mentions joined in them enter, the same with their places leave.

What surrounds an entity are the names of places and countries that its documents' claims hold beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from regesta.dates import sort_key
from regesta.link import surroundings as around
from regesta.link.gathering import mentions_of
from regesta.link.grouping import Group
from regesta.link.locating import locate
from regesta.link.named import Named
from regesta.model import Claim, Entity, MentionType, ResolvedPlace

ON_THE_MAP: frozenset[MentionType] = frozenset(["country", "place", "area", "facility"])
MOST_DOCUMENTS = 20
"""Documents looked at for what surrounds an entity: more do not change where it lies, and cost."""


def put_on_the_map(
    claims: Sequence[Claim], things: Sequence[Named], named: Sequence[tuple[Group, Entity]]
) -> list[tuple[Group, Entity]]:
    """Return the entities with their places; those that lie nowhere, are unknown or undecided, as they are.

    The country told is the ground on which the claims put the entity, never its operator's.
    """
    documents = _names_by_document(claims)
    spoken_of = _latest_dates(claims)
    placed = []
    for group, entity in named:
        if entity.type in ON_THE_MAP:
            members = [things[number] for number in group.members]
            place = _find(entity, members, documents, spoken_of)
            entity = replace(entity, place=place)
        placed.append((group, entity))
    return placed


def _find(
    entity: Entity,
    members: Sequence[Named],
    documents: Mapping[str, Sequence[around.Named]],
    spoken_of: Mapping[str, str],
) -> ResolvedPlace | None:
    country = entity.name if entity.type == "country" else _ground(members)
    own = [around.Named(name=name, type=entity.type, country=country) for name in _spellings(entity)]
    beside: list[around.Named] = []
    for document in sorted(set().union(*(member.documents for member in members)))[:MOST_DOCUMENTS]:
        beside += documents.get(document, ())
    surroundings = around.observe([*own[:1], *beside])
    dates = sorted({spoken_of[slot[0]] for m in members for slot in m.slots if slot[0] in spoken_of}, key=sort_key)
    found = (locate(name, surroundings, dates[-1] if dates else None).place for name in own)
    return next((place for place in found if place is not None), None)


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
            if mention.type in ON_THE_MAP:
                counted[claim.document_id][mention.name, mention.type] += 1
    return {
        document: [around.Named(name=name, type=kind, times=times) for (name, kind), times in sorted(names.items())]
        for document, names in counted.items()
    }


def _latest_dates(claims: Sequence[Claim]) -> dict[str, str]:
    """Return for each claim the time it speaks of: when its state was observed, else when it was said."""
    found = ((claim.id, claim.observed_at.edtf if claim.observed_at else claim.asserted_on) for claim in claims)
    return {claim: date for claim, date in found if date}
