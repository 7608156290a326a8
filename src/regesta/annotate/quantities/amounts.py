"""Amounts: a text enters; numbers in digits and words leave with bounds, unit and span, not yet what they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from regesta.annotate.quantities.amount import Amount
from regesta.annotate.quantities.bounds import join_ranges, with_bounds
from regesta.annotate.quantities.counting_ranks import read_counting_ranks
from regesta.annotate.quantities.definite import read_definite
from regesta.annotate.quantities.fractions import read_fractions
from regesta.annotate.quantities.indefinite import read_indefinite
from regesta.annotate.quantities.letter_spaced import read_letter_spaced
from regesta.annotate.quantities.one_more import read_one_more
from regesta.annotate.quantities.tails import with_tail

__all__ = ["Amount", "read_amounts"]


def read_amounts(text: str) -> Iterator[Amount]:
    """Yield every amount in order and without overlaps; of two readings of one place the longer wins."""
    ranks = chain(read_counting_ranks(text), read_one_more(text))
    found = chain(ranks, read_letter_spaced(text), read_definite(text), read_fractions(text), read_indefinite(text))
    yield from join_ranges(text, _with_surroundings(text, _choose(found)))


def _with_surroundings(text: str, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Yield amounts with what stands behind and before; one may take in the next ("two dollars and fifty cents")."""
    end = 0
    for amount in amounts:
        if amount.number_start < end:
            continue
        if amount.start < end:  # "300 USD 12": the code is the first one's
            amount = replace(amount, start=amount.number_start, unit=None)
        whole = (
            amount
            if amount.is_vague or amount.is_one_more or amount.ranked
            else with_bounds(text, with_tail(text, amount))
        )
        if whole.start < end:  # "5 or more than 6": the words are the first one's
            whole = replace(whole, start=whole.number_start)
        end = whole.end
        yield whole


def _choose(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Settle overlaps: the earlier number wins, and of two that begin together the longer."""
    end = 0
    for amount in sorted(amounts, key=lambda amount: (amount.number_start, -amount.number_end, -amount.end)):
        if amount.number_start >= end:
            yield amount
            end = amount.number_end
