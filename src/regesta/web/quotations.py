"""Quotations with their claim marked in them: what enters is a claim, what leaves are runs for a template."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import replace

from regesta.model import Claim, Evidence
from regesta.web.numbering import list_slots, mark_value
from regesta.web.segments import Mark, Run, flatten_marks, mark_withheld
from regesta.withholding import Withholding, find_withheld

_NOTHING = Withholding({}, {})
WITHHELD_HERE: ContextVar[Withholding] = ContextVar("WITHHELD_HERE", default=_NOTHING)
"""What the register withholds by document while a page is rendered: templates hand on a claim and nothing else."""


def names_withheld(claim: Claim) -> frozenset[str]:
    """Return the names withheld from a claim: those that it tells itself, and those that its document tells."""
    return find_withheld([claim]) | WITHHELD_HERE.get().of_document(claim.document_id)


def quote_claim(claim: Claim, evidence: Evidence | None = None, *, limit: int | None = None) -> tuple[Run, ...]:
    """Return a quotation of a claim, its first by default, with value and slots marked and names withheld.

    Marks outside the quotation are left out. With a limit, the quotation is cut around the value; the ellipsis that
    shows the cut stands outside all marks.
    """
    quoted = evidence or claim.evidence[0]
    marks = [replace(mark_value(claim, 0), anchor=None, reference=None)] if claim.value.text else []
    marks.extend(Mark(start=slot.start, end=slot.end, kind="slot") for slot in list_slots(claim))
    shifted = [replace(mark, start=mark.start - quoted.start, end=mark.end - quoted.start) for mark in marks]
    shifted.extend(mark_withheld(quoted.quote, names_withheld(claim)))
    start, end = _cut(quoted, claim, limit)
    return flatten_marks(quoted.quote, start, end, [mark for mark in shifted if mark.start >= 0])


def _cut(quoted: Evidence, claim: Claim, limit: int | None) -> tuple[int, int]:
    """Return the bounds of what is shown of a quotation: all, or `limit` characters with the value a third in."""
    length = len(quoted.quote)
    if limit is None or length <= limit:
        return 0, length
    start = max(0, min(claim.value.start - quoted.start - limit // 3, length - limit))
    return start, min(start + limit, length)


def is_cut(claim: Claim, limit: int) -> bool:
    """Tell whether a claim's first quotation is longer than a limit."""
    return len(claim.evidence[0].quote) > limit
