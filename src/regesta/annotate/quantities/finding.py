"""The way of a quantity on one page: names are set aside, amounts read, ages told apart, and what is counted found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from regesta.annotate.numerals import alternatives, load_number_words
from regesta.annotate.quantities.amounts import Amount, read_amounts
from regesta.annotate.quantities.ballots import is_second_side, sides_of_vote
from regesta.annotate.quantities.counted import Counted
from regesta.annotate.quantities.counting import find_counted
from regesta.annotate.quantities.ellipsis import is_stationed, noun_left_out
from regesta.annotate.quantities.going_on import people_before, row_without_number, whole_without_number
from regesta.annotate.quantities.naming import NamedFigure, find_named_figures
from regesta.annotate.quantities.partitives import with_units_of_wholes
from regesta.annotate.quantities.units import to_si
from regesta.annotate.quantities.words import load_quantity_words
from regesta.model import Quantity, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

OLDEST = 115
AGE_ENDS = re.compile(
    r"\s*(?:[.,;:)]|\Z|\b(?:and|or|was|were|had|has|have|is|who|whose|when|while|died|lost|stepped|trod)\b)"
)
TIME_UNITS = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute", "minutes"}
)
NAME_BEFORE = re.compile(r"[A-Z][\w’'.-]+\s+[A-Z][\w’'-]+,\s\Z")
# Four digits that may be a year, with nothing beside them that counts, are no quantity.
YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
NO_NOUN_AFTER = re.compile(r"\s*(?:[.,;:)\n]|\Z|(?:and|or|in|on|by|at|during|since|near|from|last|this|so\s+far)\b)")
HARM_REACH = 28
MORE_AHEAD = re.compile(r"\b(?:another|a further|an additional)\s+\Z")
""""Wounding another dozen": the word between the verb of harm and its number."""


def find_quantities(doc: Doc, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """Return every figure that counts or measures, in order and without overlaps; what is a time or a name is left out.

    `text` takes in the words that bound the figure and its unit; bounds are only those that the words state. What is
    counted comes from the parse where `doc` has one, else from the neighbouring words. A number word that counts
    nothing named ("the two of us agree", "no one") is no quantity.
    """
    text = doc.text
    taken = _Taken(times, find_named_figures(text))
    found: list[Quantity] = []
    for amount in (side for read in read_amounts(text) for side in sides_of_vote(text, read)):
        if amount.ranked is None and taken.covers(amount.number_start, amount.number_end):
            continue
        quantity = _read_quantity(text, doc, amount, found)
        if quantity is not None:
            found.append(quantity)
    return tuple(with_units_of_wholes(text, found))


class _Taken:
    """Spans that are times or names, asked by bisection."""

    def __init__(self, times: Sequence[TimeExpression], names: Sequence[NamedFigure]) -> None:
        spans = sorted([(time.start, time.end) for time in times] + [(name.start, name.end) for name in names])
        self._starts = [start for start, _ in spans]
        self._ends: list[int] = []
        for _, end in spans:
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def covers(self, start: int, end: int) -> bool:
        """Tell whether any taken span shares a character with this one."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._ends[index] > start


def _read_quantity(text: str, doc: Doc, amount: Amount, before: Sequence[Quantity]) -> Quantity | None:
    if amount.comparator == "between" and (amount.low or 0) >= (amount.high or 0):
        return None  # "2-2" and "3-1" are scores
    if _is_age(text, amount):
        return _express(text, amount if amount.is_age else replace(amount, unit="year"), None, counted_as="age")
    if amount.ranked is not None:
        start, end = amount.ranked
        return _express(text, replace(amount, unit="person"), Counted(start, end, start, is_person=True))
    if amount.is_one_more:
        return _without_noun(text, doc, amount, before)
    counted = find_counted(text, doc, amount)
    if counted is not None and text[counted.head_start : counted.end].lower() in TIME_UNITS:
        # What counts time is a time or an idiom ("one day the fence will go").
        return None
    if counted is not None:
        amount = _without_minus(amount)
        if amount.unit is None and counted.is_person:
            amount = replace(amount, unit="person")
        return _express(text, amount, counted)
    if amount.unit is not None:
        return _express(text, amount, None)
    if amount.is_vague or amount.number == 1:
        return None
    return _without_noun(text, doc, amount, before)


def _without_minus(amount: Amount) -> Amount:
    """Things are counted from nought: in "minus two pieces" the word takes them away from what was said before."""
    if amount.unit is not None or amount.number is None or amount.number >= 0:
        return amount
    number = -amount.number
    return replace(amount, start=amount.number_start, number=number, low=number, high=number)


def _without_noun(text: str, doc: Doc, amount: Amount, before: Sequence[Quantity]) -> Quantity | None:
    """Read a number that counts what was named before, or people whom a verb of harm takes."""
    row = row_without_number(doc, amount)
    same = noun_left_out(text, doc, amount, before) if row is None else None
    if same is not None:
        return replace(
            _express(text, amount, None),
            unit=same.unit,
            si=to_si(same.unit, amount.number, amount.low, amount.high),
            counted=same.counted,
            counted_start=same.counted_start,
        )
    if (whole := row or whole_without_number(doc, amount)) is not None:
        return _express(text, replace(amount, unit="person") if whole.is_person else amount, whole)
    if _harm_behind().match(text, amount.end):
        return _express(text, replace(amount, unit="person"), None)
    ahead = MORE_AHEAD.sub("", text[max(0, amount.start - HARM_REACH) : amount.start].lower())
    lead = re.findall(r"[a-z]+", ahead)
    if lead and lead[-1] in load_quantity_words().harm and NO_NOUN_AFTER.match(text, amount.end):
        return _express(text, replace(amount, unit="person"), None)
    if is_second_side(text, amount):
        return _express(text, amount, None)
    is_bare_year = YEAR_LIKE.fullmatch(text, amount.start, amount.end) is not None
    if not is_bare_year and (people := people_before(doc, amount)) is not None:
        return _express(text, replace(amount, unit="person"), people)
    if is_stationed(text, amount):
        return _express(text, replace(amount, unit="person"), None)
    return None if amount.is_word or is_bare_year else _express(text, amount, None)


@cache
def _harm_behind() -> re.Pattern[str]:
    """Of "seven were wounded", "at least nine others have been killed": the verb behind a number without a noun."""
    return re.compile(
        rf"\s+(?:others?\s+)?(?:(?:were|was|are|have\s+been|had\s+been|has\s+been)\s+)?(?:also\s+)?"
        rf"(?:{alternatives(load_quantity_words().harm)}|fatally)\b",
        re.IGNORECASE,
    )


def _is_age(text: str, amount: Amount) -> bool:
    if amount.is_age:
        return True
    oldest = amount.number if amount.number is not None else amount.high
    if amount.unit is not None or oldest is None or not 0 < oldest <= OLDEST or amount.is_fraction:
        return False
    before = text[max(0, amount.number_start - 48) : amount.number_start]
    if _aged_before().search(before) or _is_age_of_person(text, amount, before):
        return True
    return text[amount.end : amount.end + 1] == "," and NAME_BEFORE.search(before) is not None


def _is_age_of_person(text: str, amount: Amount, before: str) -> bool:
    """Tell whether a number is an age, as in "two boys of seven were hurt"; "soldiers of 40 nations" tells of none."""
    who = _person_before().search(before)
    is_person = who is not None and load_quantity_words().is_person_noun(who["who"])
    return is_person and AGE_ENDS.match(text, amount.end) is not None


@cache
def _aged_before() -> re.Pattern[str]:
    """ "Aged", with the ages before this one: "aged eight and ", "as young as "."""
    return re.compile(
        rf"\b(?:(?:aged?|ages)\s+(?:of\s+)?|as\s+(?:young|old)\s+as\s+)(?:between\s+)?{_other_ages()}\Z", re.IGNORECASE
    )


@cache
def _person_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<who>[a-z]+)\s+of\s+{_other_ages()}\Z", re.IGNORECASE)


def _other_ages() -> str:
    words = load_number_words()
    age = rf"(?:\d{{1,3}}|{alternatives([*words.units, *words.teens, *words.tens])})"
    return rf"(?:{age}(?:\s*,\s*(?:and\s+)?|\s+(?:and|to|or)\s+))*"


def _express(text: str, amount: Amount, counted: Counted | None, *, counted_as: str | None = None) -> Quantity:
    return Quantity(
        start=amount.start,
        end=amount.end,
        text=text[amount.start : amount.end],
        number=amount.number,
        low=amount.low,
        high=amount.high,
        comparator=amount.comparator,
        approximate=amount.approximate,
        unit=amount.unit,
        si=to_si(amount.unit, amount.number, amount.low, amount.high),
        counted=counted.phrase(text) if counted else counted_as,
        counted_start=counted.head_start if counted else None,
    )
