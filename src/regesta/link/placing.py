"""Entities on the map: an entity with the things joined in it enters, its place leaves.

What surrounds an entity are the names of places and countries that its documents' claims hold beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from regesta.link import surroundings as around
from regesta.link.candidates import find_candidates
from regesta.link.homes import find_home
from regesta.link.locating import Whereabouts, locate
from regesta.link.named import Named
from regesta.link.parts import date_of, mentions_of
from regesta.model import GROUND_TYPES, Claim, Document, Entity, MentionType

MOST_DOCUMENTS = 20
"""Documents looked at for what surrounds an entity: more do not change where it lies, and cost."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells of the places of others: those in its claims, and the publisher's country."""

    names: tuple[around.Named, ...]
    home: str | None


def find_place(entity: Entity, members: Sequence[Named], told: Sequence[Told], date: str | None) -> Whereabouts:
    """Return where the first spelling lies that leads to a place; else what the first is undecided among.

    The country told is the ground on which the claims put the entity, never its operator's. `told` is of the entity's
    documents, the first `MOST_DOCUMENTS` by their identities; `date` is the latest time of which its claims speak.
    """
    country = entity.name if entity.type == "country" else _ground(members)
    own = [around.Named(name=name, type=entity.type, country=country) for name in _spellings(entity)]
    if not any(find_candidates(name.name, name.type) for name in own):
        return Whereabouts()
    beside = [name for document in told for name in document.names]
    homes = {document.home for document in told}
    surroundings = around.observe([*own[:1], *beside], homes.pop() if len(homes) == 1 else None)
    found = [locate(name, surroundings, date) for name in own]
    return next((one for one in found if one.place is not None), found[0])


def tell_of_places(claims: Sequence[Claim], documents: Sequence[Document] = ()) -> dict[str, Told]:
    """Return what each document tells of places, by its identity; of documents not given, no publisher is known."""
    counted: dict[str, Counter[tuple[str, MentionType]]] = defaultdict(Counter)
    for claim in claims:
        counted[claim.document_id].update(
            (mention.name, mention.type) for _, mention in mentions_of(claim) if mention.type in GROUND_TYPES
        )
    homes = {document.id: find_home(document) for document in documents}
    return {
        document: Told(
            tuple(around.Named(name=name, type=kind, times=times) for (name, kind), times in sorted(names.items())),
            homes.get(document),
        )
        for document, names in counted.items()
    }


def latest_dates(claims: Sequence[Claim]) -> dict[str, str]:
    """Return for each claim the time it speaks of: when its state was observed, else when it was said."""
    return {claim.id: date for claim in claims if (date := date_of(claim))}


def _spellings(entity: Entity) -> Iterator[str]:
    yield entity.name
    yield from (name for name in entity.names if name != entity.name)


def _ground(members: Iterable[Named]) -> str | None:
    hosts = Counter[str]()
    for member in members:
        if member.host is not None:
            hosts[member.host] += member.times
    return min(hosts, key=lambda name: (-hosts[name], name)) if hosts else None
