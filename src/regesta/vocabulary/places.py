"""Places by name: a spelling and perhaps a country enter, the place meant leaves, or None where that is unclear.

A province and its chief town often bear one name: the bare name is then the town's, and the province is found by
its kind, as "Kharkiv Oblast" or "the Kharkiv region".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from regesta.vocabulary.folding import bare_name, fold_name
from regesta.vocabulary.towns import Town, TownTable

__all__ = ["Place", "PlaceTable"]

OUTWEIGHS = 5
"""How many times larger a town must be than its namesakes to be meant when no country is named: Paris in France has
80 times the people of Paris in Texas, Tripoli in Libya 5.7 times those of Tripoli in Lebanon, Birmingham in England 5.4
times those of the one in Alabama; below that both are written of without their country."""
UPPER = frozenset(
    ["province", "provinces", "region", "oblast", "governorate", "department", "state", "prefecture", "canton",
     "wilaya", "krai", "voivodeship", "territory"]
)  # fmt: skip
LOWER = frozenset(["district", "county", "raion", "rayon", "municipality", "area"])
"""What the parts of a country are called, before or behind their names: the upper ones are never the lower ones."""
ARABIC_ARTICLE = re.compile(r"(?:Al|Ar|As|An|Ad|Ash|Az|At)[ -](?=[A-Z])")
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
    division: str | None = None
    """Of a town: the province or state it lies in, as GeoNames names it; None where that is unknown or contested."""


Row = tuple[str, str, str, str, str, str]
"""Name, country, kind, latitude, longitude and other names of a place made by hand or of a division."""


class PlaceTable:
    """The hand-made places before GeoNames' towns, under every spelling; rows become places when asked for."""

    def __init__(self, tables: Path, contested: frozenset[str]) -> None:
        self._tables = tables
        self._contested = contested
        self._towns = TownTable(tables)

    def find(self, text: str, country: str | None) -> Place | None:
        """Return the place that a spelling stands for.

        With a country, its place of that name, or one in a contested territory. Without, the only place of the name or
        the one that outweighs its namesakes; None where several are possible, and for words in small letters. What is
        called a province or the like is the division of that name, else the surroundings of the town. Villages and
        small towns outside the field are found only in the country told.
        """
        bare = bare_name(text)
        key = fold_name(bare)
        places = [place for place in self._made(key) if _is_written_as(bare, place)]
        if _is_capitalised(bare):
            places += [_as_place(town) for town in self._towns.named(key) if town.prominent or town.country == country]
        if not places and (told := _told_as_division(bare)) is not None:
            return self._find_division(*told, country)
        return _one_that_is_meant(_without_doubles(self._inside(places, country)), bare)

    def list_bearers(self, text: str) -> list[Place]:
        """Return every place of the tables that a spelling may stand for, large or small, in no order of likelihood.

        A name with the word for a division gives the divisions, and the surroundings of the towns where there are none.
        """
        bare = bare_name(text)
        key = fold_name(bare)
        places = [place for place in self._made(key) if _is_written_as(bare, place)]
        if _is_capitalised(bare):
            places += map(_as_place, self._towns.named(key))
        if not places and (told := _told_as_division(bare)) is not None:
            name, word = told
            towns = [place for place in self.list_bearers(name) if place.kind == "town"]
            return self._list_divisions(name, word) or [_surroundings(town, word) for town in towns]
        return places

    def list_bases(self) -> list[Place]:
        """Return the bases, in the order of their table."""
        return [_read_place(row) for row in self._rows if row[2] == "base"]

    def _made(self, key: str) -> list[Place]:
        return [_read_place(self._rows[row]) for row in self._rows_by_key.get(key, ())]

    def _inside(self, places: list[Place], country: str | None) -> list[Place]:
        if country is None:
            return places
        inside = [place for place in places if place.country == country]
        return inside or [place for place in places if place.country is None or place.country in self._contested]

    def _list_divisions(self, name: str, word: str) -> list[Place]:
        places = [_read_place(self._rows[row]) for row in self._divisions_by_key.get(fold_name(name), ())]
        return [place for place in places if word in UPPER or _word_of(place.name) not in UPPER]

    def _find_division(self, name: str, word: str, country: str | None) -> Place | None:
        """Return the division of a bare name; where no table has it, what lies around the town of that name."""
        if places := self._list_divisions(name, word):
            return _one_that_is_meant(self._inside(places, country), places[0].name)
        known = self.find(name, country)
        if known is None or known.kind in ("region", "sea"):
            return known  # "the Gulf region" is the Gulf
        if known.kind != "town" or fold_name(known.name) != fold_name(name):
            return None
        return _surroundings(known, word)

    @cached_property
    def _rows(self) -> list[Row]:
        made = [_as_row(row) for row in _read_rows(self._tables / "places.csv")]
        bases = ([*row[:2], "base", *row[3:6]] for row in _read_rows(self._tables / "bases.csv"))
        made += map(_as_row, bases)
        return [*made, *self._divisions(made)]

    def _divisions(self, made: list[Row]) -> Iterator[Row]:
        """Yield the divisions that the hand-made table lacks; one with a namesake town, or one that bears the name of a
        region of many countries ("Balkan"), is told by what it is called."""
        parts = [row for row in made if row[2] in ("province", "enclave", "region", "lake")]
        known = {(fold(name), row[1]) for row in parts for name in (row[0], *row[5].split("|"))}
        held = {(fold(row[0]), row[1]) for row in made}
        regions = {fold(name) for row in parts if row[1] == "" for name in (row[0], *row[5].split("|"))}
        for name, country, word, lat, lon in _read_rows(self._tables / "divisions.csv"):
            if known.isdisjoint({(fold(name), country), (fold(f"{name} {word}"), country)}):
                has_town = self._is_town(name, country, held)
                bare = ARABIC_ARTICLE.sub("", name, count=1)
                other = bare if bare != name and not (has_town or self._is_town(bare, country, held)) else ""
                shared = fold(name) in regions and word != "Region"
                yield f"{name} {word}" if has_town or shared else name, country, "division", lat, lon, other

    def _is_town(self, name: str, country: str, held: set[tuple[str, str]]) -> bool:
        key = fold(name)
        return (key, country) in held or any(
            town.prominent and town.country == country and fold(town.name) == key for town in self._towns.named(key)
        )

    @cached_property
    def _divisions_by_key(self) -> dict[str, tuple[int, ...]]:
        """Numbers of the rows of divisions, made by hand or not, under their names without the word for them."""
        found: dict[str, tuple[int, ...]] = {}
        for number, row in enumerate(self._rows):
            if row[2] in ("division", "province"):
                for name in _spellings(row):
                    told = _told_as_division(name)
                    key = fold(told[0] if told else name)
                    if number not in found.get(key, ()):
                        found[key] = (*found.get(key, ()), number)
        return found

    @cached_property
    def _rows_by_key(self) -> dict[str, tuple[int, ...]]:
        rows_by_key: dict[str, tuple[int, ...]] = {}
        for number, row in enumerate(self._rows):
            for key in map(fold, _spellings(row)):
                rows_by_key[key] = (*rows_by_key.get(key, ()), number)
        return rows_by_key


def _as_row(row: list[str]) -> Row:
    name, country, kind, lat, lon, names = row[:6]
    return name, country, kind, lat, lon, names


def _spellings(row: Row) -> tuple[str, ...]:
    return (row[0], *row[5].split("|")) if row[5] else (row[0],)


def _read_place(row: Row) -> Place:
    name, country, kind, lat, lon, names = row
    return Place(
        name=name,
        country=country or None,
        kind=kind,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        names=tuple(names.split("|")) if names else (),
    )


def _as_place(town: Town) -> Place:
    return Place(
        name=town.name,
        country=town.country,
        kind="town",
        lat=town.lat,
        lon=town.lon,
        names=(),
        population=town.population,
        division=town.division,
    )


def _surroundings(town: Place, word: str) -> Place:
    return replace(town, name=f"{town.name} {word}", kind="division", names=(), population=0)


_ASCII_FOLDING = {ord(upper): chr(ord(upper) + 32) for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_ASCII_FOLDING |= {ord("-"): " ", ord("."): "", ord("'"): ""}
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9.']|[ -](?=[A-Za-z0-9]))*")
"""What `fold_name` does to a table's ASCII names, fast enough to fold a hundred thousand when a process starts."""


def fold(name: str) -> str:
    """Return a table's name folded as `fold_name` folds it."""
    return name.translate(_ASCII_FOLDING) if _PLAIN.fullmatch(name) else fold_name(name)


def _told_as_division(bare: str) -> tuple[str, str] | None:
    """Return name and word of "X province" or "province of X"; None where nothing says that it is a part."""
    words = bare.split()
    if len(words) > 1 and words[-1].lower() in UPPER | LOWER:
        return " ".join(words[:-1]), words[-1].lower()
    if len(words) > 2 and words[0].lower() in UPPER | LOWER and words[1] == "of":
        return " ".join(words[2:]), words[0].lower()
    return None


def _word_of(name: str) -> str:
    return name.split()[-1].lower()


def _is_capitalised(bare: str) -> bool:
    return bare[:1].isupper() or bare[:1].isdigit() or bare.startswith("al-")


def _is_written_as(bare: str, place: Place) -> bool:
    if not _is_capitalised(bare):
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
    """Choose among places that bear the name and those that are only also called so, which must outweigh them.

    A name of ground in several states is meant before a province that bears it: the Sahel before Burkina Faso's.
    """
    key = fold_name(bare)
    named = [place for place in places if fold_name(place.name) == key]
    named = [place for place in named if place.country is None] or named
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
