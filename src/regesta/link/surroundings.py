"""What the other names of a document say about one of them: its names enter, what they agree on leaves.

Names that can hardly be misunderstood come first (countries, towns without a namesake of their size); the others are
weighed against these. A name never speaks for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from regesta.link.candidates import DIVISIONS, Candidate, distance_km, find_candidates
from regesta.model import MentionType
from regesta.vocabulary.folding import fold_name

SETTLED = 1.0
"""By how much a bearer must be more prominent than its namesakes to speak for others: ten times the people."""
OF_A_COUNTRY, OF_THE_ONLY_COUNTRY = 0.6, 2.5
"""What it weighs that the document speaks of a candidate's country, once among many, or of it alone."""
OF_A_DIVISION = 2.0
"""What it weighs that the document names the candidate's province."""
AROUND_ITS_TOWNS = 0.5
"""What it weighs for a province that the document names a town in it."""
NEAR = 2.5
NEAR_KM = 120.0
"""What it weighs that another place of the document lies close by, and where that has fallen to a third."""
AT_HOME = 0.7
"""What it weighs that the candidate lies in the country of the publisher, where that is known."""
WIDE = frozenset(["country", "sea", "region"]) | DIVISIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name of a document, how often it stands there, and what the text itself says of it."""

    name: str
    type: MentionType | None = None
    country: str | None = None
    """The country it is told to lie in."""
    within: str | None = None
    """The province, state or country that follows the name: "Paris, Texas"."""
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for a candidate: how much, and in words."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The names that are settled, each with the place it stands for, and where the publisher sits."""

    settled: Mapping[str, tuple[Candidate, int]]
    """Folded name to place, and how often it is named."""
    countries: Mapping[str, int]
    home: str | None = None

    def weigh(self, candidate: Candidate, key: str) -> tuple[Reason, ...]:
        """Return what speaks for a candidate of the folded name `key`, the weightiest first."""
        own = self.settled.get(key)
        reasons = [self._country(candidate, own), self._division(candidate, key), self._near(candidate, key)]
        if self.home is not None and candidate.country == self.home:
            reasons.append(Reason(weight=AT_HOME, words=f"the publisher sits in {self.home}"))
        return tuple(sorted(filter(None, reasons), key=lambda reason: -reason.weight))

    def _country(self, candidate: Candidate, own: tuple[Candidate, int] | None) -> Reason | None:
        country = candidate.country
        of_itself = own[1] if own and own[0].country == country else 0
        named = self.countries.get(country or "", 0) - of_itself
        others = sum(self.countries.values()) - (own[1] if own else 0)
        if country is None or named <= 0:
            return None
        weight = OF_A_COUNTRY + (OF_THE_ONLY_COUNTRY - OF_A_COUNTRY) * named / max(others, named)
        return Reason(weight=weight, words=f"its country, {country}, is spoken of in the document")

    def _division(self, candidate: Candidate, key: str) -> Reason | None:
        if candidate.kind in DIVISIONS:
            return self._towns_of(candidate, key)
        if candidate.division is None:
            return None
        wanted = fold_name(candidate.division)
        for other, (place, _) in self.settled.items():
            is_division = other != key and place.kind in DIVISIONS and place.country == candidate.country
            if is_division and wanted in (fold_name(place.name), other):
                return Reason(weight=OF_A_DIVISION, words=f"its province, {place.name}, is spoken of in the document")
        return None

    def _towns_of(self, division: Candidate, key: str) -> Reason | None:
        wanted = fold_name(division.name)
        for other, (place, _) in self.settled.items():
            if other != key and place.country == division.country and fold_name(place.division or "") == wanted:
                return Reason(weight=AROUND_ITS_TOWNS, words=f"the document names {place.name}, which lies in it")
        return None

    def _near(self, candidate: Candidate, key: str) -> Reason | None:
        if candidate.kind in WIDE:
            return None
        near = [
            (distance_km(candidate, place), place.name)
            for other, (place, _) in self.settled.items()
            if other != key and place.kind not in WIDE
        ]
        if not near:
            return None
        km, name = min(near)
        weight = NEAR * exp(-km / NEAR_KM)
        return (
            Reason(weight=weight, words=f"{name}{f', {km:,.0f} km off,' if km >= 1 else ''} is named beside it")
            if weight > 0.2
            else None
        )


def observe(names: Sequence[Named], home: str | None = None) -> Surroundings:
    """Return what a document's names settle among themselves; no names settle nothing."""
    settled: dict[str, tuple[Candidate, int]] = {}
    for named in names:
        if (place := _settle(named.name, named.type, named.country)) is not None:
            key = fold_name(named.name)
            settled[key] = (place, named.times + (settled[key][1] if key in settled else 0))
    countries = Counter[str]()
    for place, times in settled.values():
        if place.country:
            countries[place.country] += times
    return Surroundings(settled=settled, countries=countries, home=home)


@lru_cache(maxsize=65536)
def _settle(name: str, kind: MentionType | None, country: str | None) -> Candidate | None:
    """Return the place of a name that needs no context: its only bearer, or one that outweighs all others."""
    found = [place for place in find_candidates(name, kind) if not place.named_after]
    if country is not None:
        found = [place for place in found if place.country == country] or found
    ranked = sorted(found, key=lambda place: -place.prominence)
    if not ranked or (len(ranked) > 1 and ranked[0].prominence - ranked[1].prominence < SETTLED):
        return None
    return ranked[0]
