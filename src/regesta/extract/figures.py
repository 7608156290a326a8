"""Where every figure went: into a claim, onto the list of the unclaimed with a reason, or away as furniture.

All numbers and dates of a document and its claims enter; one `Figure` each leaves, in order. None is lost.
"""

from __future__ import annotations

from collections.abc import Mapping

from regesta.extract.reading.clauses import clause_head
from regesta.extract.reading.document import Reading
from regesta.model import Claim, Figure, FigureState, Quantity, TimeExpression


def account_for(
    reading: Reading, claims: tuple[Claim, ...], cells: Mapping[int, str] | None = None
) -> tuple[Figure, ...]:
    """Return every figure of a document with its whereabouts; `cells` says by offset why a cell claims nothing."""
    claimed = _claimed_spans(claims)
    figures: list[Figure] = []
    for start, end, kind, reason in reading.annotated.figures:
        figures.append(_whereabouts(reading, start, end, kind, reason, claimed, cells or {}))
    return tuple(figures)


def _claimed_spans(claims: tuple[Claim, ...]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for claim in claims:
        if claim.value.kind != "text":
            spans.append((claim.value.start, claim.value.end))
        spans.extend(claim.valid.spans)
        for mention in (claim.subject, claim.operator, claim.host, claim.location, claim.value.entity):
            if mention is not None:
                spans.append((mention.start, mention.end))
        spans.extend((link.evidence.start, link.evidence.end) for link in claim.attribution if link.evidence)
    return sorted(set(spans))


def _whereabouts(
    reading: Reading,
    start: int,
    end: int,
    kind: str,
    reason: str,
    claimed: list[tuple[int, int]],
    cells: Mapping[int, str],
) -> Figure:
    text = reading.document.text[start:end]
    shown = "date" if kind == "time" else "number"
    block = reading.block_at(start)
    state: FigureState = "unclaimed"
    why: str | None = None
    if any(a < end and start < b for a, b in claimed):
        state = "claimed"
    elif block is None or block.role in ("furniture", "byline"):
        state, why = "furniture", "page furniture"
    elif kind == "mark":
        state, why = "furniture", "footnote mark"
    elif block.role == "cell" and not reading.is_prose(block):
        why = cells.get(block.start, "names a row or column of a table, or stands beside a cell's figure")
    else:
        why = _why_unclaimed(reading, start, kind, reason, block.role)
    return Figure(
        start=start, end=end, text=text, kind="date" if shown == "date" else "number", state=state, reason=why
    )


def _why_unclaimed(reading: Reading, start: int, kind: str, reason: str, role: str) -> str:
    """Return a reason on which a person can act."""
    if role == "footnote":
        return "in a note that only cites"
    token = reading.token_at(start)
    quantity = reading.quantities_by_token.get(token.i)
    if quantity is not None:
        return _why_quantity(reading, quantity)
    time = reading.times_by_token.get(token.i)
    if time is not None:
        return _why_time(reading, time)
    return reason or kind


def _why_quantity(reading: Reading, quantity: Quantity) -> str:
    if quantity.counted is None:
        return (
            f"what is counted is not printed beside it ({quantity.unit})" if quantity.unit else "counts nothing named"
        )
    token = reading.token_at(quantity.counted_start if quantity.counted_start is not None else quantity.start)
    if reading.classes(token):
        verb = clause_head(token).lemma_
        return f"counts “{quantity.counted}” under “{verb}”, which no rule joins"
    return f"counts “{quantity.counted}”, which no predicate knows"


def _why_time(reading: Reading, time: TimeExpression) -> str:
    verb = clause_head(reading.head_of(time.start, time.end))
    if time.kind in ("duration", "recurrence"):
        return f"a duration under “{verb.lemma_}”, of no agreement"
    if time.kind == "unresolved":
        return "a relative date without an anchor"
    return f"dates “{verb.lemma_}”, which no predicate knows"
