"""What the documents around two names tell: two named things enter, 1 or 0 leaves."""

from __future__ import annotations

from regesta.link.named import Named

LEAST_SHARED = 2
"""Names in common from which two claims' company says something; one name is mostly the country itself."""


def same_document(a: Named, b: Named) -> float:
    """Both stand in one document, which seldom calls two things of a kind by one number or word."""
    return float(not a.documents.isdisjoint(b.documents))


def same_company(a: Named, b: Named) -> float:
    """Two names at least stand beside both in their claims, besides countries: an office and its town, a unit."""
    return float(len(a.company & b.company) >= LEAST_SHARED)
