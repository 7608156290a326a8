"""Where an entity is or acts: its own place and those of its surroundings enter, what its map shows leaves."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model import Entity, ResolvedPlace
from regesta.web.mapping.maps import Placed
from regesta.web.profile.sources import Sources
from regesta.web.profile.surroundings import Circle, Tie

MARKS_SHOWN = 60
"""Places on an entity's map; the map of the register has all."""


def place_profile(entity: Entity, circles: Sequence[Circle], hosts: Sequence[Tie], sources: Sources) -> list[Placed]:
    """Return the entity itself and the mapped entities around it, as far as their places are known.

    The country of a thing that lies somewhere in it is no place of that thing: its hosts stand, as names alone, only
    where nothing finer is known.
    """
    placed = []
    if entity.place is not None:
        placed.append(Placed(name=entity.name, place=entity.place, kind=entity.type))
    seen = {entity.id}
    for tie in (tie for circle in circles if circle.mapped for tie in circle.ties):
        place = tie.entity.place
        if tie.entity.id not in seen and place is not None and place.precision != "country":
            seen.add(tie.entity.id)
            placed.append(_place_tie(tie, place, sources))
    if not placed:
        placed = [_place_tie(tie, place, sources) for tie in hosts if (place := tie.entity.place) is not None]
    return placed[:MARKS_SHOWN]


def _place_tie(tie: Tie, place: ResolvedPlace, sources: Sources) -> Placed:
    return Placed(
        name=tie.entity.name,
        place=place,
        href=f"/entities/{tie.entity.id}",
        sigla=sources.cite(tie.documents).sigla,
        kind=tie.entity.type,
    )
