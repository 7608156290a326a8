"""Of which time claims speak: a claim enters, its period leaves; two periods enter, how they stand leaves."""

from __future__ import annotations

from datetime import date
from typing import Literal

from regesta.dates import bounds
from regesta.model import Claim
from regesta.reconcile.tables import choice_of, persistence_of, state_of

TimeRelation = Literal["same", "apart", "unknown"]
"""same: periods overlap or lie closer than the value persists; apart: farther; unknown: one has no date."""


def period_of(claim: Claim) -> tuple[date, date] | None:
    """Return the first and last day that a claim speaks of: its stated period, else the day of observation.

    An unknown end is not "still so": a state stated from a day on, with no end, is known for that day only, unless
    the text says that it goes on. A date that is itself asked for, as an expiry, is what the claim says and not when
    it holds; that of a vote is both. None where nothing is printed; publication counts only as `observed_at` has it.
    """
    start, end = bounds(claim.valid.start), bounds(claim.valid.end)
    asks_for_date = claim.value.kind == "date" and state_of(claim) is None and choice_of(claim) is None
    first, last = (None, None) if asks_for_date else (start or end, end or start)
    if first is None or last is None:
        return bounds(claim.observed_at.edtf) if claim.observed_at else None
    return first[0], date.max if claim.valid.end == ".." else last[1]


def said_on(claim: Claim) -> tuple[date, date] | None:
    """Return when the claim was made: its assertion, else its observation; None where neither is dated."""
    return bounds(claim.asserted_on) or (bounds(claim.observed_at.edtf) if claim.observed_at else None)


def relate_times(a: Claim, b: Claim) -> TimeRelation:
    """Return whether two claims speak of one period, by the persistence of what they say; the same either way round."""
    first, second = period_of(a), period_of(b)
    if first is None or second is None:
        return "unknown"
    if _follows(a, b) or _follows(b, a):
        return "apart"
    days = max(persistence_of(a).days, persistence_of(b).days)
    gap = max((second[0] - first[1]).days, (first[0] - second[1]).days)
    return "same" if gap <= days else "apart"


def is_of_one_event(a: Claim, b: Claim) -> bool:
    """Whether two counts are of one period: the same days, or a day within the other's month."""
    first, second = period_of(a), period_of(b)
    if first is None or second is None or first == second:
        return True
    shorter, longer = sorted((first, second), key=lambda period: period[1] - period[0])
    is_within = longer[0] <= shorter[0] and shorter[1] <= longer[1]
    return is_within and (longer[1] - longer[0]).days <= LONGEST_VAGUE_DATE


LONGEST_VAGUE_DATE = 31
"""Days up to which a longer period is taken for the same event dated less exactly: a month."""


def _follows(a: Claim, b: Claim) -> bool:
    """Whether claim a is stated from the time on that claim b is stated to end: not since 2000, used 1999 to 2000."""
    start, end, before = bounds(a.valid.start), bounds(b.valid.end), bounds(b.valid.start)
    if start is None or end is None or before is None or bounds(a.valid.end) == start:
        return False
    return start == end and before < start


def is_later(a: Claim, b: Claim) -> bool:
    """Say whether claim a was surely made after claim b."""
    first, second = said_on(a), said_on(b)
    return first is not None and second is not None and first[0] > second[1]
