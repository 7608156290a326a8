"""Times that only point: a text enters, forms that name a time by another leave ("that period", "the day before").

Most of them stay unresolved; those that point at the time in focus are dated by it, roughly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.annotate.numerals import alternatives, load_number_words
from regesta.annotate.times.forms import Basis, TimeForm
from regesta.annotate.times.pointing import REPORTED
from regesta.annotate.times.words import load_time_words
from regesta.dates import PartialDate

UNITS = "day|night|morning|week|month|year"
# Where "the day before" ends its phrase, it is told from the time in focus; before a noun it is told from an event.
PHRASE_END = re.compile(r"\s*(?:[.,;:)\]—–]|\Z)")
OPENS = re.compile(r"(?:\A|[.!?]\s+|\n\s*)\Z")
# A name or pronoun and the rest of its sentence without a comma, behind which no other clause can stand.
ONE_CLAUSE = re.compile(r"\s+(?:it|they|there|he|she|we|[A-Z])[\w’'-]+[^,;:\n]*?(?:\.(?=\s+[A-Z“\"]|\s*\Z)|\n)")
# Each state and ministry has its own: found, never dated.
ACCOUNTING_YEAR = re.compile(
    r"\b(?:the\s+)?(?:last|this|next|current|previous|preceding|coming|past|same)\s+(?:financial|fiscal)\s+year\b",
    re.IGNORECASE,
)
DAY_OF_MONTH = re.compile(
    r"\b[Oo]n\s+(?P<day>the\s+(?P<number>[12]?\d|3[01])(?:st|nd|rd|th)"
    r"(?:\s+(?:of\s+)?(?:(?P<this>this|the\s+current|the\s+present)|(?P<last>last)|(?P<that>that|the\s+same))\s+month\b"
    r"|\b(?!-|\s+(?!(?:a|an|the|in|at|by|he|she|it|they|we|and|but|when|with|his|her|their|its)\b)\w)))"
)


def read_references(text: str) -> Iterator[TimeForm]:
    """Yield times told from the time in focus or from nothing that is dated."""
    for match in _references().finditer(text):
        yield TimeForm(start=match.start(), end=match.end(), kind="reference", basis="focus", approximate=True)
    for match in _vague().finditer(text):
        yield TimeForm(start=match.start("words"), end=match.end(), kind="unreadable")
    for match in ACCOUNTING_YEAR.finditer(text):
        yield TimeForm(start=match.start(), end=match.end(), kind="unreadable")
    for match in _neighbour().finditer(text):
        yield from _read_neighbour(text, match)
    for match in _stretch().finditer(text):
        yield _read_stretch(match)
    for match in REPORTED.finditer(text):
        yield TimeForm(start=match.start(), end=match.end(), kind="reference", basis="focus")
    for match in DAY_OF_MONTH.finditer(text):
        date = PartialDate("XXXX", None, int(match["number"]))
        told: Basis = "document" if match["this"] or match["last"] else "focus"
        steps = -1 if match["last"] else 0
        yield TimeForm(
            start=match.start("day"), end=match.end("day"), kind="reference", basis=told, steps=steps, date=date
        )


@cache
def _references() -> re.Pattern[str]:
    words = load_time_words()
    free = alternatives(words.references)
    bound = alternatives(words.references_after_preposition)
    prepositions = (
        r"(?:(?<=\bat\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bduring\s)|(?<=\baround\s)|(?<=\bfrom\s))"
    )
    return re.compile(rf"\b(?:{free}|{prepositions}{bound})\b(?!\s+(?:of|the|that)\b)", re.IGNORECASE)


@cache
def _vague() -> re.Pattern[str]:
    words = load_time_words()
    seasons = alternatives(words.local_seasons)
    vague = alternatives(words.vague_times)
    within, at = alternatives(words.vague_after_in), alternatives(words.vague_after_at)
    return re.compile(
        rf"\b(?P<words>(?i:the\s+)?(?:{seasons})|(?i:{vague})|(?<=[Ii]n\s)(?:{within})(?!\s+(?:few|several|\d|{UNITS}|\w+\s+(?:{UNITS})))"
        rf"|(?<=[Aa]t\s){at})\b(?!\s+(?:of|that|when|the|he|she|they)\b|\s+(?:few|{UNITS})s?\b)"
    )


@cache
def _neighbour() -> re.Pattern[str]:
    """ "The day before", "the month after the vote", "the day following"."""
    return re.compile(
        rf"\b(?:the|on\s+the)\s+(?P<unit>{UNITS})\s+(?P<side>before|after|following|previously|earlier)\b",
        re.IGNORECASE,
    )


def _read_neighbour(text: str, match: re.Match[str]) -> Iterator[TimeForm]:
    start = match.start() + (3 if match[0][:2].lower() == "on" else 0)
    sign = 1 if match["side"].lower() in ("after", "following") else -1
    name = match["unit"].lower()
    letter, size = load_time_words().units.get(name, ("D", 1))
    if PHRASE_END.match(text, match.end()) or _stands_for_itself(text, start, match.end()):
        yield TimeForm(start=start, end=match.end(), kind="step", steps=sign * size, unit=letter, basis="focus")
        return
    # Told from what follows: from a date, if one does (`joining`), else from an event that no calendar has.
    yield TimeForm(start=start, end=match.end(), kind="unreadable", steps=sign * size, unit=letter)


def _stands_for_itself(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase opens a sentence of one clause: "The month before Japan had sent two ships."."""
    return OPENS.search(text[max(0, start - 3) : start]) is not None and ONE_CLAUSE.match(text, end) is not None


@cache
def _stretch() -> re.Pattern[str]:
    """ "The following days", "the intervening years", "the first day of the raid"."""
    words = load_time_words()
    ordinals = alternatives([*load_number_words().ordinals[1:12], "final", "last", "first"])
    stretches = alternatives(words.stretch_words)
    return re.compile(
        rf"\b(?:the\s+(?P<word>{stretches})\s+(?P<unit>days|weeks|months|years|decades)"
        rf"|the\s+{ordinals}\s+(?:day|night|week|month|year|hour)(?=\s+of\s+(?:the|this|that|his|her|its|their)\b))\b",
        re.IGNORECASE,
    )


def _read_stretch(match: re.Match[str]) -> TimeForm:
    sign = load_time_words().stretch_steps.get((match["word"] or "").lower())
    if sign is None:
        return TimeForm(start=match.start(), end=match.end(), kind="unreadable")
    letter, _ = load_time_words().units[match["unit"].lower().removesuffix("s")]
    return TimeForm(
        start=match.start(),
        end=match.end(),
        kind="window",
        unit=letter,
        basis="focus",
        approximate=True,
        last=PartialDate("XXXX") if sign > 0 else None,
    )
