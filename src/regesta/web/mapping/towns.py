"""Towns for orientation: a view enters, the largest towns in it leave, in the order in which they help most."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from regesta.vocabulary.gazetteer import TABLES
from regesta.vocabulary.towns import TOWNS_FILE
from regesta.web.mapping.views import View, turn

CANDIDATES = 40
"""Towns tried on one sheet; most have no room, and a map with more than a dozen names is no orientation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town of the gazetteer."""

    name: str
    latitude: float
    longitude: float
    population: int


def find_towns(view: View) -> tuple[Town, ...]:
    """Return the largest towns of a view, the largest first."""
    west, south, east, north = view.edges
    found = []
    for town in read_towns():  # the largest first
        across = turn(town.longitude - view.middle.longitude) + view.middle.longitude
        if south < town.latitude < north and west < across < east:
            found.append(town)
            if len(found) == CANDIDATES:
                break
    return tuple(found)


@cache
def read_towns() -> tuple[Town, ...]:
    """Return the gazetteer's towns with their places, the largest first; read once a process."""
    with (TABLES / TOWNS_FILE).open(encoding="utf-8", newline="") as lines:
        towns = [
            Town(
                name=row["name"],
                latitude=float(row["lat"]),
                longitude=float(row["lon"]),
                population=int(row["population"] or 0),
            )
            for row in csv.DictReader(lines)
            if row["lat"] and row["lon"]
        ]
    return tuple(sorted(towns, key=lambda town: (-town.population, town.name)))
