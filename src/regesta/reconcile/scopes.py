"""What a claim counts and of whom: two claims enter; in which respects their scopes differ or are unknown leaves."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from regesta.model import Claim
from regesta.reconcile.tables import persistence_of, property_key, read_tables, state_of
from regesta.vocabulary.folding import fold_name


def differences_of_scope(a: Claim, b: Claim, *, equal: bool = False) -> tuple[str, ...]:
    """Return in words what the two claims count differently; empty where nothing printed tells them apart.

    With equal values, what one text describes more closely ("two boys", "two people") is taken for the same.
    """
    found = [_other_property(a, b), _other_unit(a, b)]
    if not (equal and persistence_of(a).event):
        found.append(_other_counted(a, b))
    found.append(_other_restriction(a, b, equal=equal))
    return tuple(dict.fromkeys(words for words in found if words))


def missing_scope(a: Claim, b: Claim) -> str | None:
    """Return what one of two opposed states does not say and the other does: whose mines, whose forces."""
    if state_of(a) is None or state_of(b) is None or (a.operator is None) == (b.operator is None):
        return None
    ground = {"contamination", "clearance", "mine_use"}
    return "whose mines" if {a.predicate, b.predicate} <= ground else "whose forces"


def counted_class(claim: Claim) -> str | None:
    """Return the class of what a claim counts: `troops` for soldiers and servicemen; None where nothing is counted."""
    quantity = claim.value.quantity
    if quantity is None or not quantity.counted:
        return None
    words = fold_name(quantity.counted).split()
    phrase = " ".join(words)
    classes = _classes()
    return classes.get(phrase) or next((classes[word] for word in reversed(words) if word in classes), words[-1])


def _other_property(a: Claim, b: Claim) -> str | None:
    if property_key(a) == property_key(b):
        return None
    states = state_of(a), state_of(b)
    if states[0] is not None and states[1] is not None and states[0].name == states[1].name:
        return None
    return f"one is {_in_words(a)}, the other {_in_words(b)}"


def _other_unit(a: Claim, b: Claim) -> str | None:
    units = [claim.value.quantity.unit if claim.value.quantity else None for claim in (a, b)]
    if None in units or units[0] == units[1]:
        return None
    kinds = [next((kind for kind, known in read_tables()["units"].items() if unit in known), unit) for unit in units]
    return f"one is in {units[0]}, the other in {units[1]}" if kinds[0] != kinds[1] else None


def _other_counted(a: Claim, b: Claim) -> str | None:
    classes = counted_class(a), counted_class(b)
    if None in classes or classes[0] == classes[1]:
        return None
    return f"one counts {_counted(a)}, the other {_counted(b)}"


def _other_restriction(a: Claim, b: Claim, *, equal: bool) -> str | None:
    """Say where one claim counts a part that the other does not name, as antipersonnel mines among mines."""
    if counted_class(a) is None or counted_class(b) is None:
        return None
    table = frozenset(fold_name(word) for word in read_tables()["restricting"])
    first, second = (_restrictions(claim, table) for claim in (a, b))
    contained = first <= second or second <= first
    if first == second or (contained and (equal or (first and second))):
        return None
    return f"one counts {_counted(a)}, the other {_counted(b)}"


def _restrictions(claim: Claim, table: frozenset[str]) -> frozenset[str]:
    phrase = fold_name(_counted(claim))
    return frozenset(word for word in phrase.split() if word in table) | frozenset(
        pair for pair in _pairs(phrase.split()) if pair in table
    )


def _pairs(words: list[str]) -> list[str]:
    return [f"{a} {b}" for a, b in pairwise(words)]


def _counted(claim: Claim) -> str:
    quantity = claim.value.quantity
    return (quantity.counted if quantity and quantity.counted else claim.value.text) or claim.property


def _in_words(claim: Claim) -> str:
    return claim.property.replace("_", " ")


@cache
def _classes() -> dict[str, str]:
    return {fold_name(word): words[0] for words in read_tables()["equal_counted"] for word in words}
