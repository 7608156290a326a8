"""Years of another calendar beside our own: forms in order and their text enter, forms without them leave.

"In 1388 (2009/10)" is of 2009 and 2010; "in 2009 (1388)" is of 2009.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regesta.annotate.times.forms import TimeForm

HIJRI_YEARS = range(1300, 1500)
"""Years that an Islamic calendar, of the sun or of the moon, has had since 1882."""
YEARS_APART = range(577, 623)
"""By how many years the two calendars have differed since then: the lunar by ever fewer, the solar by 621 or 622."""


def take_our_calendar(text: str, forms: Sequence[TimeForm]) -> list[TimeForm]:
    """Return forms with a Hijri year and our date beside it in brackets as one time, that of our calendar."""
    taken: list[TimeForm] = []
    for form in forms:
        first = taken[-1] if taken else None
        if first is None or not _is_in_brackets(text, first, form):
            taken.append(form)
        elif _is_same_time(first, form):
            taken[-1] = replace(form, start=first.start, end=form.end + 1)
        elif _is_same_time(form, first):
            taken[-1] = replace(first, end=form.end + 1)
        else:
            taken.append(form)
    return taken


def _is_in_brackets(text: str, first: TimeForm, second: TimeForm) -> bool:
    return text[first.end : second.start].strip() == "(" and text[second.end : second.end + 1] == ")"


def _is_same_time(hijri: TimeForm, ours: TimeForm) -> bool:
    if hijri.kind != "date" or hijri.date is None or ours.date is None or hijri.date.month is not None:
        return False
    year, our_year = hijri.date.year_number, ours.date.year_number
    return year is not None and our_year is not None and year in HIJRI_YEARS and our_year - year in YEARS_APART
