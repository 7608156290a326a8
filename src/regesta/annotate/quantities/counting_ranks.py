"""Ranks that count: "the third victim this year" says that there were three: a text enters; amounts leave.

A rank counts only on a word for the dead or hurt, or on a person "to be killed", and only with the time or place within
which it goes on counting ("this year", "since 2002", "in Mali"). Every other rank orders or names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.annotate.numerals import alternatives, load_number_words
from regesta.annotate.quantities.amount import Amount, exact_amount
from regesta.annotate.quantities.words import load_quantity_words

VICTIMS = r"(?:victim|casualty|fatality|death)"
HARMED_BEHIND = r"(?=\s+(?:to\s+(?:be\s+(?:killed|wounded|injured)|die|lose)|killed|wounded|injured)\b)"
WITHIN = re.compile(
    r"[^.;\n]{0,80}?\b(?:this\s+(?:year|month|week)|so\s+far|since|of\s+the\s+(?:year|war)|in\s+(?:(?:19|20)\d\d|[A-Z]\w+)"
    r"|in\s+as\s+many|to\s+date)\b"
)


@cache
def _ranked() -> re.Pattern[str]:
    people = alternatives(load_quantity_words().people)
    return re.compile(
        rf"\b(?:the|its|a|an|his|her|their)\s+(?P<rank>{alternatives(_ranks())}|\d{{1,4}}(?:st|nd|rd|th))\s+"
        rf"(?:[\w-]+\s+){{0,2}}?(?P<noun>{VICTIMS}\b|{people}\b{HARMED_BEHIND})",
        re.IGNORECASE,
    )


@cache
def _ranks() -> dict[str, int]:
    words = load_number_words()
    return {rank: place for place, rank in enumerate(words.ordinals, start=1)}


def read_counting_ranks(text: str) -> Iterator[Amount]:
    """Yield the ranks that count the dead or hurt up to then, each with the noun that it counts."""
    if _victim_words().search(text) is None:
        return
    for match in _ranked().finditer(text):
        if WITHIN.match(text, match.end()) is None:
            continue
        rank = match["rank"].casefold()
        number = _ranks().get(rank) or int(re.sub(r"\D", "", rank))
        start, end = match.span("rank")
        yield exact_amount(start, end, float(number), ranked=match.span("noun"))


@cache
def _victim_words() -> re.Pattern[str]:
    """What must stand somewhere before ranks are sought at all."""
    return re.compile(rf"{VICTIMS}|killed|wounded|injured|to\s+die\b|to\s+lose\b", re.IGNORECASE)
