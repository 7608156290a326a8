"""One claim for one fact: what two centres say twice is kept once.

Claims with their centres enter; claims leave. Where a figure or date says it, the mere words of the same clause
are left out; where two predicates fit, the earlier in the vocabulary has already won.
"""

from __future__ import annotations

from regesta.extract.centres.finding import Centre
from regesta.model import Claim

FAMILIES = (
    ("troop_strength", "equipment_count", "deployment", "withdrawal"),
    ("facility_status", "facility_count"),
    ("agreement_signed", "agreement_duration", "agreement_consideration", "negotiation"),
    ("stockpile", "production_transfer", "mine_use"),
    ("contamination", "clearance"),
    ("casualties",),
    ("treaty_status",),
    ("assistance",),
)
"""Predicates that may say one fact: a sentence about 6,000 soldiers to be sent is no second claim of dispatch."""


def family_of(predicate: str) -> int:
    """Return the number of a predicate's family; predicates of a user's own stand alone."""
    for number, family in enumerate(FAMILIES):
        if predicate in family:
            return number
    return len(FAMILIES) + sum(ord(c) for c in predicate)


def select_claims(made: list[tuple[Centre, Claim]]) -> list[Claim]:
    """Return the claims without repetitions of the same fact, in the order in which they were made."""
    valued = [
        (centre, claim) for centre, claim in made if claim.value.kind != "text" or claim.property == "component_of"
    ]
    figures = {(c.governor.i, family_of(claim.predicate)) for c, claim in valued if claim.value.kind == "quantity"}
    valued = [pair for pair in valued if not _only_dates(*pair, figures)]
    kept = _distinct([claim for _, claim in valued])
    said = {(centre.governor.i, family_of(claim.predicate)) for centre, claim in valued}
    counted = {(centre.token.i, family_of(claim.predicate)) for centre, claim in valued}
    for centre, claim in made:
        if claim.value.kind != "text" or claim.property == "component_of":
            continue
        family = family_of(claim.predicate)
        told = (centre.governor.i, family) in said or any((t.i, family) in counted for t in centre.clause.arguments)
        if centre.rule.centre == "phrase":  # "became a State Party in 1999" says the standing once
            told = told or (centre.token.head.i, family) in said
        if not told and not _holds_value(claim, kept) and not _is_said(claim, kept):
            kept.append(claim)
    return kept


def _only_dates(centre: Centre, claim: Claim, figures: set[tuple[int, int]]) -> bool:
    """Tell whether a claim only dates what a figure under the same verb says: "destroyed 300 mines on 4 May"."""
    either = claim.value.kind == "date" and "words" in centre.rule.value
    return either and (centre.governor.i, family_of(claim.predicate)) in figures


def _distinct(claims: list[Claim]) -> list[Claim]:
    seen: set[tuple[object, ...]] = set()
    kept: list[Claim] = []
    for claim in claims:
        key = (claim.value.start, claim.value.end, family_of(claim.predicate), claim.property)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept


def _holds_value(claim: Claim, kept: list[Claim]) -> bool:
    """Tell whether a figure or date of the same family stands within the words of a claim."""
    return any(
        claim.value.start <= other.value.start < claim.value.end
        for other in kept
        if other.value.kind != "text" and family_of(other.predicate) == family_of(claim.predicate)
    )


def _is_said(claim: Claim, kept: list[Claim]) -> bool:
    """The words of one sentence make one claim of a predicate and subject; that a thing exists is said once."""
    return any(
        _key(other) == _key(claim)
        and (claim.property == "existence" or other.evidence[0].start == claim.evidence[0].start)
        for other in kept
        if other.value.kind == "text"
    )


def _key(claim: Claim) -> tuple[str, str, str | None, str, str, tuple[str, ...]]:
    subject = claim.subject.name if claim.subject is not None else None
    speakers = tuple(link.name for link in claim.attribution)
    return claim.predicate, claim.property, subject, claim.stance, claim.polarity, speakers
