"""What comparing takes from data: `persistence.yaml` enters, persistence, tolerances, families and states leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from regesta.model import Claim
from regesta.vocabulary.folding import fold_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Persistence:
    """How long a value goes on holding after it was observed, in days."""

    days: int
    permanent: bool = False
    """A date or term that does not change: two values of it are never a change."""
    event: bool = False
    """Each period is counted by itself: two periods are two counts."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of the world that a claim speaks of, and whether it says that it holds."""

    name: str
    holds: bool
    once: bool | None = None
    """What the state seldom leaves again once it is so: cleared ground, membership of a treaty."""
    named: bool = False
    """Whether two claims must name one object to be of one state: the treaty, the meeting, the site."""


def property_key(claim: Claim) -> str:
    """Return `predicate.property`, the key of all tables."""
    return f"{claim.predicate}.{claim.property}"


def persistence_of(claim: Claim) -> Persistence:
    """Return the persistence of a claim's property, else of its predicate, else the default of a month."""
    table = read_tables()["persistence"]
    entry = table.get(property_key(claim)) or table.get(claim.predicate) or read_tables()["default_persistence"]
    fields = {name: entry[name] for name in ("permanent", "event") if name in entry}
    return Persistence(days=entry.get("days", 0), **fields)


def tolerance_of(claim: Claim) -> float:
    """Return the share by which an approximate value of the claim's predicate is widened."""
    table = read_tables()["tolerance"]
    return float(table.get(claim.predicate, table["default"])["share"])


def family_of(claim: Claim) -> str:
    """Return the name of the properties that are asked together with the claim's own: the first of them."""
    key = property_key(claim)
    return next((family[0] for family in read_tables()["families"] if key in family), key)


def state_of(claim: Claim) -> State | None:
    """Return the state that a claim speaks of and whether it holds by it; None for figures, plans and demands.

    What is denied does not hold by the one who denies it; what is possible is said to hold, with its hedge.
    """
    name, holds = _states().get(property_key(claim), ("", True))
    if not name or claim.stance not in ("asserted", "possible", "denied"):
        return None
    if (claim.stance == "denied") != (claim.polarity == "negative"):
        holds = not holds
    entry = read_tables()["states"][name]
    once = {"yes": True, "no": False}.get(entry.get("once", ""))
    return State(name, holds, once, entry.get("named", False))


def choice_of(claim: Claim) -> str | None:
    """Return which of a few choices the words of a claim make, as a vote in favor; None where none is made out."""
    choices = read_tables()["choices"].get(property_key(claim), {})
    texts = [claim.value.text, *(evidence.quote for evidence in claim.evidence)]
    for text in texts:
        words = f" {fold_name(text)} "
        found = [name for name, starts in choices.items() if any(f" {start}" in words for start in starts)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def is_of_the_past(claim: Claim) -> bool:
    """Say whether a claim's words say that its state held before they were written: "was previously mined"."""
    words = f" {fold_name(claim.value.text)} "
    return any(f" {past} " in words for past in read_tables()["past"])


@cache
def read_tables() -> Mapping[str, Any]:
    """Return `persistence.yaml` as it stands."""
    tables: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("persistence.yaml").read_text(encoding="utf-8"))
    return tables


@cache
def _states() -> Mapping[str, tuple[str, bool]]:
    states = read_tables()["states"]
    return {key: (name, word == "yes") for name in states for word in ("yes", "no") for key in states[name][word]}
