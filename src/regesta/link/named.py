"""A name in its context, as linking compares it: what a mention says with its claim, and a thing of many mentions.

Nothing enters but what `reading.py` and `gathering.py` fill in; what leaves are the two records.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from regesta.link.naming import Traits
from regesta.link.offices import Office
from regesta.model import MentionType
from regesta.vocabulary.gazetteer import Place

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
    years: tuple[int, int] | None = None
    """First and last year in which dated documents speak of it."""
    opened: bool = False
    """Of a description: whether its claims have it opened, planned or denied, so that it may be another one."""
    alone_in: frozenset[str] = frozenset()
    """Documents in which no other site of its owner in its country is named: there "the base" can be no other."""
    rivals_in: frozenset[str] = frozenset()
    """Of a description: the documents that name any site of its owner in its country."""
    company: set[str] = field(default_factory=set)
    """Keys of the names that stand beside it in its claims, countries left out."""
    types: Counter[MentionType] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    texts: set[str] = field(default_factory=set)
    slots: list[tuple[str, str]] = field(default_factory=list)
    """Where it stands, as far as the claims are at hand."""
    times: int = 0
    """In how many slots it stands."""
    identity: str = ""
    """What makes it one thing, and orders things the same on every run, whatever else is in the register."""

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
        return says_little(self)

    @property
    def signature(self) -> tuple[object, ...]:
        """What objections look at: two things of one signature object to the same others."""
        return self.traits.key, self.operator, self.host, self.entry, self.parties, self.opened


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


def says_little(one: Named | Reading) -> bool:
    """Say whether a name is known only beside others of its document."""
    traits = one.traits
    if one.group == "person":
        return len(traits.distinctive) < 2
    if one.group == "organisation" and one.operator is not None and traits.head == "ministry":
        return False
    parties = len(traits.nations) > 1 or (len(one.parties) > 1 and bool(traits.years))
    return not (traits.distinctive or one.entry or parties or (one.operator and one.host))
