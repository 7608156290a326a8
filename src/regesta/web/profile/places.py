"""Where an entity is or acts: its own place and those of its surroundings enter, what its map shows leaves."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model import Entity
from regesta.web.mapping.maps import Placed
from regesta.web.profile.sources import Sources
from regesta.web.profile.surroundings import Circle

MARKS_SHOWN = 60
"""Places on an entity's map; the map of the register has all."""


def place_profile(entity: Entity, circles: Sequence[Circle], sources: Sources) -> list[Placed]:
    """Return the entity itself and the mapped entities around it, as far as their places are known.

    The country of a thing that lies somewhere in it is no place of that thing and is left out.
    """
    placed = []
    if entity.place is not None:
        placed.append(Placed(name=entity.name, place=entity.place, kind=entity.type))
    seen = {entity.id}
    for tie in (tie for circle in circles if circle.mapped for tie in circle.ties):
        place = tie.entity.place
        if tie.entity.id in seen or place is None or place.precision == "country":
            continue
        seen.add(tie.entity.id)
        placed.append(
            Placed(
                name=tie.entity.name,
                place=place,
                href=f"/entities/{tie.entity.id}",
                sigla=sources.cite(tie.documents).sigla,
                kind=tie.entity.type,
            )
        )
    return placed[:MARKS_SHOWN]
