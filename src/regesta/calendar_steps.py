"""Counting from a date: a date at any precision and a step enter, the date that is meant leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from regesta.dates import PartialDate, parse_date, year_digits

__all__ = ["as_day", "calendar_day", "carried_back", "quarter_of", "step_from", "truncate", "weekday_in_week"]

# Days within which a step from a month or a year stays in that month or year often enough to name it.
NEAR_DAYS = 7


def as_day(day: date, like: PartialDate) -> PartialDate:
    """Return a calendar day as a date that is as sure of its year as another is."""
    return PartialDate(f"{day.year:04d}", day.month, day.day, year_mark=like.year_mark)


def calendar_day(when: PartialDate) -> date | None:
    """Return the day that a date names; None where it is coarser than a day or no year has it."""
    if parse_date(str(when)) is None:
        return None
    year = when.year_number
    if year is None or year < 1 or when.month is None or when.day is None:
        return None
    return date(year, when.month, when.day)


def truncate(when: PartialDate, unit: str) -> PartialDate | None:
    """Return a date no finer than the unit (Y, M or D); None where it is coarser than that."""
    if unit == "Y":
        return PartialDate(when.year, year_mark=when.year_mark)
    if unit == "M":
        return None if when.month is None or when.is_season else replace(when, day=None, day_mark="")
    return None if when.day is None else when


def weekday_in_week(day: date, weekday: int, like: PartialDate) -> PartialDate:
    """Return the day of a week, Monday being 1, that falls in the same week as another."""
    return as_day(day - timedelta(days=day.isoweekday() - weekday), like)


def quarter_of(when: PartialDate, steps: int) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the first and last month of a date's quarter, or of one so many quarters on; None of a year alone."""
    year = when.year_number
    if year is None or when.month is None or when.is_season:
        return None, None
    quarter = year * 4 + (when.month - 1) // 3 + steps
    first = quarter % 4 * 3 + 1
    digits = f"{quarter // 4:04d}"
    return PartialDate(digits, first, year_mark=when.year_mark), PartialDate(
        digits, first + 2, year_mark=when.year_mark
    )


def step_from(base: PartialDate, unit: str, steps: float) -> PartialDate | None:
    """Return the date that lies some days, weeks, months or years from another, at the precision of the unit.

    None where the base is too coarse to count from: a month cannot be counted from a year. A few days from a month
    stay in that month.
    """
    year = base.year_number
    if year is None:
        return None
    if unit == "Y":
        return _with_year(year + round(steps), None, base)
    if unit == "M":
        if base.month is None or base.is_season:
            return None
        months = year * 12 + base.month - 1 + round(steps)
        return _with_year(months // 12, months % 12 + 1, base)
    days = steps * (7 if unit == "W" else 1)
    day = calendar_day(base)
    if day is None:
        return base if abs(days) < NEAR_DAYS and unit == "D" else None
    try:
        return as_day(day + timedelta(days=round(days)), base)
    except OverflowError:
        return None


def _with_year(number: int, month: int | None, like: PartialDate) -> PartialDate | None:
    return PartialDate(year_digits(number), month, year_mark=like.year_mark) if abs(number) < 10000 else None


def carried_back(base: PartialDate, found: PartialDate | None) -> PartialDate:
    """Give a date counted in a larger unit back the month and day of its base; the base where nothing was counted."""
    if found is None:
        return base
    whole = replace(found, month=found.month or base.month, day=base.day)
    return whole if parse_date(str(whole)) is not None else replace(whole, day=None)
