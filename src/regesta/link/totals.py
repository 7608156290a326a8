"""What all documents say of a named thing: its parts are added and taken away, the thing as linking compares it leaves.

Adding is counting, so that neither the order of documents nor what was there in between leaves a trace.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, cast

from regesta.link.named import Named
from regesta.link.naming import read_traits
from regesta.link.parts import Constants, Fact, Part
from regesta.model import MentionType
from regesta.vocabulary.gazetteer import Place

NOBODY: frozenset[str] = frozenset()


@dataclass(slots=True)
class Total:
    """The sum of a thing's parts, but for what grows with its documents: these, their slots and its company."""

    identity: str
    constants: Constants
    facts: Counter[Fact] = field(default_factory=Counter)
    times: int = 0

    def add(self, part: Part, sign: int = 1) -> None:
        """Add a part, or take it away with `sign` -1."""
        for fact, times in part.facts.items():
            self.facts[fact] += sign * times
            if not self.facts[fact]:
                del self.facts[fact]
        self.times += sign * len(part.slots)

    def of_kind(self, kind: str) -> Counter[Fact]:
        """Return the facts of a kind, without it, and how often each was told."""
        return Counter({fact[1:]: times for fact, times in self.facts.items() if fact[0] == kind})

    def as_named(self, documents: Set[str] = NOBODY, company: Set[str] = NOBODY) -> Named:
        """Return the thing as linking compares it."""
        constants, names = self.constants, Counter({name: times for (name,), times in self.of_kind("name").items()})
        name = min(names, key=lambda one: (-names[one], one))
        place = _least_place(self.of_kind("place"))
        years = sorted(int(year) for (year,) in self.of_kind("year"))
        return Named(
            group=constants.group,
            name=name,
            traits=read_traits(name, is_person=constants.group == "person"),
            operator=constants.operator,
            host=constants.host,
            entry=constants.entry,
            place=place,
            documents=frozenset(documents),
            site=self._site(place),
            parties=constants.parties,
            offices={cast(tuple[str, str], office) for office in self.of_kind("office")},
            years=(years[0], years[-1]) if years else None,
            opened=constants.opened,
            company=set(company),
            types=Counter({cast(MentionType, kind): times for (kind,), times in self.of_kind("type").items()}),
            names=names,
            texts={text for (text,) in self.of_kind("text")},
            times=self.times,
            identity=self.identity,
        )

    def _site(self, place: Place | None) -> Place | None:
        """Return where its claims put a base: the one place that they tell, else that of its name."""
        if self.constants.group != "forces":
            return None
        told = self.of_kind("site")
        known = [site for site in told if site]
        if len(known) > 1 or not told:
            return place
        return _place(known[0]) if known else None


def write_constants(constants: Constants, facts: Mapping[Fact, int], times: int) -> str:
    """Return a total as JSON, its facts in alphabetical order."""
    seen = [constants.group, constants.key, constants.operator, constants.host, constants.entry]
    rest = [sorted(constants.parties), constants.opened, constants.document]
    return json.dumps([*seen, *rest, _listed(facts), times])


def read_constants(text: str) -> tuple[Constants, Counter[Fact], int]:
    """Return what `write_constants` wrote."""
    group, key, operator, host, entry, parties, opened, document, facts, times = json.loads(text)
    told = None if entry is None else tuple(entry)
    constants = Constants(group, key, operator, host, told, frozenset(parties), opened, document)
    return constants, _counted(facts), times


def write_facts(facts: Mapping[Fact, int]) -> str:
    """Return facts as JSON, in alphabetical order."""
    return json.dumps(_listed(facts))


def read_facts(text: str) -> Counter[Fact]:
    """Return what `write_facts` wrote."""
    return _counted(json.loads(text))


def _listed(facts: Mapping[Fact, int]) -> list[list[str | int]]:
    return [[*fact, count] for fact, count in sorted(facts.items())]


def _counted(facts: list[list[Any]]) -> Counter[Fact]:
    return Counter({tuple(fact[:-1]): fact[-1] for fact in facts})


def add_up(parts: Iterable[Part]) -> dict[str, Total]:
    """Return the totals of parts by the identities of their things."""
    found: dict[str, Total] = {}
    for part in parts:
        if part.identity not in found:
            found[part.identity] = Total(part.identity, part.constants)
        found[part.identity].add(part)
    return found


def _least_place(places: Iterable[Fact]) -> Place | None:
    known = sorted(place for place in places if place)
    return _place(known[0]) if known else None


def _place(fact: Fact) -> Place:
    name, country, kind, lat, lon = fact
    point = (float(lat), float(lon)) if lat else (None, None)
    return Place(name=name, country=country or None, kind=kind, lat=point[0], lon=point[1], names=())
