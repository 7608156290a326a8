"""The mentions of claims as things to be told apart or joined: claims enter, named things with their context leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from regesta.link.naming import Traits, read_traits, read_words
from regesta.link.offices import Office, office_before, read_office
from regesta.link.sources import sources_of
from regesta.model import AttributionLink, Claim, Mention, MentionType
from regesta.vocabulary.gazetteer import Place, load_gazetteer

SLOTS = ("subject", "operator", "host", "location")
VALUE = "value"
"""Slot under which the entity stands that a claim has as its value."""

GROUPS: dict[MentionType, str] = {
    "country": "country", "place": "place", "area": "place", "facility": "forces", "military_unit": "forces",
    "force": "forces", "agreement": "agreement", "treaty": "agreement", "person": "person",
    "organisation": "organisation",
}  # fmt: skip
"""Types that may name one thing: a base and its unit, a treaty called an agreement. Others stand by themselves."""


@dataclass(slots=True, kw_only=True)
class Named:
    """One name in one context, with every claim's slot in which it stands: what linking compares.

    `operator` and `host` are countries as the claim has them; None where the claim does not say.
    """

    group: str
    name: str
    traits: Traits
    operator: str | None
    host: str | None
    entry: tuple[str, ...] | None
    """What the gazetteer knows it as: kind, name and country."""
    place: Place | None
    documents: frozenset[str]
    site: Place | None = None
    """Where its claims put it: the place of their location, else its own; None where they tell several."""
    parties: frozenset[str] = frozenset()
    """Of an agreement: the countries in its name, else operator and host of its claims."""
    offices: set[Office] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    """Offices as printed."""
    years: tuple[int, int] | None = None
    """First and last year in which dated documents speak of it."""
    company: set[str] = field(default_factory=set)
    """Keys of the names that stand beside it in its claims, countries left out."""
    types: Counter[MentionType] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    texts: set[str] = field(default_factory=set)
    slots: list[tuple[str, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    """`anchor:slot` of its claims, by which judgements hold to it."""

    @property
    def identity(self) -> tuple[str, ...]:
        """What orders things the same on every run, whatever the order of claims."""
        context = (
            self.operator or "",
            self.host or "",
            *sorted(self.parties),
            *sorted(self.documents),
            *min(self.slots),
        )
        return (self.group, self.traits.key, *(self.entry or ()), *context)

    @property
    def is_description(self) -> bool:
        """Whether nothing in the name tells the thing from others of its kind: "the military base"."""
        return not (self.traits.distinctive or self.traits.numbers or self.entry)

    @property
    def says_little(self) -> bool:
        """Whether the name is known only beside others of its document, as a bare surname or "the base" are.

        So are bare numbers and descriptions without operator and host: those of two documents are two things until
        something says otherwise.
        """
        return _says_little(self.group, self.traits, self.entry, self.operator, self.host)

    @property
    def signature(self) -> tuple[object, ...]:
        """What objections look at: two things of one signature object to the same others."""
        return self.traits.key, self.operator, self.host, self.entry, self.parties


def gather_named(claims: Sequence[Claim], divided: Mapping[tuple[str, str], str] | None = None) -> list[Named]:
    """Return the named things of all claims' slots, the same name in the same context once, in a stable order.

    `divided` has a mark for each slot that a person took out of the thing that it would belong to.
    """
    found: dict[tuple[object, ...], Named] = {}
    documents: dict[tuple[object, ...], set[str]] = {}
    for claim in claims:
        beside: list[Named] = []
        for slot, mention, link in _slots_of(claim):
            read = _read_slot(claim, slot, mention)
            key = (*_key(read, claim.document_id), (divided or {}).get((claim.id, slot)))
            kept = found.get(key)
            if kept is None:
                kept = found[key] = _begin(read, mention)
            documents.setdefault(key, set()).add(claim.document_id)
            _add(kept, claim, slot, mention, link)
            beside.append(kept)
        _introduce(beside)
    for key, named in found.items():
        named.documents = frozenset(documents[key])
        named.name = _commonest(named.names)
        named.traits = read_traits(named.name, is_person=named.group == "person")
    return sorted(found.values(), key=lambda named: named.identity)


def _slots_of(claim: Claim) -> Iterator[tuple[str, Mention, AttributionLink | None]]:
    for slot, mention in mentions_of(claim):
        yield slot, mention, None
    yield from sources_of(claim)


def _begin(read: Reading, mention: Mention) -> Named:
    return Named(
        group=read.group, name=mention.name, traits=read.traits, operator=read.operator, host=read.host,
        entry=read.entry, place=read.place, documents=frozenset(), site=read.site, parties=read.parties,
    )  # fmt: skip


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
        kept.titles.add(link.office)
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
    """Yield the spellings that a mention adds; for a country not the place by which it was inferred."""
    yield mention.name
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


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention's words and its claim's countries say, before other mentions are looked at."""

    group: str
    traits: Traits
    operator: str | None
    host: str | None
    place: Place | None
    entry: tuple[str, ...] | None
    parties: frozenset[str]

    @property
    def site(self) -> Place | None:
        """Where the thing's own name puts it."""
        return self.place if self.group == "forces" else None


def _read_slot(claim: Claim, slot: str, mention: Mention) -> Reading:
    context = _kind_of_slot(slot), country_of(claim.operator), country_of(claim.host)
    return _read(mention.type, mention.name, mention.country, *context)


def read_name(name: str, kind: MentionType, country: str | None = None) -> Named:
    """Return a named thing of which no claim speaks: nothing is known but its name, type and perhaps country."""
    mention = Mention(start=0, end=len(name), text=name, type=kind, name=name, country=country)
    return _begin(_read(kind, name, country, "other", None, None), mention)


def _kind_of_slot(slot: str) -> str:
    """Return what matters of a slot: whether the claim's own operator and host are those of the thing."""
    if slot in ("subject", "location", VALUE):
        return "thing"
    return slot if slot == "host" else "other"


@lru_cache(maxsize=131_072)
def _read(
    kind: MentionType, name: str, country: str | None, slot: str, claim_operator: str | None, claim_host: str | None
) -> Reading:
    """Return what a mention says in its claim; the same words in the same context are read once."""
    mention = Mention(start=0, end=0, text=name, type=kind, name=name, country=country)
    group = GROUPS.get(kind, kind)
    traits = read_traits(name, is_person=group == "person")
    operator, host = _context(mention, group, slot, traits, claim_operator, claim_host)
    place = _place(mention, traits, host) if group in ("place", "forces") else None
    if place is not None and place.country is not None and group == "place":
        host = place.country
    around = frozenset(one for one in (claim_operator, claim_host) if one)
    parties = traits.nations if len(traits.nations) > 1 else around
    return Reading(
        group=group, traits=traits, operator=operator, host=host or (place.country if place else None), place=place,
        entry=_entry(mention, group, place), parties=parties if group == "agreement" else frozenset(),
    )  # fmt: skip


def _place(mention: Mention, traits: Traits, host: str | None) -> Place | None:
    """Return the gazetteer's place: in the country that the context tells, else anywhere if only one can be meant.

    An enclave lies in one country and belongs to another, so that a host that does not fit is no objection. A place
    described ("the Uzbek-populated Sokh enclave") is looked up by the words that distinguish it.
    """
    gazetteer = load_gazetteer()
    names = [mention.name]
    if mention.type in ("place", "area") and traits.distinctive and traits.head in (None, "enclave", "town"):
        names.append(" ".join(word.capitalize() for word in traits.distinctive))
    is_ground = mention.type in ("place", "area")
    contexts = (host, None) if is_ground and mention.country is None else (host or mention.country,)
    found = (gazetteer.place(name, context) for name in names for context in contexts)
    return next((place for place in found if place is not None), None)


def _context(
    mention: Mention, group: str, slot: str, traits: Traits, claim_operator: str | None, claim_host: str | None
) -> tuple[str | None, str | None]:
    """Return whose and where a thing is: the claim's own slots for its subject, else what the mention says itself.

    A body of which every country has its own, as a ministry, is that of the country it is spoken of in.
    """
    if group == "forces" and slot == "thing":
        return claim_operator, claim_host
    if group == "place":
        return None, mention.country or (claim_host if slot != "host" else None)
    if group == "organisation" and mention.country is None and not read_words()["national"].isdisjoint(traits.words):
        return min(traits.nations, default=None) or claim_host, None
    return mention.country, None


def country_of(mention: Mention | None) -> str | None:
    """Return the country that a mention names or belongs to; an organisation that operates is its own."""
    return None if mention is None else _country_named(mention.name, mention.country)


@lru_cache(maxsize=65_536)
def _country_named(name: str, country: str | None) -> str | None:
    gazetteer = load_gazetteer()
    named = gazetteer.country_of(name) or gazetteer.government_of(name)
    return named or country or gazetteer.organisation(name)


def _entry(mention: Mention, group: str, place: Place | None) -> tuple[str, ...] | None:
    gazetteer = load_gazetteer()
    if group == "country" and (country := country_of(mention)):
        return "country", country
    if group in ("organisation", "forces") and (organisation := gazetteer.organisation(mention.name)):
        return "organisation", organisation
    if place is not None:
        return "place", place.name, place.country or ""
    return None


def _key(read: Reading, document: str) -> tuple[object, ...]:
    """Return what must agree for two mentions to be one named thing before any comparison."""
    little = document if _says_little(read.group, read.traits, read.entry, read.operator, read.host) else None
    years = read.parties if read.group == "agreement" else None
    return read.group, read.traits.key, read.entry, read.operator, read.host, years, little


def _says_little(
    group: str, traits: Traits, entry: tuple[str, ...] | None, operator: str | None, host: str | None
) -> bool:
    if group == "person":
        return len(traits.distinctive) < 2
    return not (traits.distinctive or entry or len(traits.nations) > 1 or (operator and host))
