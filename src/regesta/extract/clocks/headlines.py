"""When what a headline tells happened: "Mine kills seven soldiers", and below "A mine killed seven soldiers on Monday".

All claims of a document enter; the same claims leave, those of its title dated by the story that says the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from regesta.extract.clocks.stories import body_of, day_of_lead
from regesta.extract.reading.document import Reading
from regesta.extract.tracing.trace import SILENCE, Trace
from regesta.model import Block, Claim, Valid

MOVES = frozenset(["withdrawal", "deployment"])
"""Predicates whose claims tell one event each in words; a lead may tell of an older agreement or base first."""
HEADLINED = frozenset(["dispatch", "movement", "outflow", "status", "killed", "injured", "casualties"])
"""Properties that in a headline tell what happened on the day of its story."""
LEAD = 2
"""Paragraphs of a story that tell what its headline says."""


def date_headlines(
    reading: Reading, claims: list[Claim], finish: Callable[[Claim], Claim], trace: Trace = SILENCE
) -> list[Claim]:
    """Return the claims with each dateless event of the title under the date that the text gives the same figure.

    The same is what has the predicate, property, stance and value; where the text gives it two dates, none is taken.
    What a headline tells in words is what the story tells first, of the same power on the same ground.
    `finish` gives a changed claim its identity.
    """
    return [_dated(reading, claim, claims, finish, trace) for claim in claims]


def _dated(
    reading: Reading, claim: Claim, claims: list[Claim], finish: Callable[[Claim], Claim], trace: Trace
) -> Claim:
    block = reading.block_at(claim.evidence[0].start)
    if block is None or block.role != "title" or claim.valid.start or claim.valid.end:
        return claim
    if claim.value.quantity is not None:
        told = [other.valid for other in claims if _is_same_event(claim, other)]
    else:
        lead = end_of_lead(reading, block)
        told = [other.valid for other in claims if other.evidence[0].start < lead and _is_same_move(claim, other)][:1]
    told = told or _of_lead(reading, claim, block)
    if len({(valid.start, valid.end) for valid in told}) != 1:
        return claim
    dated = finish(replace(claim, valid=told[0], observed_at=None))
    trace.derive(claim, dated)
    return dated


def _is_same_event(claim: Claim, other: Claim) -> bool:
    """Tell whether a dated claim tells the event of another; a state with a date was observed as well."""
    if other.valid.start is None or other.observed_at is not None or other.value.quantity is None:
        return False
    mine, its = claim.value.quantity, other.value.quantity
    alike = mine is not None and (mine.number, mine.low, mine.high, mine.unit) == (
        its.number,
        its.low,
        its.high,
        its.unit,
    )
    said = (claim.predicate, claim.property, claim.stance, claim.polarity)
    return alike and said == (other.predicate, other.property, other.stance, other.polarity)


def end_of_lead(reading: Reading, title: Block) -> int:
    """Return where the paragraphs end that a headline is drawn from."""
    below = [b for b in body_of(reading) if b.start >= title.end][:LEAD]
    return below[-1].end if below else title.end


def _is_same_move(claim: Claim, other: Claim) -> bool:
    """Tell whether a dated claim tells in words, or by its date, what a headline tells: "Italians leave Herat"."""
    if other.valid.start is None or other.observed_at is not None or other.value.quantity is not None:
        return False
    mine, its = (claim.operator, claim.host), (other.operator, other.host)
    if claim.predicate not in MOVES or None in (*mine, *its) or not _is_same_step(claim, other):
        return False
    named = [mention.name for mention in (*mine, *its) if mention is not None]
    said = (claim.predicate, claim.stance, claim.polarity)
    return named[:2] == named[2:] and said == (other.predicate, other.stance, other.polarity)


def _is_same_step(claim: Claim, other: Claim) -> bool:
    """Tell whether a claim may date a headline's step of an agreement: by that step, and not by which pact is meant."""
    if claim.predicate != "agreement_signed":
        return True
    alike = {claim.property, "date"} if claim.property == "step" else {claim.property}
    return other.property in alike and not other.rule.endswith(".dated_agreement")


def _of_lead(reading: Reading, claim: Claim, title: Block) -> list[Valid]:
    """Return the day of the story's lead for an event that its headline tells in the present; else none."""
    said = (claim.stance, claim.polarity) == ("asserted", "positive")
    span = claim.evidence[0]
    now = any(token.tag_ in ("VBZ", "VBP") for token in reading.tokens_between(span.start, span.end))
    day = day_of_lead(reading, title) if said and now and claim.property in HEADLINED else None
    return (
        []
        if day is None
        else [Valid(start=day.edtf_start, end=day.edtf_end, text=day.text, spans=((day.start, day.end),))]
    )
