"""The mentions of claims as things to be told apart or joined: claims enter, named things with their context leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from regesta.link.naming import Traits, read_traits, read_words
from regesta.model import Claim, Mention, MentionType
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
    types: Counter[MentionType] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    texts: set[str] = field(default_factory=set)
    slots: list[tuple[str, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    """`anchor:slot` of its claims, by which judgements hold to it."""

    @property
    def identity(self) -> tuple[str, ...]:
        """What orders things the same on every run, whatever the order of claims."""
        context = (self.operator or "", self.host or "", *sorted(self.documents), *min(self.slots))
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
        if self.group == "person":
            return len(self.traits.distinctive) < 2
        has_parties = len(self.traits.nations) > 1
        return not (self.traits.distinctive or self.entry or has_parties or (self.operator and self.host))

    @property
    def signature(self) -> tuple[object, ...]:
        """What objections look at: two things of one signature object to the same others."""
        return self.traits.key, self.operator, self.host, self.entry


def gather_named(claims: Sequence[Claim], divided: Mapping[tuple[str, str], str] | None = None) -> list[Named]:
    """Return the named things of all claims' slots, the same name in the same context once, in a stable order.

    `divided` has a mark for each slot that a person took out of the thing that it would belong to.
    """
    found: dict[tuple[object, ...], Named] = {}
    documents: dict[tuple[object, ...], set[str]] = {}
    for claim in claims:
        for slot, mention in mentions_of(claim):
            named = _read_named(claim, slot, mention)
            key = (*_key(named), (divided or {}).get((claim.id, slot)))
            kept = found.setdefault(key, named)
            documents.setdefault(key, set()).add(claim.document_id)
            kept.types[mention.type] += 1
            kept.names[mention.name] += 1
            kept.texts |= set(_spellings(mention))
            kept.slots.append((claim.id, slot))
            kept.anchors.add(f"{claim.anchor}:{slot}")
    for key, named in found.items():
        named.documents = frozenset(documents[key])
        named.name = _commonest(named.names)
        named.traits = read_traits(named.name, is_person=named.group == "person")
    return sorted(found.values(), key=lambda named: named.identity)


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


def _read_named(claim: Claim, slot: str, mention: Mention) -> Named:
    group = GROUPS.get(mention.type, mention.type)
    traits = read_traits(mention.name, is_person=group == "person")
    operator, host = _context(claim, slot, mention, traits)
    place = _place(mention, traits, host) if group in ("place", "forces") else None
    if place is not None and place.country is not None and group == "place":
        host = place.country
    return Named(
        group=group,
        name=mention.name,
        traits=traits,
        operator=operator,
        host=host or (place.country if place else None),
        entry=_entry(mention, group, place),
        place=place,
        documents=frozenset({claim.document_id}),
    )


def _place(mention: Mention, traits: Traits, host: str | None) -> Place | None:
    """Return the gazetteer's place: in the country that the context tells, else anywhere if only one can be meant.

    An enclave lies in one country and belongs to another, so that a host that does not fit is no objection. A place
    described ("the Uzbek-populated Sokh enclave") is looked up by the words that distinguish it.
    """
    gazetteer = load_gazetteer()
    names = [mention.name]
    if mention.type in ("place", "area") and traits.distinctive and traits.head in (None, "enclave", "town"):
        names.append(" ".join(word.capitalize() for word in traits.distinctive))
    contexts = (host, None) if mention.type in ("place", "area") else (host or mention.country,)
    found = (gazetteer.place(name, context) for name in names for context in contexts)
    return next((place for place in found if place is not None), None)


def _context(claim: Claim, slot: str, mention: Mention, traits: Traits) -> tuple[str | None, str | None]:
    """Return whose and where a thing is: the claim's own slots for its subject, else what the mention says itself.

    A body of which every country has its own, as a ministry, is that of the country it is spoken of in.
    """
    group = GROUPS.get(mention.type, mention.type)
    if group == "forces" and slot in ("subject", "location", VALUE):
        return country_of(claim.operator), country_of(claim.host)
    if group == "place":
        return None, mention.country or (country_of(claim.host) if slot != "host" else None)
    if group == "organisation" and mention.country is None and not read_words()["national"].isdisjoint(traits.words):
        return min(traits.nations, default=None) or country_of(claim.host), None
    return mention.country, None


def country_of(mention: Mention | None) -> str | None:
    """Return the country that a mention names or belongs to; an organisation that operates is its own."""
    if mention is None:
        return None
    gazetteer = load_gazetteer()
    name = gazetteer.country_of(mention.name) or gazetteer.government_of(mention.name)
    return name or mention.country or gazetteer.organisation(mention.name)


def _entry(mention: Mention, group: str, place: Place | None) -> tuple[str, ...] | None:
    gazetteer = load_gazetteer()
    if group == "country" and (country := country_of(mention)):
        return "country", country
    if group in ("organisation", "forces") and (organisation := gazetteer.organisation(mention.name)):
        return "organisation", organisation
    if place is not None:
        return "place", place.name, place.country or ""
    return None


def _key(named: Named) -> tuple[object, ...]:
    """Return what must agree for two mentions to be one named thing before any comparison."""
    document = named.documents if named.says_little else None
    return named.group, named.traits.key, named.entry, named.operator, named.host, document
