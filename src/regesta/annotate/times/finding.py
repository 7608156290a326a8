"""The way of a time on one page: the text is read for forms, ends are joined, bounds added, years found by evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.annotate.times import patterns
from regesta.annotate.times.calendar_forms import read_calendar
from regesta.annotate.times.duration_forms import read_durations
from regesta.annotate.times.forms import TimeForm
from regesta.annotate.times.inference import infer_document_date
from regesta.annotate.times.joining import join_phrases
from regesta.annotate.times.other_calendars import take_our_calendar
from regesta.annotate.times.parts import read_parts
from regesta.annotate.times.ranges import choose_longest, join_ranges, reach_back
from regesta.annotate.times.references import read_references
from regesta.annotate.times.relative_forms import read_relative
from regesta.annotate.times.resolving import resolve_forms
from regesta.annotate.times.words import load_time_words
from regesta.annotate.times.year_first import read_year_first
from regesta.model import Document, TimeBound, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

LOOK_BACK = 40
STRETCH_BACK = 80
FROM = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)
ONWARDS = re.compile(r"\s+(?:onwards?|on(?=\s*[,.;]))\b", re.IGNORECASE)
OTHER_CALENDAR = re.compile(r",?\s*(?:O\.\s?S\.|N\.\s?S\.|(?i:old style|new style|julian|gregorian))")
PREFIX = re.compile(r"(?<![\w-])(?:(?P<post>post)|pre)-\Z", re.IGNORECASE)
"""What bounds the year that it is written to: "post-2016"."""
VERB_TAGS = frozenset({"MD", "VB", "VBP", "VBD"})


def find_times(doc: Doc, document: Document) -> tuple[TimeExpression, ...]:
    """Return every date, period, duration and recurrence of a document, in order and without overlaps.

    A span leaves out the preposition that bounds it (`bound` keeps its sense) and takes in the words that compare it
    ("nearly a year"). What is told from elsewhere has its evidence in `anchor`. An undated document is first given
    a year by what its own words say, if they do (`infer_document_date`); then its times are marked uncertain. Tags in
    `doc` are used where it has them; no parse is needed. An empty text gives nothing.
    """
    forms = [_bounded(document.text, form) for form in _read_forms(document.text)]
    if doc.has_annotation("TAG"):
        forms = [form for form in forms if not _is_verb(doc, form)]
    times = resolve_forms(forms, document)
    inferred = infer_document_date(document, times)
    if inferred is None:
        return times
    dated = replace(document, published=inferred[0], published_basis="inferred", published_note=inferred[1])
    return resolve_forms(forms, dated)


def _read_forms(text: str) -> list[TimeForm]:
    """Read every form of the text; overlaps are settled and ranges joined."""
    candidates = [
        *read_calendar(text),
        *read_year_first(text),
        *read_parts(text),
        *read_durations(text),
        *read_relative(text),
        *read_references(text),
    ]
    chosen = [form for form in choose_longest(candidates) if not _is_in_other_calendar(text, form)]
    return take_our_calendar(text, reach_back(text, join_ranges(text, join_phrases(text, chosen))))


def _is_in_other_calendar(text: str, form: TimeForm) -> bool:
    """Whether a date in brackets only says the one before it in the old or the new style: "(10 July O.S.)"."""
    return OTHER_CALENDAR.match(text, form.end) is not None and text[: form.start].rstrip().endswith(("(", "["))


def _bounded(text: str, form: TimeForm) -> TimeForm:
    """Add the sense of the preposition before a form; durations are bounded by their comparator instead."""
    if form.kind in ("duration", "recurrence") or form.bound is not None:
        return form
    before = text[max(0, form.start - LOOK_BACK) : form.start]
    if ONWARDS.match(text, form.end) and FROM.search(before):
        return replace(form, bound="since")
    if form.kind == "date" and patterns.stretch_from_event().search(
        text[max(0, form.start - STRETCH_BACK) : form.start]
    ):
        return replace(form, bound="until", ends_stretch=True)
    match = patterns.bound_before().search(before)
    if match is None:
        prefixed = PREFIX.search(before)
        return form if prefixed is None else replace(form, bound="after" if prefixed["post"] else "before")
    bound: TimeBound = load_time_words().bounds[re.sub(r"\s+", " ", match["bound"].lower())]
    return replace(form, bound=bound)


def _is_verb(doc: Doc, form: TimeForm) -> bool:
    """Whether a month's name alone is tagged as a verb ("may", "march")."""
    if form.kind != "date" or form.date is None or form.date.year != "XXXX" or form.date.day is not None:
        return False
    span: Sequence[object] | None = doc.char_span(form.start, form.end)
    return span is not None and len(span) == 1 and span[0].tag_ in VERB_TAGS  # type: ignore[attr-defined]
