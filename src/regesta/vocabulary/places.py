"""Places by name: a spelling and perhaps a country enter, the place meant leaves, or None where that is unclear."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from regesta.vocabulary.folding import bare_name, fold_name

__all__ = ["Place", "PlaceTable"]

OUTWEIGHS = 5
"""How many times larger a town must be than its namesakes to be meant when no country is named: Paris in France has
80 times the people of Paris in Texas, Tripoli in Libya 5.7 times those of Tripoli in Lebanon, Birmingham in England 5.4
times those of the one in Alabama; below that both are written of without their country."""
LONGEST_ABBREVIATION = 5
"""Letters up to which a name in capitals must be in capitals to match: SHAPE, K2, GBAO."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town, province, base or region; coordinates are decimal degrees (WGS 84), None where no source gives them."""

    name: str
    country: str | None
    """English short name of the country or contested territory; None where the place belongs to several."""
    kind: str
    lat: float | None
    lon: float | None
    names: tuple[str, ...]
    population: int = 0


class PlaceTable:
    """The hand-made places before GeoNames' towns, under every spelling; rows become places when asked for."""

    def __init__(self, made_by_hand: Path, from_geonames: Path, contested: frozenset[str]) -> None:
        self._made_by_hand = made_by_hand
        self._from_geonames = from_geonames
        self._contested = contested

    def find(self, text: str, country: str | None) -> Place | None:
        """Return the place that a spelling stands for.

        With a country, its place of that name, or one in a contested territory. Without, the only place of the name or
        the one that outweighs its namesakes; None where several are possible, and for words in small letters.
        """
        bare = bare_name(text)
        places = [self._place(row) for row in self._rows_by_key.get(fold_name(bare), ())]
        places = [place for place in places if _is_written_as(bare, place)]
        if country is not None:
            inside = [place for place in places if place.country == country]
            places = inside or [place for place in places if place.country is None or place.country in self._contested]
        return _one_that_is_meant(_without_doubles(places), bare)

    @cached_property
    def _rows(self) -> list[list[str]]:
        made = [[*row[:2], *row[3:5], "", row[5], row[2]] for row in _read_rows(self._made_by_hand)]
        return [*made, *([*row, "town"] for row in _read_rows(self._from_geonames))]

    @cached_property
    def _rows_by_key(self) -> dict[str, tuple[int, ...]]:
        rows_by_key: dict[str, tuple[int, ...]] = {}
        for number, row in enumerate(self._rows):
            for name in (row[0], *row[5].split("|")) if row[5] else (row[0],):
                key = name.translate(_ASCII_FOLDING) if _PLAIN.fullmatch(name) else fold_name(name)
                rows_by_key[key] = (*rows_by_key.get(key, ()), number)
        return rows_by_key

    def _place(self, number: int) -> Place:
        name, country, lat, lon, population, names, kind = self._rows[number]
        return Place(
            name=name,
            country=country or None,
            kind=kind,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            names=tuple(names.split("|")) if names else (),
            population=int(population or 0),
        )


_ASCII_FOLDING = {ord(upper): chr(ord(upper) + 32) for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_ASCII_FOLDING |= {ord("-"): " ", ord("."): "", ord("'"): ""}
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9.']|[ -](?=[A-Za-z0-9]))*")
"""What `fold_name` does to a table's ASCII names, fast enough to fold a hundred thousand when a process starts."""


def _is_written_as(bare: str, place: Place) -> bool:
    if not bare[:1].isupper() and not bare[:1].isdigit() and not bare.startswith("al-"):
        return False
    shouted = [name for name in (place.name, *place.names) if name.isupper() and len(name) <= LONGEST_ABBREVIATION]
    return bare.isupper() or fold_name(bare) not in map(fold_name, shouted)


def _without_doubles(places: list[Place]) -> list[Place]:
    """Leave out GeoNames' row of a town that the hand-made table has too, and keep its population."""
    kept: dict[tuple[str, str | None], Place] = {}
    for place in places:
        key = fold_name(place.name), place.country
        known = kept.get(key, place)
        kept[key] = replace(known, population=max(known.population, place.population))
    return list(kept.values())


def _one_that_is_meant(places: list[Place], bare: str) -> Place | None:
    """Choose among places that bear the name and those that are only also called so, which must outweigh them."""
    key = fold_name(bare)
    named = [place for place in places if fold_name(place.name) == key]
    called = [place for place in places if fold_name(place.name) != key]
    best = _largest(named or called)
    rival = max((place.population for place in called), default=0) if named else 0
    return None if best is None or 0 < OUTWEIGHS * best.population <= rival else best


def _largest(places: Iterable[Place]) -> Place | None:
    ranked = sorted(places, key=lambda place: -place.population)
    if len(ranked) < 2:
        return ranked[0] if ranked else None
    first, second = ranked[:2]
    return first if second.population and first.population >= OUTWEIGHS * second.population else None


def _read_rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        yield from rows
