"""Years by evidence: forms and their document enter; time expressions leave, each with the evidence that dated it.

Evidence is taken in this order: the same day dated in full elsewhere in the text; the time in focus (a scene set
earlier in the paragraph; in a history, the last date); the document's own date. Without any, a day or month keeps an
unknown year (`XXXX-04-12`) and a relative time stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from regesta.annotate.times.calendar_forms import UNKNOWN_YEAR
from regesta.annotate.times.calendar_steps import as_day, calendar_day, step_from, truncate, week_of
from regesta.annotate.times.focus import FocusTrack
from regesta.annotate.times.forms import TimeForm
from regesta.annotate.times.tense import lies_ahead
from regesta.dates import PartialDate, parse_date, year_digits
from regesta.model import Document, TimeExpression, TimeKind

# Months that a history goes back before "in October" after "in March" means the year before, not the same.
HISTORY_TURN_MONTHS = 6


def resolve_forms(forms: Sequence[TimeForm], document: Document) -> tuple[TimeExpression, ...]:
    """Return the forms as time expressions, in order of the text."""
    resolver = _Resolver(document, forms)
    return tuple(resolver.resolve(form) for form in forms)


class _Resolver:
    def __init__(self, document: Document, forms: Sequence[TimeForm]) -> None:
        self._text = document.text
        self._published = parse_date(document.published)
        if self._published is not None and self._published.year_number is None:
            self._published = None
        basis = f" ({document.published_basis})" if document.published_basis else ""
        self._publication = f"publication date{basis}"
        if document.published_basis == "inferred" and document.published_note:
            self._publication = f"publication date, inferred: {document.published_note}"
        self._track = FocusTrack(document, forms)
        self._years_of_days = _full_days(forms)

    def resolve(self, form: TimeForm) -> TimeExpression:
        if form.kind in ("date", "period") and form.date is not None:
            return self._resolve_date(form, form.date)
        if form.kind in ("duration", "recurrence"):
            return self._express(form, iso_duration=format_duration(form.steps, form.unit))
        if form.kind == "step":
            return self._resolve_step(form)
        if form.kind == "window":
            return self._resolve_window(form)
        if form.kind == "weekday":
            return self._resolve_weekday(form)
        return self._express(form)

    # Dates and periods

    def _resolve_date(self, form: TimeForm, date: PartialDate) -> TimeExpression:
        anchor = None
        last = form.last
        if date.year == UNKNOWN_YEAR:
            date, anchor = self._find_year(form, date)
            if last is not None and last.year == UNKNOWN_YEAR:
                last = _year_after(last, date)
        elif last is not None and last.year == UNKNOWN_YEAR:
            last = _year_after(last, date)
        self._track.note(form, date)
        return self._express(form, start=date, end=last or date, anchor=anchor)

    def _find_year(self, form: TimeForm, date: PartialDate) -> tuple[PartialDate, str | None]:
        elsewhere = self._years_of_days.get((date.month, date.day))
        if elsewhere is not None and form.steps is None:
            return replace(date, year=elsewhere), "year of the same day, dated in full elsewhere in the text"
        if form.steps is None or self._track.is_history:
            focus = self._track.latest(form.start)
            if focus is not None and not self._is_superseded(focus.date):
                where = self._track.where(focus, form.start)
                found = self._in_year_of_focus(date, focus.date)
                if _fits_weekday(found, form.weekday):
                    return found, f"year from “{self._track.quote(focus)}” earlier in the {where}"
        if self._published is not None:
            found = self._near_publication(form, date)
            if _fits_weekday(found, form.weekday):
                return found, f"year from the {self._publication}"
        focus = self._track.same_month(form.start, date.month)
        if focus is not None and _fits_weekday(replace(date, year=focus.date.year), form.weekday):
            found = replace(date, year=focus.date.year, year_mark=focus.date.year_mark)
            return found, f"year from “{self._track.quote(focus)}”, of the same month, shortly before"
        return date, None

    def _is_superseded(self, focus: PartialDate) -> bool:
        """A scene in the future, or in the document's own year, is dated better from the document's date."""
        if self._published is None or self._track.is_history:
            return False
        return int(focus.year) >= int(self._published.year)

    def _in_year_of_focus(self, date: PartialDate, focus: PartialDate) -> PartialDate:
        year = int(focus.year)
        if self._track.is_history and date.month and focus.month and date.month <= 12 and focus.month <= 12:
            year += date.month - focus.month <= -HISTORY_TURN_MONTHS
        return replace(date, year=year_digits(year), year_mark=focus.year_mark)

    def _near_publication(self, form: TimeForm, date: PartialDate) -> PartialDate:
        """Give the year of the latest such day up to publication, or of the next where the text looks ahead."""
        published = self._published
        assert published is not None
        year = int(published.year)
        mark = published.year_mark
        if published.month is None or published.is_season:
            return replace(date, year=f"{year:04d}", year_mark=mark or "?")
        place = _place_in_year(date)
        now = (published.month, published.day or 31)
        looks_ahead = form.steps == 1 or (form.steps is None and lies_ahead(self._text, form.start, form.end))
        if form.steps == -1:
            year -= place[0] >= published.month
        elif form.steps == 0:
            pass
        elif looks_ahead:
            year += (place[0], date.day or 31) < now
        else:
            year -= (place[0], date.day or 1) > now
        return replace(date, year=f"{year:04d}", year_mark=mark)

    # Relative times

    def _resolve_step(self, form: TimeForm) -> TimeExpression:
        base, anchor = self._base_of(form)
        if base is None or form.steps is None or form.unit is None or form.unit.startswith("T"):
            return self._express(form)
        unit = form.unit
        if unit == "W":
            return self._resolve_weeks(form, base, anchor)
        found = truncate(base, unit) if form.steps == 0 else step_from(base, unit, form.steps)
        if found is None and unit == "D":
            found = base if self._basis(form) == "document" else None
        if found is None:
            return self._express(form)
        is_coarse = unit == "D" and found.day is None
        if self._basis(form) == "focus" or not self._track.is_history:
            self._track.note(form, found)
        return self._express(form, start=found, end=found, anchor=anchor, approximate=form.approximate or is_coarse)

    def _resolve_weeks(self, form: TimeForm, base: PartialDate, anchor: str | None) -> TimeExpression:
        day = calendar_day(base)
        if day is None or form.steps is None:
            return self._express(form)
        moved = day + timedelta(days=round(7 * form.steps))
        if re.search(r"\d|ago\b|later\b|earlier\b|before\b", self._text[form.start : form.end]):
            found = as_day(moved, base)
            return self._express(form, start=found, end=found, anchor=anchor, approximate=True)
        monday, sunday = week_of(moved, base)
        return self._express(form, start=monday, end=sunday, anchor=anchor)

    def _base_of(self, form: TimeForm) -> tuple[PartialDate | None, str | None]:
        """Return the date that a relative time is told from, and the words for it."""
        if self._basis(form) == "document":
            return self._published, f"told from the {self._publication}"
        focus = self._track.latest(form.start, reach=1)
        if focus is None:
            return None, None
        return (
            focus.date,
            f"told from “{self._track.quote(focus)}” earlier in the {self._track.where(focus, form.start)}",
        )

    def _basis(self, form: TimeForm) -> str:
        return form.basis or "document"

    def _resolve_window(self, form: TimeForm) -> TimeExpression:
        base, anchor = self._base_of(form)
        if base is None or form.unit is None:
            return self._express(form)
        looks_ahead = form.last is not None
        far = None if form.steps is None else step_from(base, form.unit, form.steps)
        start, end = (base, far) if looks_ahead else (far, base)
        return replace(
            self._express(form, start=start, end=end, anchor=anchor), kind="period", approximate=form.approximate
        )

    def _resolve_weekday(self, form: TimeForm) -> TimeExpression:
        published = self._published
        if published is None or form.weekday is None or self._track.is_history:
            return self._express(form)
        anchor = f"weekday nearest to the {self._publication}"
        day = calendar_day(published)
        if day is None:
            return self._express(form, start=published, end=published, anchor=anchor, approximate=True)
        behind = (day.isoweekday() - form.weekday) % 7
        if form.steps == 1 or (form.steps is None and lies_ahead(self._text, form.start, form.end)):
            day += timedelta(days=7 - behind)
        elif form.steps == 0:
            day += timedelta(days=(7 - behind) % 7)
        else:
            day -= timedelta(days=7 if form.steps == -1 and behind == 0 else behind)
        found = as_day(day, published)
        self._track.note(form, found)
        return self._express(form, start=found, end=found, anchor=anchor)

    def _express(
        self,
        form: TimeForm,
        *,
        start: PartialDate | None = None,
        end: PartialDate | None = None,
        iso_duration: str | None = None,
        anchor: str | None = None,
        approximate: bool | None = None,
    ) -> TimeExpression:
        kind: TimeKind = "unresolved"
        if form.kind == "duration" or form.kind == "recurrence":
            kind = form.kind
        if start is not None or end is not None:
            kind = "date" if start == end else "period"
        return TimeExpression(
            start=form.start,
            end=form.end,
            text=self._text[form.start : form.end],
            kind=kind,
            edtf_start=None if start is None else str(start),
            edtf_end=None if end is None else str(end),
            iso_duration=iso_duration,
            comparator=form.comparator,
            approximate=form.approximate if approximate is None else approximate,
            bound=form.bound,
            anchor=anchor,
        )


def format_duration(steps: float | None, unit: str | None) -> str | None:
    """Return a number of units as ISO 8601 has it ("P49Y", "P2.5Y", "PT40M"); None where the number is not known."""
    if steps is None or unit is None:
        return None
    number = f"{steps:g}" if steps < 1e6 else str(int(steps))
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def _fits_weekday(date: PartialDate, weekday: int | None) -> bool:
    """Whether a date exists and falls on the weekday printed with it; a year that does not fit is no evidence."""
    day = calendar_day(date)
    if day is None:
        return parse_date(str(date)) is not None
    return weekday is None or day.isoweekday() == weekday


def _place_in_year(date: PartialDate) -> tuple[int, int]:
    """Month and day by which a date is earlier or later in its year; a season counts from its first month."""
    month = date.month or 1
    first = {21: 3, 22: 6, 23: 9, 24: 12}.get(month, month)
    return first, date.day or 1


def _year_after(last: PartialDate, first: PartialDate) -> PartialDate:
    """Give the end of a period its start's year, or the next where the end lies earlier in the year."""
    number = first.year_number
    if number is None:
        return last
    turns = (last.month or 1) < (first.month or 1)
    return replace(last, year=year_digits(number + turns), year_mark=first.year_mark)


def _full_days(forms: Iterable[TimeForm]) -> dict[tuple[int | None, int | None], str]:
    """Days that the text dates in full, by month and day; those dated with two different years are left out."""
    years: dict[tuple[int | None, int | None], set[str]] = {}
    for form in forms:
        if form.date is not None and form.date.day is not None and form.date.year_number is not None:
            years.setdefault((form.date.month, form.date.day), set()).add(form.date.year)
    return {day: min(found) for day, found in years.items() if len(found) == 1}
