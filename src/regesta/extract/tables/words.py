"""The words of tables as data: what a label lists, in what unit a column counts, what is no figure.

`headings.yaml` enters; lookups leave. Words are compared in small letters, longest phrase first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar, cast

import yaml

Dimension = Literal[
    "time", "host", "operator", "recipient", "donor", "country", "place", "facility", "unit", "agreement",
    "thing", "ignored", "purpose",
]  # fmt: skip
"""What the names of a column are; see headings.yaml."""

ALONE: frozenset[Dimension] = frozenset({"time", "ignored"})
"""Dimensions that a label has only when it says nothing else."""
Meaning = TypeVar("Meaning")
BRACKETS = re.compile(r"[\[\]():;]|,(?!\d)")
_FIGURES = re.compile(r"\d+(?:[.,\s]\d{3})+")
"""Figures printed in groups: the "000" of "3,000" is no scale."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a column: its singular, and the SI unit with the factor to it where it has one."""

    name: str
    factor: float | None = None
    si: str | None = None

    @property
    def printed(self) -> str:
        """The unit as it follows a figure: the plural of a word, a currency's code as it is."""
        return self.name if self.name.isupper() or self.name == "percent" else f"{self.name}s"


@dataclass(frozen=True, slots=True)
class TableWords:
    """The tables of headings.yaml, ready for lookup."""

    dimensions: Mapping[str, Dimension]
    units: Mapping[str, Unit]
    scales: Mapping[str, float]
    qualifiers: frozenset[str]
    totals: frozenset[str]
    neutral: frozenset[str]
    rates: frozenset[str]
    parts: frozenset[str]
    no_figure: frozenset[str]
    planned: frozenset[str]
    negative: frozenset[str]
    sending: frozenset[str]
    hosting: frozenset[str]
    composing: frozenset[str]
    terms: frozenset[str]
    services: frozenset[str]
    source_lines: frozenset[str]

    def dimension_of(self, label: str) -> Dimension | None:
        """Return what a label says that its column lists; None where it does not say.

        The whole label goes before its words; of its words the last that is known decides: "Name of base".
        """
        plain = plain_words(label)
        if (whole := self.dimensions.get(plain)) is not None:
            return whole
        words = plain.split()
        known = next((self.dimensions[word] for word in reversed(words) if word in self.dimensions), None)
        if known in ALONE and any(self.dimensions.get(w) != known and w not in self.neutral for w in words):
            return None  # "Date of signature" lists no dates as of which something holds
        generic = all(w in self.dimensions or w in self.neutral or w in self.qualifiers for w in words)
        return known if generic else None

    def unit_in(self, label: str) -> Unit | None:
        """Return the unit that a header states; None where it states none."""
        return _longest(self.units, label)

    def scale_in(self, label: str) -> float:
        """Return by what the figures under a header are to be multiplied; 1 where it does not say."""
        return _longest(self.scales, _FIGURES.sub(" ", label)) or 1.0

    def scale_words(self, scale: float) -> str:
        """Return the word that is printed for a scale: "million"."""
        return next((word for word, known in self.scales.items() if known == scale), "")

    def is_total(self, label: str) -> bool:
        """Tell whether a label announces the sum of the others."""
        return plain_words(label) in self.totals

    def holds_no_figure(self, text: str) -> bool:
        """Tell whether a cell says that there is no figure; an empty one does."""
        return text.strip().lower() in self.no_figure or not text.strip()


def plain_words(text: str) -> str:
    """Return a text in small letters without brackets and with single spaces."""
    return " ".join(BRACKETS.sub(" ", text.lower()).split())


def _longest(table: Mapping[str, Meaning], label: str) -> Meaning | None:
    padded = f" {plain_words(label)} "
    glued = padded.replace("us$", " us$ ").replace("€", " € ").replace("%", " % ")
    found = [phrase for phrase in table if f" {phrase} " in padded or f" {phrase} " in glued]
    return table[max(found, key=lambda phrase: (len(phrase), phrase))] if found else None


@cache
def table_words() -> TableWords:
    """Return the words of tables, read once."""
    plain: dict[str, Any] = yaml.safe_load((files(__package__) / "headings.yaml").read_text(encoding="utf-8"))
    return TableWords(
        dimensions={
            str(word).lower(): cast(Dimension, name)
            for name, entry in plain["dimensions"].items()
            for word in entry["words"]
        },
        units={str(word): _unit(name, entry) for name, entry in plain["units"].items() for word in entry["words"]},
        scales={str(word): float(scale) for scale, words in plain["scales"].items() for word in words},
        **{key: _set(plain[key]) for key in SETS},
    )


SETS = (
    "qualifiers",
    "totals",
    "neutral",
    "rates",
    "parts",
    "no_figure",
    "planned",
    "negative",
    "sending",
    "hosting",
    "composing",
    "terms",
    "services",
    "source_lines",
)


def _set(words: Iterable[object]) -> frozenset[str]:
    return frozenset(str(word) for word in words)


def _unit(name: str, entry: Mapping[str, Any]) -> Unit:
    factor, si = entry.get("si", (None, None))
    return Unit(name, factor, si)
