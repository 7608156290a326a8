"""What speaks for a year: dates without one enter, with weekdays and full dates beside them; fitting years leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from regesta.annotate.times.calendar_steps import calendar_day
from regesta.annotate.times.forms import TimeForm
from regesta.dates import PartialDate, parse_date, year_digits

__all__ = ["fits_weekday", "full_days", "place_in_year", "year_after"]


def fits_weekday(date: PartialDate, weekday: int | None) -> bool:
    """Whether a date exists and falls on the weekday printed with it; a year that does not fit is no evidence."""
    day = calendar_day(date)
    if day is None:
        return parse_date(str(date)) is not None
    return weekday is None or day.isoweekday() == weekday


def place_in_year(date: PartialDate) -> tuple[int, int]:
    """Month and day by which a date is earlier or later in its year; a season counts from its first month."""
    month = date.month or 1
    first = {21: 3, 22: 6, 23: 9, 24: 12}.get(month, month)
    return first, date.day or 1


def year_after(last: PartialDate, first: PartialDate) -> PartialDate:
    """Give the end of a period its start's year, or the next where the end lies earlier in the year."""
    number = first.year_number
    if number is None:
        return last
    turns = (last.month or 1) < (first.month or 1)
    return replace(last, year=year_digits(number + turns), year_mark=first.year_mark)


def full_days(forms: Iterable[TimeForm]) -> dict[tuple[int | None, int | None], str]:
    """Days that the text dates in full, by month and day; those dated with two different years are left out."""
    years: dict[tuple[int | None, int | None], set[str]] = {}
    for form in forms:
        if form.date is not None and form.date.day is not None and form.date.year_number is not None:
            years.setdefault((form.date.month, form.date.day), set()).add(form.date.year)
    return {day: min(found) for day, found in years.items() if len(found) == 1}
