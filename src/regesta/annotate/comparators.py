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
    table = load_lexicon("comparators")
    words = alternatives(word for word in table if word[0].isalpha())
    signs = alternatives(word for word in table if not word[0].isalpha())
    return re.compile(
        rf"(?<![\w-])(?:(?P<outer>about|around|some|perhaps)?(?(outer)\s+)(?P<words>{words})\s+"
        rf"|(?<![^\s(])(?P<sign>{signs})\s?)\Z",
        re.IGNORECASE,
    )


def find_comparison(text: str, start: int) -> Comparison | None:
    """Return the comparing words that end just before an offset; None where there are none."""
    previous = text[start - 1 : start]
    if not previous or previous.isalnum():
        return None
    before = text[max(0, start - LOOK_BACK) : start]
    match = _pattern().search(before)
    if match is None:
        return None
    comparator, is_inexact = load_lexicon("comparators")[match["sign"] or re.sub(r"\s+", " ", match["words"].lower())]
    return Comparison(start - len(before) + match.start(), comparator, is_inexact)
