"""Which named things are one: things and judgements enter, groups with their reasons leave, and what is unsettled.

Pairs worth comparing (`blocking.py`) are weighed (`features`); what the weights decide to be the same is joined, unless
a member of one group objects to a member of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from regesta.link.blocking import Pair, candidate_pairs
from regesta.link.features import Weighed
from regesta.link.features.names import words_match
from regesta.link.keeping import Kept, Weigher
from regesta.link.named import Named

__all__ = ["Group", "Grouping", "Pair", "candidate_pairs", "group_named", "group_with_doubts"]


@dataclass(slots=True)
class Group:
    """Numbers of the named things that are one, and why, as (number, number, reasons)."""

    members: list[int]
    reasons: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups of named things, and the pairs that may be one and are not joined, the likeliest first."""

    groups: list[Group]
    unsettled: list[tuple[Pair, Weighed]]
    weighings: Kept
    """All that was weighed, to be kept for the next time."""
    weighed_anew: int
    """How many of them were not kept before."""


def group_named(
    things: Sequence[Named], joined: Mapping[Pair, str] | None = None, apart: Mapping[Pair, str] | None = None
) -> list[Group]:
    """Return groups of things that are one, each thing in exactly one group."""
    return group_with_doubts(things, joined, apart).groups


def group_with_doubts(
    things: Sequence[Named],
    joined: Mapping[Pair, str] | None = None,
    apart: Mapping[Pair, str] | None = None,
    kept: Kept | None = None,
) -> Grouping:
    """Return groups of things that are one, each thing in exactly one group, and what stays unsettled.

    Pairs that a person joined come first; then pairs are joined from the best sum of reasons downward, unless a
    member of one side objects to a member of the other. What could go to two that object to each other goes to none
    and is unsettled, like pairs that the weights leave so; pairs on which a person decided are settled. What was
    weighed before is given as `kept` and changes nothing but the time.
    """
    joined, apart = joined or {}, apart or {}
    weigher = Weigher(things, kept or {})
    weighed = {pair: weigher.weigh(*pair) for pair in candidate_pairs(things)}
    candidates = {pair: result for pair, result in weighed.items() if result.joins and pair not in apart}
    _drop_undecided(weigher, candidates, apart)
    groups = _Groups(weigher, frozenset(apart))
    for pair, reason in sorted(joined.items()):
        groups.join(pair, (reason,), even_against_rules=True)
    for pair, result in sorted(candidates.items(), key=lambda item: (-item[1].score, item[0])):
        groups.join(pair, result.reasons)
    open_pairs = {
        pair: result for pair, result in weighed.items() if result.decision != "not the same" and pair not in apart
    }
    return Grouping(groups.as_list(), groups.find_unsettled(open_pairs), weigher.used, weigher.weighed_anew)


def _drop_undecided(weigher: Weigher, candidates: dict[Pair, Weighed], apart: Collection[Pair] = ()) -> None:
    """Take out candidates by which one thing would go equally well to two that object, or that a person keeps apart.

    "Karimov" in a document with Islam and Lola Karimov is neither; the better-supported of two is kept.
    """
    things = weigher.things
    best: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), result in candidates.items():
        best[a][b] = best[b][a] = result.score
    for one, others in sorted(best.items()):
        top = max(others.values())
        rivals = sorted(other for other, score in others.items() if score == top)
        speakers = sorted({things[rival].signature: rival for rival in rivals}.values())
        kept_apart = bool(apart) and any(pair in apart for pair in combinations(rivals, 2))
        if kept_apart or any(_object(weigher, a, b) for a, b in combinations(speakers, 2)):
            for rival in rivals:
                candidates.pop((min(one, rival), max(one, rival)), None)


def _object(weigher: Weigher, a: int, b: int) -> bool:
    """Whether two things cannot be in one group: a feature objects, or their own names differ and nothing joins them.

    A description may go with either of two bases; it must not make them one.
    """
    weighed = weigher.weigh(min(a, b), max(a, b))
    return weighed.objects or (not weighed.joins and _have_other_names(weigher.things[a], weigher.things[b]))


def _have_other_names(a: Named, b: Named) -> bool:
    """Whether two bases, units or agreements have names of their own with nothing in common."""
    if a.group not in ("forces", "agreement"):
        return False
    marks = [set(one.traits.numbers) | set(one.traits.distinctive) for one in (a, b)]
    return all(marks) and marks[0].isdisjoint(marks[1]) and not words_match(a, b)


class _Groups:
    """Sets of numbers that grow together, unless one of their members objects to another."""

    def __init__(self, weigher: Weigher, apart: frozenset[Pair]) -> None:
        self._weigher = weigher
        things = weigher.things
        self._apart = apart
        self._group_of = {number: Group([number]) for number in range(len(things))}
        self._speakers = {number: {thing.signature: number} for number, thing in enumerate(things)}
        """By the group's first member: one member for each signature, who objects for all of it."""

    def join(self, pair: Pair, reasons: tuple[str, ...], *, even_against_rules: bool = False) -> None:
        first, second = (self._group_of[number] for number in pair)
        if first is second or self._kept_apart(first, second):
            return
        if not even_against_rules and self._object(first, second):
            return
        speakers = self._speakers[second.members[0]] | self._speakers[first.members[0]]
        for number in second.members:
            self._group_of[number] = first
        first.members = sorted(first.members + second.members)
        first.reasons += [*second.reasons, (*pair, reasons)]
        self._speakers[first.members[0]] = speakers

    def _kept_apart(self, first: Group, second: Group) -> bool:
        if not self._apart:
            return False
        return any((min(a, b), max(a, b)) in self._apart for a in first.members for b in second.members)

    def _object(self, first: Group, second: Group) -> bool:
        sides = (sorted(self._speakers[group.members[0]].values()) for group in (first, second))
        return any(_object(self._weigher, a, b) for a, b in product(*sides))

    def find_unsettled(self, open_pairs: Mapping[Pair, Weighed]) -> list[tuple[Pair, Weighed]]:
        """Return of the open pairs the best for each two groups that may still be one: none of them objects."""
        best: dict[Pair, tuple[Pair, Weighed]] = {}
        for pair, result in sorted(open_pairs.items(), key=lambda item: (-item[1].score, item[0])):
            first, second = (self._group_of[number] for number in pair)
            ends = min(first.members[0], second.members[0]), max(first.members[0], second.members[0])
            if first is not second and ends not in best and not self._kept_apart(first, second):
                best[ends] = pair, result
        return [found for found in best.values() if not self._object(*(self._group_of[n] for n in found[0]))]

    def as_list(self) -> list[Group]:
        kept = {group.members[0]: group for group in self._group_of.values()}
        return [kept[first] for first in sorted(kept)]
