"""How two values stand to each other: the values of two claims enter; equal, contained, overlapping or apart leaves."""

from __future__ import annotations

import math
import re
from typing import Literal

from regesta.dates import bounds
from regesta.model import Claim, Quantity, Value
from regesta.reconcile.ranks import rank_of
from regesta.reconcile.tables import choice_of, read_tables, state_of, tolerance_of
from regesta.vocabulary.folding import fold_name
from regesta.vocabulary.gazetteer import load_gazetteer

ValueRelation = Literal["equal", "contained", "overlap", "apart", "incomparable"]
"""equal: one value; contained: one bounds the other; overlap: estimates meet when widened; apart: both cannot hold;
incomparable: values of unlike kinds, or words whose agreement the program cannot judge."""

STEM = 5
"""Letters by which long words are compared, so that "deployed" and "deployment" are one; shorter words say little."""
LEAST_SHARED, ALIKE_SHARE = 3, 0.75
"""How many and which share of the longer words two texts must share to say alike: sentences of one speech on one base
share one or two such words by their topic alone."""
DAYS = {"Y": 365.25, "M": 30.4375, "W": 7.0, "D": 1.0}


def relate_values(a: Claim, b: Claim) -> ValueRelation:
    """Return how the values of two claims stand to each other; the same either way round.

    Claims of one state of the world agree or not by what they say of it, whatever their words.
    """
    states = state_of(a), state_of(b)
    if states[0] is not None and states[1] is not None and states[0].name == states[1].name:
        if states[0].named and not _name_one_object(a, b):
            return "incomparable"
        if states[0].holds != states[1].holds:
            return "apart"
        if a.value.kind != b.value.kind or a.value.kind in ("text", "entity"):
            return "equal"
    elif choice_of(a) and choice_of(b):
        return "equal" if choice_of(a) == choice_of(b) else "apart"
    elif (ranks := (rank_of(a), rank_of(b))) != (None, None):
        return "equal" if ranks[0] == ranks[1] and _is_rejected(a) == _is_rejected(b) else "incomparable"
    elif _is_rejected(a) != _is_rejected(b):
        return "apart" if _relate_kinds(a, b) == "equal" else "incomparable"
    return _relate_kinds(a, b)


def _is_rejected(claim: Claim) -> bool:
    """Whether a claim says that its value is not so, by denying or negating it."""
    return (claim.stance == "denied") != (claim.polarity == "negative")


def _relate_kinds(a: Claim, b: Claim) -> ValueRelation:
    if a.value.kind != b.value.kind:
        return "incomparable"
    if a.value.kind == "quantity":
        return _relate_quantities(a, b)
    if a.value.kind == "date":
        return _relate_dates(a.value.edtf, b.value.edtf)
    if a.value.kind == "duration":
        return _relate_durations(a.value, b.value)
    return _relate_words(a, b)


def _relate_quantities(a: Claim, b: Claim) -> ValueRelation:
    first, second = a.value.quantity, b.value.quantity
    if first is None or second is None:
        return "incomparable"
    factors = _common_unit(first.unit, second.unit)
    if factors is None:
        return "incomparable"
    x, y = _interval(first, factors[0]), _interval(second, factors[1])
    if x is None or y is None:
        return "incomparable"
    if x == y:
        return "equal"
    if (x[0] <= y[0] and y[1] <= x[1]) or (y[0] <= x[0] and x[1] <= y[1]):
        return "contained"
    if _is_estimate(first) or _is_estimate(second):
        share = tolerance_of(a)
        x, y = _widen(x, share, first), _widen(y, share, second)
    return "overlap" if x[0] <= y[1] and y[0] <= x[1] else "apart"


def _common_unit(a: str | None, b: str | None) -> tuple[float, float] | None:
    """Return the factors that bring two units to one; None for units of different kinds."""
    if a == b or None in (a, b):
        return 1.0, 1.0
    for factors in read_tables()["units"].values():
        if a in factors and b in factors:
            return float(factors[a]), float(factors[b])
    return None


def _interval(quantity: Quantity, factor: float) -> tuple[float, float] | None:
    """Return the least and greatest number that the words allow; an open bound is infinite, nothing below zero."""
    low, high = quantity.low, quantity.high
    if quantity.number is not None and quantity.comparator in ("exactly", "about"):
        low = high = quantity.number
    if quantity.number is not None and low is None and high is None:
        low = quantity.number if quantity.comparator in ("at_least", "more_than") else None
        high = quantity.number if quantity.comparator in ("at_most", "less_than") else None
    if low is None and high is None:
        return None
    return (0.0 if low is None else low * factor), (math.inf if high is None else high * factor)


def _is_estimate(quantity: Quantity) -> bool:
    return quantity.approximate or quantity.comparator not in ("exactly",)


def _widen(interval: tuple[float, float], share: float, quantity: Quantity) -> tuple[float, float]:
    if not _is_estimate(quantity):
        return interval
    return interval[0] * (1 - share), interval[1] * (1 + share)


def _relate_dates(a: str | None, b: str | None) -> ValueRelation:
    first, second = bounds(a), bounds(b)
    if first is None or second is None:
        return "equal" if a and a == b else "incomparable"
    if first == second:
        return "equal"
    if (first[0] <= second[0] and second[1] <= first[1]) or (second[0] <= first[0] and first[1] <= second[1]):
        return "contained"
    return "overlap" if first[0] <= second[1] and second[0] <= first[1] else "apart"


def _relate_durations(a: Value, b: Value) -> ValueRelation:
    lengths = _days(a.iso), _days(b.iso)
    if lengths[0] is None or lengths[1] is None:
        return "equal" if a.iso and a.iso == b.iso else "incomparable"
    if abs(lengths[0] - lengths[1]) < 1:
        return "equal"
    for value, own, other in ((a, lengths[0], lengths[1]), (b, lengths[1], lengths[0])):
        if (value.comparator in ("at_most", "less_than") and other < own) or (
            value.comparator in ("at_least", "more_than") and other > own
        ):
            return "contained"
    return "apart"


def _days(iso: str | None) -> float | None:
    if not iso or not iso.startswith("P") or "T" in iso:
        return None
    days, digits = 0.0, ""
    for letter in iso[1:]:
        if letter in DAYS and digits:
            days, digits = days + float(digits) * DAYS[letter], ""
        else:
            digits += letter
    return days if not digits else None


def _relate_words(a: Claim, b: Claim) -> ValueRelation:
    """Words agree when they read the same or nearly so; whether other words exclude each other is not judged."""
    first, second = (fold_name(_words_of(claim.value)) for claim in (a, b))
    if first and first == second:
        return "equal"
    return "equal" if _say_alike(first, second) else "incomparable"


def _say_alike(a: str, b: str) -> bool:
    """Whether most of the shorter text's longer words stand in the other, at least `LEAST_SHARED` of them."""
    first, second = ({word[:STEM] for word in text.split() if len(word) >= STEM} for text in (a, b))
    shared, shorter = len(first & second), min(len(first), len(second))
    return shared >= LEAST_SHARED and shared >= ALIKE_SHARE * shorter


def _name_one_object(a: Claim, b: Claim) -> bool:
    """Whether the values and places of two claims name one thing, or neither names any and their words agree."""
    first, second = _names_in(a), _names_in(b)
    if not first and not second:
        return fold_name(a.value.text) == fold_name(b.value.text)
    return bool(first) and bool(second) and (first <= second or second <= first)


def _names_in(claim: Claim) -> frozenset[str]:
    """Return the folded names in a claim's value and place: words with a capital or of figures, but no country's.

    Words that only say what kind of thing is named ("this Convention") name nothing.
    """
    texts = [_words_of(claim.value), claim.location.name if claim.location else ""]
    words = [word for text in texts for word in re.split(r"[\s\-–,;.]+", text)]
    names = [word for word in words if (word[:1].isupper() or word[:1].isdigit()) and not _is_of_a_country(word)]
    own = fold_name(claim.subject.name).split() if claim.subject else []
    return frozenset(fold_name(word) for word in names) - frozenset(own) - KINDS_OF_OBJECT


def _is_of_a_country(word: str) -> bool:
    return load_gazetteer().country_of(word) is not None


KINDS_OF_OBJECT = frozenset({
    "the", "this", "that", "it", "its", "he", "she", "they", "in", "at", "on", "convention", "treaty", "protocol",
    "agreement", "republic", "conference", "meeting", "states", "state", "parties", "party", "base", "facility", "",
})  # fmt: skip
"""Words with a capital that begin a sentence or say what kind of thing is named; no object is known by them."""


def _words_of(value: Value) -> str:
    return value.entity.name if value.entity is not None else value.text
