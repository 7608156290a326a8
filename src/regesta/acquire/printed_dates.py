"""A stretch of text enters; the dates printed in it leave as EDTF, at the precision printed.

Only for what says when a document was published; the dates of the running text belong to annotate.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

DayOrder = Literal["day first", "month first"]

EARLIEST_YEAR, LATEST_YEAR = 1850, 2099
"""Years outside are taken for other numbers: no document of this kind is older, none comes from the future."""
_TIME_WORDS = re.compile(
    r"\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b|\d{1,2}[:.h]\d\d([:.]\d\d)?"
    r"|\b([ap]\.?m\.?|gmt|utc|z(ulu)?|e[sd]t|cet|msk|at|on|local time"
    r"|published|posted|updated|last|date|modified|created|uhr)\b|[^\w]",
    re.I,
)


_PLACES_BEFORE = re.compile(r"(?!In |On |At |By |From |Since |Until |As )(?:[A-Z][\w.’'-]*(?: [\w.’'-]+){0,3}, ){1,3}")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed; `alternative` is the other reading of an ambiguous numeral, else None."""

    start: int
    end: int
    edtf: str
    alternative: str | None = None
    slashed: bool = False
    """Whether it is written as 03/04/2015, whose order differs between countries."""


def find_printed_dates(text: str, order: DayOrder | None = None) -> list[PrintedDate]:
    """Return the dates with a year printed in the text, in order and without overlap.

    Days of numerals as 14-10-2017 resolve by what is possible, by the stop (12.05.2005 is day first wherever it is
    used) and by `order` where given; else the date keeps both readings. Impossible dates (31 June) are left out.
    """
    found: list[PrintedDate] = []
    for match in _dates().finditer(text):
        date = _read(match, order)
        if date and (not found or date.start >= found[-1].end):
            found.append(date)
    return found


def is_only_date(text: str) -> bool:
    """Say whether a line holds one date with its weekday, time and labels and nothing else."""
    if len(text) > 90:
        return False
    dates = find_printed_dates(text)
    if not dates:
        return False
    rest = "".join(_outside(text, dates))
    return not re.search(r"\w", _TIME_WORDS.sub(" ", rest))


def days_of_entries(lines: Iterable[str]) -> frozenset[str]:
    """Return the lines that are nothing but a day, where several days head the entries of a page and none dates it."""
    days = {line: find_printed_dates(line)[0].edtf for line in lines if is_only_date(line)}
    return frozenset(days) if len(set(days.values())) > 1 else frozenset()


def is_date_line(text: str) -> bool:
    """Say whether a line is one that says where and when: a date alone, or after places ("Geneva, 21 November 2023").

    Up to sixteen words, so that "Field notes, Osh, 2 May 2005. A. Author, Institute." is one.
    """
    if is_only_date(text):
        return True
    dates = find_printed_dates(text)
    return bool(dates) and len(text.split()) <= 16 and bool(_PLACES_BEFORE.fullmatch(text[: dates[0].start]))


def make_day(year: int, month: int, day: int) -> str | None:
    """Return a calendar day as EDTF, None if there is no such day or its year is out of the question."""
    if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= 12):
        return None
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= calendar.monthrange(year, month)[1] else None


def _outside(text: str, dates: list[PrintedDate]) -> Iterator[str]:
    position = 0
    for date in dates:
        yield text[position : date.start]
        position = date.end
    yield text[position:]


def _read(match: re.Match[str], order: DayOrder | None) -> PrintedDate | None:
    parts = match.groupdict()
    if parts["iso_year"]:
        edtf = make_day(int(parts["iso_year"]), int(parts["iso_month"]), int(parts["iso_day"]))
        return PrintedDate(match.start(), match.end(), edtf) if edtf else None
    if parts["first"]:
        return _read_numeral(match, order)
    year = int(parts["year_a"] or parts["year_b"] or parts["year_c"])
    month = _months()[(parts["month_a"] or parts["month_b"] or parts["month_c"]).lower()]
    day = parts["day_a"] or parts["day_b"]
    if day:
        edtf = make_day(year, month, int(day))
    else:
        edtf = f"{year:04}-{month:02}" if EARLIEST_YEAR <= year <= LATEST_YEAR else None
    return PrintedDate(match.start(), match.end(), edtf) if edtf else None


def _read_numeral(match: re.Match[str], order: DayOrder | None) -> PrintedDate | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["numeral_year"])
    if len(match["numeral_year"]) == 2:
        year += 2000 if year < 70 else 1900
    day_first, month_first = make_day(year, second, first), make_day(year, first, second)
    slashed = match["separator"] == "/"
    if match["separator"] == ".":
        month_first = None
    if day_first and month_first and day_first != month_first and order:
        day_first, month_first = (day_first, None) if order == "day first" else (month_first, None)
    edtf = day_first or month_first
    if edtf is None:
        return None
    other = month_first if day_first and month_first != day_first else None
    return PrintedDate(match.start(), match.end(), edtf, other, slashed)


@cache
def _months() -> dict[str, int]:
    table = yaml.safe_load((files(__package__) / "months.yaml").read_text(encoding="utf-8"))
    return {name: number for names in table.values() for number, row in enumerate(names, 1) for name in row}


@cache
def _dates() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=lambda name: (-len(name), name)))
    day, year = r"\d{1,2}", r"(?:1[89]|20)\d\d"
    return re.compile(
        rf"""(?<![\w./-])(?:
          (?P<iso_year>{year})[-/.](?P<iso_month>\d{{2}})[-/.](?P<iso_day>\d{{2}})(?![\d-])(?:T[\d:.]+)?
        | (?P<first>{day})(?P<separator>[./-])\s?(?P<second>{day})(?P=separator)\s?
          (?P<numeral_year>{year}|\d\d(?![\d.:]))
        | (?P<day_a>{day})(?:st|nd|rd|th|\.)?[\s-]+(?:of\s+|de\s+)?
          (?P<month_a>{month})\.?,?[\s-]+(?:de\s+)?(?P<year_a>{year})
        | (?P<month_b>{month})\.?\s+(?P<day_b>{day})(?:st|nd|rd|th)?,?\s+(?P<year_b>{year})
        | (?P<month_c>{month})\.?,?\s+(?P<year_c>{year})
        )(?!\d)""",
        re.I | re.X,
    )
