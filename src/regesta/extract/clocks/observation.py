"""As of when a claim was observed, by the nearest evidence; publication last.

Time expressions, the attribution and the passage's scene enter; `ObservedAt` and the date of the saying leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.bounds import read_bounds
from regesta.extract.clocks.carried import is_told_past, paragraph_frame, taken_up_time
from regesta.extract.clocks.clause_times import clause_times, times_of
from regesta.extract.clocks.departures import leaves_its_time
from regesta.extract.clocks.entries import entry_time
from regesta.extract.clocks.frames import framing_times
from regesta.extract.clocks.sayings import said_when
from regesta.extract.clocks.scenes import (
    MERE_BOUNDS,
    heading_time,
    is_told_then,
    paragraph_scene,
    scene_before,
    tells_undated_past,
)
from regesta.extract.clocks.titles import title_time
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_perfect
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.information_dates import information_date_of_line, survey_time
from regesta.extract.reading.passages import sentences_before
from regesta.model import AttributionLink, ObservedAt, ReportedSpeech, TimeExpression, Valid

if TYPE_CHECKING:
    from spacy.tokens import Token


def as_of_in_clause(reading: Reading, centre: Centre) -> TimeExpression | None:
    """Return the "as of" date of a clause, if it has one."""
    own = clause_times(reading, centre)
    framing = [] if own else read_bounds(reading, centre.governor, framing_times(reading, centre), state=True)
    return next((t for t in (*own, *framing) if t.bound == "as_of"), None)


def observed(
    reading: Reading, centre: Centre, valid: Valid, speech: ReportedSpeech | None, chain: tuple[AttributionLink, ...]
) -> ObservedAt | None:
    """Return as of when a claim was observed, by the nearest evidence; None where nothing dates it.

    In order: "as of" in the clause; what "then" or "at the time" takes up; the saying; the note's interview or story;
    what the passage around it tells (`observed_around`); the document's publication, unless the clause says that it was
    so before ("at its height"). A claim that dates itself takes no date from the passage.
    """
    as_of = as_of_in_clause(reading, centre)
    if as_of is not None and as_of.edtf_start:
        return ObservedAt(edtf=as_of.edtf_start, basis="stated")
    if is_told_then(reading, centre) and (scene := scene_before(reading, centre.token)) is not None:
        return scene
    told = observed_when_said(reading, speech, chain)
    if told is None and centre.rule.lasting and (seen := _seen_long_ago(reading, centre)) is not None:
        return seen
    untold = bool(valid.text and valid.spans)  # "last season" is told of no time that the passage has
    if told is None and not valid.start and not valid.end and not untold:
        told = observed_around(reading, centre)
    if (told is None or told.basis == "paragraph") and tells_undated_past(reading, centre):
        return None  # "at its peak" is no year that the paragraph tells of
    return told or observed_when_published(reading)


def _seen_long_ago(reading: Reading, centre: Centre) -> ObservedAt | None:
    """Return the only date of a sentence on what lasts, where it is years before the page: "was bombed in 1944"."""
    sentence = centre.token.sent
    dated = times_of(reading, list(sentence))
    then = dates.bounds(dated[0].edtf_start) if len(dated) == 1 else None
    now = dates.bounds(reading.document.published)
    if then is None or (now is not None and now[0].year - then[1].year < LONG_AGO):
        return None
    return ObservedAt(edtf=dated[0].edtf_start or "", basis="sentence")


LONG_AGO = 2
"""Years after which a page tells of another time than its own."""


def observed_around(reading: Reading, centre: Centre) -> ObservedAt | None:
    """Return the date of the passage: of its entry, an "as of" before, the heading, a paragraph about the past."""
    entry = entry_time(reading, centre.token)
    if entry is not None and entry.bound not in MERE_BOUNDS:
        return ObservedAt(edtf=entry.edtf_end or entry.edtf_start or "", basis="paragraph")
    information = information_date_of_line(reading, centre.token)
    if information is not None:
        return ObservedAt(edtf=information.edtf_start or "", basis="paragraph")
    if (surveyed := survey_time(reading, centre.token)) is not None:
        return ObservedAt(edtf=surveyed.edtf_end or surveyed.edtf_start or "", basis="sentence")
    if (stated := stated_before(reading, centre)) is not None:
        return stated
    headed = heading_time(reading, centre.token)
    if headed is not None:
        return ObservedAt(edtf=headed.last, basis="section")
    return paragraph_scene(reading, centre) or framed(reading, centre) or of_the_page(reading, centre)


def of_the_page(reading: Reading, centre: Centre) -> ObservedAt | None:
    """Return the time of which the whole page tells, for a past state: "Foreign forces in Djibouti in 2018"."""
    over = title_time(reading, centre.governor)
    edtf = (over.edtf_end or over.edtf_start or "") if over is not None else ""
    return ObservedAt(edtf=edtf, basis="section") if edtf and edtf != reading.document.published else None


def stated_before(reading: Reading, centre: Centre) -> ObservedAt | None:
    """Return the "as of" date of a sentence before in the same paragraph; None where another date stands between."""
    for before in sentences_before(reading, centre.token.sent):
        dated = times_of(reading, list(before))
        if dated:
            as_of = [time for time in dated if time.bound == "as_of" and time.edtf_start]
            only = len(as_of) == len(dated) == 1
            return ObservedAt(edtf=as_of[0].edtf_start or "", basis="paragraph") if only else None
    return None


def framed(reading: Reading, centre: Centre) -> ObservedAt | None:
    """Return the time that a past state's paragraph tells of; None where it is still running."""
    verb = clause_head(centre.governor)
    if not is_told_past(verb):
        return None
    frame = paragraph_frame(reading, centre.governor) or _taken_up(reading, verb)
    edtf = (frame.edtf_end or frame.edtf_start or "") if frame is not None else ""
    return ObservedAt(edtf=edtf, basis="paragraph") if edtf and not _is_running(reading, edtf) else None


def _taken_up(reading: Reading, verb: Token) -> TimeExpression | None:
    """Return the day that a past state goes on with: "On 16 October they reached the village. They found 42 mines".

    What somebody only says in that sentence was not seen that day.
    """
    if is_perfect(verb) or verb.dep_ not in ("root", "conj") or leaves_its_time(reading, verb):
        return None
    return taken_up_time(reading, verb)


def _is_running(reading: Reading, edtf: str) -> bool:
    """Tell whether a stretch of time has not ended at the publication, which then is the nearer date."""
    end = dates.bounds(edtf)
    published = dates.bounds(reading.document.published) if reading.document.published else None
    return end is not None and published is not None and published[0] <= end[1]


def observed_when_said(
    reading: Reading, speech: ReportedSpeech | None, chain: tuple[AttributionLink, ...]
) -> ObservedAt | None:
    """Return when a thing was said, else of when the note's interview or story is; None where neither is dated."""
    said = said_when(reading, speech)
    if said is not None:
        return ObservedAt(edtf=said, basis="speech")
    noted = next((link.date for link in reversed(chain) if link.role == "footnote" and link.date), None)
    return ObservedAt(edtf=noted, basis="footnote") if noted is not None else None


def observed_when_published(reading: Reading) -> ObservedAt | None:
    """Return the day of publication as that of observation; None where the document is undated."""
    published = reading.document.published
    return ObservedAt(edtf=published, basis="published") if published is not None else None
