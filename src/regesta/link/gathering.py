"""The mentions of claims as things to be told apart or joined: claims enter, named things with their context leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from regesta.link.named import Named
from regesta.link.parts import Part, Slot, gather_parts, mentions_of
from regesta.link.totals import add_up
from regesta.model import Claim

__all__ = [
    "add_things_up", "gather_named", "is_named_site", "marks_of_site", "marks_told_alone", "mentions_of", "owner_of",
]  # fmt: skip

Owner = tuple[str | None, str | None]
"""Whose a base is and where: operator and host."""


def gather_named(claims: Sequence[Claim], divided: Mapping[Slot, str] | None = None) -> list[Named]:
    """Return the named things of all claims' slots, the same name in the same context once, in a stable order.

    `divided` has a mark for each slot that a person took out of the thing that it would belong to.
    """
    return add_things_up(gather_parts(claims, divided))


def add_things_up(parts: Sequence[Part]) -> list[Named]:
    """Return the things of which parts speak, in a stable order."""
    documents: dict[str, set[str]] = defaultdict(set)
    company: dict[str, set[str]] = defaultdict(set)
    slots: dict[str, list[Slot]] = defaultdict(list)
    for part in parts:
        documents[part.identity].add(part.document)
        company[part.identity] |= part.company
        slots[part.identity] += part.slots
    things = [total.as_named(documents[one], company[one]) for one, total in sorted(add_up(parts).items())]
    for thing in things:
        thing.slots = slots[thing.identity]
    _find_alone(things)
    return things


def _find_alone(things: Sequence[Named]) -> None:
    """Tell bases and units in which documents every site of their owner in their country shares a mark of their name.

    A mark is a number or a word: "the 201st Base" and "the 201st Division" share one, so that a document of both still
    names one thing. Descriptions are told in which documents any site is named.
    """
    sites: dict[str, list[Named]] = defaultdict(list)
    for one in things:
        if is_named_site(one):
            for document in one.documents:
                sites[document].append(one)
    alone: dict[tuple[str, Owner], set[str]] = defaultdict(set)
    named: dict[Owner, set[str]] = defaultdict(set)
    for document, within in sites.items():
        for owner, marks in marks_told_alone(within).items():
            named[owner].add(document)
            for mark in marks:
                alone[mark, owner].add(document)
    for one in things:
        owner = owner_of(one)
        if is_named_site(one):
            one.alone_in = frozenset().union(*(alone.get((mark, owner), ()) for mark in marks_of_site(one)))
        elif one.group == "forces" and one.is_description:
            one.rivals_in = frozenset(one.documents & named.get(owner, set()))


def marks_told_alone(sites: Iterable[Named]) -> dict[Owner, frozenset[str]]:
    """Return for the owners of one document's sites the marks that all of their sites there share."""
    common: dict[Owner, frozenset[str]] = {}
    for one in sites:
        marks = marks_of_site(one)
        common[owner_of(one)] = common.get(owner_of(one), marks) & marks
    return common


def owner_of(one: Named) -> Owner:
    """Return whose a base is and where."""
    return one.operator, one.host


def is_named_site(one: Named) -> bool:
    """Say whether a thing is a base or unit with a name of its own, and no force in general."""
    return one.group == "forces" and not one.is_description and one.traits.head != "force"


def marks_of_site(one: Named) -> frozenset[str]:
    """Return the numbers and words by which a base or unit is named."""
    return one.traits.numbers | frozenset(one.traits.distinctive)
