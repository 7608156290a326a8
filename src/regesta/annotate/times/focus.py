"""The time last spoken of: dated forms enter in the order of the text; what "that year" is told from leaves."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from regesta.annotate.numerals import alternatives
from regesta.annotate.times.forms import TimeForm
from regesta.annotate.times.pointing import DECIDED, SAID, SAYING_BEFORE
from regesta.annotate.times.words import load_time_words
from regesta.dates import PartialDate
from regesta.model import SENTENCE_STOP, Document, goes_on

SCENE_OPENERS = "In|On|During|By|Until|Since|As of|Late in|Early in|Only in|Already in|Then in"
OPENS_SENTENCE = re.compile(
    rf"(?:^|[.!?:;\n][”\"’)\]]*\s*|^\s*)(?:[\"“‘(]?(?:{SCENE_OPENERS})\s+)?(?:all\s+of\s+)?"
    r"(?:the\s+(?:whole\s+of\s+)?)?\Z"
)
FILES_STORY = re.compile(r"\s*(?:\([\w/. ’-]{2,40}\)\s*)?(?:--|[–—]|-(?=\s))")
"""Behind the day of a dateline, from which no "day later" of its story counts."""
REACHED = re.compile(r"(?:^|[.!?\n]\s*)By\s+(?:the\s+)?\Z")
BEHIND_DATELINE = re.compile(r"\s[-–—]{1,2}\s+(?:(?:In|On)\s+)?\Z")
# Characters back to the day that "the same day" goes on with: a long sentence or two.
NEAR = 300
# So many paragraphs on, "on 5 November" after "in early November 2005" is still of that year, if nothing else dates it.
SAME_MONTH_PARAGRAPHS = 3
# What is longer is a paragraph that a page sets as a heading, and its dates are of what it tells.
LONGEST_HEADING = 120
# Paragraphs of a sentence or two that one may reach back over as over one: "the year before" in a news story.
SHORT_PARAGRAPHS = 3
# A text is read as a history, each time told from the one before, when it dates this many events by month and year
# and most of them lie further back than a report reaches.
HISTORY_MINIMUM = 5
HISTORY_SHARE = 0.6
HISTORY_DISTANCE_YEARS = 1


@dataclass(frozen=True, slots=True)
class Focus:
    """A date that later times can be told from."""

    date: PartialDate
    start: int
    end: int
    is_strong: bool
    """It sets the scene: it opens its sentence or names a month, and no bound or noun hangs on it."""
    is_reached: bool = False
    """A story had got so far: "by 1980 they numbered 4,000"."""
    is_saying: bool = False
    """It says when something was said, and counts behind a day of its sentence on which something happened."""
    names_paper: bool = False
    """It tells a paper from others ("the deal revised in September 2019") and is in focus in its sentence alone."""


class FocusTrack:
    """Remembers dates as the text brings them and says which of them is in focus at an offset."""

    def __init__(self, document: Document, forms: Sequence[TimeForm]) -> None:
        self._document = document
        self._text = document.text
        self._block_starts = [block.start for block in document.blocks] or _paragraph_starts(document.text)
        headings = (block for block in document.blocks if block.role == "heading")
        self._headings = [(block.start, block.end) for block in headings if block.end - block.start <= LONGEST_HEADING]
        self._seen: list[Focus] = []
        self._bounded: list[Focus] = []
        """Dates that only bound something; within their sentence "that year" may be theirs."""
        self._section: Focus | None = None
        """The date that stands alone in a heading above."""
        self.is_history = _is_history(document, forms)
        self._report = _year_of_report(document, forms)
        self.covered: tuple[PartialDate, PartialDate, str] | None = None
        """The stretch that the document says it reports on, first and last date, and its words."""

    def note(self, form: TimeForm, date: PartialDate) -> None:
        """Remember a dated form; decades, seasons and bounded dates set no scene."""
        if date.year_number is None:
            return
        if form.bound is not None and form.bound not in ("during", "as_of"):
            by = form.bound == "by"
            self._bounded.append(Focus(date, form.start, form.end, is_strong=False, is_reached=by))
            return
        if str(date) == self._document.published and FILES_STORY.match(self._text, form.end):
            return
        opens = OPENS_SENTENCE.search(self._text[max(0, form.start - 30) : form.start]) is not None
        names_paper = _dates_a_paper(self._text, form)
        is_strong = (opens or date.month is not None) and not names_paper
        is_saying = SAYING_BEFORE.search(self._text[max(0, form.start - 40) : form.start]) is not None
        focus = Focus(date, form.start, form.end, is_strong=is_strong, is_saying=is_saying, names_paper=names_paper)
        self._seen.append(focus)
        if self._stands_alone(form) or self._heads_section(form):
            self._section = focus

    def cover(
        self, form: TimeForm, first: PartialDate, last: PartialDate | None, published: PartialDate | None
    ) -> None:
        """Remember the stretch on which a document says it reports: "covers the period from 5 January to 10 April",
        "events since my report of 15 November", which reach to its own day.
        """
        before = self._text[max(0, form.start - 90) : form.start]
        since = form.bound == "since" or SINCE_REPORT.search(before) is not None
        last = published if since and (last is None or last == first) else last
        known = first.year_number is not None and last is not None and last.year_number is not None
        if known and last is not None and first != last and COVERS.search(before):
            self.covered = (first, last, self._text[form.start : form.end])

    def day_before(self, offset: int) -> PartialDate | None:
        """Return the last day told shortly before an offset, over months told since; None where no day was told.

        "It was handed over on Thursday, after the break of last month. They left the same day."
        """
        near = (focus.date for focus in reversed(self._seen) if offset - focus.end < NEAR)
        return next((date for date in near if date.day is not None), None)

    def latest(self, offset: int, *, reach: int = 0) -> Focus | None:
        """Return the scene last set in this paragraph, or up to `reach` paragraphs before; None where none was set.

        Short paragraphs that go on with each other count as one. In a history any date sets the scene, and it holds
        until the next. A date that is a heading sets it for its section.
        """
        for focus in reversed(self._seen):
            if focus.start >= offset or (focus.names_paper and self.where(focus, offset) != "sentence"):
                continue
            focus = self._deed_told(focus)
            here = self._paragraph(offset) == self._paragraph(focus.start)
            if self.is_history and (focus.is_strong or (reach and here)):
                return focus
            if self.is_history:
                continue
            if self._distance(focus.start, offset) > reach:
                break
            if focus.is_strong or reach:
                return focus
        return self._section

    def _deed_told(self, saying: Focus) -> Focus:
        """Return the day of what was said for that of a saying: "… hit a mine on Monday, he said on Tuesday"."""
        if not saying.is_saying:
            return saying
        seen = (f for f in reversed(self._seen) if f.start < saying.start and f.date.day is not None)
        before = (f for f in seen if str(f.date) != self._document.published)  # a dateline tells of no deed
        return next((f for f in before if self.where(f, saying.start) == "sentence"), saying)

    def year_of_report(self) -> tuple[PartialDate | None, str | None]:
        """Return the year of which the document reports by its title ("Annual Report 2014"), and the words for it."""
        if self._report is None:
            return None, None
        return self._report.date, f"told from “{self.quote(self._report)}” in the title"

    def in_sentence(self, offset: int) -> Focus | None:
        """Return the date printed last in the same sentence, whether it sets a scene or bounds something."""
        for focus in sorted((*self._seen[-3:], *self._bounded[-3:]), key=lambda focus: -focus.start):
            if focus.start < offset and self.where(focus, offset) == "sentence":
                return focus
        return None

    def in_paragraph(self, offset: int) -> Focus | None:
        """Return the date printed last in the same paragraph, whether it sets a scene or bounds something."""
        told = sorted((*self._seen[-3:], *self._bounded[-3:]), key=lambda focus: -focus.start)
        return next((f for f in told if f.start < offset and self.where(f, offset) != "section"), None)

    def of_decision(self, offset: int) -> Focus | None:
        """Return the date in the same sentence of the decision on what stands at an offset; None where none was."""
        told = self.in_sentence(offset)
        if told is None or told.date.month is None or told.date.is_season:
            return None
        return told if DECIDED.search(self._text, told.end, offset) is not None else None

    def of_saying(self, offset: int) -> Focus | None:
        """Return the date in the same sentence on which was said what stands at an offset; None where none was."""
        told = self.in_sentence(offset)
        if told is None or told.date.month is None:
            return None
        before = self._text[max(0, told.start - 30) : told.start]
        opens = any(opening.search(before) is not None for opening in (OPENS_SENTENCE, BEHIND_DATELINE))
        said = told.is_saying or (opens and SAID.search(self._text, told.end, offset) is not None)
        return told if said else None

    def reached(self, offset: int) -> Focus | None:
        """Return the year that its paragraph says a story had reached last: "By early 1955 …. On 18 January …"."""
        told = next((focus for focus in reversed(self._bounded) if focus.start < offset), None)
        if told is None or self._paragraph(told.start) != self._paragraph(offset):
            return None
        return told if REACHED.search(self._text[max(0, told.start - 20) : told.start]) is not None else None

    def same_month(self, offset: int, month: int | None) -> Focus | None:
        """Return the nearest date of the same month just above; None where none is."""
        for focus in reversed(self._seen):
            if self._paragraph(offset) - self._paragraph(focus.start) > SAME_MONTH_PARAGRAPHS:
                return None
            if focus.start < offset and focus.date.month == month:
                return focus
        return None

    def nearest(self, offset: int) -> Focus | None:
        """Return the last day or month just above, for a page without a date of its own; None where none is."""
        for focus in reversed(self._seen):
            if self._paragraph(offset) - self._paragraph(focus.start) > SAME_MONTH_PARAGRAPHS:
                return None
            if focus.start < offset and focus.is_strong and focus.date.month is not None:
                return focus
        return None

    def where(self, focus: Focus, offset: int) -> str:
        """Say in words how far back the focus stands."""
        if SENTENCE_STOP.search(self._text, focus.end, offset) is None and "\n" not in self._text[focus.end : offset]:
            return "sentence"
        return "paragraph" if self._paragraph(offset) == self._paragraph(focus.start) else "section"

    def quote(self, focus: Focus) -> str:
        return self._text[focus.start : focus.end]

    def _stands_alone(self, form: TimeForm) -> bool:
        """Whether a date is all that its line says: the heading of a section."""
        before = self._text.rfind("\n", 0, form.start) + 1
        after = self._text.find("\n", form.end)
        line = self._text[before : form.start] + self._text[form.end : len(self._text) if after < 0 else after]
        return after >= 0 and not line.strip(" \t.:()")

    def _heads_section(self, form: TimeForm) -> bool:
        """Whether a date stands in a heading: "2004: the insurgency grows"."""
        return any(start <= form.start < end for start, end in self._headings)

    def _distance(self, start: int, offset: int) -> int:
        """Count the paragraphs from one offset to another; a few short ones in a run are one step."""
        first, last = self._paragraph(start), self._paragraph(offset)
        run = first < last <= first + SHORT_PARAGRAPHS
        one = run and all(goes_on(self._document, place - 1) for place in range(first + 1, last + 1))
        return 1 if one else last - first

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._block_starts, offset)


COVERS = re.compile(
    r"\b(?:cover(?:s|ed|ing)?|report(?:s|ing)?\s+on|review(?:s|ing)?|reporting\s+period|review\s+period|under\s+(?:review|report))\b"
    r"[^.;\n]{0,60}?(?:\b(?:from|between|since|of|is|was)\b|:|\()\s*(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""Before the stretch of time on which a document reports."""
SINCE_REPORT = re.compile(
    r"\bsince\s+(?:my|the|our|its|his|her)\s+(?:(?:last|previous|preceding|most\s+recent)\s+)?(?:report|briefing)\b"
    r"[^.;\n]{0,50}\Z"
)
"""Before the day of the report with which the next one begins."""
PAPER = re.compile(
    r"\b(?:agreements?|treat(?:y|ies)|accords?|pacts?|deals?|conventions?|protocols?|memorandum|resolutions?|contracts?|leases?"
    r"|laws?|decrees?|constitution)\b(?:(?!\b(?:was|were|been|is|are|be|which|that|it)\b)[^.;:,\n]){0,40}?\b(?:signed|revised|concluded"
    r"|adopted|agreed|made|reached|dated|amended|ratified|renewed|negotiated|passed|of)\s+(?:in\s+|on\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""Before the date of a paper that is only named by it: "the agreement revised in"."""


def _dates_a_paper(text: str, form: TimeForm) -> bool:
    return PAPER.search(text[max(0, form.start - 90) : form.start]) is not None


def _paragraph_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\n\s*\n", text))]


def _is_history(document: Document, forms: Sequence[TimeForm]) -> bool:
    published = re.match(r"\d{4}", document.published or "")
    dates = [form.date for form in forms if form.date is not None and form.date.month is not None]
    years = [date.year_number for date in dates if date.year_number is not None]
    if published is None or len(years) < HISTORY_MINIMUM:
        return False
    far = sum(1 for year in years if int(published[0]) - year > HISTORY_DISTANCE_YEARS)
    return far / len(years) >= HISTORY_SHARE


@cache
def _report_title() -> re.Pattern[str]:
    nouns = alternatives(load_time_words().report_nouns)
    return re.compile(rf"\b{nouns}\b.*?(?P<year>(?:19|20)\d\d)\W*\Z", re.IGNORECASE | re.DOTALL)


def _year_of_report(document: Document, forms: Sequence[TimeForm]) -> Focus | None:
    """Return the year at the end of the title of a report that came out after it; None for others."""
    title = next((block for block in document.blocks if block.role == "title"), None)
    found = _report_title().search(document.text[title.start : title.end]) if title is not None else None
    if title is None or found is None or not (document.published or "9999")[:4] > found["year"]:
        return None
    start, end = title.start + found.start("year"), title.start + found.end("year")
    if sum(title.start <= form.start < title.end for form in forms) > 1:
        return None  # "Report 2012 on the work of 2010"
    return Focus(PartialDate(found["year"]), start, end, is_strong=False)
