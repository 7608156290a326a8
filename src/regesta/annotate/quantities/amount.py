"""The record of an amount: what the readers of numbers, tails and bounds hand to one another."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model import Comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as printed, with what its own words say of it."""

    start: int
    end: int
    number_start: int
    number_end: int
    """Span of the bare number, without comparators, signs and units."""
    number: float | None
    low: float | None
    high: float | None
    comparator: Comparator = "exactly"
    approximate: bool = False
    unit: str | None = None
    is_fraction: bool = False
    is_strong: bool = False
    """Written "5,000-strong": it counts the people of the group that follows."""
    is_attributive: bool = False
    """Its unit hangs on a noun by a hyphen: "2,400-meter runway"."""
    is_age: bool = False
    is_word: bool = False
    is_one_more: bool = False
    """ "A third" behind two: one more of what was counted before."""
    ranked: tuple[int, int] | None = None
    """Span of the noun that a rank counts: "the third victim this year"."""
    is_vague: bool = False
    """"several", "a few": only a quantity if something countable follows."""


def exact_amount(start: int, end: int, number: float, **fields: bool | tuple[int, int]) -> Amount:
    """Return an amount of one number that fills its span."""
    span = {"start": start, "end": end, "number_start": start, "number_end": end}
    return Amount(**span, number=number, low=number, high=number, **fields)  # type: ignore[arg-type]
