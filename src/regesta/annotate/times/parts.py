"""Parts of years and months: a text enters, forms of quarters, halves, weeks and months within them leave.

What a calendar bounds exactly is a period ("the first three months of 2005", "Q3 2011"); what it does not ("the last
week of August 2008") is the whole, approximate. Feasts with a fixed day are read here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from regesta.annotate.numerals import alternatives, number_pattern, read_number
from regesta.annotate.times.calendar_forms import told_year
from regesta.annotate.times.forms import TimeForm
from regesta.annotate.times.patterns import GAP, YEAR, month
from regesta.annotate.times.words import load_time_words
from regesta.dates import PartialDate

UNKNOWN_YEAR = "XXXX"
# Before a feast without its year: "by Christmas", no "Christmas card".
FEAST_OPENER = re.compile(r"\b(?:by|on|at|since|until|before|after)\s+\Z")
TOLD_YEAR = r"(?P<that>(?i:last|this|that|(?:the\s+)?(?:same|following|previous)|the))\s+(?i:year)\b"
ORDINAL_WORDS = {"first": 1, "second": 2, "latter": 2, "last": -1, "final": -1, "third": 3, "fourth": 4, "fifth": 5}


def read_parts(text: str) -> Iterator[TimeForm]:
    """Yield the parts of years and months that a text names with their year or month."""
    for match in _part_of_year().finditer(text):
        yield _read_part_of_year(match)
    for match in _quarter().finditer(text):
        first = 3 * int(match["number"] or match["later"]) - 2
        year = match["year"] or match["former"]
        yield _period(match, year, first, first + 2)
    for match in _months_of_year().finditer(text):
        yield from _read_months(match)
    for match in _part_of_month().finditer(text):
        date = PartialDate(match["year"] or UNKNOWN_YEAR, load_time_words().months[match["month"].rstrip(".")])
        yield TimeForm(start=match.start(), end=match.end(), kind="date", date=date, approximate=True)
    for match in _feast().finditer(text):
        if not match["year"] and not FEAST_OPENER.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        number, day = load_time_words().feasts[re.sub(r"\s+", " ", match["feast"])]
        date = PartialDate(match["year"] or UNKNOWN_YEAR, number, day)
        yield TimeForm(start=match.start(), end=match.end(), kind="date", date=date)


def _period(match: re.Match[str], year: str, first: int, last: int) -> TimeForm:
    return TimeForm(
        start=match.start(), end=match.end(), kind="period", date=PartialDate(year, first), last=PartialDate(year, last)
    )


def _period_told(match: re.Match[str], first: int, last: int) -> TimeForm:
    """Return a part of a year that is printed or told from another: "the first nine months of this year"."""
    form = _period(match, match["year"] or UNKNOWN_YEAR, first, last)
    return replace(form, **told_year(match))  # type: ignore[arg-type]


@cache
def _part_of_year() -> re.Pattern[str]:
    """ "the first half of 2005", "the fourth quarter of 2010"."""
    return re.compile(
        rf"\b(?:the\s+)?(?P<which>first|second|latter|last|third|fourth|1st|2nd|3rd|4th)\s+(?P<part>half|quarter)"
        rf"\s+(?:of\s+)?(?:(?P<year>{YEAR})\b|{TOLD_YEAR})",
        re.IGNORECASE,
    )


def _read_part_of_year(match: re.Match[str]) -> TimeForm:
    length = 6 if match["part"].lower() == "half" else 3
    number = _which(match["which"], 12 // length)
    first = min((number - 1) * length + 1, 13 - length)
    return _period_told(match, first, first + length - 1)


def _which(word: str, count: int) -> int:
    number = ORDINAL_WORDS.get(word.lower()) or int(word[0])
    return count if number < 0 else number


@cache
def _quarter() -> re.Pattern[str]:
    """ "Q3 2011", "2012 Q1", "2012-Q1"."""
    return re.compile(
        rf"\b(?:Q(?P<number>[1-4])[\s,/-]*(?:of\s+)?(?P<year>{YEAR})|(?P<former>{YEAR})[\s/-]?Q(?P<later>[1-4]))\b",
        re.IGNORECASE,
    )


@cache
def _months_of_year() -> re.Pattern[str]:
    """ "the first three months of 2005"."""
    return re.compile(
        rf"\b(?:the\s+)?(?P<which>first|last|final)\s+(?P<number>{number_pattern()})\s+months\s+of\s+(?:(?P<year>{YEAR})\b|{TOLD_YEAR})",
        re.IGNORECASE,
    )


def _read_months(match: re.Match[str]) -> Iterator[TimeForm]:
    count = round(read_number(match["number"]) or 0)
    if 0 < count < 12:
        first = 1 if match["which"].lower() == "first" else 13 - count
        yield _period_told(match, first, first + count - 1)


@cache
def _part_of_month() -> re.Pattern[str]:
    """ "the last week of August 2008", "the first half of May", "the last two weeks of February 1951"."""
    return re.compile(
        rf"\b(?i:(?:the\s+)?(?:first|second|third|fourth|last|latter|final|1st|2nd|3rd|4th)"
        rf"(?:\s+(?:few|{number_pattern()}))?\s+(?:half|week|weeks|days|weekend)\s+of\s+)"
        rf"(?P<month>{month()})(?:,?{GAP}(?:of\s+)?(?P<year>{YEAR}))?(?![\w%])"
    )


@cache
def _feast() -> re.Pattern[str]:
    feasts = alternatives(load_time_words().feasts)
    return re.compile(
        rf"\b(?P<feast>{feasts})(?:,?\s+(?:of\s+)?(?P<year>{YEAR})\b|(?![-'’\w]|\s+(?!and\b|in\b|at\b|the\b)\w))"
    )
