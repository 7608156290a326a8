"""What bounds an amount from before, and amounts that bound one another: amounts enter in order, joined ones leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from regesta.annotate.comparators import find_comparison
from regesta.annotate.quantities.amount import Amount
from regesta.annotate.quantities.changes import tells_growth
from regesta.model import Comparator

# "under two treaties" is no bound; "under 40 men" is.
LEAST_UNDER = 10
WEAK_BOUNDS = frozenset({"under", "above", "below"})
NOT_A_BOUND = re.compile(
    r"\b(?:(?:took|take|takes|taken|taking|hand|hands|handed|handing|turn|turned|turning|flew|fly|control|fought)\s+over"
    r"|(?:talk|talks|talked|concerned|worried|informed|information|questions?|spoke|know|knew|complained|asked|told|doubts)\s+about)\s+\Z",
    re.IGNORECASE,
)
BETWEEN_BEFORE = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
FROM_BEFORE = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)
TO = re.compile(r"\s+(?:to|through)\s+|\s?[-\u2010-\u2015]\s?")
AND = re.compile(r"\s+and\s+")
BUT = re.compile(r",?\s+(?:and|but)\s+(?:is\s+)?")
LOWER, UPPER = frozenset({"more_than", "at_least"}), frozenset({"less_than", "at_most"})
LONGEST_BETWEEN = len("between ")


def with_bounds(text: str, amount: Amount) -> Amount:
    """Add the comparing words before an amount and set its bounds by them."""
    found = find_comparison(text, amount.start)
    if found is None:
        return amount
    words = re.sub(r"\s+", " ", text[found.start : amount.start]).strip().lower()
    if (
        words in WEAK_BOUNDS
        and (amount.number or LEAST_UNDER) < LEAST_UNDER
        and not (amount.unit or amount.is_fraction)
    ):
        return amount
    if NOT_A_BOUND.search(text[max(0, amount.start - 24) : amount.start]):
        return amount
    inexact = found.is_inexact or amount.approximate
    if amount.comparator in ("between", "at_least"):
        return replace(amount, start=found.start, approximate=inexact)
    low, high = _bounds_of(found.comparator, amount.number)
    return replace(amount, start=found.start, low=low, high=high, comparator=found.comparator, approximate=inexact)


def _bounds_of(comparator: Comparator, number: float | None) -> tuple[float | None, float | None]:
    """Only what the words state: "about" states no bound, "up to" an upper one."""
    if comparator in ("less_than", "at_most"):
        return None, number
    if comparator in ("more_than", "at_least"):
        return number, None
    return (number, number) if comparator == "exactly" else (None, None)


def join_ranges(text: str, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Yield the amounts in order, two that are the ends of one range as one.

    "10 km to 15 km", "between 5% and 8%", "more than 40 but fewer than 50".
    """
    last: Amount | None = None
    for amount in amounts:
        joined = _join(text, last, amount) if last is not None else None
        if joined is not None:
            last = joined
            continue
        if last is not None:
            yield last
        last = amount
    if last is not None:
        yield last


def _join(text: str, first: Amount, second: Amount) -> Amount | None:
    between = text[first.end : second.start]
    both = (first.number, second.number)
    if None in both or not (first.unit in (None, second.unit) or (first.unit == "degree" and _is_degree(second))):
        return None
    if first.comparator in LOWER and second.comparator in UPPER:
        return _between(first.start, first, second) if BUT.fullmatch(between) else None
    if first.comparator in UPPER and second.comparator in LOWER and first.unit == second.unit:
        turned = replace(second, number=first.number), replace(first, number=second.number)
        return (
            _between(first.start, replace(turned[1], number_start=first.number_start), turned[0])
            if BUT.fullmatch(between)
            else None
        )
    if second.comparator != "exactly" or first.number >= second.number:  # type: ignore[operator]
        return None
    before = text[max(0, first.start - LONGEST_BETWEEN) : first.start]
    opening = BETWEEN_BEFORE.search(before)
    if opening is not None and AND.fullmatch(between):
        return _between(first.start - len(opening[0]), first, second)
    if first.unit in (None, "person") or not TO.fullmatch(between) or first.comparator not in ("exactly", "about"):
        return None
    opening = FROM_BEFORE.search(before)
    if opening is not None and tells_growth(text, first.start):
        return None
    return _between(first.start - (len(opening[0]) if opening else 0), first, second)


def _is_degree(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.startswith("degree")


def _between(start: int, first: Amount, second: Amount) -> Amount | None:
    if first.number is None or second.number is None or first.number >= second.number:
        return None
    return replace(
        second,
        start=start,
        number_start=first.number_start,
        number=None,
        low=first.number,
        high=second.number,
        comparator="between",
        approximate=first.approximate,
    )
