"""GeoNames' towns by name: a folded spelling enters, the towns that bear it leave.

Both tables are read as lines and searched by halving: the spellings are sorted, so nothing is built when a process
starts, and a line becomes a town only when asked for.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

__all__ = ["NAMES_FILE", "TOWNS_FILE", "Town", "TownTable"]

TOWNS_FILE = "towns.csv"
NAMES_FILE = "town_names.tsv"
"""A folded spelling, a tab and the numbers of the towns' lines, in the order of the spellings' bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A populated place of GeoNames; coordinates are decimal degrees (WGS 84)."""

    name: str
    country: str
    division: str | None
    """The province or state it lies in, by GeoNames' name; None where it has none or its territory is contested."""
    lat: float
    lon: float
    population: int
    """0 where GeoNames does not know it."""
    prominent: bool
    """Whether the bare name is enough to mean it: a large town, a capital, or a town of the field's countries."""


class TownTable:
    """All towns of a folder of tables, under every spelling kept."""

    def __init__(self, tables: Path) -> None:
        self._tables = tables
        self.named = lru_cache(maxsize=65536)(self._named)
        """The towns that bear a folded spelling, the largest first; none for what is unknown."""

    def _named(self, key: str) -> tuple[Town, ...]:
        wanted = key.encode() + b"\t"
        at = bisect_left(self._names, wanted)
        if at == len(self._names) or not self._names[at].startswith(wanted):
            return ()
        return tuple(self._read(int(number)) for number in self._names[at][len(wanted) :].split())

    def _read(self, number: int) -> Town:
        row = next(csv.reader([self._towns[number + 1].decode()]))
        name, country, division, lat, lon, population, prominent = row
        return Town(
            name=name,
            country=country,
            division=division or None,
            lat=float(lat),
            lon=float(lon),
            population=int(population),
            prominent=prominent == "1",
        )

    @cached_property
    def _towns(self) -> list[bytes]:
        return (self._tables / TOWNS_FILE).read_bytes().splitlines()

    @cached_property
    def _names(self) -> list[bytes]:
        return (self._tables / NAMES_FILE).read_bytes().splitlines()
