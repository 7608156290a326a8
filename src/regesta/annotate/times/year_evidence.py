"""What speaks for a year: dates without one enter, with weekdays and full dates beside them; fitting years leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from regesta.annotate.times.focus import OPENS_SENTENCE, Focus, FocusTrack
from regesta.annotate.times.forms import TimeForm
from regesta.annotate.times.pointing import SENTENCE_EDGE
from regesta.annotate.times.tense import lies_ahead
from regesta.calendar_steps import calendar_day
from regesta.dates import PartialDate, parse_date, year_digits
from regesta.model import SENTENCE_STOP

__all__ = ["YearFinder", "full_days", "is_years_before", "only_year", "terms_set", "year_after"]

PRINTED_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
# Months that a history goes back before "in October" after "in March" means the year before, not the same.
HISTORY_TURN_MONTHS = 6
# A paragraph that dates itself by so many years before the document tells of the past, and so does the one behind it.
PAST_YEARS = 2

# Words within a sentence that open a clause beside what it tells.
ASIDE = re.compile(r"\w\W+(?:when|after|before|since|until|where|which|who|whose)\s+\w", re.IGNORECASE)


class YearFinder:
    """Finds the year of a day or month that prints none: the same day elsewhere, the focus, the document's date."""

    def __init__(
        self,
        text: str,
        published: PartialDate | None,
        publication: str,
        track: FocusTrack,
        years_of_days: Mapping[tuple[int | None, int | None], str],
        only_year: str | None,
        terms: Sequence[tuple[int, PartialDate]] = (),
    ) -> None:
        self._text = text
        self._published = published
        self._publication = publication
        self._track = track
        self._years_of_days = years_of_days
        self._only_year = only_year
        self._terms = terms

    def find(self, form: TimeForm, date: PartialDate) -> tuple[PartialDate, str | None]:
        """Return a day or month with its year, and the words that found it; unchanged and None without evidence."""
        elsewhere = self._years_of_days.get((date.month, date.day))
        if elsewhere is not None and form.steps is None:
            return replace(date, year=elsewhere), "year of the same day, dated in full elsewhere in the text"
        year = self._year_gone_on_with(form)
        if year is not None and fits_weekday(found := replace(date, year=year.date.year), form.weekday):
            return found, f"year from “{self._track.quote(year)}” earlier in the sentence"
        said = self._track.of_saying(form.start) if form.steps == 1 else None
        said = said or (self._track.of_decision(form.start) if form.steps is None else None)
        if said is not None:
            return self._in_year_of_focus(
                date, said.date, 1
            ), f"year from “{self._track.quote(said)}”, when it was told"
        term = self._term_behind(form)
        if term is not None and term.year_number is not None:
            back = place_in_year(date) > place_in_year(term)
            found = replace(date, year=year_digits(term.year_number - back), year_mark=term.year_mark)
            if fits_weekday(found, form.weekday):
                return found, "year from the term that the same sentence sets"
        taken_up = form.basis == "focus"  # "that December", "the following March"
        if form.steps is None or self._track.is_history or taken_up:
            focus = self._track.latest(form.start, reach=1 if taken_up else 0)
            if focus is not None and (taken_up or not self._is_superseded(focus.date)):
                where = self._track.where(focus, form.start)
                found = self._in_year_of_focus(date, focus.date, form.steps, goes_on=self._goes_on(form))
                if fits_weekday(found, form.weekday):
                    return found, f"year from “{self._track.quote(focus)}” earlier in the {where}"
        focus = self._of_the_past(form)
        if focus is not None:
            found = self._in_year_of_focus(date, focus.date, None)
            if fits_weekday(found, form.weekday):
                return found, f"year from “{self._track.quote(focus)}”, just above"
        if self._published is not None:
            found = self._near_publication(form, date)
            if fits_weekday(found, form.weekday):
                return found, f"year from the {self._publication}"
        by = self._track.reached(form.start) if form.steps is None and self._published is None else None
        if by is not None and fits_weekday(found := replace(date, year=by.date.year), form.weekday):
            return found, f"year from “{self._track.quote(by)}” earlier in the paragraph"
        focus = self._track.same_month(form.start, date.month)
        if focus is not None and fits_weekday(replace(date, year=focus.date.year), form.weekday):
            found = replace(date, year=focus.date.year, year_mark=focus.date.year_mark)
            return found, f"year from “{self._track.quote(focus)}”, of the same month, shortly before"
        focus = self._track.nearest(form.start) if self._published is None and form.steps is None else None
        if focus is not None and not self._prints_another_year(form, focus):
            found = self._in_year_of_focus(date, focus.date, None)
            if fits_weekday(found, form.weekday):
                return found, f"year from “{self._track.quote(focus)}”, shortly before in the undated text"
        if self._published is None and self._only_year is not None and form.steps is None:
            found = replace(date, year=self._only_year)
            if fits_weekday(found, form.weekday):
                return found, "the one year that the undated text dates events in"
        return date, None

    def _term_behind(self, form: TimeForm) -> PartialDate | None:
        """Return the day by which something shall be done, set behind a day: "signed on July 3, it called for elections
        by October 30, 1993". What sets a term comes shortly before it.
        """
        if form.steps is not None or form.date is None or form.date.day is None:
            return None
        start, term = next(((at, day) for at, day in self._terms if at > form.end), (None, None))
        if start is None or start - form.end > TERM_REACH or SENTENCE_EDGE.search(self._text, form.end, start):
            return None
        return term

    def _year_gone_on_with(self, form: TimeForm) -> Focus | None:
        """Return the year that a clause goes on with: "until 1951, when the two signed a pact in May"."""
        if form.steps is not None or form.date is None or form.date.month is None:
            return None
        told = self._track.in_sentence(form.start)
        bare = told is not None and told.date.month is None and told.date.year_number is not None
        return told if told is not None and bare and WHEN.match(self._text, told.end) else None

    def _prints_another_year(self, form: TimeForm, focus: Focus) -> bool:
        """Tell whether a day's sentence goes on to another year than the one lent: "on July 3 … by 1993"."""
        stop = SENTENCE_STOP.search(self._text, form.end)
        rest = self._text[form.end : stop.start() if stop is not None else len(self._text)].partition("\n")[0]
        return any(int(year) != focus.date.year_number for year in PRINTED_YEAR.findall(rest))

    def _of_the_past(self, form: TimeForm) -> Focus | None:
        """Return the month or day just above that a paragraph goes on with, where that is years before the page."""
        published = self._published
        if published is None or published.year_number is None or form.steps is not None or form.weekday is not None:
            return None
        focus = self._track.latest(form.start, reach=1)
        if focus is None or not focus.is_strong or focus.date.month is None or focus.date.year_number is None:
            return None
        aside = self._track.where(focus, form.start) == "section" and self._is_told_aside(focus)
        return focus if is_years_before(focus.date, published) and not aside else None

    def _is_told_aside(self, focus: Focus) -> bool:
        """Tell whether a date sets no scene for what stands behind: "two died when a plane crashed in July 2017"."""
        before = SENTENCE_EDGE.split(self._text[max(0, focus.start - TERM_REACH) : focus.start])[-1]
        return ASIDE.search(before) is not None

    def _is_superseded(self, focus: PartialDate) -> bool:
        """A scene in the future, or in the document's own year, is dated better from the document's date."""
        if self._published is None or self._track.is_history:
            return False
        return int(focus.year) >= int(self._published.year)

    def _goes_on(self, form: TimeForm) -> bool:
        """Tell whether a month opens its clause, by which a story goes on in order: "In August …. By January …"."""
        opens = OPENS_CLAUSE.search(self._text[max(0, form.start - 30) : form.start]) is not None
        return opens and PLUPERFECT.match(self._text, form.end, form.end + PLAN_REACH) is None

    def _in_year_of_focus(
        self, date: PartialDate, focus: PartialDate, steps: float | None, *, goes_on: bool = False
    ) -> PartialDate:
        year = int(focus.year)
        if steps and focus.month:
            # "The previous April" of a July is of that year, of a March of the year before; "the next spring" likewise.
            place, now = place_in_year(date)[0], place_in_year(focus)[0]
            year += 1 if steps > 0 and place <= now else -1 if steps < 0 and place >= now else 0
        elif steps:
            year += 1 if steps > 0 else -1  # "the following March" of a year
        elif (
            (self._track.is_history or self._published is None or (goes_on and is_years_before(focus, self._published)))
            and date.month
            and focus.month
            and date.month <= 12
            and focus.month <= 12
        ):
            year += date.month - focus.month <= -HISTORY_TURN_MONTHS
        elif date.month and focus.month and date.month < focus.month <= 12:
            year += self._was_reached(year + 1, date.month)  # "In December 2020 …. In January", in a page of 2021
        return replace(date, year=year_digits(year), year_mark=focus.year_mark)

    def _was_reached(self, year: int, month: int) -> bool:
        """Tell whether a month of the document's own year had begun when it was written."""
        published = self._published
        return published is not None and published.year_number == year and month <= (published.month or 0)

    def _near_publication(self, form: TimeForm, date: PartialDate) -> PartialDate:
        """Give the year of the latest such day up to publication, or of the next where the text looks ahead."""
        published = self._published
        assert published is not None
        year = int(published.year)
        mark = published.year_mark
        if published.month is None or published.is_season:
            return replace(date, year=f"{year:04d}", year_mark=mark or "?")
        place = place_in_year(date)
        now = (published.month, published.day or 31)
        looks_ahead = form.steps == 1 or (form.steps is None and lies_ahead(self._text, form.start, form.end))
        if form.steps == -1:
            year -= place[0] >= published.month
        elif form.steps == 0:
            pass
        elif form.steps == 1 and date.day is None and place[0] == published.month:
            year += 1  # "next May", in May
        elif looks_ahead:
            year += (place[0], date.day or 31) < now and not self._is_just_past(form, date)
        else:
            year -= (place[0], date.day or 1) > now
        return replace(date, year=f"{year:04d}", year_mark=mark)

    def _is_just_past(self, form: TimeForm, date: PartialDate) -> bool:
        """Tell whether a month has just ended that a plan is told for: "plans to leave in September", in October."""
        published = self._published
        assert published is not None
        assert published.month is not None
        planned = PLANNED.search(self._text[max(0, form.start - PLAN_REACH) : form.start]) is not None
        return planned and form.steps is None and (published.month - place_in_year(date)[0]) % 12 <= 1


PLANNED = re.compile(r"\b(?:plans?|planned|scheduled|due|expected|was|were)\s+to\b[^.;]*\Z", re.IGNORECASE)
"""Words of a plan that may have come to nothing by the time of writing; "will" tells of days to come."""
PLAN_REACH = 80
OPENS_CLAUSE = re.compile(OPENS_SENTENCE.pattern, re.IGNORECASE)
WHEN = re.compile(r",?\s+(?:when|in\s+which\s+year)\b")
TERM_REACH = 200
"""Characters from a day to the term that its sentence sets."""
BY = re.compile(r"\b(?:by|no\s+later\s+than)\s+\Z", re.IGNORECASE)
PLUPERFECT = re.compile(r"[^.;]*?\bhad\b", re.IGNORECASE)
"""Behind a month that goes back before what was told: "in January he had promised"."""


def is_years_before(date: PartialDate, published: PartialDate | None) -> bool:
    """Tell whether a date lies so far before a document that a paragraph about it tells of the past."""
    year, written = date.year_number, None if published is None else published.year_number
    return year is not None and written is not None and year <= written - PAST_YEARS


def is_of_another(date: PartialDate, published: PartialDate | None, unit: str | None) -> bool:
    """Tell whether a date lies in a month or year before that of a document, or the document has no date.

    A year is another where it lies some years back: news tells "the end of the year" of last year's matters too.
    """
    if published is None or is_years_before(date, published):
        return True
    if unit != "M" or date.month is None or published.month is None or date.is_season or published.is_season:
        return False
    return (date.year, date.month) < (published.year, published.month) and date.day is not None


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


def terms_set(text: str, forms: Iterable[TimeForm]) -> list[tuple[int, PartialDate]]:
    """Return the days dated in full before which "by" stands, each with where it starts, in order of the text."""
    days = ((form.start, form.date) for form in forms if form.date is not None and form.date.day is not None)
    dated = ((start, day) for start, day in days if day.year_number is not None)
    return sorted(((at, day) for at, day in dated if BY.search(text, max(0, at - 20), at)), key=lambda found: found[0])


def only_year(title: str | None, forms: Iterable[TimeForm]) -> str | None:
    """Return the one year of a title, else of all days and months that its text dates in full.

    None for two years, and for a single date in the text. A year alone there ("founded in 1921") is background more
    often than the time that a text tells of.
    """
    titled = set(YEAR.findall(title or ""))
    if titled:
        return titled.pop() if len(titled) == 1 else None
    dated = [form.date for form in forms if form.kind in ("date", "period") and form.date is not None]
    years = [date.year for date in dated if date.month is not None and date.year_number is not None]
    return years[0] if len(years) >= FEWEST_OF_ONE_YEAR and len(set(years)) == 1 else None


FEWEST_OF_ONE_YEAR = 2
YEAR = re.compile(r"(?<![\w-])(?:19|20)\d\d(?![\w-])")
