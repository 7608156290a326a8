"""Which named things are one: things and judgements enter, groups with their reasons leave, and what is unsettled.

Pairs worth comparing (`blocking.py`) are weighed (`features`); what the weights decide to be the same is joined, unless
a member of one group objects to a member of the other. So groups follow from the pairs that join, and things between
which no row of such pairs leads (two components) are settled apart, with the same result.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from regesta.link.blocking import Pair, candidate_pairs
from regesta.link.features import Weighed, weigh
from regesta.link.features.names import words_match
from regesta.link.named import Named

__all__ = ["Group", "Grouping", "Pair", "Weigher", "candidate_pairs", "group_named", "group_with_doubts"]


@dataclass(slots=True, eq=False)
class Group:
    """Numbers of the named things that are one, and why, as (number, number, reasons)."""

    members: list[int]
    speakers: dict[tuple[object, ...], int] = field(default_factory=dict)
    """One member for each signature, the first in order, who objects for all of it."""
    reasons: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups of named things, and the pairs that may be one and are not joined, the likeliest first."""

    groups: list[Group]
    unsettled: list[tuple[Pair, Weighed]]


class Weigher:
    """Weighs pairs of one list of things, each pair once."""

    def __init__(self, things: Sequence[Named], weigh_pair: Callable[[int, int], Weighed] | None = None) -> None:
        self.things = things
        self._weigh = weigh_pair or (lambda a, b: weigh(things[a], things[b]))
        self._found: dict[Pair, Weighed] = {}

    def weigh(self, a: int, b: int) -> Weighed:
        """Return what speaks for and against two things, by their numbers, the smaller first."""
        found = self._found.get((a, b))
        if found is None:
            found = self._found[a, b] = self._weigh(a, b)
        return found

    def object(self, first: Group, second: Group) -> bool:
        """Say whether a member of one group objects to a member of the other."""
        return any(_object(self, a, b) for a, b in product(first.speakers.values(), second.speakers.values()))


def group_named(
    things: Sequence[Named], joined: Mapping[Pair, str] | None = None, apart: Mapping[Pair, str] | None = None
) -> list[Group]:
    """Return groups of things that are one, each thing in exactly one group."""
    return group_with_doubts(things, joined, apart).groups


def group_with_doubts(
    things: Sequence[Named], joined: Mapping[Pair, str] | None = None, apart: Mapping[Pair, str] | None = None
) -> Grouping:
    """Return groups of things that are one, each thing in exactly one group, and what stays unsettled.

    Pairs that a person joined come first; then pairs are joined from the best sum of reasons downward, unless a
    member of one side objects to a member of the other. What could go to two that object to each other goes to none
    and is unsettled, like pairs that the weights leave so; pairs on which a person decided are settled.
    """
    weigher = Weigher(things)
    weighed = {pair: weigher.weigh(*pair) for pair in candidate_pairs(things)}
    group_of = settle_groups(weigher, weighed, joined or {}, apart or {})
    kept = {group.members[0]: group for group in group_of.values()}
    unsettled = find_unsettled(weigher, weighed, group_of, apart or {})
    return Grouping([kept[first] for first in sorted(kept)], unsettled)


def settle_groups(
    weigher: Weigher, weighed: Mapping[Pair, Weighed], joined: Mapping[Pair, str], apart: Collection[Pair]
) -> dict[int, Group]:
    """Return the group of each thing by its number; `weighed` may leave out what does not join."""
    candidates = {pair: result for pair, result in weighed.items() if result.joins and pair not in apart}
    _drop_undecided(weigher, candidates, apart)
    groups = _Groups(weigher, apart)
    for pair, reason in sorted(joined.items()):
        groups.join(pair, (reason,), even_against_rules=True)
    for pair, result in sorted(candidates.items(), key=lambda item: (-item[1].score, item[0])):
        groups.join(pair, result.reasons)
    return groups.group_of


def find_unsettled(
    weigher: Weigher, weighed: Mapping[Pair, Weighed], group_of: Mapping[int, Group], apart: Iterable[Pair]
) -> list[tuple[Pair, Weighed]]:
    """Return of the pairs left open the best for each two groups that may still be one: none of them objects."""
    apart = set(apart)
    kept_apart = {_ends(group_of[a], group_of[b]) for a, b in apart}
    best: dict[Pair, tuple[Pair, Weighed]] = {}
    for pair, result in sorted(weighed.items(), key=lambda item: (-item[1].score, item[0])):
        first, second = (group_of[number] for number in pair)
        ends = _ends(first, second)
        is_open = first is not second and result.decision != "not the same" and pair not in apart
        if is_open and ends not in kept_apart:
            best.setdefault(ends, (pair, result))
    return [found for found in best.values() if not weigher.object(*(group_of[number] for number in found[0]))]


def _ends(first: Group, second: Group) -> Pair:
    return min(first.members[0], second.members[0]), max(first.members[0], second.members[0])


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

    def __init__(self, weigher: Weigher, apart: Collection[Pair]) -> None:
        self._weigher = weigher
        self._apart = apart
        self.group_of = {
            number: Group([number], {thing.signature: number}) for number, thing in enumerate(weigher.things)
        }

    def join(self, pair: Pair, reasons: tuple[str, ...], *, even_against_rules: bool = False) -> None:
        first, second = (self.group_of[number] for number in pair)
        if first is second or self._kept_apart(first, second):
            return
        if not even_against_rules and self._weigher.object(first, second):
            return
        for number in second.members:
            self.group_of[number] = first
        for signature, number in second.speakers.items():
            first.speakers[signature] = min(number, first.speakers.get(signature, number))
        first.members = sorted(first.members + second.members)
        first.reasons += [*second.reasons, (*pair, reasons)]

    def _kept_apart(self, first: Group, second: Group) -> bool:
        groups = first, second
        return any(
            self.group_of[a] in groups and self.group_of[b] in groups and self.group_of[a] is not self.group_of[b]
            for a, b in self._apart
        )
