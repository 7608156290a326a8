"""What a rule says of a pair: a verdict and why; and how reasons tell the time of a claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from regesta.dates import format_for_readers
from regesta.model import Claim, Verdict
from regesta.reconcile.pairs import Pair
from regesta.reconcile.timing import period_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says of a pair, and why."""

    verdict: Verdict
    reason: str


Rule = Callable[[Pair], Answer | None]


def tell_time(claim: Claim) -> str:
    """Return the time of a claim for readers: its stated period, else its observation."""
    if period_of(claim) is None:
        return "no date"
    stated = dict.fromkeys(format_for_readers(edtf) for edtf in (claim.valid.start, claim.valid.end) if edtf)
    observed = format_for_readers(claim.observed_at.edtf) if claim.observed_at else "no date"
    return " to ".join(stated) or observed
