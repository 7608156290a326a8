"""The sites behind a number of sites: "three facilities, near A and in B and C" names three parts of a base.

A claim of facility_count and its centre enter; one claim of facility_status `component_of` leaves for each site
that the sentence names in apposition, after a colon or as the places of the counted sites.
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
from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.slots import naming
from regesta.extract.slots.places import country_of_place
from regesta.model import Claim, Mention, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "facility_status.counted_site"
ADDRESSING = ("in", "at", "near", "on")


def sites_of(reading: Reading, centre: Centre, claim: Claim) -> Iterator[Claim]:
    """Yield a claim for each site that a sentence names beside the number of sites; none where it names one only."""
    quantity = centre.quantity
    if quantity is None or (quantity.number is not None and quantity.number < 2):
        return
    sites = list(_listed_facilities(reading, centre))
    places = list(_listed_places(reading, centre))
    grounds = _grounds_of(reading, sites, places)
    addresses = [*grounds.values(), *(p for p in places if _is_where_another_is(reading, p, centre.token))]
    named = [*sites, *(place for place in places if place not in addresses)]
    if len(named) < 2:
        return
    for mention in named:
        yield _site_claim(reading, claim, mention, grounds.get(mention.start) if grounds else claim.location)


def _grounds_of(reading: Reading, sites: list[Mention], places: list[Mention]) -> dict[int, Mention]:
    """Return by each listed site's offset where it lies: the place told after it, before the next one is named.

    In "A in B; C in D" the places are addresses of the sites, and none of those counted.
    """
    grounds: dict[int, Mention] = {}
    in_order = sorted(sites, key=lambda mention: mention.start)
    for number, site in enumerate(in_order):
        stop = in_order[number + 1].start if number + 1 < len(in_order) else None
        after = (p for p in places if p.start > site.start and p != site and (stop is None or p.start < stop))
        told = next((p for p in after if preposition_of(reading.head_of(p.start, p.end)) in ADDRESSING), None)
        if told is not None:
            grounds[site.start] = told
    return grounds


def _listed_facilities(reading: Reading, centre: Centre) -> Iterator[Mention]:
    """Facilities in a list that stands in apposition or after a colon to the counted noun."""
    after = [t for t in centre.token.sent if t.i > centre.token.i]
    for token in after:
        heads_list = token.dep_ in ("appos", "conj", "list", "parataxis", "dep", "nsubj", "obl", "nmod")
        if not heads_list or "facility" not in reading.classes(token) or token.i in reading.quantities_by_token:
            continue
        if not _follows_colon(token) and token.dep_ != "appos" and not _is_instance(token):
            continue
        mention = reading.mention_by_token.get(token.i)
        yield (
            mention
            if mention is not None and mention.type == "facility"
            else naming.description(reading, token, "facility")
        )


def _is_instance(token: Token) -> bool:
    """Tell whether a site is named as one of those counted: "including A, B and C"."""
    while token.dep_ == "conj":
        token = token.head
    return any(child.dep_ == "case" and child.lower_ in ("including", "such") for child in token.children)


def _follows_colon(token: Token) -> bool:
    return any(t.text in (":", "—", "–", "--") for t in token.sent if t.i < token.i)


def _listed_places(reading: Reading, centre: Centre) -> Iterator[Mention]:
    """Places coordinated in the complements of the counted noun or of its clause, when they follow the noun."""
    seen: set[str] = set()
    for token in (*centre.token.subtree, *clause_tokens(centre.governor)):
        if token.i <= centre.token.i or token.dep_ not in ("obl", "nmod", "appos", "conj", "nmod:poss", "compound"):
            continue
        for inner in with_conjuncts(token):
            mention = reading.mention_by_token.get(inner.i)
            if mention is None or mention.type != "place" or mention.name in seen or _measures(inner):
                continue
            if not _is_at_named_site(reading, inner, centre.token):
                seen.add(mention.name)
                yield mention


def _is_at_named_site(reading: Reading, place: Token, counted: Token) -> bool:
    """Tell whether a place is where a named site lies: beside that site it is none of those counted."""
    for above in place.ancestors:
        if above == counted:
            return False
        mention = reading.mention_by_token.get(above.i)
        if mention is not None and mention.type == "facility":
            return _is_instance(above)
    return False


def _is_where_another_is(reading: Reading, place: Mention, counted: Token) -> bool:
    """Tell whether a place is the address of a thing in the list: Lae of "three sites: the wharf in Lae, …"."""
    at = reading.head_of(place.start, place.end)
    thing = at.head
    listed = any(token.text == ":" for token in counted.doc[counted.i : max(counted.i, thing.i)])
    return listed and preposition_of(at) in ADDRESSING and thing.pos_ in ("NOUN", "PROPN")


def _measures(token: Token) -> bool:
    """A place from which a distance is measured is no site."""
    return any(child.dep_ == "case" and child.text.lower() in ("from", "of") for child in token.children)


def _site_claim(reading: Reading, claim: Claim, mention: Mention, ground: Mention | None) -> Claim:
    start = min(claim.value.start, mention.start)
    evidence = slice_of(reading, start, max(mention.end, claim.value.end))
    host = claim.host or country_of_place(reading, mention)
    subject = mention if mention.type == "facility" else claim.subject
    text = reading.document.text[mention.start : mention.end]
    value = Value(kind="text", start=mention.start, end=mention.end, text=text)
    return finished(
        reading,
        replace(claim, predicate="facility_status", property="component_of", subject=subject, host=host,
                location=mention if mention.type == "place" else ground, value=value,
                evidence=(evidence,), rule=RULE),
    )  # fmt: skip
