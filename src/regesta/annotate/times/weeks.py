"""Which week is meant: the day of writing and how many weeks on enter; the first and last day of the week leave."""

from __future__ import annotations

from datetime import date, timedelta

WHOLE_WEEK = (1, 7)
"""The weekdays of a whole week, Monday to Sunday."""
SUNDAY = 7


def named_week(day: date, steps: int, *, ahead: bool) -> tuple[date, date, bool]:
    """Return the first and last day of "this", "last" or "next week", and whether the week is meant only roughly.

    On a Sunday "last week" may be the one just over or the one before, as a writer's weeks begin, and both are taken
    together; "this week" of what is yet to come is the one that begins then.
    """
    monday = day - timedelta(days=day.isoweekday() - 1)
    if day.isoweekday() == SUNDAY and steps == -1:
        return monday - timedelta(days=7), day - timedelta(days=1), True
    if day.isoweekday() == SUNDAY and steps == 0 and ahead:
        return day, day + timedelta(days=7), True
    first = monday + timedelta(days=7 * steps)
    return first, first + timedelta(days=6), False
