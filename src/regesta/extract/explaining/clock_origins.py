"""Where the clocks of a claim came from, and why the other dates of its sentence are not among them.

A `Reading`, a claim and its centre enter; a `SlotOrigin` for `valid` and one for `observed_at` leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.clause_times import DATED, PRESENT, clause_times
from regesta.extract.explaining.explanation import Candidate, SlotOrigin
from regesta.extract.explaining.tables_told import cell_of, tell_place_beside
from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.voices import innermost_speech
from regesta.model import Claim, TimeExpression

OBSERVED_BY: Mapping[str, str] = {
    "stated": "The text says as of when, by “as of” or over its column.",
    "sentence": "The period that the sentence states.",
    "paragraph": "The last date told before it in a paragraph about the past.",
    "section": "The date of the heading over it, or the last one told before it.",
    "dateline": "The date of the dateline.",
    "published": "Nothing nearer dates it, so it is as of the document’s publication.",
    "footnote": "The date of the interview, statement or story in the note.",
    "speech": "The day on which it was said.",
}
"""In words, each basis that an observation may have."""


def trace_clocks(reading: Reading, claim: Claim, centre: Centre | None) -> Iterator[SlotOrigin]:
    """Yield the origin of when a claim holds, then of when it was observed."""
    held = " to ".join(dict.fromkeys(edtf for edtf in (claim.valid.start, claim.valid.end) if edtf))
    spans = claim.valid.spans
    yield SlotOrigin(
        slot="valid",
        name=held or None,
        text=claim.valid.text,
        start=spans[0][0] if spans else None,
        end=spans[0][1] if spans else None,
        promise=_told_validity(reading, claim, centre),
        others=tuple(_other_times(reading, claim, centre)),
    )
    observed = claim.observed_at
    yield SlotOrigin(
        slot="observed_at",
        name=observed.edtf if observed is not None else None,
        way=observed.basis if observed is not None else None,
        promise=OBSERVED_BY[observed.basis] if observed is not None else _told_unobserved(claim),
    )


def _told_validity(reading: Reading, claim: Claim, centre: Centre | None) -> str:
    cell = cell_of(reading, claim)
    if cell is not None and claim.valid.spans:
        return tell_place_beside(reading, cell, claim.valid.spans[0][0])
    if claim.valid.start is None and claim.valid.end is None:
        return "The clause states no date on which it holds."
    if claim.value.kind == "date" or (centre is not None and centre.time is not None):
        return "The date is what the claim says."
    return "The first date of the clause." if centre is not None else "The date of what was said."


def _told_unobserved(claim: Claim) -> str:
    if claim.valid.start is not None:
        return "An event that the text dates needs no observation."
    return "Nothing dates the observation, and the document is undated."


def _other_times(reading: Reading, claim: Claim, centre: Centre | None) -> Iterator[Candidate]:
    """Yield the dates and durations of the claim's words that date nothing in it, each with the reason."""
    first, last = claim.evidence[0].start, claim.evidence[0].end
    used = [*claim.valid.spans, (claim.value.start, claim.value.end) if claim.value.kind != "text" else (0, 0)]
    considered = clause_times(reading, centre) if centre is not None else []
    for time in reading.annotated.times:
        if not first <= time.start < last or any(a < time.end and time.start < b for a, b in used):
            continue
        edtf = time.edtf_start or time.edtf_end or time.iso_duration or time.text
        why = _why_no_date(reading, claim, time, considered)
        yield Candidate(name=edtf, text=time.text, start=time.start, end=time.end, why=why)


def _why_no_date(reading: Reading, claim: Claim, time: TimeExpression, considered: list[TimeExpression]) -> str:
    speech = innermost_speech(reading, claim.value.start)
    said = speech.time if speech is not None else None
    if said is not None and said.start < time.end and time.start < said.end:
        return "it says when it was said"
    if time.kind not in DATED:
        return "it is a length of time" if time.kind != "unresolved" else "nothing tells which date it is"
    if time.text.lower() in PRESENT:
        return "it says that it is so now, and the publication says when that is"
    if any((other.start, other.end) == (time.start, time.end) for other in considered):
        bound = f" (“{time.bound}”)" if time.bound else ""
        return f"it stands in the clause too, but another date goes before it, or it is a mere bound{bound}"
    head = reading.head_of(time.start, time.end)
    return f"it belongs to “{clause_head(head).text}”, not to the clause of the claim"
