"""Sites named in passing, told once: what a page says of a site in a sentence of its own goes before a mere mention.

The claims of a document enter; they leave without those mentions that are planned, denied or told otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable

from regesta.extract.tracing.trace import Trace
from regesta.model import Claim, Mention

IN_PASSING = "facility_status.named_in_passing"
WHY = "the page tells of the same site elsewhere"


def without_told_mentions(claims: Iterable[Claim], trace: Trace) -> list[Claim]:
    """Return the claims without mentions of sites of which another claim of the page, or of its sentence, tells."""
    every = list(claims)
    kept: list[Claim] = []
    for claim in every:
        others = (other for other in every if other.rule != IN_PASSING or other in kept)
        told = next((other for other in others if other is not claim and _tells_of(other, claim)), None)
        unsure = claim.stance != "asserted" or claim.polarity != "positive"
        if claim.rule == IN_PASSING and (told is not None or unsure):
            trace.drop(claim, told, WHY)
        else:
            kept.append(claim)
    return kept


def _tells_of(other: Claim, mention: Claim) -> bool:
    """Tell whether a claim is of the site that another only mentions, or is of the same forces in the same sentence."""
    here = other.evidence[0].start == mention.evidence[0].start
    if other.predicate == "position":
        return here
    same = (_name(other.operator), _name(other.host)) == (_name(mention.operator), _name(mention.host))
    if not same:
        return False
    if here and _name(other.subject) == _name(mention.subject):
        return True
    of_sites = other.predicate.startswith("facility")
    return of_sites and bool(_told_apart(other) & _told_apart(mention))


def _told_apart(claim: Claim) -> set[str]:
    """Return the names by which a site is told from others of its power in its country."""
    named = {_name(claim.location)} - {None}
    words = {word for word in (_name(claim.subject) or "").replace("'s", "").split() if word[:1].isupper()}
    countries = f"{_name(claim.operator)} {_name(claim.host)}".split()
    return {*(str(name) for name in named), *(word for word in words if word not in countries)}


def _name(mention: Mention | None) -> str | None:
    return mention.name if mention is not None else None
