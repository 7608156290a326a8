"""What a name may stand for on the map: a name and its type enter, the gazetteer's places that bear it leave."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import asin, cos, log10, radians, sin, sqrt

from regesta.link.naming import Traits, read_traits, read_words
from regesta.link.spelling import spelling_key
from regesta.model import MentionType, PlacePrecision
from regesta.vocabulary.folding import bare_name, fold_name
from regesta.vocabulary.gazetteer import TABLES, load_gazetteer
from regesta.vocabulary.places import Place
from regesta.vocabulary.renamings import renamings_of

EARTH_RADIUS_KM = 6371.0
ONE_PLACE_KM = 25.0
"""Two tables' points of one town lie so near; two towns of one name in one country lie further apart."""
ASIDE = frozenset(["near", "outside", "around", "beyond", "off"])
"""Words by which a thing is not the one in the place named, but another by it."""
_PREPOSITION = re.compile(r"\s(?:in|at|near|outside|around|of|by)\s")
ONE_TOWN_KM = 5.0
"""So near, two entries of GeoNames that share a spelling are a town and a part of it."""
SETTLEMENTS = frozenset(["town", "capital", "enclave"])
DIVISIONS = frozenset(["division", "province"])
UNCOUNTED = 5.0
"""Prominence of what the tables made by hand hold without people: bases, enclaves, towns that the field writes of."""
PROMINENCE = {"country": 7.5, "region": 6.5, "sea": 6.5, "lake": 6.0, "province": 6.0, "division": 5.5}
"""As a town's is the logarithm of its people: a province is spoken of as a town of a million is."""
ONLY_CALLED_SO = 1.0
"""What a place loses whose own name is another: GeoNames' spellings come from all languages, some from none."""
SEAT = 0.7
"""What a seat of government gains: it is spoken of as a town of five times its people is."""
FEWEST = 1_000
"""People taken where GeoNames counts none, or fewer."""
PRECISION: dict[str, PlacePrecision] = {
    "base": "site", "site": "site", "town": "town", "capital": "town", "country": "country", "sea": "country",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that bears a name, with what is weighed."""

    name: str
    country: str | None
    kind: str
    latitude: float
    longitude: float
    population: int = 0
    division: str | None = None
    former_name: str | None = None
    """The name by which it was found, where that is a former one."""
    is_called_so: bool = False
    """Whether the name is one of GeoNames' other spellings of it, and not its own."""
    by_words: bool = False
    """Whether it was found by the words of the name that distinguish, and not by the name."""
    named_after: bool = False
    """Whether the name is that of something in or near this town, which itself is not in the gazetteer."""

    @property
    def label(self) -> str:
        """Name, province and country, and what it is, in words."""
        above = [part for part in (self.division, self.country) if part and part != self.name]
        return f"{', '.join([self.name, *above])} ({self.kind})"

    @property
    def precision(self) -> PlacePrecision:
        """How far off its point may be; what has no country of its own is as wide as one."""
        return PRECISION.get(self.kind, "district" if self.country else "country")

    @property
    def prominence(self) -> float:
        """How likely it is meant where nothing but the name is known, on the scale of powers of ten of people."""
        if (known := PROMINENCE.get(self.kind)) is None:
            known = log10(max(self.population, FEWEST)) if self.population else UNCOUNTED
        return known + (SEAT if self.kind == "capital" else 0) - (ONLY_CALLED_SO if self.is_called_so else 0)


def distance_km(a: Candidate, b: Candidate) -> float:
    """Return the distance of two points over the ground, on a globe."""
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    across = sin(radians(a.longitude - b.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(sin((lat_a - lat_b) / 2) ** 2 + cos(lat_a) * cos(lat_b) * across)))


@lru_cache(maxsize=65536)
def find_candidates(name: str, kind: MentionType | None = None) -> tuple[Candidate, ...]:
    """Return the places that a name may stand for; none for what is unknown, has no point, or is no name.

    A country's name or adjective gives the country, and with it towns and provinces of that name unless the type is
    `country`. Of a facility that is not in the gazetteer the place in its name is given, and marked as such.
    """
    gazetteer = load_gazetteer()
    found = list(_countries(name, kind))
    if kind == "country" or (found and gazetteer.is_demonym(name)):
        return tuple(found)
    found += _abbreviated(name)
    found += _former(name)
    key = fold_name(bare_name(name))
    found += (_named_or_called(place, key) for place in map(_read, gazetteer.bearers(name)) if place is not None)
    if not found and kind in ("facility", None):
        found = list(_with_the_words_of(name)) or list(_in_the_name(name))
    return tuple(_without_doubles(found))


def _named_or_called(place: Candidate, key: str) -> Candidate:
    own = fold_name(place.name)
    called = place.kind in SETTLEMENTS and place.population > 0 and key not in (own, own.removeprefix("al "))
    return replace(place, is_called_so=called)


def _countries(name: str, kind: MentionType | None) -> Iterator[Candidate]:
    gazetteer = load_gazetteer()
    wanted = gazetteer.country_of(name) or (gazetteer.government_of(name) if kind == "country" else None)
    for country in gazetteer.countries():
        if country.name == wanted and country.point:
            yield Candidate(
                name=wanted, country=wanted, kind="country", latitude=country.point[0], longitude=country.point[1]
            )


def _read(place: Place) -> Candidate | None:
    if place.lat is None or place.lon is None:
        return None
    return Candidate(
        name=place.name,
        country=place.country,
        kind="capital" if place.kind == "town" and (fold_name(place.name), place.country) in _seats() else place.kind,
        latitude=place.lat,
        longitude=place.lon,
        population=place.population,
        division=place.division,
    )


@cache
def _seats() -> frozenset[tuple[str, str]]:
    """Return the names of the seats of government with their countries."""
    countries = load_gazetteer().countries()
    return frozenset((fold_name(seat), country.name) for country in countries for seat in country.seats)


def _former(name: str) -> Iterator[Candidate]:
    """Yield the places that bore the name once."""
    for renaming in renamings_of(fold_name(name)):
        for place in map(_read, load_gazetteer().bearers(renaming.place)):
            if place is not None and place.country == renaming.country and place.kind not in DIVISIONS:
                yield replace(place, name=renaming.place, former_name=name if renaming.is_former else None)


def _with_the_words_of(name: str) -> Iterator[Candidate]:
    """Yield the bases told from others by the same words that are of no other kind, as for "air base in Kant"."""
    traits = read_traits(name)
    if not ASIDE.isdisjoint(traits.words):
        return
    for base, other in _bases_by_words().get(_words(traits), ()):
        heads = frozenset(filter(None, (traits.head, other.head)))
        akin = len(heads) < 2 or heads in read_words()["akin"]
        if akin and not (traits.numbers and other.numbers and traits.numbers != other.numbers):
            yield replace(base, by_words=True)


@cache
def _bases_by_words() -> dict[frozenset[str], list[tuple[Candidate, Traits]]]:
    found: dict[frozenset[str], list[tuple[Candidate, Traits]]] = {}
    for place in load_gazetteer().bases():
        if (base := _read(place)) is not None:
            for traits in map(read_traits, (place.name, *place.names)):
                if traits.distinctive:
                    found.setdefault(_words(traits), []).append((base, traits))
    return found


def _words(traits: Traits) -> frozenset[str]:
    return frozenset(map(spelling_key, traits.distinctive))


def _in_the_name(name: str) -> Iterator[Candidate]:
    """Yield the towns that a name holds beside words for what stands there: Gyumri in "Gyumri military base".

    What follows the last preposition that no country follows comes first: Karakol in "torpedo range near Karakol".
    """
    tails = (part for part in reversed(_PREPOSITION.split(name)[1:]) if load_gazetteer().country_of(part) is None)
    words = " ".join(word.capitalize() for word in read_traits(name).distinctive)
    text = next(tails, words if words and any(letter.isupper() for letter in name) else "")
    key = fold_name(bare_name(text))
    for place in map(_read, load_gazetteer().bearers(text)):
        town = _named_or_called(place, key) if place is not None and place.kind in SETTLEMENTS else None
        if town is not None and not town.is_called_so:
            yield replace(town, named_after=True)


def _abbreviated(name: str) -> Iterable[Candidate]:
    return _by_abbreviation().get(name, ())


@cache
def _by_abbreviation() -> dict[str, tuple[Candidate, ...]]:
    """Return the states and provinces of the table under the short forms that only a context tells."""
    found: dict[str, tuple[Candidate, ...]] = {}
    with (TABLES / "abbreviated.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            state = Candidate(
                name=row["name"],
                country=row["country"],
                kind="province",
                latitude=float(row["lat"]),
                longitude=float(row["lon"]),
            )
            for name in (row["name"], *filter(None, row["names"].split("|"))):
                found[name] = (*found.get(name, ()), state)
    return found


def _without_doubles(places: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield each place once: a row made by hand stands for GeoNames' of the same town, and takes its people over."""
    kept: list[Candidate] = []
    for place in places:
        at = next((n for n, other in enumerate(kept) if _are_one(place, other)), None)
        if at is None:
            kept.append(place)
        else:
            first = kept[at]
            people = max(first.population, place.population)
            called = max(first, place, key=lambda one: one.population).is_called_so and first.population > 0
            division = first.division or place.division
            kept[at] = replace(first, population=people, division=division, is_called_so=called)
    yield from kept


def _are_one(a: Candidate, b: Candidate) -> bool:
    if a.country != b.country:
        return False
    same_kind = any(a.kind in kinds and b.kind in kinds for kinds in (SETTLEMENTS, DIVISIONS)) or a.kind == b.kind
    same_name = fold_name(a.name) == fold_name(b.name)
    if {a.kind, b.kind} <= DIVISIONS and same_name:
        return True
    made_by_hand = 0 in (a.population, b.population)
    return same_kind and distance_km(a, b) <= (ONE_PLACE_KM if same_name or made_by_hand else ONE_TOWN_KM)
