"""The names of countries, places and organisations: names as documents print them enter, what they stand for leaves.

The tables stand beside this module in `gazetteer/` with their sources and licences (`gazetteer/README.md`).
Territories whose status is disputed have entries of their own and no parent: a source's own name is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, cast

from regesta.vocabulary.folding import bare_name, fold_name
from regesta.vocabulary.name_tables import NameTable, read_rows, split_names
from regesta.vocabulary.places import Place, PlaceTable

__all__ = ["Country", "Gazetteer", "Organisation", "Place", "load_gazetteer"]

TABLES = Path(__file__).parent / "gazetteer"

_BETWEEN_WORDS = re.compile(r"[\s\-–—/,;:()\"“”«»]+")

LONGEST_TAIL = 2
"""Words behind the hyphen of "US-led coalition"; more are a clause that a model took for a name."""

WATERS = frozenset(["sea", "ocean", "gulf", "strait", "straits", "bay", "channel"])
"""Nouns in the names of waters: "the Gulf of Guinea" is not in Guinea."""

CountryKind = Literal["state", "contested", "former", "territory"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state, a contested territory, a former state or a dependent territory, with the names that stand for it."""

    name: str
    """English short name."""
    iso2: str | None
    iso3: str | None
    kind: CountryKind
    names: tuple[str, ...]
    people: tuple[str, ...]
    """Adjectives and names of inhabitants, singular and plural."""
    seats: tuple[str, ...]
    """Capitals and metonyms by which its government is called."""
    point: tuple[float, float] | None
    """Latitude and longitude of a point in its middle, to the degree; None for former states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An international organisation, alliance or armed movement with its abbreviations."""

    name: str
    kind: str
    names: tuple[str, ...]
    ground: str | None = None
    """The one country in which a mission serves or a mine action centre works; None for all others."""


class Gazetteer:
    """Tables of names behind one lookup each; every lookup answers None for what is unknown or ambiguous.

    Lookups ignore articles, possessive endings, accents and script, but not capitals: `US` is a country and `us` is
    not, `Polish` is and `polish` is not.
    """

    def __init__(self, tables: Path = TABLES) -> None:
        self._tables = tables

    def country_of(self, text: str) -> str | None:
        """Return the English short name of the country that a name, adjective or demonym stands for, else None.

        `Tajik`, `Russia's`, `the UAE` and `US-led` are known; `Congo` and `Korean` are ambiguous and give None, as do
        capitals, which stand for places and governments.
        """
        names = self._country_names
        if (found := names.find(text)) is None and "-" in text:
            head, _, tail = text.partition("-")
            found = names.find(head) if tail.islower() and len(tail.split()) <= LONGEST_TAIL else None
        return found

    def countries_in(self, text: str) -> tuple[tuple[str, str], ...]:
        """Return the countries that a text names or calls by an adjective, in its order, each with the words for it.

        Of names within names the longest counts, and no word twice: "Democratic Republic of the Congo" names neither
        the Republic of the Congo nor, in "South Sudan", Sudan. What is ambiguous is left out.
        """
        words = _BETWEEN_WORDS.split(text)
        found: list[tuple[str, str]] = []
        start = 0
        while start < len(words):
            spans = (" ".join(words[start:end]) for end in range(start + self.longest_name, start, -1))
            named = next(((name, span) for span in spans if (name := self.country_of(span)) is not None), None)
            found += [named] if named else []
            start += len(named[1].split(" ")) if named else 1
        return tuple(found)

    def is_demonym(self, text: str) -> bool:
        """Say whether a text is a country's adjective, half of one or inhabitants: `Tajik`, `Franco`, `Emiratis`."""
        return (self._people.find(text) or self._combining_forms.find(text)) is not None

    def government_of(self, text: str) -> str | None:
        """Return the country whose government a capital or seat stands for: `Moscow`, `the Kremlin`; else None."""
        return self._seats.find(text)

    def state_of_army(self, text: str) -> str | None:
        """Return the country whose armed forces or service a name without its adjective is: `Bundeswehr`; else None."""
        return self._armies.find(text)

    def state_combined(self, form: str) -> str | None:
        """Return the country of a form that stands before a hyphen: `Franco` of "Franco-Gabonese"; None for others."""
        return self._combining_forms.find(form)

    def place(self, text: str, country: str | None = None) -> Place | None:
        """Return the place that a name stands for, in a country when one is given; None if unknown or ambiguous.

        `Kurgan-Tyube` in Tajikistan is Bokhtar; `Victoria` alone is nowhere in particular. A capital is meant before
        smaller towns of its name and before what once bore it: `Islamabad` is not Chittagong.
        """
        found = self._places.find(text, country)
        return self._capital(text) if found is None and country is None else found

    def is_in_no_country(self, text: str) -> bool:
        """Tell whether a name is of a region or waters of several countries: "Central America", "Gulf of Guinea".

        The countries in such a name are not meant by it. Waters are told by their noun, known or not.
        """
        place = self._places.find(text, None)
        if place is not None:
            return place.country is None
        return bool(WATERS & set(text.lower().split()))

    def _capital(self, text: str) -> Place | None:
        """Return the town in which a state has its seat; None where a town of the same name has more people."""
        country = self.government_of(text)
        if country is None:
            return None
        bearers = self.bearers(text)
        own = [place for place in bearers if fold_name(place.name) == fold_name(bare_name(text))]
        at_home = [place for place in own if place.country == country] or [p for p in bearers if p.country == country]
        capital = max(at_home, key=lambda place: place.population, default=None)
        larger = (place for place in own if capital is not None and place.population > capital.population)
        return capital if not any(place.country != country for place in larger) else None

    def bearers(self, text: str) -> list[Place]:
        """Return every place of the tables that bears a name, large or small; none for what is unknown.

        For who decides by context which is meant; `place` decides without one.
        """
        return self._places.list_bearers(text)

    def bases(self) -> list[Place]:
        """Return the military bases, airfields, ports and ranges of the tables."""
        return self._places.list_bases()

    def organisation(self, text: str) -> str | None:
        """Return the full name of an organisation or alliance from its name or abbreviation, else None."""
        return self._organisation_names.find(text)

    def kind_of_organisation(self, text: str) -> str | None:
        """Return of which kind an organisation is, as "force" or "alliance", from its name or abbreviation."""
        name = self._organisation_names.find(text)
        return self._bodies[name].kind if name is not None else None

    def ground_of(self, text: str) -> str | None:
        """Return the one country in which a mission or mine action centre works: Lebanon for `UNIFIL`; else None."""
        name = self._organisation_names.find(text)
        return self._bodies[name].ground if name is not None else None

    def countries(self) -> tuple[Country, ...]:
        """Return all countries, contested territories, former states and territories, in the order of the table."""
        return self._countries

    def organisations(self) -> tuple[Organisation, ...]:
        """Return all organisations, in the order of the table."""
        return self._organisations

    @cached_property
    def _countries(self) -> tuple[Country, ...]:
        return tuple(
            Country(
                name=row["name"],
                iso2=row["iso2"] or None,
                iso3=row["iso3"] or None,
                kind=cast(CountryKind, row["kind"]),
                names=split_names(row["names"]),
                people=tuple(_with_plurals(split_names(row["people"]))),
                seats=split_names(row["seats"]),
                point=(float(row["lat"]), float(row["lon"])) if row["lat"] else None,
            )
            for row in read_rows(self._tables / "countries.csv")
        )

    @cached_property
    def _organisations(self) -> tuple[Organisation, ...]:
        rows = read_rows(self._tables / "organisations.csv")
        return tuple(
            Organisation(
                name=row["name"], kind=row["kind"], names=split_names(row["names"]), ground=row["ground"] or None
            )
            for row in rows
        )

    @cached_property
    def _places(self) -> PlaceTable:
        contested = frozenset(country.name for country in self._countries if country.kind == "contested")
        return PlaceTable(self._tables, contested)

    @cached_property
    def _country_names(self) -> NameTable:
        table = NameTable()
        for country in self._countries:
            for name in (country.name, *country.names, *country.people):
                table.add(name, country.name)
        return table

    @cached_property
    def longest_name(self) -> int:
        """Words of the longest name of a country or organisation in the tables."""
        of_countries = (name for country in self._countries for name in (country.name, *country.names))
        of_bodies = (name for body in self._organisations for name in (body.name, *body.names))
        return max(len(_BETWEEN_WORDS.split(name)) for name in (*of_countries, *of_bodies))

    @cached_property
    def _people(self) -> NameTable:
        table = NameTable()
        for country in self._countries:
            for name in country.people:
                if name != country.name:  # "Laos" is no plural of "Lao"
                    table.add(name, name)
        for name in AMBIGUOUS_PEOPLE:
            table.add(name, name)
        return table

    @cached_property
    def _seats(self) -> NameTable:
        table = NameTable()
        for country in self._countries:
            for name in country.seats:
                table.add(name, country.name)
        return table

    @cached_property
    def _armies(self) -> NameTable:
        return self._names_of_states("armies.csv")

    @cached_property
    def _combining_forms(self) -> NameTable:
        return self._names_of_states("combining_forms.csv")

    def _names_of_states(self, file: str) -> NameTable:
        table = NameTable()
        for row in read_rows(self._tables / file):
            for name in (row["name"], *split_names(row["names"])):
                table.add(name, row["country"])
        return table

    @cached_property
    def _bodies(self) -> dict[str, Organisation]:
        return {body.name: body for body in self._organisations}

    @cached_property
    def _organisation_names(self) -> NameTable:
        table = NameTable()
        for organisation in self._organisations:
            for name in (organisation.name, *organisation.names):
                table.add(name, organisation.name)
        return table


AMBIGUOUS_PEOPLE = ("Congolese", "Korean", "Koreans")
"""Adjectives of more than one country: they are demonyms, but of which country the text must say."""


UNCHANGED_IN_PLURAL = ("s", "z", "ese", "ish", "ch", "man", "men")
"""Endings of adjectives and demonyms that take no plural s: Swiss, Kyrgyz, Chinese, Turkish, French, Dutchmen."""


def _with_plurals(people: tuple[str, ...]) -> Iterator[str]:
    for name in people:
        yield name
        if not name.endswith(UNCHANGED_IN_PLURAL):
            yield name + "s"


def names_country(text: str) -> bool:
    """Say whether words stand for a country, its people, its government or an alliance, and not for a part of it."""
    gazetteer = load_gazetteer()
    return any(look(text) for look in (gazetteer.country_of, gazetteer.government_of, gazetteer.organisation))


@cache
def load_gazetteer() -> Gazetteer:
    """Return the shipped gazetteer; its tables are read when first asked for, once a process."""
    return Gazetteer()
