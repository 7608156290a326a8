"""Years by evidence: forms and their document enter; time expressions leave, each with the evidence that dated it.

Evidence is taken in this order: the same day dated in full elsewhere in the text; the time in focus (a scene set
earlier in the paragraph, or of years before the document in the one above; in a history, the last date); the
document's own date. Without any, a day or month keeps an
unknown year (`XXXX-04-12`) and a relative time stays unresolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from regesta.annotate.numerals import read_number
from regesta.annotate.times.bases import Bases
from regesta.annotate.times.calendar_forms import UNKNOWN_YEAR
from regesta.annotate.times.focus import FocusTrack
from regesta.annotate.times.forms import TimeForm
from regesta.annotate.times.iso_durations import format_duration
from regesta.annotate.times.pointing import (
    COUNTED,
    NAMED_WEEK,
    REPORTED,
)  # fmt: skip
from regesta.annotate.times.tense import lies_ahead
from regesta.annotate.times.weeks import WHOLE_WEEK, named_week
from regesta.annotate.times.year_evidence import YearFinder, full_days, only_year, terms_set, year_after
from regesta.calendar_steps import as_day, calendar_day, carried_back, quarter_of, step_from, truncate, weekday_in_week
from regesta.dates import PartialDate, parse_date, year_digits
from regesta.model import Document, TimeExpression, TimeKind


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
        self._stretch: TimeExpression | None = None
        """The time resolved last."""
        self._track = FocusTrack(document, forms)
        self._bases = Bases(self._text, self._published, self._publication, self._track)
        self._years = YearFinder(
            document.text,
            self._published,
            self._publication,
            self._track,
            full_days(forms),
            only_year(document.title, forms),
            terms_set(document.text, forms),
        )

    def resolve(self, form: TimeForm) -> TimeExpression:
        if form.kind in ("date", "period") and form.date is not None:
            return self._resolve_date(form, form.date)
        if form.kind in ("duration", "recurrence"):
            return self._express(form, iso_duration=format_duration(form.steps, form.unit, form.more))
        if form.kind == "step":
            return self._resolve_step(form)
        if form.kind == "window":
            return self._resolve_window(form)
        if form.kind == "weekday":
            return self._resolve_weekday(form)
        if form.kind == "reference":
            return self._resolve_reference(form)
        return self._express(form)

    def _resolve_date(self, form: TimeForm, date: PartialDate) -> TimeExpression:
        anchor = None
        last = form.last
        if form.to is not None and self._published is not None:
            last, anchor = self._published, f"to the {self._publication}"
        if date.year == UNKNOWN_YEAR and not form.is_general:
            date, anchor = (
                self._years.find(form, date)
                if form.year_steps is None
                else self._told_year(form, date, form.year_steps)
            )
            if last is not None and last.year == UNKNOWN_YEAR:
                last = year_after(last, date)
        elif last is not None and last.year == UNKNOWN_YEAR:
            last = year_after(last, date)
        self._track.note(form, date)
        self._track.cover(form, date, last, self._published)
        if form.to is not None and last is None:
            return replace(self._express(form, start=date), kind="period")
        if form.ends_stretch:
            return replace(self._express(form, end=last or date, anchor=anchor), bound=None)
        return self._express(form, start=date, end=last or date, anchor=anchor)

    def _told_year(self, form: TimeForm, date: PartialDate, steps: int) -> tuple[PartialDate, str | None]:
        """Read "October last year" from the document's date, "July of that year" from the time in focus."""
        base, anchor = self._base_of(form)
        year = None if base is None else base.year_number
        if base is None or year is None:
            return date, None
        return replace(date, year=year_digits(year + steps), year_mark=base.year_mark), anchor

    def _resolve_step(self, form: TimeForm) -> TimeExpression:
        if form.repeats:
            return self._repeat(form)
        base, anchor = self._base_of(form)
        unit = form.unit
        if base is not None and unit == "W":
            return self._resolve_weeks(form, base, anchor)
        if base is None or form.steps is None or unit is None or unit.startswith("T"):
            return self._express(form)
        if unit == "Q":
            start, end = quarter_of(base, round(form.steps))
            return self._express(form, start=start, end=end, anchor=anchor if start else None)
        found = truncate(base, unit) if form.steps == 0 else step_from(base, unit, form.steps)
        if found is None and form.steps == 0 and self._bases.basis(form) == "focus":
            day = self._track.day_before(form.start)
            found = day or base  # "the same day", where at most the month of the event is told
        if form.date is not None and found is not None:  # "this decade"
            found = PartialDate(f"{found.year[:3]}X")
            return self._express(form, start=found, end=found, anchor=anchor)
        for number, smaller in form.more:
            # The larger unit is counted at the precision of the base, so that the smaller can follow.
            found = step_from(carried_back(base, found), smaller, number)
        if found is None and unit == "D":
            found = base if self._bases.basis(form) == "document" else None
        if found is None:
            return self._express(form)
        is_coarse = unit == "D" and found.day is None
        if self._bases.basis(form) == "focus" or not self._track.is_history:
            self._track.note(form, found)
        return self._express(form, start=found, end=found, anchor=anchor, approximate=form.approximate or is_coarse)

    def _repeat(self, form: TimeForm) -> TimeExpression:
        """Read "the same period last year" as the stretch told last in the sentence, a year before."""
        told = self._stretch
        first, last = (None, None) if told is None else (parse_date(told.edtf_start), parse_date(told.edtf_end))
        near = told is not None and "." not in self._text[told.end : form.start] and first is not None
        if told is None or not near or first is None or last is None:
            return self._express(form)
        start, end = (step_from(date, "Y", form.steps or 0) for date in (first, last))
        start, end = carried_back(first, start), carried_back(last, end)
        return self._express(form, start=start, end=end, anchor=f"told from “{told.text}” earlier in the sentence")

    def _resolve_reference(self, form: TimeForm) -> TimeExpression:
        """Read "that period" as the time in focus; "on the 5th" as a day of its month."""
        reported = REPORTED.search(self._text[form.start : form.end])
        if reported and self._track.covered is not None:
            first, last, quote = self._track.covered
            return self._express(form, start=first, end=last, anchor=f"the report covers “{quote}”")
        base, anchor = self._track.year_of_report() if reported else self._base_of(form)
        if base is None or (form.date is not None and (base.month is None or base.is_season)):
            return self._express(form)
        if form.date is not None:
            month = step_from(base, "M", form.steps or 0) or base  # "on the 3rd of last month"
            base = PartialDate(month.year, month.month, form.date.day, year_mark=base.year_mark)
            if parse_date(str(base)) is None:
                return self._express(form)
            self._track.note(form, base)
        return self._express(form, start=base, end=base, anchor=anchor)

    def _resolve_weeks(self, form: TimeForm, base: PartialDate, anchor: str | None) -> TimeExpression:
        day = calendar_day(base)
        steps = form.steps
        if steps is None and form.week_days[0] > 1 and day is not None:  # "over the weekend": the last, or the next
            begun = day.isoweekday() >= form.week_days[0]
            steps = 0 if begun or lies_ahead(self._text, form.start, form.end) else -1
        if day is None or steps is None or (self._track.is_history and form.steps is None):
            return self._express(form)
        days = sum(number for number, unit in form.more if unit == "D")
        moved = day + timedelta(days=round(7 * steps + days))
        words = self._text[form.start : form.end]
        if not NAMED_WEEK.search(words) and (COUNTED.search(words) or read_number(words.split()[0]) is not None):
            found = as_day(moved, base)
            return self._express(
                form, start=found, end=found, anchor=anchor, approximate=not form.more or form.approximate
            )
        if form.basis == "document" and form.week_days == WHOLE_WEEK:
            first, last, approximate = named_week(day, round(steps), ahead=lies_ahead(self._text, form.start, form.end))
            first_day, last_day = as_day(first, base), as_day(last, base)
            return self._express(form, start=first_day, end=last_day, anchor=anchor, approximate=approximate)
        first_day, last_day = (weekday_in_week(moved, weekday, base) for weekday in form.week_days)
        return self._express(form, start=first_day, end=last_day, anchor=anchor)

    def _base_of(self, form: TimeForm) -> tuple[PartialDate | None, str | None]:
        """Return the date that a relative time is told from, and the words for it."""
        return self._bases.of(form) if form.since is None else self._base_in(form.since)

    def _base_in(self, since: TimeForm) -> tuple[PartialDate | None, str | None]:
        """Resolve the date inside a step ("two days before 3 March 2011")."""
        base = self.resolve(since)
        printed = self._text[since.start : since.end]
        return parse_date(base.edtf_start), f"counted from “{printed}”" + (f", {base.anchor}" if base.anchor else "")

    def _resolve_window(self, form: TimeForm) -> TimeExpression:
        base, anchor = self._bases.of_window(form)
        if (
            base is None
            or form.unit is None
            or (form.unit == "D" and form.basis == "document" and self._track.is_history)
        ):
            return self._express(form)  # "overnight" in a history is no night of the page's
        looks_ahead = form.last is not None
        far = None if form.steps is None else step_from(base, form.unit, form.steps)
        start, end = (base, far) if looks_ahead else (far, base)
        return replace(
            self._express(form, start=start, end=end, anchor=anchor), kind="period", approximate=form.approximate
        )

    def _resolve_weekday(self, form: TimeForm) -> TimeExpression:
        published = self._published
        if form.unit == "W":
            return self._resolve_weekday_of_week(form)
        if published is None or form.weekday is None or self._track.is_history:
            return self._express(form)
        anchor = f"weekday nearest to the {self._publication}"
        day = calendar_day(published)
        if day is None:
            return self._express(form, start=published, end=published, anchor=anchor, approximate=True)
        behind = (day.isoweekday() - form.weekday) % 7
        if form.steps == 1:
            day += timedelta(days=7 - behind)
        elif form.steps == 0 or (form.steps is None and lies_ahead(self._text, form.start, form.end)):
            day += timedelta(days=(7 - behind) % 7)  # the day of writing itself where it has that name
        else:
            day -= timedelta(days=7 if form.steps == -1 and behind == 0 else behind)
        found = as_day(day, published)
        self._track.note(form, found)
        return self._express(form, start=found, end=found, anchor=anchor)

    def _resolve_weekday_of_week(self, form: TimeForm) -> TimeExpression:
        """Read "Tuesday of last week"."""
        base, anchor = self._base_of(form)
        day = None if base is None else calendar_day(base)
        if base is None or day is None or form.weekday is None:
            return self._express(form)
        found = weekday_in_week(day + timedelta(days=7 * round(form.steps or 0)), form.weekday, base)
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
        found = TimeExpression(
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
        self._stretch = found if found.edtf_start is not None and found.edtf_end is not None else self._stretch
        return found
