"""The mentions of claims as things to be told apart or joined: claims enter, named things with their context leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from regesta.link.named import SLOTS, VALUE, Named, Reading, says_little
from regesta.link.naming import read_traits
from regesta.link.offices import office_before, read_office
from regesta.link.reading import begin_named, country_of, read_slot
from regesta.link.sources import sources_of
from regesta.model import AttributionLink, Claim, Mention
from regesta.vocabulary.gazetteer import Place, load_gazetteer

OPENINGS = frozenset({"opening"})
"""Properties of claims by which something begins to be."""
BEING = frozenset({"opening", "existence"})
"""Properties of claims on whether there is something; denied or planned, it is not what is there."""


def gather_named(claims: Sequence[Claim], divided: Mapping[tuple[str, str], str] | None = None) -> list[Named]:
    """Return the named things of all claims' slots, the same name in the same context once, in a stable order.

    `divided` has a mark for each slot that a person took out of the thing that it would belong to.
    """
    found: dict[tuple[object, ...], Named] = {}
    documents: dict[tuple[object, ...], set[str]] = {}
    for claim in claims:
        beside: list[Named] = []
        for slot, mention, link in _slots_of(claim):
            read = read_slot(claim, slot, mention)
            opened = _is_opened(claim, slot, read)
            key = (*_key(read, claim.document_id), opened, (divided or {}).get((claim.id, slot)))
            kept = found.get(key)
            if kept is None:
                kept = found[key] = begin_named(read, mention)
                kept.opened = opened
            documents.setdefault(key, set()).add(claim.document_id)
            _add(kept, claim, slot, mention, link)
            beside.append(kept)
        _introduce(beside)
    for key, named in found.items():
        named.documents = frozenset(documents[key])
        named.name = _commonest(named.names)
        named.traits = read_traits(named.name, is_person=named.group == "person")
    _find_alone(found.values())
    return sorted(found.values(), key=lambda named: named.identity)


def _is_opened(claim: Claim, slot: str, read: Reading) -> bool:
    """Whether a claim has the nameless base in its subject opened, planned or denied: that may be one more base."""
    if slot != "subject" or read.group != "forces" or read.traits.numbers:
        return False
    doubted = claim.stance != "asserted" or claim.polarity == "negative"
    return claim.property in OPENINGS or (doubted and claim.property in BEING)


def _find_alone(things: Collection[Named]) -> None:
    """Tell bases and units in which documents every site of their owner in their country shares a mark of their name.

    A mark is a number or a word: "the 201st Base" and "the 201st Division" share one, so that a document of both still
    names one thing. Descriptions are told in which documents any site is named.
    """
    common: dict[tuple[str, str | None, str | None], frozenset[str]] = {}
    for one in filter(_is_named_site, things):
        marks = one.traits.numbers | frozenset(one.traits.distinctive)
        for document in one.documents:
            place = document, one.operator, one.host
            common[place] = common.get(place, marks) & marks
    alone: dict[tuple[str, str | None, str | None], set[str]] = {}
    for (document, operator, host), marks in common.items():
        for mark in marks:
            alone.setdefault((mark, operator, host), set()).add(document)
    for one in things:
        if _is_named_site(one):
            marks = one.traits.numbers | frozenset(one.traits.distinctive)
            one.alone_in = frozenset().union(*(alone.get((mark, one.operator, one.host), ()) for mark in marks))
        elif one.group == "forces" and one.is_description:
            one.rivals_in = frozenset(name for name in one.documents if (name, one.operator, one.host) in common)


def _is_named_site(one: Named) -> bool:
    return one.group == "forces" and not one.is_description and one.traits.head != "force"


def _slots_of(claim: Claim) -> Iterator[tuple[str, Mention, AttributionLink | None]]:
    for slot, mention in mentions_of(claim):
        yield slot, mention, None
    yield from sources_of(claim)


def _add(kept: Named, claim: Claim, slot: str, mention: Mention, link: AttributionLink | None) -> None:
    """Add a mention to a named thing: its spellings, its slot, and what the claim tells of offices, sites and times."""
    kept.types[mention.type] += 1
    kept.names[mention.name] += 1
    kept.texts.update(_spellings(mention))
    kept.slots.append((claim.id, slot))
    kept.anchors.add(f"{claim.anchor}:{slot}")
    if kept.group == "person":
        _add_office(kept, mention, link)
    if (year := _year_of(claim)) is not None:
        kept.years = (year, year) if kept.years is None else (min(year, kept.years[0]), max(year, kept.years[1]))
    if kept.group == "forces" and slot == "subject" and claim.location is not None:
        site = _site_of(claim.location.name, country_of(claim.host))
        kept.site = site if kept.site in (None, site) or kept.site == kept.place else kept.place


def _add_office(kept: Named, mention: Mention, link: AttributionLink | None) -> None:
    if link is not None and link.office is not None:
        office = read_office(link.office, mention.country)
    else:
        office = office_before(mention.text, mention.name, mention.country)
    if office is not None:
        kept.offices.add(office)


def _introduce(beside: Sequence[Named]) -> None:
    """Let each thing of a claim know the names of the others, countries left out."""
    telling = [named for named in beside if named.group != "country"]
    for named in telling:
        named.company.update(other.traits.key for other in telling if other is not named)


def _year_of(claim: Claim) -> int | None:
    date = claim.asserted_on or (claim.observed_at.edtf if claim.observed_at else None) or ""
    return int(date[:4]) if date[:4].isdigit() else None


@lru_cache(maxsize=65_536)
def _site_of(name: str, country: str | None) -> Place | None:
    return load_gazetteer().place(name, country)


def _spellings(mention: Mention) -> Iterator[str]:
    """Yield the spellings that a mention adds; for a country not the place by which it was inferred.

    What has no letter, as the sign of a sum, spells nothing.
    """
    yield mention.name
    if not any(letter.isalpha() for letter in mention.text):
        return
    if mention.type != "country" or country_of(replace(mention, name=mention.text, country=None)) is not None:
        yield mention.text


def _commonest(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))


def mentions_of(claim: Claim) -> Iterator[tuple[str, Mention]]:
    """Yield the slots of a claim that hold a mention, the value last."""
    for slot in SLOTS:
        mention = getattr(claim, slot)
        if mention is not None:
            yield slot, mention
    if claim.value.entity is not None:
        yield VALUE, claim.value.entity


def _key(read: Reading, document: str) -> tuple[object, ...]:
    """Return what must agree for two mentions to be one named thing before any comparison."""
    little = document if says_little(read) else None
    years = read.parties if read.group == "agreement" else None
    return read.group, read.traits.key, read.entry, read.operator, read.host, years, little
