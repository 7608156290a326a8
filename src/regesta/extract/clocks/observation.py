"""As of when a claim was observed, by the nearest evidence; publication last.

Time expressions, the attribution and the passage's scene enter; `ObservedAt` and the date of the saying leave.
"""

from __future__ import annotations

from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.clause_times import clause_times
from regesta.extract.clocks.sayings import said_when
from regesta.extract.clocks.scenes import heading_time, is_told_then, paragraph_scene, scene_before
from regesta.extract.reading.document import Reading
from regesta.model import AttributionLink, ObservedAt, ReportedSpeech, TimeExpression, Valid


def as_of_in_clause(reading: Reading, centre: Centre) -> TimeExpression | None:
    """Return the "as of" date of a clause, if it has one."""
    return next((t for t in clause_times(reading, centre) if t.bound == "as_of"), None)


def observed(
    reading: Reading, centre: Centre, valid: Valid, speech: ReportedSpeech | None, chain: tuple[AttributionLink, ...]
) -> ObservedAt | None:
    """Return as of when a claim was observed, by the nearest evidence; None where nothing dates it.

    In order: "as of" in the clause; what "then" or "at the time" takes up; the saying; the note's interview or story;
    the heading over the section; the scene of a paragraph about the past; the document's publication.
    """
    as_of = as_of_in_clause(reading, centre)
    if as_of is not None and as_of.edtf_start:
        return ObservedAt(edtf=as_of.edtf_start, basis="stated")
    if is_told_then(reading, centre) and (scene := scene_before(reading, centre.token)) is not None:
        return scene
    told = observed_when_said(reading, speech, chain)
    if told is not None:
        return told
    if valid.start or valid.end:
        return observed_when_published(reading)  # it dates itself: no scene around it does
    headed = heading_time(reading, centre.token)
    if headed is not None:
        return ObservedAt(edtf=headed.edtf, basis="section")
    return paragraph_scene(reading, centre) or observed_when_published(reading)


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
