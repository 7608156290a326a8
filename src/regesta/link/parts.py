"""What a document says of named things: its claims enter, a part for each thing that they name leaves.

A part holds everything of the document that linking ever looks at in the thing. What all documents say of a thing is
the sum of its parts (`totals.py`), so that a document more or less is added or taken away and no other is looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from regesta.dates import sort_key
from regesta.link.named import SLOTS, VALUE, Reading, says_little
from regesta.link.offices import office_before, read_office
from regesta.link.reading import country_of, read_slot
from regesta.link.sources import sources_of
from regesta.model import AttributionLink, Claim, Mention
from regesta.vocabulary.gazetteer import Place, load_gazetteer

OPENINGS = frozenset({"opening"})
"""Properties of claims by which something begins to be."""
BEING = frozenset({"opening", "existence"})
"""Properties of claims on whether there is something; denied or planned, it is not what is there."""
BETWEEN = "\x1f"
"""Between the parts of an identity: no name has it, and it comes before every letter."""

Slot = tuple[str, str]
"""A claim's id and the slot of it."""
Fact = tuple[str, ...]
"""One thing said of a name, its kind first: `("name", "Kant")`, `("office", "minister", "Kyrgyzstan")`."""


@dataclass(frozen=True, slots=True)
class Constants:
    """What all mentions of one thing have in common, for it makes them one."""

    group: str
    key: str
    """Of the name: `Traits.key`."""
    operator: str | None
    host: str | None
    entry: tuple[str, ...] | None
    parties: frozenset[str]
    opened: bool
    document: str | None
    """The only document of a name that says little."""

    @property
    def identity(self) -> str:
        """The constants as one word."""
        entry, little = self.entry or (), self.document or ""
        context = (self.operator or "", self.host or "", *sorted(self.parties), "opened" if self.opened else "", little)
        return BETWEEN.join((self.group, self.key, str(len(entry)), *entry, *context))


@dataclass(slots=True)
class Part:
    """What one document says of one thing."""

    identity: str
    constants: Constants
    document: str
    facts: Counter[Fact] = field(default_factory=Counter)
    company: set[str] = field(default_factory=set)
    """Keys of the names that stand beside it in the document's claims, countries left out."""
    slots: list[Slot] = field(default_factory=list)
    latest: str | None = None
    """The latest time that its claims speak of."""


def gather_parts(claims: Sequence[Claim], divided: Mapping[Slot, str] | None = None) -> list[Part]:
    """Return for each document what it says of each thing, in the order of documents and identities.

    `divided` has a mark for each slot that a person took out of the thing that it would belong to.
    """
    found: dict[tuple[str, str], Part] = {}
    for claim in claims:
        beside: dict[str, Part] = {}
        for slot, mention, link in _slots_of(claim):
            read = read_slot(claim, slot, mention)
            constants = _constants(read, claim, opened=_is_opened(claim, slot, read))
            identity = divide_identity(constants.identity, (divided or {}).get((claim.id, slot)))
            part = found.get((claim.document_id, identity))
            if part is None:
                part = found[claim.document_id, identity] = Part(identity, constants, claim.document_id)
            _add(part, claim, slot, mention, link, read)
            beside[identity] = part
        _introduce(list(beside.values()))
    return [part for _, part in sorted(found.items())]


def divide_identity(identity: str, mark: str | None) -> str:
    """Return the identity of what a person took out of a thing; without a mark the thing's own."""
    return identity if mark is None else f"{identity}{BETWEEN}{BETWEEN}{mark}"


def mentions_of(claim: Claim) -> Iterator[tuple[str, Mention]]:
    """Yield the slots of a claim that hold a mention, the value last."""
    for slot in SLOTS:
        mention = getattr(claim, slot)
        if mention is not None:
            yield slot, mention
    if claim.value.entity is not None:
        yield VALUE, claim.value.entity


def later(a: str | None, b: str | None) -> str | None:
    """Return the later of two dates in EDTF; what is known before what is not."""
    return max(a, b, key=lambda date: (date is not None, sort_key(date)))


def fact_of_place(kind: str, place: Place | None) -> Fact:
    """Return a place as a fact; without a place, that none is known."""
    if place is None:
        return (kind,)
    point = ("", "") if place.lat is None or place.lon is None else (repr(place.lat), repr(place.lon))
    return kind, place.name, place.country or "", place.kind, *point


def _constants(read: Reading, claim: Claim, *, opened: bool) -> Constants:
    return Constants(
        group=read.group, key=read.traits.key, operator=read.operator, host=read.host, entry=read.entry,
        parties=read.parties, opened=opened, document=claim.document_id if says_little(read) else None,
    )  # fmt: skip


def _is_opened(claim: Claim, slot: str, read: Reading) -> bool:
    """Whether a claim has the nameless base in its subject opened, planned or denied: that may be one more base."""
    if slot != "subject" or read.group != "forces" or read.traits.numbers:
        return False
    doubted = claim.stance != "asserted" or claim.polarity == "negative"
    return claim.property in OPENINGS or (doubted and claim.property in BEING)


def _slots_of(claim: Claim) -> Iterator[tuple[str, Mention, AttributionLink | None]]:
    for slot, mention in mentions_of(claim):
        yield slot, mention, None
    yield from sources_of(claim)


def _add(part: Part, claim: Claim, slot: str, mention: Mention, link: AttributionLink | None, read: Reading) -> None:
    part.slots.append((claim.id, slot))
    part.latest = later(part.latest, date_of(claim))
    part.facts.update(_facts(claim, slot, mention, link, read))


def _facts(claim: Claim, slot: str, mention: Mention, link: AttributionLink | None, read: Reading) -> Iterator[Fact]:
    """Yield what a mention tells: its type and spellings, and what the claim tells of offices, sites and times."""
    yield "type", mention.type
    yield "name", mention.name
    yield from (("text", spelling) for spelling in _spellings(mention))
    yield fact_of_place("place", read.place)
    if read.group == "person" and (office := _office(mention, link)) is not None:
        yield "office", *office
    if (year := _year_of(claim)) is not None:
        yield "year", year
    if read.group == "forces" and slot == "subject" and claim.location is not None:
        yield fact_of_place("site", _site_of(claim.location.name, country_of(claim.host)))


def _office(mention: Mention, link: AttributionLink | None) -> tuple[str, str] | None:
    if link is not None and link.office is not None:
        return read_office(link.office, mention.country)
    return office_before(mention.text, mention.name, mention.country)


def _introduce(beside: Sequence[Part]) -> None:
    """Let each thing of a claim know the names of the others, countries left out."""
    telling = [part for part in beside if part.constants.group != "country"]
    for part in telling:
        part.company.update(other.constants.key for other in telling if other is not part)


def date_of(claim: Claim) -> str | None:
    """Return the time that a claim speaks of: when its state was observed, else when it was said."""
    return (claim.observed_at.edtf if claim.observed_at else claim.asserted_on) or None


def _year_of(claim: Claim) -> str | None:
    date = claim.asserted_on or (claim.observed_at.edtf if claim.observed_at else None) or ""
    return date[:4] if date[:4].isdigit() else None


@lru_cache(maxsize=65_536)
def _site_of(name: str, country: str | None) -> Place | None:
    return load_gazetteer().place(name, country)


def _spellings(mention: Mention) -> Iterator[str]:
    """Yield the spellings that a mention adds; for a country not the place by which it was inferred.

    What has no letter, as the sign of a sum, spells nothing.
    """
    yield mention.name
    if mention.text == mention.name or not any(letter.isalpha() for letter in mention.text):
        return
    if mention.type != "country" or country_of(replace(mention, name=mention.text, country=None)) is not None:
        yield mention.text
