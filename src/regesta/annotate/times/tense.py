"""Whether a time lies ahead: a text and a time's span enter, a judgement by the future words around it leaves."""

from __future__ import annotations

import re
from functools import cache

from regesta.annotate.numerals import alternatives
from regesta.annotate.times.words import load_time_words

LOOK_BACK = 90
LOOK_AHEAD = 60


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load_time_words()
    # "'ll" is written to the word before it.
    marker = rf"(?:(?<!\w){alternatives(words.future_markers)}|(?<=\w)['’]ll)(?!\w)"
    breaks = rf"(?:\b{alternatives(words.clause_breaks)}\b|[.;:“”\"\n])"
    before = re.compile(rf"{marker}(?P<between>.*)\Z", re.IGNORECASE | re.DOTALL)
    opening = re.compile(
        r"(?:^|[.!?\n][”\"’)]*\s*|\s[-–—]{1,2}\s+)(?:[“\"(]?(?:in|on|by|from|within|next|late in|early in)\s+)?\Z",
        re.IGNORECASE,
    )
    ahead = re.compile(rf"(?:(?!{breaks}).)*?{marker}", re.IGNORECASE | re.DOTALL)
    return before, opening, ahead


NOW_AND = re.compile(
    r"\b(?:between|from)\s+now\s+(?:and|until|till|to)\s+(?:the\s+)?(?:early\s+|late\s+|end\s+of\s+)?\Z", re.IGNORECASE
)


ASIDE = re.compile(
    r",\s+(?:(?:when|once|after|as|if)\b[^,.;\n]{1,80}|[^,.;\n]{1,50}\b(?:said|says|announced|confirmed)),"
)
"""What may stand between a time that opens a sentence and the clause that it dates."""
SAID_BACK = 140
SAID_TO_COME = re.compile(
    r"\b(?:said|told|confirmed|announced|added|stated|says|confirms)\b[^.;:“”\"\n]*\b(?:was|were)\s+(?:due\s+)?to\s"
    r"(?:(?!\b(?:after|because|when|while|which|who|but|until|by)\b)[^,.;:“”\"\n])*\Z",
    re.IGNORECASE,
)
"""Before a day that lay ahead of who spoke of it: "said the soldiers were to arrive on"."""


def lies_ahead(text: str, start: int, end: int) -> bool:
    """Tell whether a future word ("will", "is to", "scheduled") governs the clause in which a time stands."""
    if NOW_AND.search(text[max(0, start - LOOK_BACK) : start]) is not None:
        return True  # "between now and mid-January"
    if _is_set(text, start):
        return True
    if SAID_TO_COME.search(text[max(0, start - SAID_BACK) : start]) is not None:
        return True
    before, opening, ahead = _patterns()
    match = before.search(text[max(0, start - LOOK_BACK) : start])
    if match is not None and not _has_break(match["between"]):
        return True
    if opening.search(text[max(0, start - 16) : start]) is None:
        return False
    aside = ASIDE.match(text, end)  # "In May, when the vote is over, they hope to leave"
    end = end if aside is None else aside.end()
    return ahead.match(text[end : end + LOOK_AHEAD]) is not None


def _is_set(text: str, start: int) -> bool:
    """Tell whether the words before a time set it as a term, a deadline or a date of what is yet to come."""
    before = text[max(0, start - LOOK_BACK) : start]
    return any(
        (found := pattern.search(before)) is not None and _had().search(before[: found.start()]) is None
        for pattern in _settings()
    )


@cache
def _settings() -> tuple[re.Pattern[str], ...]:
    words = load_time_words()
    inside = r"(?:\s+(?!and\b)(?:[\w'’-]|(?<=\d),(?=\d))+){1,12}?"  # a comma or "and" may open another clause
    shapes = (
        rf"{alternatives(words.set_by_now)}\s+(?:in|on|at)",
        rf"{alternatives(words.term_verbs)}(?:{inside})?\s+(?:until|till|to|through)",
        rf"{alternatives(words.deadline_verbs)}{inside}\s+(?:until|by|no\s+later\s+than)",
        r"ahead\s+of(?:\s+[\w'’-]+){1,5}?\s+(?:in|on)",
    )
    return tuple(re.compile(rf"\b{shape}\s+(?:the\s+)?\Z", re.IGNORECASE) for shape in shapes)


@cache
def _had() -> re.Pattern[str]:
    """What was set before the time told of may have come: "had been extended until May"."""
    return re.compile(r"\bhad\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)


@cache
def _break() -> re.Pattern[str]:
    breaks = alternatives(load_time_words().clause_breaks)
    return re.compile(rf"\b{breaks}\b|[.;:“”\"\n]", re.IGNORECASE)


def _has_break(between: str) -> bool:
    return _break().search(between) is not None
