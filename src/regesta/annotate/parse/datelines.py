"""Datelines: where and when a story was written, set apart from what it tells.

A text and its blocks enter; the same stretches leave, each cut behind its dateline. Parsed by itself, a dateline lends
its city to no clause and its date to no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Stretch = tuple[int, int]

DATELINE = re.compile(
    r"[A-Z][A-Z'’. -]{2,30}(?:,|\s+\()(?P<rest>[^\n!?]{1,70}?)"
    r"(?:\s?--\s?|\s[-–—]\s|\)\s?(?:--|[-–—])\s?|(?<=\w)[–—](?=\w))"
)
"""A city in capitals, then a date, a country or an agency, then a dash: "KABUL, 3 May (AFP) – "."""
SMALL_WORDS = frozenset(["of", "and", "de", "the"])


def cut_behind_datelines(text: str, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield each stretch whole, or its dateline and the rest; a stretch that is nothing else stays whole."""
    for start, end in stretches:
        match = DATELINE.match(text, start, end)
        if match is None or match.end() >= end or not _is_of_names(match["rest"]):
            yield start, end
            continue
        yield start, match.end()
        yield match.end(), end


def _is_of_names(rest: str) -> bool:
    """Tell whether only names and numbers follow the city: "UNIFIL, which grew in 2006 – " opens a sentence."""
    return all(word[0].isupper() or word[0].isdigit() or word in SMALL_WORDS for word in re.findall(r"\w+", rest))
