"""Where every figure went: into a claim, onto the list of the unclaimed with a reason, or away as furniture.

All numbers and dates of a document and its claims enter; one `Figure` each leaves, in order. None is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import accumulate

from regesta.extract.reading.document import Reading
from regesta.extract.reasons import say_reason
from regesta.extract.why_unclaimed import why_quantity, why_time
from regesta.model import Claim, Figure, FigureState, Mention

AGES = "ages"
"""The property whose words are figures: "aged 9 and 12"."""


def account_for(
    reading: Reading, claims: tuple[Claim, ...], reasons: Mapping[int, str] | None = None
) -> tuple[Figure, ...]:
    """Return every figure of a document with its whereabouts; `reasons` says by offset what is known
    of why a cell or figure claims nothing."""
    claimed = Claimed(_claimed_spans(claims))
    figures: list[Figure] = []
    for start, end, kind, reason in reading.annotated.figures:
        figures.append(_whereabouts(reading, start, end, kind, reason, claimed, reasons or {}))
    return tuple(figures)


class Claimed:
    """The stretches of text that claims have taken, for quick lookup: a long table has thousands."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.starts = [start for start, _ in spans]
        self.furthest = list(accumulate((end for _, end in spans), max))

    def holds_part_of(self, start: int, end: int) -> bool:
        """Tell whether any claimed stretch overlaps with one."""
        before = bisect_left(self.starts, end)
        return before > 0 and self.furthest[before - 1] > start


def _claimed_spans(claims: tuple[Claim, ...]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for claim in claims:
        if claim.value.kind != "text" or claim.property == AGES:
            spans.append((claim.value.start, claim.value.end))
        spans.extend(claim.valid.spans)
        for mention in (claim.subject, claim.operator, claim.host, claim.location, claim.value.entity):
            if mention is not None:
                spans.extend(_named_figures(mention))
        spans.extend((link.evidence.start, link.evidence.end) for link in claim.attribution if link.evidence)
    return sorted(set(spans))


def _named_figures(mention: Mention) -> Iterator[tuple[int, int]]:
    """Yield the spans of the figures of which a name is made: 102 of "102nd Base", and of no other within its words."""
    for figure in re.finditer(r"\w*\d[\w.,/-]*", mention.text):
        digits = re.findall(r"\d+", figure[0])
        if all(part in mention.name for part in digits):
            yield mention.start + figure.start(), mention.start + figure.end()


def _whereabouts(
    reading: Reading,
    start: int,
    end: int,
    kind: str,
    reason: str,
    claimed: Claimed,
    reasons: Mapping[int, str],
) -> Figure:
    text = reading.document.text[start:end]
    shown = "date" if kind == "time" else "number"
    block = reading.block_at(start)
    state: FigureState = "unclaimed"
    why: str | None = None
    if claimed.holds_part_of(start, end):
        state = "claimed"
    elif block is None or block.role in ("furniture", "byline"):
        state, why = "furniture", "page furniture"
    elif kind == "mark":
        state, why = "furniture", "footnote mark"
    elif block.role == "cell" and not reading.is_prose(block):
        why = reasons.get(block.start, say_reason("table_name"))
    else:
        why = reasons.get(start) or _why_unclaimed(reading, start, kind, reason, block.role)
    return Figure(
        start=start, end=end, text=text, kind="date" if shown == "date" else "number", state=state, reason=why
    )


def _why_unclaimed(reading: Reading, start: int, kind: str, reason: str, role: str) -> str:
    """Return a reason on which a person can act."""
    if role == "footnote":
        return say_reason("note")
    token = reading.token_at(start)
    quantity = reading.quantities_by_token.get(token.i)
    if quantity is not None:
        return why_quantity(reading, quantity)
    time = reading.times_by_token.get(token.i)
    if time is not None:
        return why_time(reading, time)
    return reason or kind
