"""Rules of values of one scope, their times and authorities: a pair enters, an answer leaves or None."""

from __future__ import annotations

from regesta.model import Claim
from regesta.reconcile.answers import Answer, tell_time
from regesta.reconcile.pairs import Pair
from regesta.reconcile.ranks import rank_of
from regesta.reconcile.tables import persistence_of
from regesta.reconcile.timing import is_later, relate_times
from regesta.reconcile.values import relate_values

PRINTED_ELSEWHERE = ("published", "dateline")
"""Bases of an observation that say only when it was printed, not when anyone looked."""


def same_value(pair: Pair) -> Answer | None:
    """The values are equal, or one lies within the bounds that the other states.

    Same figure; with a later date where the dates lie apart. Dates need not be known for values to agree. A state
    agrees with a state, whatever the words.
    """
    if not pair.agrees or (pair.scope and rank_of(pair.a) is None):
        return None
    words = "the values are equal" if pair.values == "equal" else "one value lies within the other's bounds"
    later = ", at a later date" if pair.times == "apart" else ""
    return Answer("compatible", words + later)


def overlapping_estimates(pair: Pair) -> Answer | None:
    """Approximate or bounded values overlap once they are widened by the predicate's tolerance.

    Estimates overlap. The tolerance is a tenth unless the predicate has its own; exact figures are never widened.
    """
    if pair.values != "overlap" or pair.scope:
        return None
    return Answer("estimate_overlap", "the bounds overlap, allowing for what the words leave open")


def one_authority_in_one_document(pair: Pair) -> Answer | None:
    """One authority gives incompatible values for one period in one document, or in its title and its text.

    Inconsistent within one document. Two authorities at odds in one document are a conflict; where only one of the
    values has a date, the other may be of another time.
    """
    if pair.values != "apart" or not pair.in_one_document or not pair.of_one_authority:
        return None
    if pair.times == "apart" or len(pair.undated) == 1:
        return None
    return Answer("inconsistent_within_document", "one authority gives both in one document")


def date_missing(pair: Pair) -> Answer | None:
    """The values differ and at least one claim has no date, so that change and contradiction cannot be told apart.

    Cannot compare, naming the date. A date is never guessed. What does not change, as a date of signature, needs none.
    """
    if pair.values != "apart" or pair.times != "unknown" or pair.persistence.permanent:
        return None
    which = "neither claim has a date" if len(pair.undated) > 1 else "one claim has no date"
    return Answer("cannot_compare", f"a date: {which}")


def older_value_repeated(pair: Pair) -> Answer | None:
    """A later document, citing nothing newer, gives a value that an older one had and a dated one has replaced.

    Older figure repeated.
    """
    if pair.values != "apart" or pair.persistence.permanent:
        return None
    for later, dated in ((pair.a, pair.b), (pair.b, pair.a)):
        if is_later(later, dated) and _cites_nothing_newer(later):
            older = next((one for one in pair.question if _had_it_before(one, later, dated)), None)
            if older is not None:
                reason = f"the value stood in a document of {tell_time(older)}; one of {tell_time(dated)} has another"
                return Answer("older_figure_repeated", reason)
    return None


def value_changed(pair: Pair) -> Answer | None:
    """The values differ and their dates lie farther apart than such a value is taken to persist.

    Figures differ by date. How long a value persists is data: months for a garrison, a day for a count of casualties;
    dates of signature and terms never change.
    """
    if pair.values != "apart" or pair.times != "apart" or pair.persistence.permanent:
        return None
    reason = f"one is of {tell_time(pair.a)}, the other of {tell_time(pair.b)}; such a value is taken to hold for "
    return Answer("change", f"{reason}{pair.persistence.days} days")


def source_corrected_itself(pair: Pair) -> Answer | None:
    """The same authority gives another value for the same period in a later statement.

    Source corrected itself.
    """
    if pair.values != "apart" or not pair.of_one_authority:
        return None
    if is_later(pair.a, pair.b) or is_later(pair.b, pair.a):
        return Answer("correction", "the same authority says otherwise of the same period at a later date")
    return Answer("cannot_compare", "which of the authority's statements is the later")


def sources_at_odds(pair: Pair) -> Answer | None:
    """Different authorities give incompatible values of the same scope for the same or overlapping time.

    Sources conflict. Both sides stay; nothing is decided between them.
    """
    if pair.values != "apart" or pair.scope:
        return None
    return Answer("conflict", "different authorities give values that exclude each other for the same time")


def _cites_nothing_newer(claim: Claim) -> bool:
    inner = [link for link in claim.attribution if link.role != "publisher"]
    seen = claim.observed_at is not None and claim.observed_at.basis not in PRINTED_ELSEWHERE
    return not inner and not seen and claim.valid.start is None and claim.valid.end is None


def _had_it_before(one: Claim, later: Claim, dated: Claim) -> bool:
    if one.document_id in (later.document_id, dated.document_id) or persistence_of(one).permanent:
        return False
    return is_later(dated, one) and relate_values(one, later) == "equal" and relate_times(one, dated) == "apart"
