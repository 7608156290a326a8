"""How well variants of names are told from names of others: pairs written for this project enter, scores leave.

The pairs stand in `tests/gold/name_variants.yaml`: persons and places of Central Asia, the Caucasus, the Arab world,
Iran, Afghanistan and Russia. Nothing is known but the names, and of some places the country. A pair counts as found
where linking joins it; what it leaves unsettled is not found. Half of the pairs are held out, by a digest of the names:
of these only sums are printed, and nobody looks at single pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.linking import score_pairs
from regesta.link.features import Weighed, weigh
from regesta.link.named import Named
from regesta.link.reading import read_name
from regesta.model import digest

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "name_variants.yaml"
KINDS = {"persons": "person", "places": "place"}


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names, the country of each where told, and whether they are one person's or place's."""

    part: str
    a: str
    b: str
    a_in: str | None
    b_in: str | None
    same: bool

    @property
    def held_out(self) -> bool:
        """Whether the pair belongs to the half that is only summed up."""
        return int(digest(sorted((self.a, self.b)))[-1], 16) % 2 == 0

    def weigh(self) -> Weighed:
        """Return what linking says of the two names."""
        return weigh(self._named(self.a, self.a_in), self._named(self.b, self.b_in))

    def _named(self, name: str, country: str | None) -> Named:
        return read_name(name, "person" if self.part == "persons" else "place", country)


def read_pairs() -> Iterator[NamePair]:
    """Yield all pairs of the gold file."""
    table = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    for part in KINDS:
        for group in table[part]:
            for same in (True, False):
                for a, b, *countries in group.get("same" if same else "different", ()):
                    a_in, b_in = countries or (None, None)
                    yield NamePair(part, a, b, a_in, b_in, same)


def run(data: Path) -> dict[str, Any]:
    """Return the scores of both halves, and of persons and places; `data` is not used, the pairs are the project's."""
    pairs = [(pair, pair.weigh().decision) for pair in read_pairs()]
    chosen = {
        "held_out": [one for one in pairs if one[0].held_out],
        "open": [one for one in pairs if not one[0].held_out],
        "all": pairs,
    }
    chosen |= {part: [one for one in pairs if one[0].part == part] for part in KINDS}
    return {name: score_pairs((said == "same", pair.same) for pair, said in part) for name, part in chosen.items()}
