"""The terms of an agreement: its claims enter; rows by term as printed, and what follows from them, leave.

What follows is arithmetic on printed years, shown apart and with its assumption: nobody read says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.web.telling import Told

PREDICATES = ("agreement_signed", "agreement_duration", "agreement_consideration")
ORDER = ("date", "signing", "step", "ratification", "entry_into_force", "duration", "expiry", "extension_duration",
         "renewal_interval", "ruling", "suspension", "resumption", "termination", "supersedes")  # fmt: skip
"""Terms in the order of an agreement's life; what it costs and gives comes after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term with the claims that print it."""

    predicate: str
    property: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A value that no document prints: what it is, the value in brackets, and how it was reckoned."""

    words: str
    value: str
    reckoning: str


def list_terms(told: Sequence[Told]) -> tuple[Term, ...]:
    """Return the terms of an agreement from the claims whose subject it is; other claims are passed over."""
    groups: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        if one.claim.predicate in PREDICATES:
            groups.setdefault((one.claim.predicate, one.claim.property), []).append(one)
    terms = [Term(predicate=key[0], property=key[1], told=tuple(group)) for key, group in groups.items()]
    return tuple(sorted(terms, key=_rank))


def _rank(term: Term) -> tuple[int, int, str]:
    place = ORDER.index(term.property) if term.property in ORDER else len(ORDER)
    return place, PREDICATES.index(term.predicate), term.property


def derive_terms(terms: Sequence[Term]) -> tuple[Derived, ...]:
    """Return what follows from signing, term and expiry where two are printed and the third is not.

    Only whole years are reckoned with, and only where all documents that print one agree on it: of two printed terms
    none is the term.
    """
    signed, expiry = _year(terms, "date"), _year(terms, "expiry")
    years = _years(terms)
    printed = {term.property for term in terms}
    if signed and years and "expiry" not in printed:
        reckoning = f"{signed} and {years} years, if the term runs from the signing"
        return (Derived(words="expiry", value=f"[{signed + years}]", reckoning=reckoning),)
    if signed and expiry and "duration" not in printed and expiry > signed:
        reckoning = f"{signed} to {expiry}, if the term runs from the signing"
        return (Derived(words="duration", value=f"[{expiry - signed} years]", reckoning=reckoning),)
    if expiry and years and "date" not in printed:
        reckoning = f"{expiry} less {years} years, if a full term ends then"
        return (Derived(words="beginning of the term", value=f"[{expiry - years}]", reckoning=reckoning),)
    return ()


def _plain(terms: Sequence[Term], property_name: str) -> list[Told]:
    """Return the claims on a term that are asserted and neither denied nor planned."""
    return [
        one
        for term in terms
        if term.property == property_name
        for one in term.told
        if one.claim.stance == "asserted" and one.claim.polarity == "positive"
    ]


def _year(terms: Sequence[Term], property_name: str) -> int | None:
    dates = {one.claim.value.edtf or "" for one in _plain(terms, property_name)}
    years = {date[:4] for date in dates}
    return int(years.pop()) if len(years) == 1 and all(_PLAIN_DATE.fullmatch(date) for date in dates) else None


_PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
"""A year, month or day as printed; seasons, decades and inferred years are not reckoned with."""


def _years(terms: Sequence[Term]) -> int | None:
    claims = [one.claim for one in _plain(terms, "duration")]
    found = {claim.value.iso or "" for claim in claims}
    exact = all(claim.value.comparator in (None, "exactly") for claim in claims)
    match = re.fullmatch(r"P(\d+)Y", next(iter(found))) if len(found) == 1 and exact else None
    return int(match[1]) if match else None
