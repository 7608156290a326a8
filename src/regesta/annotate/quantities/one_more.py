"""One more of what was counted, told by its rank, as "killed two and wounded a third": a text enters; amounts leave.

Each is worth one. "A third" is such a one only where two were counted before it in its sentence; else it is a share or
ranks a noun of its own ("a third brigade").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.annotate.numerals import alternatives, load_number_words
from regesta.annotate.quantities.amount import Amount, exact_amount

REACH_BACK = 160
"""Characters before a rank within which the number before it stands."""
NO_NOUN_BEHIND = re.compile(
    r"\s*(?:[.,;)\n]|\Z)|\s+(?:in|at|on|near|outside|inside|from|by|with|when|while|after|during|who|which|that|and|but"
    r"|was|were|is|are|had|has|have|will|would|died|dead|killed|wounded|injured|hurt|seriously|severely|critically"
    r"|fatally|badly|lightly|slightly|later|followed|remains?|remained|to|there|elsewhere|nearby)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?]\s+[A-Z]|\n")


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(rf"\ban?\s+(?P<rank>{alternatives(_ranks())})(?![\w-])", re.IGNORECASE)


@cache
def _ranks() -> dict[str, int]:
    """Ranks with the number before each: two of "third"; "second" is rather a time, and goes with one."""
    words = load_number_words()
    return {rank: place for place, rank in enumerate(words.ordinals) if 1 < place < 10}


@cache
def _number(value: int) -> re.Pattern[str]:
    words = load_number_words()
    names = [name for name, worth in {**words.units, **words.teens}.items() if worth == value]
    return re.compile(rf"(?<![\w.,/-])(?:{value}|{alternatives(names)})(?![\w.,/-]*\d)(?!\w)", re.IGNORECASE)


def read_one_more(text: str) -> Iterator[Amount]:
    """Yield "a third" behind two, "a fourth" behind three; nothing where a noun of its own or "of" follows."""
    for match in _rank().finditer(text):
        if NO_NOUN_BEHIND.match(text, match.end()) is None:
            continue
        before = text[max(0, match.start() - REACH_BACK) : match.start()]
        counted = list(_number(_ranks()[match["rank"].casefold()]).finditer(before))
        if counted and SENTENCE_END.search(before, counted[-1].end()) is None:
            yield exact_amount(match.start(), match.end(), 1.0, is_word=True, is_one_more=True)
