"""The noun that several figures share behind the last of them: a text and an amount enter; what it counts leaves.

"400 Dutch and 700 German soldiers": the first figure counts Dutch soldiers, though "the Dutch" are a people too.
"""

from __future__ import annotations

import re
from functools import cache

from regesta.annotate.numerals import alternatives, load_number_words, number_pattern
from regesta.annotate.quantities.amount import Amount
from regesta.annotate.quantities.counted import Counted, words_after
from regesta.annotate.quantities.words import load_quantity_words

LONGEST_PART = 4
"""Words between a figure and the next one of its row: "400 Royal Netherlands Army and 700 German soldiers"."""
LONGEST_ROW = 8
"""Figures that may share one noun."""


@cache
def _next_figure() -> re.Pattern[str]:
    """The joint between two figures of a row, and the next figure with a word that bounds it."""
    bounds = r"(?:about|some|around|nearly|almost|roughly|up\s+to|at\s+least|more\s+than|over)\s+"
    return re.compile(
        rf"(?:,|,?[ \u00a0](?:and|or|plus|as\s+well\s+as))[ \u00a0](?:{bounds})?{number_pattern()}(?=[ \u00a0])",
        re.IGNORECASE,
    )


@cache
def _may_go_on() -> re.Pattern[str]:
    """What stands at the start of the next figure, asked first: a digit or a number word within a few words."""
    words = load_number_words()
    names = alternatives([*words.units, *words.teens, *words.tens, *words.scales, "a"])
    return re.compile(
        rf"(?:,|,?[ \u00a0](?:and|or|plus|as\s+well\s+as))[ \u00a0](?:[a-z]+\s+){{0,2}}(?:\d|{names}\b)", re.IGNORECASE
    )


def noun_shared_ahead(text: str, amount: Amount) -> Counted | None:
    """Return what a figure counts with those behind it; None where its own words hold a noun, or none closes the row.

    Own words that are a people and its adjective at once ("Dutch", "French") count as an adjective only where the
    next figure has one before its noun too: in "900 French and 700 soldiers" the French are people.
    """
    if amount.number == 1:
        return None
    words = load_quantity_words()
    end, own = amount.end, None
    if _next_figure().match(text, end):
        return _shared_by_bare_row(text, end)
    for _ in range(LONGEST_ROW):
        run = words_after(text, end, LONGEST_PART)
        noun = next((i for i, word in enumerate(run) if _is_noun(word[1])), None)
        if noun is not None:
            if own is None or noun == 0:
                return None
            head = run[noun]
            return Counted(
                own.start(1), head.end(1), head.start(1), words.is_person_noun(head[1]), f"{own[1]} {head[1]}"
            )
        if not run or not _may_go_on().match(text, run[-1].end()):
            return None
        following = _next_figure().match(text, run[-1].end())
        if following is None:
            return None
        own, end = own or run[0], following.end()
    return None


RESPECTIVELY = re.compile(r"[^.;\n]{0,120}\brespectively\b")
"""That the figures of a row are told one by one; without the word a row may be a range or an alternative."""


def _shared_by_bare_row(text: str, end: int) -> Counted | None:
    """Return what figures without words between them count: "600 and 300 soldiers in Lebanon and Mali respectively"."""
    following = _next_figure().match(text, end)
    for _ in range(LONGEST_ROW):
        if following is None or not RESPECTIVELY.match(text, end):
            return None
        end = following.end()
        following = _next_figure().match(text, end)
        run = words_after(text, end, LONGEST_PART) if following is None else []
        head = next((word for word in run if _is_noun(word[1])), None)
        if head is not None:
            is_person = load_quantity_words().is_person_noun(head[1])
            return Counted(run[0].start(1), head.end(1), head.start(1), is_person)
    return None


def _is_noun(word: str) -> bool:
    """Tell whether a word can be what a number counts, and is no people that is also an adjective: "French"."""
    words = load_quantity_words()
    return words.is_plural_noun(word) and not (word in words.peoples and not word.endswith("s"))
