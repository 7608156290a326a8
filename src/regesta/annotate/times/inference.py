"""The year of an undated text: its times enter; the year that its own words give, and why, leave.

Three general inferences, tried in this order: a term with both its length and its end ("for 20 years, until 2034"), an
event dated twice ("in 2001, ten years ago"), and a weekday with a day ("Wednesday, April 12") beside dated events. What
is found is always marked uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from regesta.annotate.numerals import alternatives, read_number
from regesta.annotate.times.words import load_time_words
from regesta.dates import PartialDate, parse_date
from regesta.model import Document, TimeExpression

# A term's length and its end belong together when they stand this near.
TERM_REACH = 120
TERM_NEIGHBOURS = 4
# Reported events lie at most this long before the report.
NEWS_YEARS = 4
YEARS = re.compile(r"P(\d+)Y")
_SENTENCE_END = re.compile(r"[.!?…]['”\"]?\s+[“\"']?[^\W\d_a-z]|\n")
AGO = re.compile(r"(?P<number>.+?)\s+years?\s+ago", re.IGNORECASE)
SIGNING = re.compile(
    r"\b(?:sign|ratif|initial|conclud|approv|agree[ds]?\b|extend|prolong|publish|adopt)", re.IGNORECASE
)


def infer_document_date(document: Document, times: Sequence[TimeExpression]) -> tuple[str, str] | None:
    """Return (EDTF, reason) for a text that prints no date of its own but lets its year be worked out.

    "2012?-10" where its latest day of known month can be given the inferred year, else "2012?". None for a dated
    document and where nothing speaks for a year.
    """
    if document.published is not None:
        return None
    found = next(_infer_years(document.text, times), None)
    if found is None:
        return None
    year, reason = found
    month = _latest_month(document.text, times)
    return (f"{year}?" if month is None else f"{year}?-{month:02d}"), reason


def _infer_years(text: str, times: Sequence[TimeExpression]) -> Iterator[tuple[int, str]]:
    yield from _from_term(text, times)
    yield from _from_years_ago(text, times)
    yield from _from_weekday(times)


def _from_term(text: str, times: Sequence[TimeExpression]) -> Iterator[tuple[int, str]]:
    """A term of N years that ends in year Y was agreed in Y - N, if no year in the text is later than Y."""
    printed = _printed_years(times)
    for index, term in enumerate(times):
        length = YEARS.fullmatch(term.iso_duration or "") if term.kind == "duration" else None
        if length is None or int(length[1]) < 2:
            continue
        for end in times[max(0, index - TERM_NEIGHBOURS) : index + TERM_NEIGHBOURS + 1]:
            year = _known_year(end)
            if end.bound not in ("until", "through", "by") or year is None or end.anchor is not None:
                continue
            if abs(end.start - term.end) > TERM_REACH and abs(term.start - end.end) > TERM_REACH:
                continue
            if _SENTENCE_END.search(text[min(term.end, end.end) : max(term.start, end.start)]):
                continue  # two sentences may speak of two agreements
            start = year - int(length[1])
            around = text[max(0, min(term.start, end.start) - 3 * TERM_REACH) : max(term.end, end.end) + TERM_REACH]
            if year < max(printed) or _term_words().search(around) is None or _is_overtaken(start, times):
                continue
            yield start, f"“{term.text}” and “{_bounded(end)}” give {start} for the beginning of the term"


def _from_years_ago(text: str, times: Sequence[TimeExpression]) -> Iterator[tuple[int, str]]:
    """An event of year Y that is told to be N years ago dates the telling to Y + N."""
    for first, second in pairwise(times):
        ago = AGO.fullmatch(second.text)
        year = _known_year(first)
        if ago is None or year is None or not re.fullmatch(r"\s*[,(–-]\s*", text[first.end : second.start]):
            continue
        number = read_number(ago["number"])
        if number is not None:
            yield year + round(number), f"“{first.text}” is told to be “{second.text}”"


def _from_weekday(times: Sequence[TimeExpression]) -> Iterator[tuple[int, str]]:
    """A day with its weekday falls in few years; those after the latest dated event leave one."""
    floor = max(
        (year for time in times if (year := _known_year(time)) and _has_month(time) and not time.anchor), default=None
    )
    if floor is None:
        return
    for time in times:
        found = _yearless(time)
        weekday = next(
            (number for name, number in load_time_words().weekdays.items() if time.text.startswith(name)), None
        )
        if found is None or weekday is None or found.day is None or found.month is None:
            continue
        years = [year for year in range(floor, floor + NEWS_YEARS + 1) if _falls_on(year, found, weekday)]
        if len(years) == 1:
            yield years[0], f"“{time.text}” falls in {years[0]}, after the latest dated event"


def _falls_on(year: int, when: PartialDate, weekday: int) -> bool:
    assert when.month is not None
    assert when.day is not None
    try:
        return date(year, when.month, when.day).isoweekday() == weekday
    except ValueError:
        return False


def _latest_month(text: str, times: Sequence[TimeExpression]) -> int | None:
    """The month of the latest day without a printed year, first among days of signing or publishing."""
    days = [(time, found) for time in times if (found := _yearless(time)) is not None and found.month is not None]
    days = [(time, found) for time, found in days if not found.is_season]
    signed = [
        found
        for time, found in days
        if found.day is not None and SIGNING.search(text[max(0, time.start - 90) : time.end + 30])
    ]
    full = [found for _, found in days if found.day is not None]
    chosen = signed or full or [found for _, found in days]
    return max((found.month for found in chosen if found.month is not None), default=None)


def _yearless(time: TimeExpression) -> PartialDate | None:
    """The month and day of a date whose year is not printed, before or after the year was inferred."""
    found = parse_date(time.edtf_start) if time.kind == "date" else None
    if found is None or found.month is None:
        return None
    is_relative = re.match(r"[\w\s]*?[A-Z\d]", time.text) is None
    return found if (found.year == "XXXX" or found.year_mark == "?") and not is_relative else None


def _known_year(time: TimeExpression) -> int | None:
    found = parse_date(time.edtf_start) if time.kind == "date" else None
    return None if found is None or found.year_mark else found.year_number


def _has_month(time: TimeExpression) -> bool:
    found = parse_date(time.edtf_start)
    return found is not None and found.month is not None


def _printed_years(times: Sequence[TimeExpression]) -> list[int]:
    return [year for time in times if (year := _known_year(time)) is not None] or [0]


def _is_overtaken(year: int, times: Sequence[TimeExpression]) -> bool:
    """Whether the text dates an event by month or day after the year that was worked out."""
    return any((known := _known_year(time)) is not None and known > year and _has_month(time) for time in times)


def _bounded(time: TimeExpression) -> str:
    return f"{(time.bound or '').replace('_', ' ')} {time.text}".strip()


@cache
def _term_words() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(load_time_words().term_words)}", re.IGNORECASE)
