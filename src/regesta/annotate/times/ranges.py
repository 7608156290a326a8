"""Ranges: forms in order and the text between them enter; forms whose ends belong together leave as one period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from regesta.annotate.numerals import number_pattern, read_number
from regesta.annotate.times.calendar_forms import UNKNOWN_YEAR
from regesta.annotate.times.forms import TimeForm
from regesta.dates import PartialDate, parse_date, sort_key

JOINTS = re.compile(r"\s*(?:,?\s+(?:to|until|till|through)\s+(?:the\s+)?|[-\u2010-\u2015])\s*")
NEW_LINE_BEFORE_DASH = re.compile(r"\n\s*[-\u2010-\u2015]")
"""The dash of a list's next entry joins nothing."""
BETWEEN = re.compile(
    r"\bbetween\s+(?:(?:the|its|their|his|her)\s+(?:(?:[^\W\d_][\w’'-]*\s+){1,6}(?:of|in|on)\s+)?(?:the\s+)?)?\Z",
    re.IGNORECASE,
)
"""Before the first of two dates with "and" between: "between 2003 and", "between the invasion of March 2003 and"."""
BETWEEN_REACH = 80
LAST_DAYS = 28
"""From this day on, a month is as good as over."""
LIST_JOINTS = re.compile(r"\s*(?:,|,?\s*(?:and|or)|to)\s+")


REACHING_BACK = re.compile(
    rf"\b(?:(?:the|a)\s+|(?<=\bin\s))(?:(?P<number>{number_pattern()})[-\s]+(?P<unit>month|year)s?(?:\s+period)?"
    rf"|(?P<decade>decade)|(?:\w+\s+)?year)"
    r"\s+(?:to|up\s+to|ending|ended|through)\s+(?:in\s+|on\s+|the\s+end\s+of\s+)?\Z",
    re.IGNORECASE,
)
"""Before the end of a stretch: "the year to March 2016", "the six months ended 30 June 2014"."""


def reach_back(text: str, forms: Sequence[TimeForm]) -> list[TimeForm]:
    """Return forms with each date that ends a stretch as that stretch, where the words before say its length."""
    reached: list[TimeForm] = []
    for form in (_reaching_back(text, form) for form in forms):
        while reached and reached[-1].start >= form.start:
            reached.pop()  # the length is part of the stretch
        reached.append(form)
    return reached


def _reaching_back(text: str, form: TimeForm) -> TimeForm:
    date = form.date
    if form.kind != "date" or date is None or date.is_season or date.year_number is None:
        return form
    window = max(0, form.start - 60)
    found = REACHING_BACK.search(text[window : form.start])
    if found is None:
        return form
    number = 10.0 if found["decade"] else read_number(found["number"]) if found["number"] else 1.0
    years = found["unit"] != "month" if found["number"] else True
    if number is None or number < 1 or (date.month is None and (not years or number == 1)):
        return form
    first = _first_of_stretch(date, round(number * 12 if years else number))
    return form if first is None else replace(form, start=window + found.start(), kind="period", date=first, last=date)


def _first_of_stretch(last: PartialDate, months: int) -> PartialDate | None:
    """Return the month, or year, with which a stretch begins; None for one that ends within a month."""
    assert last.year_number is not None
    if months // 12 >= last.year_number:
        return None  # "the 2500-year period ending 2009" begins before the calendar
    if last.month is None:
        return PartialDate(f"{last.year_number - months // 12 + 1:04d}")
    if last.day is not None and last.day < LAST_DAYS:
        return None
    # A stretch to the end of a month begins with a month, twelve of them later by one.
    first = last.year_number * 12 + last.month - months
    return PartialDate(f"{first // 12:04d}", first % 12 + 1)


def choose_longest(forms: Sequence[TimeForm]) -> list[TimeForm]:
    """Return forms in order of the text without overlaps: the earlier and longer wins, the first read on a tie."""
    chosen: list[TimeForm] = []
    for form in sorted(forms, key=lambda form: (form.start, -form.end)):
        if not chosen or form.start >= chosen[-1].end:
            chosen.append(form)
        elif form.end - form.start > chosen[-1].end - chosen[-1].start and chosen[-1].is_tentative:
            chosen[-1] = form
    return chosen


def join_ranges(text: str, forms: Sequence[TimeForm]) -> list[TimeForm]:
    """Join neighbours such as "1996" and "1998" in "from 1996 to 1998"; drop months that nothing supports."""
    joined: list[TimeForm] = []
    for form in _lend_years(text, forms):
        if joined and _belong_together(text, joined[-1], form):
            if _is_day_of_a_deed(text, joined[-1], form):
                joined.append(replace(form, bound="until"))
            else:
                joined[-1] = _join(joined[-1], form)
        elif joined and _reaches_writing(text, joined[-1], form):
            joined[-1] = replace(joined[-1], end=form.end, kind="period", to=form)
        else:
            joined.append(form)
    return [form for form in joined if not form.is_tentative]


def _lend_years(text: str, forms: Sequence[TimeForm]) -> list[TimeForm]:
    """Give a month or day the year that ends its list: "March, April and May 2005"."""
    lent = list(forms)
    for index in range(len(lent) - 2, -1, -1):
        first, second = lent[index], lent[index + 1]
        between = text[first.end : second.start]
        if not (_lacks_year(first) and second.date is not None and first.date is not None):
            continue
        if not (LIST_JOINTS.fullmatch(between) or JOINTS.fullmatch(between)):
            continue
        if second.year_steps is not None and first.date.month is not None:  # "in February and March of that year"
            lent[index] = replace(first, year_steps=second.year_steps, basis=second.basis, is_tentative=False)
            continue
        year = second.date.year
        reaches = year.isdigit() and _is_year_end(text, second)  # "between May and the end of 2015"
        if (second.date.month is None and not reaches) or not second.date.year.isdigit():
            lent[index] = replace(first, is_tentative=first.is_tentative and second.is_tentative)
            continue
        if first.date.month is not None and first.date.month > (second.date.month or LAST_MONTH):
            year = str(int(year) - 1)
        date = replace(first.date, year=year)
        if parse_date(str(date)) is None:
            continue
        lent[index] = replace(first, date=date, is_tentative=False)
    return lent


def _lacks_year(form: TimeForm) -> bool:
    return form.kind == "date" and form.date is not None and form.date.year == UNKNOWN_YEAR and form.steps is None


def _is_between(text: str, first: TimeForm, between: str) -> bool:
    """Tell whether two dates stand as "between … and …"."""
    before = text[max(0, first.start - BETWEEN_REACH) : first.start]
    return between.strip() == "and" and BETWEEN.search(before) is not None


def _belong_together(text: str, first: TimeForm, second: TimeForm) -> bool:
    if first.kind != "date" or second.kind != "date" or first.date is None or second.date is None:
        return False
    between = text[first.end : second.start]
    if second.steps is not None and not between.strip()[:1].isalpha():
        return False  # the dash behind a dateline: "26 April 2010 - Last December"
    if not _is_between(text, first, between) and (not JOINTS.fullmatch(between) or NEW_LINE_BEFORE_DASH.match(between)):
        return False
    if first.date.year == second.date.year and first.date.month is not None and _is_year_end(text, second):
        return True
    return _ascend(first.date, second.date)


LAST_MONTH = 12


def _is_year_end(text: str, form: TimeForm) -> bool:
    """Whether a form is the end of a year: "the end of 2015", "year-end 2015"."""
    named = form.date is not None and form.date.month is None
    return named and re.match(r"(?:the\s+)?(?:year[- ])?end\b", text[form.start : form.end], re.IGNORECASE) is not None


def _is_day_of_a_deed(text: str, first: TimeForm, second: TimeForm) -> bool:
    """Whether a date tells when a term was agreed whose end follows: "extended in 2017 until 2066".

    So it is behind "in" before "until", before a year that ends a term agreed in a month or on a day, and behind a
    verb of agreeing. "Used in 1990 through 1995" is a stretch.
    """
    before, between = text[max(0, first.start - DEED_REACH) : first.start], text[first.end : second.start]
    if (
        AT_A_TIME.search(before) is None
        or FROM_EVENT.search(before) is not None
        or not between.strip(" ,\n")[:1].isalpha()
    ):
        return False
    assert first.date is not None
    assert second.date is not None
    coarser = first.date.month is not None and second.date.month is None
    return coarser or UNTIL.match(between) is not None or AGREED_THEN.search(before) is not None


DEED_REACH = 40
AT_A_TIME = re.compile(r"(?<!\bas )\b(?:in|on)\s+\Z", re.IGNORECASE)
FROM_EVENT = re.compile(r"\b(?:from|between)\s+(?:[^\W\d_][\w’'-]*\s+){1,7}(?:in|on)\s+\Z", re.IGNORECASE)
"""Before the date of an event with which a stretch begins: "from the start of the programme in 1996 until"."""
UNTIL = re.compile(r"\s*,?\s*(?:un)?till?\b", re.IGNORECASE)
AGREED_THEN = re.compile(
    r"\b(?:extend|prolong|renew|sign|conclud|agree|grant|leas|ced)\w*\s+(?:(?:again|anew|further|it)\s+)?(?:in|on)\s+\Z",
    re.IGNORECASE,
)
"""Verbs of agreeing on a term, before the date on which that was done."""


def _reaches_writing(text: str, first: TimeForm, second: TimeForm) -> bool:
    """Whether a dated beginning has its end at the time of writing: "2013 to the present", "January to now"."""
    if first.kind != "date" or first.date is None or second.kind != "step" or second.unit != "D" or second.steps != 0:
        return False
    between = text[first.end : second.start]
    return _is_between(text, first, between) or JOINTS.fullmatch(between) is not None


def _ascend(first: PartialDate, last: PartialDate) -> bool:
    """Whether the first can begin what the last ends; where no year is known, that is taken on trust."""
    if UNKNOWN_YEAR in (first.year, last.year):
        return first.month is not None and last.month is not None
    return sort_key(str(first))[:3] < sort_key(str(last))[:3]


def _join(first: TimeForm, last: TimeForm) -> TimeForm:
    assert first.date is not None
    return replace(
        first,
        end=last.end,
        kind="period",
        last=last.date,
        approximate=first.approximate or last.approximate,
        is_tentative=False,
    )
