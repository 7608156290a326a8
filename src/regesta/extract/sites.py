"""The sites behind a number of sites: "three facilities, near A and in B and C" names three parts of a base.

A claim of facility_count and its centre enter; one claim of facility_status `component_of` leaves for each site
that the sentence names in a list behind the number, or as the places of the counted sites.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.assembly import finished
from regesta.extract.centres.finding import Centre
from regesta.extract.reading.document import Reading
from regesta.extract.reading.evidence import slice_of
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.relations import with_conjuncts
from regesta.extract.site_lists import ListedSite, listed_sites, opening_of
from regesta.extract.slots.places import country_of_place
from regesta.model import Claim, Mention, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "facility_status.counted_site"


def sites_of(reading: Reading, centre: Centre, claim: Claim) -> Iterator[Claim]:
    """Yield a claim for each site that a sentence names beside the number of sites; none where it names one only.

    Where it names more than it counts, some are only where others lie, and none is told.
    """
    quantity = centre.quantity
    if quantity is None or (quantity.number is not None and quantity.number < 2):
        return
    sites = listed_sites(reading, centre.token)
    if sites is None:
        sites = [ListedSite(place, place) for place in _placed(reading, centre, claim.subject)]
        if quantity.number is not None and quantity.number > MOST_FOR_EACH * len(sites):
            return  # "750 installations in 50 states, most of them in Virginia and Texas"
    counted = quantity.number if quantity.comparator == "exactly" else None
    if len(sites) < 2 or (counted is not None and len(sites) > counted):
        return
    opening = opening_of(centre.token)
    among = opening is not None and claim.host is not None and claim.host.start > opening.idx
    grounds = [country_of_place(reading, site.mention) if among or claim.host is None else None for site in sites]
    shared = {ground.name for ground in grounds if ground is not None} <= {claim.host.name if claim.host else None}
    for site, own in zip(sites, grounds, strict=True):  # a host read from a list of several is that of one of them
        yield _site_claim(reading, replace(claim, host=own if among and not shared else own or claim.host), site)


MOST_FOR_EACH = 3
"""Counted sites for each place beside them: where there are more, the places only say where many lie."""


def _placed(reading: Reading, centre: Centre, whole: Mention | None) -> Iterator[Mention]:
    """Places coordinated in the complements of the counted noun or of its clause, when they follow the noun."""
    seen: set[str] = set()
    for token in (*centre.token.subtree, *clause_tokens(centre.governor)):
        if token.i <= centre.token.i or token.dep_ not in ("obl", "nmod", "appos", "conj", "nmod:poss", "compound"):
            continue
        for inner in with_conjuncts(token):
            mention = reading.mention_by_token.get(inner.i)
            if mention is None or mention.type != "place" or mention.name in seen or _measures(inner):
                continue
            if not _is_at_named_site(reading, inner, centre.token, whole):
                seen.add(mention.name)
                yield mention


def _is_at_named_site(reading: Reading, place: Token, counted: Token, whole: Mention | None) -> bool:
    """Tell whether a place is where a named site lies: beside that site it is none of those counted.

    Not where the name is that of the `whole`, as which they are known together.
    """
    for above in place.ancestors:
        if above == counted:
            return False
        mention = reading.mention_by_token.get(above.i)
        if mention is not None and mention.type == "facility":
            return whole is None or mention.name != whole.name
    return False


def _measures(token: Token) -> bool:
    """A place from which a distance is measured is no site."""
    return any(child.dep_ == "case" and child.text.lower() in ("from", "of") for child in token.children)


def _site_claim(reading: Reading, claim: Claim, site: ListedSite) -> Claim:
    mention = site.mention
    start = min(claim.value.start, mention.start)
    evidence = slice_of(reading, start, max(mention.end, claim.value.end))
    subject = mention if mention.type == "facility" else claim.subject
    text = reading.document.text[mention.start : mention.end]
    value = Value(kind="text", start=mention.start, end=mention.end, text=text)
    return finished(
        reading,
        replace(claim, predicate="facility_status", property="component_of", subject=subject,
                location=site.ground, value=value, evidence=(evidence,), rule=RULE),
    )  # fmt: skip
