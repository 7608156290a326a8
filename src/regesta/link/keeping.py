"""Weighings that are kept: pairs to weigh and what was weighed before enter, all of them weighed leave.

What a pair weighs depends on its two things, with all that the features look at, on this package and on nothing else.
So a pair of things that have not changed is not weighed again, and a document more costs the weighing of its own names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from regesta.link.features import Weighed, weigh
from regesta.link.named import Named
from regesta.model import digest

MARK_DIGITS = 20
"""Hexadecimal digits of a thing's mark: 80 bits, so that among ten million things two alike are beyond expectation."""

MarkedPair = tuple[str, str]
Kept = Mapping[MarkedPair, tuple[float, tuple[str, ...]]]
"""What was weighed: score and reasons by the marks of two things, the smaller mark first."""


@dataclass(slots=True)
class Weigher:
    """Weighs pairs of one list of things, each pair once; `kept` is what an earlier run has weighed."""

    things: Sequence[Named]
    kept: Kept = field(default_factory=dict)
    used: dict[MarkedPair, tuple[float, tuple[str, ...]]] = field(default_factory=dict)
    """All that this run asked for; what is kept beyond it speaks of things that are no more."""
    weighed_anew: int = 0
    _marks: list[str] = field(default_factory=list)

    def weigh(self, a: int, b: int) -> Weighed:
        """Return what speaks for and against two things, by their numbers."""
        if not self._marks:
            self._marks = [mark_of(thing) for thing in self.things]
        first, second = self._marks[a], self._marks[b]
        pair = (first, second) if first <= second else (second, first)
        found = self.used.get(pair) or self.kept.get(pair)
        if found is None:
            weighed = weigh(self.things[a], self.things[b])
            found = weighed.score, weighed.reasons
            self.weighed_anew += 1
        self.used[pair] = found
        return Weighed(*found)


def mark_of(thing: Named) -> str:
    """Return a digest of all that the features look at in a thing, and of the features themselves."""
    place, site = (one and (one.name, one.country, one.kind, one.lat, one.lon) for one in (thing.place, thing.site))
    flags = thing.opened, sorted(thing.alone_in), sorted(thing.rivals_in), sorted(thing.documents)
    context = sorted(thing.parties), sorted(thing.offices), thing.years, sorted(thing.company)
    seen = [thing.group, thing.name, thing.operator, thing.host, thing.entry, place, site, *flags, *context]
    return digest([rules_version(), seen])[:MARK_DIGITS]


@cache
def rules_version() -> str:
    """Return a digest of this package's code and tables: with any change of them all is weighed anew."""
    here = Path(__file__).parent
    files = sorted([*here.rglob("*.py"), *here.rglob("*.yaml")], key=lambda path: path.relative_to(here).as_posix())
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
