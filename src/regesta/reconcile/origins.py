"""Where claims come from: claims with their attribution enter; origins, and whether two are independent, leave.

An origin is where a claim's attribution chain ends: a named speaker, office, outlet or document, or the publisher's
own reporting. Independence is claimed only where it shows; everything else is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.model import AttributionLink, Claim, OriginRelation
from regesta.reconcile.copying import Likeness, compare_passages
from regesta.reconcile.timing import said_on
from regesta.vocabulary.folding import fold_name

UNPRINTED = "["
"""How a name begins that stands for one not printed, as "[publisher not stated]"."""
NAMED_ROLES = ("speaker", "office", "press_service")
"""Roles that speak for themselves, whatever notes stand beside them."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The publishers of documents by their ids, to look up what a claim's own attribution leaves out."""

    publishers: Mapping[str, str | None]

    def origin_of(self, claim: Claim) -> str | None:
        """Return the key of a claim's origin; None where no source is printed or named, or a note names several."""
        links = [link for link in claim.attribution if link.name and not link.name.startswith(UNPRINTED)]
        speakers = [link for link in links if link.role in NAMED_ROLES]
        if speakers:
            return _key(speakers[-1])
        inner = [link for link in links if link.role != "publisher"]
        if len(inner) > 1 and sum(link.role == "footnote" for link in inner) > 1:
            return None
        if inner:
            return _key(inner[-1])
        return _key(links[-1]) if links else self._publisher_of(claim)

    def relate(self, a: Claim, b: Claim) -> OriginRelation:
        """Return whether two claims have one origin, independent ones, or whether that is unknown."""
        origins, likeness = (self.origin_of(a), self.origin_of(b)), likeness_of(a, b)
        if likeness == "copied" or (origins[0] is not None and origins[0] == origins[1]):
            return "same"
        return "unknown" if None in origins or likeness == "alike" else "independent"

    def same_authority(self, a: Claim, b: Claim) -> bool:
        """Say whether one authority made both claims: one origin, or one document that names no other source."""
        origins = self.origin_of(a), self.origin_of(b)
        if None not in origins:
            return origins[0] == origins[1]
        return origins == (None, None) and a.document_id == b.document_id and not _names_several(a, b)

    def count(self, claims: Sequence[Claim]) -> tuple[int, int]:
        """Return how many origins are known and independent of each other, and how many documents' are unknown.

        Of claims in like words the first by date keeps its origin and the later ones' is unknown; copies count with
        what they copy. Undated claims come last, for nothing shows that they are the first.
        """
        known: dict[str, list[Claim]] = {}
        unknown: set[str] = set()
        counted: list[Claim] = []
        for claim in sorted(claims, key=_by_date):
            origin, likeness = self.origin_of(claim), _nearest(claim, counted)
            counted.append(claim)
            if likeness == "copied":
                continue
            if origin is None or (likeness == "alike" and origin not in known):
                unknown.add(claim.document_id)
            else:
                known.setdefault(origin, []).append(claim)
        return len(known), len(unknown)

    def _publisher_of(self, claim: Claim) -> str | None:
        publisher = self.publishers.get(claim.document_id)
        return f"publisher:{fold_name(publisher)}" if publisher else None


def likeness_of(a: Claim, b: Claim) -> Likeness:
    """Return how alike the quotations of two documents are; within one document nothing is a copy."""
    if a.document_id == b.document_id:
        return "unlike"
    found = {compare_passages(x.quote, y.quote) for x in a.evidence for y in b.evidence}
    return "copied" if "copied" in found else "alike" if "alike" in found else "unlike"


def _nearest(claim: Claim, others: Sequence[Claim]) -> Likeness:
    found = {likeness_of(claim, other) for other in others}
    return "copied" if "copied" in found else "alike" if "alike" in found else "unlike"


def _by_date(claim: Claim) -> tuple[bool, str, str, int, str]:
    said = said_on(claim)
    start = claim.evidence[0].start if claim.evidence else 0
    return said is None, said[0].isoformat() if said else "", claim.document_id, start, claim.id


def _key(link: AttributionLink) -> str | None:
    """Return what two links to one source have in common; an unnamed source is known to be no one's."""
    if link.anonymous:
        return None
    name = fold_name(link.name)
    if link.role == "speaker":
        return f"speaker:{name.split()[-1]}" if name else None
    kind = "publisher" if link.role in ("publisher", "outlet") else link.role
    return f"{kind}:{name}" if name else None


def _names_several(a: Claim, b: Claim) -> bool:
    links = [link for claim in (a, b) for link in claim.attribution]
    return any(link.anonymous for link in links) or sum(link.role == "footnote" for link in links) > 1
