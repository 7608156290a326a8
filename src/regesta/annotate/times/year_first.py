"""Dates with the year in front, as chronicles print them: a text enters, forms of "2008 January – …" leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.annotate.times.calendar_forms import month_number
from regesta.annotate.times.forms import TimeForm
from regesta.annotate.times.patterns import GAP, NO_NUMBER_AFTER, YEAR, month
from regesta.dates import PartialDate, parse_date

CLOSED = re.compile(r"\s*(?:[:–—)\]]|-{1,2}\s)|\s*\n|\.\s")
"""What follows the date that labels an entry."""
OPENED = re.compile(r"(?:^|\n)[\s*•·▪–—\[(-]*\Z")
"""A line's beginning, with its bullet: there a comma may stand in the date, "2007, February: …"."""
IN_CLAUSE = re.compile(r"\b(?:[Ii]n|[Oo]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f|[Dd]uring)\s+\Z")
LONGEST_MARK = 12


def read_year_first(text: str) -> Iterator[TimeForm]:
    """Yield the months and days behind their year: of a label, or printed in full with the day.

    In a clause "in 2017 May called an election" is no date, so that a month alone must be closed as a label is.
    """
    for match in _year_first().finditer(text):
        opened = OPENED.search(text[max(0, match.start() - LONGEST_MARK) : match.start()]) is not None
        if not _is_label(text, match, opened=opened):
            continue
        number = match["day"] or match["before"]
        day = int(number) if number else None
        date = PartialDate(match["year"], month_number(match["month"]), day)
        if parse_date(str(date)) is not None:
            yield TimeForm(start=match.start(), end=match.end(), kind="date", date=date)


def _is_label(text: str, match: re.Match[str], *, opened: bool) -> bool:
    closed = CLOSED.match(text, match.end()) is not None or match.end() == len(text)
    if match["comma"] or match["before"]:
        return opened and closed
    in_clause = IN_CLAUSE.search(text[max(0, match.start() - LONGEST_MARK) : match.start()]) is not None
    return closed or (bool(match["day"]) and (opened or in_clause))


@cache
def _year_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/$€£#+:.,-])(?P<year>{YEAR})(?:(?P<comma>,\s)|{GAP}|-)"
        rf"(?:(?P<before>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+)?(?P<month>{month()})"
        rf"(?:(?:{GAP}|-)(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?{NO_NUMBER_AFTER})?(?!\w)"
    )
