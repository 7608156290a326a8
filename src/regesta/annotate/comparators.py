"""Comparing words before a number: a text and the number's offset enter, what bounds the number leaves.

Durations and counts share these words: "up to 30 years" and "up to 6,000 men" are bounded alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.annotate.lexicon_files import load_lexicon
from regesta.annotate.numerals import alternatives
from regesta.model import Comparator

LOOK_BACK = 48


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the words before a number say of it, and where they begin."""

    start: int
    comparator: Comparator
    is_inexact: bool


@cache
def _pattern() -> re.Pattern[str]:
    words = alternatives(load_lexicon("comparators"))
    return re.compile(
        rf"(?<![\w-])(?P<outer>about|around|some|perhaps)?(?(outer)\s+)(?P<words>{words})\s+\Z", re.IGNORECASE
    )


def find_comparison(text: str, start: int) -> Comparison | None:
    """Return the comparing words that end just before an offset; None where there are none."""
    if not text[start - 1 : start].isspace():
        return None
    before = text[max(0, start - LOOK_BACK) : start]
    match = _pattern().search(before)
    if match is None:
        return None
    comparator, is_inexact = load_lexicon("comparators")[re.sub(r"\s+", " ", match["words"].lower())]
    return Comparison(start - len(before) + match.start(), comparator, is_inexact)
