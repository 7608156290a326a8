"""Times told from another time: a text enters, steps, windows, weekdays and months without a year leave as forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from typing import Any

from regesta.annotate.numerals import read_number
from regesta.annotate.times import patterns
from regesta.annotate.times.calendar_forms import UNKNOWN_YEAR, month_number
from regesta.annotate.times.duration_forms import PARTS_OF_DAY
from regesta.annotate.times.forms import Basis, TimeForm
from regesta.annotate.times.names import is_weekday_alone, starts_sentence
from regesta.annotate.times.pointing import sentence_around
from regesta.annotate.times.words import load_time_words
from regesta.dates import PartialDate


def read_relative(text: str) -> Iterator[TimeForm]:
    """Yield what can be dated only from the document's date or the time in focus."""
    for match in patterns.step().finditer(text):
        # "the" alone leads on only after "end of" or "later in", and only to a unit.
        if match["unit"] or match["word"].lower() != "the":
            yield _read_step(match)
    for match in patterns.window().finditer(text):
        yield _read_window(match)
    for match in patterns.to_date().finditer(text):
        # From the beginning of the unit in which the document was written to its day.
        unit = load_time_words().units[match["unit"].lower()][0]
        yield TimeForm(start=match.start(), end=match.end(), kind="window", steps=0, unit=unit, basis="document")
    for match in THIS_TIME.finditer(text):
        basis: Basis = "document" if match["year"].lower().endswith(("last year", "ago")) else "focus"
        yield TimeForm(start=match.start(), end=match.end(), kind="step", steps=-1, unit="Y", basis=basis,
                       approximate=True)  # fmt: skip
    for match in SAME_PERIOD.finditer(text):
        yield TimeForm(start=match.start(), end=match.end(), kind="step", steps=-1, unit="Y", basis="focus",
                       repeats=True)  # fmt: skip
    for match in patterns.month_end().finditer(text):
        yield TimeForm(
            start=match.start(),
            end=match.end(),
            kind="step",
            steps=0,
            unit=load_time_words().units[match["unit"].lower()][0],
            basis="document",
            approximate=True,
        )
    for match in patterns.day_word().finditer(text):
        yield from _read_day_word(text, match)
    for match in patterns.weekend().finditer(text):
        # The last one, unless the clause looks ahead: told from the document's day (`resolving`).
        yield TimeForm(start=match.start("span"), end=match.end(), kind="step", steps=None, unit="W", basis="document",
                       week_days=WEEKEND)  # fmt: skip
    for match in patterns.overnight().finditer(text):
        if not _names_day(text, match):
            # From the day before the document's to its day.
            yield TimeForm(start=match.start(), end=match.end(), kind="window", steps=-1, unit="D", basis="document")


SAME_PERIOD = re.compile(
    r"\bthe\s+(?:same|corresponding)\s+(?:period|months?|quarter|weeks?)\s+(?:of\s+|in\s+)?(?:the\s+)?"
    r"(?P<year>last\s+year|a\s+year\s+(?:ago|before|earlier)|previous\s+year|year\s+before)\b",
    re.IGNORECASE,
)
"""A stretch of the year before, told by that of the sentence: "the same period last year"."""
WEEKEND = (6, 7)
REACHING = frozenset(["past", "the past", "the last", "coming", "the coming"])
"""Words by which a week, month or year is the one that ends or begins with the day of writing: "in the past year"."""
OVER = re.compile(r"\b(?:over|within)\s+\Z", re.IGNORECASE)
"""Words by which "the next month" is the one that begins with the day of writing, and no month of the calendar."""
THIS_TIME = re.compile(
    r"\b(?:this|the\s+same)\s+time\s+(?P<year>last\s+year|a\s+year\s+(?:ago|before|earlier)|the\s+(?:previous\s+year|year\s+before))\b",
    re.IGNORECASE,
)
"""A time of the year before, told by that of the text: "this time last year"."""


def _names_day(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence names the night's day: "overnight on Friday", "on 7 August after overnight clashes"."""
    sentence = sentence_around(text, match.start(), match.end())
    return any(pattern.search(text, *sentence) for pattern in (patterns.weekday_name(), patterns.month_name()))


def _read_step(match: re.Match[str]) -> TimeForm:
    """Read "last month" and its like; a decade or century so named is a window that reaches back or forward."""
    words = load_time_words()
    # "the end of the year" and "later in the month" are those of writing.
    word = re.sub(r"\s+", " ", match["word"].lower())
    amount, basis = words.steps.get(word, (0, "document"))
    start, end = match.span()
    if match["weekday"]:
        number = words.weekdays[match["weekday"]]
        return TimeForm(start=start, end=end, kind="weekday", weekday=number, steps=amount, basis=basis)
    if match["month"]:
        date = PartialDate(UNKNOWN_YEAR, month_number(match["month"]))
        return TimeForm(start=start, end=end, kind="date", date=date, steps=amount, basis=basis)
    if match["season"]:
        date = PartialDate(UNKNOWN_YEAR, words.seasons[match["season"].lower()])
        return TimeForm(start=start, end=end, kind="date", date=date, steps=amount, basis=basis)
    unit = match["unit"].lower()
    week_days = words.kinds_of_week.get(unit, (1, 7))
    letter: Any
    letter, size = (
        ("W", 1) if unit in words.kinds_of_week else ("D", 1) if unit in words.parts_of_day else words.units[unit]
    )
    place = match["position"].strip(" -").lower()
    approximate = place in ("early", "late", "mid") or place.endswith(" of")
    if letter == "M" and size == 3:
        return TimeForm(start=start, end=end, kind="step", steps=amount, unit="Q", basis=basis, approximate=approximate)
    if size > 1 and amount == 0:
        # "This decade" is one of the calendar's; "the same fortnight" has no end that is known.
        decade = PartialDate(UNKNOWN_YEAR) if (letter, size) == ("Y", 10) else None
        return TimeForm(
            start=start, end=end, kind="step" if decade else "unreadable", steps=0, unit="Y", basis=basis, date=decade
        )
    reaching = word in REACHING or (word == "the next" and OVER.search(match.string, 0, start) is not None)
    reaches = reaching and letter in ("Y", "M", "W") and unit not in words.kinds_of_week and not place
    if size > 1 or reaches:
        last = PartialDate(UNKNOWN_YEAR) if amount > 0 else None
        return TimeForm(
            start=start, end=end, kind="window", steps=amount * size or None, unit=letter, basis=basis, last=last
        )
    return TimeForm(
        start=start, end=end, kind="step", steps=amount * size, unit=letter, basis=basis, approximate=approximate,
        week_days=week_days,
    )  # fmt: skip


def _read_window(match: re.Match[str]) -> TimeForm:
    letter, size = load_time_words().units[_singular(match["unit"] or match["recent_unit"])]
    word = (match["word"] or match["recent"]).lower().removeprefix("the ").strip()
    number = read_number(match["number"]) if match["number"] else None
    if letter.startswith("T"):  # hours reach back whole days, as far as a calendar knows: "the past 24 hours"
        letter, size, number = "D", 1, None if number is None else float(ceil(number * size * PARTS_OF_DAY[letter]))
    sign = 1 if word in ("next", "coming", "following") else -1
    basis: Basis = "focus" if word in ("previous", "preceding", "following") else "document"
    return TimeForm(
        start=match.start(),
        end=match.end(),
        kind="window",
        # The sign is kept even where the width is unknown: "recent weeks" reach back, "coming weeks" forward.
        steps=sign * number * size if number is not None else None,
        unit=letter,
        basis=basis,
        approximate=number is None,
        last=None if sign < 0 else PartialDate(UNKNOWN_YEAR),
    )


def _singular(unit: str) -> str:
    lower = unit.lower()
    return "century" if lower == "centuries" else lower.removesuffix("s")


TO_PRESENT = re.compile(r"(?:\b(?:to|until|till|through)\s+|[-\u2010-\u2015]\s*)\Z", re.IGNORECASE)


def _read_day_word(text: str, match: re.Match[str]) -> Iterator[TimeForm]:
    start, end = match.span()
    words = load_time_words()
    if match["weekday"]:
        if not is_weekday_alone(text, match.start(), match.end("weekday")):
            return
        steps: int | None = None
        basis: Basis = "document"
        if match["week"]:
            steps, basis = words.steps[re.sub(r"\s+", " ", match["week"].lower())]
        yield TimeForm(
            start=start,
            end=end,
            kind="weekday",
            weekday=words.weekdays[match["weekday"]],
            steps=steps,
            unit="W" if match["week"] else None,
            basis=basis,
        )
        return
    if (
        text[match.end() : match.end() + 2] in ("'s", "’s")
        and match["day"][:1].isupper()
        and not starts_sentence(text, start)
    ):
        return
    name = match["day"].lower()
    # "The present" is a time only at the end of a range.
    is_present = name != "at present" and name.endswith(("present", "present day"))
    if is_present and not TO_PRESENT.search(text[max(0, start - 10) : start]):
        return
    amount = words.days[re.sub(r"\s+", " ", match["day"].lower())]
    yield TimeForm(start=start, end=end, kind="step", steps=amount, unit="D", basis="document")
