"""What a relative time is told from: a form enters; the document's date or one told before leaves, with its words."""

from __future__ import annotations

from regesta.annotate.times.focus import Focus, FocusTrack
from regesta.annotate.times.forms import TimeForm
from regesta.annotate.times.pointing import (
    DURING,
    NEAR_WORDS,
    THE_DAY,
    THE_STRETCH,
    THE_YEAR,
    looks_on_from_writing,
    points_to_writing,
    tells_of_then,
)
from regesta.annotate.times.year_evidence import is_of_another, is_years_before
from regesta.dates import PartialDate


class Bases:
    """Finds the date from which "last month", "the day before" and "the next two years" are counted."""

    def __init__(self, text: str, published: PartialDate | None, publication: str, track: FocusTrack) -> None:
        self._text = text
        self._published = published
        self._publication = publication
        self._track = track

    def of(self, form: TimeForm) -> tuple[PartialDate | None, str | None]:
        """Return the date that a relative time is told from, and the words for it."""
        if self.basis(form) == "document":
            taken_up = self._year_taken_up(form) or self._day_taken_up(form) or self._stretch_taken_up(form)
            taken_up = taken_up or self._said_then(form)
            return taken_up or (self._published, f"told from the {self._publication}")
        if not self._track.is_history and looks_on_from_writing(self._text, form.start, form.end):
            return self._published, f"told from the {self._publication}"
        told = form.year_steps is not None
        reached = self._track.in_sentence(form.start)  # "by 1980 they were 4,000; five years later …"
        by = reached if reached is not None and reached.is_reached else None
        focus = (self._track.in_paragraph(form.start) if told else None) or by
        focus = focus or self._track.latest(form.start, reach=1)
        if focus is None and self._published is not None and points_to_writing(self._text, form.start, form.end):
            return self._published, f"told from the {self._publication}"
        if focus is None:
            return None, None
        return (
            focus.date,
            f"told from “{self._track.quote(focus)}” earlier in the {self._track.where(focus, form.start)}",
        )

    def _year_taken_up(self, form: TimeForm) -> tuple[PartialDate, str | None] | None:
        """Return the year that "the year" means: that of the report, or behind "during" the one told before."""
        of_year = form.year_steps == 0 or (form.unit == "Y" and form.steps == 0)
        if not of_year or not THE_YEAR.match(self._text[form.start : form.end]):
            return None
        reported, anchor = self._track.year_of_report()
        if reported is not None:
            return reported, anchor
        takes_stock = self._published is None or DURING.search(self._text, max(0, form.start - 8), form.start)
        before = self._track.latest(form.start, reach=1) if takes_stock else None
        return None if before is None else (before.date, f"told from “{self._track.quote(before)}”")

    def _day_taken_up(self, form: TimeForm) -> tuple[PartialDate, str | None] | None:
        """Return the day that "later in the day" goes on with: one that the same paragraph told before."""
        if form.steps != 0 or form.unit != "D" or not THE_DAY.search(self._text[form.start : form.end]):
            return None
        told = self._track.latest(form.start)
        if told is None or told.date.day is None:
            return None
        return told.date, f"told from “{self._track.quote(told)}” earlier in the paragraph"

    def basis(self, form: TimeForm) -> str:
        """Return whether a time is told from the document or from the time in focus."""
        if self._track.is_history and form.kind in ("step", "date") and form.steps == 0 and form.basis == "document":
            return "focus" if NEAR_WORDS.search(self._text[form.start : form.end]) else "document"
        return form.basis or "document"

    def _stretch_taken_up(self, form: TimeForm) -> tuple[PartialDate, str | None] | None:
        """Return what "the end of the month" goes on with in a paragraph on years past; None where it is today's."""
        of_stretch = form.year_steps == 0 or (form.kind == "step" and form.steps == 0)
        if not of_stretch or not THE_STRETCH.search(self._text[form.start : form.end]):
            return None
        told = self._told_in_paragraph(form, weak=True)
        if told is None or not is_of_another(told.date, self._published, form.unit):
            return None
        if not tells_of_then(self._text, form.start, form.end):
            return None
        return told.date, f"told from “{self._track.quote(told)}” earlier in the paragraph"

    def _said_then(self, form: TimeForm) -> tuple[PartialDate, str | None] | None:
        """Return the day of a saying from which "next year" counts: "In March 2007 he said they would go next year"."""
        if not form.steps or form.steps < 0 or form.kind not in ("step", "date"):
            return None
        told = self._track.of_saying(form.start)
        return None if told is None else (told.date, f"told from “{self._track.quote(told)}”, when it was said")

    def of_window(self, form: TimeForm) -> tuple[PartialDate | None, str | None]:
        """Return what "the next two years" counts from; in a paragraph on years past it is the time told before.

        "The last three days" there are those of what it tells, and nothing dates them.
        """
        if form.is_term:
            return self._of_term(form)
        reaches_back = form.last is None
        deictic = form.basis == "document" and not (reaches_back and form.unit == "Y")  # "over the past decade"
        told = self._told_in_paragraph(form, weak=not reaches_back) if deictic else None
        past = told is not None and is_years_before(told.date, self._published)
        if told is None or not past or not tells_of_then(self._text, form.start, form.end):
            return self.of(form)
        if reaches_back:
            return None, None
        return told.date, f"told from “{self._track.quote(told)}” earlier in the paragraph"

    def _told_in_paragraph(self, form: TimeForm, *, weak: bool) -> Focus | None:
        """Return the time that a paragraph told last, or only one that sets its scene ("began in 1996" sets none)."""
        told = self._track.latest(form.start, reach=1 if weak else 0)
        return None if told is None or self._track.where(told, form.start) == "section" else told

    def _of_term(self, form: TimeForm) -> tuple[PartialDate | None, str | None]:
        """Return the day that set a term: the one that its paragraph told before, else that of writing."""
        told = self._track.latest(form.start)
        if told is None:
            return self.of(form)
        return told.date, f"told from “{self._track.quote(told)}” earlier in the paragraph"
