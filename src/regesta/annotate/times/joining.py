"""Expressions made of two: forms in order and the text between them enter; forms that make one leave joined.

"Two years and three months" is one duration, "two days before 3 March 2011" one step from a printed date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from regesta.annotate.times.forms import TimeForm
from regesta.annotate.times.tense import lies_ahead

AND = re.compile(r"(?:,?\s+and\s+|,\s+|\s+)")
# Before a number of units these make it a length: "a lease of 20 years from 1 May 2004" counts no date.
LENGTH_BEFORE = re.compile(
    r"\b(?:for|of|lasts?|lasted|lasting|takes?|took|within|over|runs?|ran|stays?|remains?|valid)\s+(?:[\w-]+\s+)?\Z",
    re.IGNORECASE,
)
SIDES = re.compile(r"\s+(?P<side>before|after|from|following)\s+", re.IGNORECASE)
SIZES = {"Y": 6, "M": 5, "W": 4, "D": 3, "TH": 2, "TM": 1, "TS": 0}


def join_phrases(text: str, forms: Sequence[TimeForm]) -> list[TimeForm]:
    """Join neighbours that say one time together."""
    joined: list[TimeForm] = []
    for form in forms:
        one = _joined(text, joined[-1], form) if joined else None
        if one is None:
            joined.append(form)
        else:
            joined[-1] = one
    return joined


def _joined(text: str, first: TimeForm, second: TimeForm) -> TimeForm | None:
    between = text[first.end : second.start]
    if _adds_up(first, second) and AND.fullmatch(between):
        return _added(first, second)
    if _counts_from(first, second):
        sides = SIDES.fullmatch(between)
        if (
            first.kind == "duration"
            and sides
            and not LENGTH_BEFORE.search(text[max(0, first.start - 24) : first.start])
        ):
            if sides["side"].lower() == "from" and second.kind == "date" and not _is_due(text, first, second):
                return None  # "64 days from 21 November": a length and its beginning
            sign = -1 if sides["side"].lower() == "before" else 1
            return _counted(first, second, sign)
        if first.kind == "unreadable" and not between.strip():
            return _counted(first, second, 1)
    return None


def _is_due(text: str, first: TimeForm, second: TimeForm) -> bool:
    """Whether days or weeks from a date are a date to come ("will be paid 30 days from 1 May") and no length."""
    goes_on = re.match(r"\s*(?:to|until|till|through|[-\u2010-\u2015])", text[second.end : second.end + 10])
    return first.unit in ("D", "W") and goes_on is None and lies_ahead(text, first.start, second.end)


def _adds_up(first: TimeForm, second: TimeForm) -> bool:
    """Whether a smaller unit follows a number of a larger: "2 years" and "1 month ago"."""
    if first.kind != "duration" or second.kind not in ("duration", "step"):
        return False
    if first.steps is None or second.steps is None or first.unit is None or second.unit is None:
        return False
    last = first.more[-1][1] if first.more else first.unit
    return SIZES.get(last, -1) > SIZES.get(second.unit, 9) and second.comparator == "exactly"


def _added(first: TimeForm, second: TimeForm) -> TimeForm:
    assert first.steps is not None
    assert second.steps is not None
    assert second.unit is not None
    if second.kind == "duration":
        return replace(first, end=second.end, more=(*first.more, (second.steps, second.unit)))
    sign = -1 if second.steps < 0 else 1
    more = tuple((sign * steps, unit) for steps, unit in first.more)
    return replace(
        second,
        start=first.start,
        steps=sign * first.steps,
        unit=first.unit,
        more=(*more, (second.steps, second.unit)),
        approximate=second.approximate or first.comparator != "exactly",
    )


def _counts_from(first: TimeForm, second: TimeForm) -> bool:
    """Whether a number of units can be counted from what follows it: a printed date or a day told by a word."""
    if first.steps is None or first.unit is None or first.unit.startswith("T"):
        return False
    is_date = second.kind == "date" and second.date is not None and second.date.month is not None
    return is_date or (second.kind == "step" and second.unit == "D" and second.basis == "document")


def _counted(first: TimeForm, second: TimeForm, sign: int) -> TimeForm:
    assert first.steps is not None
    return TimeForm(
        start=first.start,
        end=second.end,
        kind="step",
        steps=sign * first.steps,
        unit=first.unit,
        more=tuple((sign * steps, unit) for steps, unit in first.more),
        basis=second.basis or "document",
        since=second,
        approximate=first.approximate or first.comparator != "exactly",
        bound=("after" if sign > 0 else "before") if first.comparator == "more_than" else None,
    )
