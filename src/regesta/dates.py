"""Dates that know their precision, in EDTF (ISO 8601-2): strings enter, calendar bounds and readable dates leave.

Only what the register uses is understood: days, months, years, decades and centuries with `X`, seasons 21 to 24,
`?` (uncertain) and `~` (approximate) after a component, intervals `a/b`, one-of-set `[a..b]`, and the open end `..`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = [
    "PartialDate", "Period", "Precision", "bounds", "format_for_readers", "is_after", "overlaps", "parse_date",
    "precision", "sort_key", "year_digits",
]  # fmt: skip

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval", "unknown"]

OPEN = ".."
SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
# Northern meteorological seasons, as the `edtf` package has them; winter is that which begins in the named year.
SEASON_FIRST_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX|-\d{4})(?P<year_mark>[?~%]?)"
    r"(?:-(?P<month>\d\d)(?P<month_mark>[?~%]?)(?:-(?P<day>\d\d)(?P<day_mark>[?~%]?))?)?"
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known: year digits (`X` unknown), month or season, day, and a mark after each.

    A mark is `?` for uncertain, `~` for approximate, `%` for both, or empty.
    """

    year: str
    month: int | None = None
    day: int | None = None
    year_mark: str = ""
    month_mark: str = ""
    day_mark: str = ""

    def __str__(self) -> str:
        month = "" if self.month is None else f"-{self.month:02d}{self.month_mark}"
        day = "" if self.day is None else f"-{self.day:02d}{self.day_mark}"
        return f"{self.year}{self.year_mark}{month}{day}"

    @property
    def year_number(self) -> int | None:
        """The year when all its digits are known; None for decades, centuries and years not printed."""
        return None if "X" in self.year else int(self.year)

    @property
    def is_season(self) -> bool:
        return self.month is not None and self.month > 12

    @property
    def is_marked(self) -> bool:
        """Whether anything in it is uncertain or approximate."""
        return bool(self.year_mark or self.month_mark or self.day_mark)


def year_digits(number: int) -> str:
    """Return a year as EDTF writes it, four digits and a minus before year 0: 499 BC is the year -498."""
    return f"-{-number:04d}" if number < 0 else f"{number:04d}"


def parse_date(edtf: str | None) -> PartialDate | None:
    """Return the parts of a single EDTF date; None for intervals, sets, open ends and what is no date."""
    match = _DATE.fullmatch(edtf or "")
    if match is None:
        return None
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    marks = (match["year_mark"], match["month_mark"] or "", match["day_mark"] or "")
    parsed = PartialDate(match["year"], month, day, *marks)
    return parsed if _is_possible(parsed) else None


def _is_possible(parsed: PartialDate) -> bool:
    """Whether month and day exist; 29 February is allowed where the year is not known."""
    if parsed.month is None:
        return True
    if parsed.is_season:
        return parsed.month in SEASON_NAMES and parsed.day is None
    if not 1 <= parsed.month <= 12:
        return False
    year = parsed.year_number
    last = monthrange(year, parsed.month)[1] if year and year > 0 else (29 if parsed.month == 2 else 31)
    return parsed.day is None or 1 <= parsed.day <= last


def _split(edtf: str) -> tuple[str, str, str] | None:
    """Return (start, end, sign) of an interval `a/b` or a set `[a..b]`; None for a single date."""
    if edtf.startswith("[") and edtf.endswith("]") and OPEN in edtf:
        start, _, end = edtf[1:-1].partition(OPEN)
        return start, end, "["
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return start, end, "/"
    return None


def bounds(edtf: str | None) -> tuple[date, date] | None:
    """Return the earliest and latest day that a date can mean; an open end is the calendar's own.

    None for nothing, for what is no EDTF, for years before the common era and for days whose year is not known.
    A mark (`?`, `~`) does not widen the bounds: how far "about" reaches is not known.
    """
    if not edtf:
        return None
    parts = _split(edtf)
    if parts is None:
        return _bounds_of_date(parse_date(edtf))
    start, end = (None if part in ("", OPEN) else bounds(part) for part in parts[:2])
    if (start is None and parts[0] not in ("", OPEN)) or (end is None and parts[1] not in ("", OPEN)):
        return None
    return (start[0] if start else date.min), (end[1] if end else date.max)


def _bounds_of_date(parsed: PartialDate | None) -> tuple[date, date] | None:
    if parsed is None or parsed.year == "XXXX" or parsed.year.startswith("-"):
        return None
    first_year, last_year = int(parsed.year.replace("X", "0")), int(parsed.year.replace("X", "9"))
    if first_year < 1 or (first_year != last_year and parsed.month is not None):
        return None
    if parsed.month is None:
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if parsed.is_season:
        return _bounds_of_season(first_year, parsed.month)
    if parsed.day is None:
        return date(first_year, parsed.month, 1), date(
            first_year, parsed.month, monthrange(first_year, parsed.month)[1]
        )
    day = date(first_year, parsed.month, parsed.day)
    return day, day


def _bounds_of_season(year: int, season: int) -> tuple[date, date]:
    first = SEASON_FIRST_MONTHS[season]
    end_year, last = (year, first + 2) if first + 2 <= 12 else (year + 1, first - 10)
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def overlaps(a: str | None, b: str | None) -> bool:
    """Tell whether two dates can mean a common day; False where either has no place on the calendar."""
    first, second = bounds(a), bounds(b)
    return first is not None and second is not None and first[0] <= second[1] and second[0] <= first[1]


def is_after(a: str | None, b: str | None) -> bool:
    """Tell whether every day of `a` lies after every day of `b`; False where that cannot be known."""
    first, second = bounds(a), bounds(b)
    return first is not None and second is not None and first[0] > second[1]


def precision(edtf: str | None) -> Precision:
    """Return how finely a date is known; `unknown` for nothing and for what is no EDTF."""
    if not edtf:
        return "unknown"
    if _split(edtf) is not None:
        return "interval" if bounds(edtf) is not None else "unknown"
    parsed = parse_date(edtf)
    if parsed is None:
        return "unknown"
    if parsed.month is not None:
        return "day" if parsed.day is not None else "season" if parsed.is_season else "month"
    by_unknown_digits: tuple[Precision, ...] = ("year", "decade", "century", "unknown", "unknown")
    return by_unknown_digits[parsed.year.count("X")]


def sort_key(edtf: str | None) -> tuple[int, date, date, str]:
    """Return a key that puts dates in order of their first day, the finer first, and the unknown last."""
    found = bounds(edtf)
    if found is None:
        return 1, date.max, date.max, edtf or ""
    return 0, found[0], found[1], edtf or ""


def format_for_readers(edtf: str | None) -> str:
    """Return a date as an editor prints it; what was inferred stands in square brackets.

    "5 October [2012]" for `2012?-10-05`, "12 April, year not printed" for `XXXX-04-12`, "1990s" for `199X`,
    "about June 1996" for `1996-06~`, "spring 2001" for `2001-21`. Nothing gives "undated"; what is no EDTF is
    returned as it is.
    """
    if not edtf:
        return "undated"
    if edtf == OPEN:
        return "open"
    parts = _split(edtf)
    if parts is None:
        parsed = parse_date(edtf)
        return edtf if parsed is None else _format_date(parsed)
    return _format_interval(*parts)


def _format_date(parsed: PartialDate) -> str:
    year = _format_year(parsed)
    about = "about " if "~" in parsed.year_mark + parsed.month_mark + parsed.day_mark else ""
    if parsed.month is None:
        return f"{about}{year}"
    month = SEASON_NAMES[parsed.month] if parsed.is_season else MONTH_NAMES[parsed.month - 1]
    month = _in_brackets(month, parsed.month_mark)
    day = "" if parsed.day is None else _in_brackets(str(parsed.day), parsed.day_mark) + " "
    return f"{about}{day}{month}, year not printed" if parsed.year == "XXXX" else f"{about}{day}{month} {year}"


def _format_year(parsed: PartialDate) -> str:
    if parsed.year.startswith("-"):
        # Astronomical years count a year 0: -0498 is 499 BC.
        name = f"{1 - int(parsed.year)} BC"
    elif parsed.year.endswith("XX"):
        number = int(parsed.year[:2]) + 1 if parsed.year != "XXXX" else 0
        name = f"{_ordinal(number)} century" if number else "year not printed"
    elif parsed.year.endswith("X"):
        name = f"{parsed.year[:3]}0s"
    else:
        name = str(int(parsed.year))
    return _in_brackets(name, parsed.year_mark)


def _in_brackets(words: str, mark: str) -> str:
    return f"[{words}]" if mark in ("?", "%") else words


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _format_interval(start: str, end: str, sign: str) -> str:
    if start in ("", OPEN) or end in ("", OPEN):
        known = format_for_readers(end if start in ("", OPEN) else start)
        if sign == "[":
            return f"by {known}" if start in ("", OPEN) else f"{known} or later"
        return f"until {known}" if start in ("", OPEN) else f"since {known}"
    first, last = format_for_readers(start), format_for_readers(end)
    year = first.rpartition(" ")[2]
    if " " in first and last.endswith(f" {year}"):
        first = first.removesuffix(f" {year}")
    if sign == "[":
        return f"between {first} and {last}"
    return f"{first} to {last}" if " " in first else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time with EDTF ends, both included; None is unknown, `..` explicitly open."""

    start: str | None
    end: str | None

    def bounds(self) -> tuple[date, date] | None:
        """Return the first and last day that it can reach; None where neither end is known."""
        first, last = bounds(self.start), bounds(self.end)
        if first is None and last is None:
            return None
        return (first[0] if first else date.min), (last[1] if last else date.max)

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two can share a day; False where either is not on the calendar."""
        mine, theirs = self.bounds(), other.bounds()
        return mine is not None and theirs is not None and mine[0] <= theirs[1] and theirs[0] <= mine[1]

    def __str__(self) -> str:
        return f"{self.start or ''}/{self.end or ''}"
