"""Which named things are one: named things and judgements enter, groups with their reasons leave.

Only things that share a block key are compared, so that work grows with the names, not with their square; a block
larger than `LARGEST_BLOCK` says too little to be compared pair by pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from regesta.link.features import OBJECTION, Weighed, weigh
from regesta.link.features.names import LEAST_ACRONYM
from regesta.link.named import Named
from regesta.link.spelling import spelling_key

LARGEST_BLOCK = 400
"""Things that share a key and are still compared: 80,000 comparisons, about two seconds."""
BLOCK_LETTERS = 4
"""Letters at the start of a word's spelling key that a block shares, so that endings may differ."""

Pair = tuple[int, int]


@dataclass(slots=True)
class Group:
    """Numbers of the named things that are one, and why, as (number, number, reasons)."""

    members: list[int]
    reasons: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)


def group_named(
    things: Sequence[Named], joined: Mapping[Pair, str] | None = None, apart: Mapping[Pair, str] | None = None
) -> list[Group]:
    """Return groups of things that are one, each thing in exactly one group.

    Pairs that a person joined come first; then pairs are joined from the best sum of reasons downward, unless a
    member of one side objects to a member of the other. What could go to two that object to each other goes to none.
    """
    joined, apart = joined or {}, apart or {}
    weighed = {pair: weigh(things[pair[0]], things[pair[1]]) for pair in candidate_pairs(things)}
    candidates = {pair: result for pair, result in weighed.items() if result.joins and pair not in apart}
    _drop_undecided(things, candidates)
    groups = _Groups(things, frozenset(apart))
    for pair, reason in sorted(joined.items()):
        groups.join(pair, (reason,), even_against_rules=True)
    for pair, result in sorted(candidates.items(), key=lambda item: (-item[1].score, item[0])):
        groups.join(pair, result.reasons)
    return groups.as_list()


def candidate_pairs(things: Sequence[Named]) -> list[Pair]:
    """Return the pairs worth comparing: those that share a block key, in ascending order."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for key in sorted(set(_block_keys(thing))):
            blocks[key].append(number)
    pairs = {
        (a, b)
        for members in blocks.values()
        if len(members) <= LARGEST_BLOCK
        for place, a in enumerate(members)
        for b in members[place + 1 :]
    }
    return sorted(pairs)


def _block_keys(thing: Named) -> Iterator[tuple[str, ...]]:
    """Yield the keys under which a thing meets others; what says little meets only those of its own documents."""
    traits, group = thing.traits, thing.group
    marks = [*sorted(traits.numbers), *(spelling_key(word)[:BLOCK_LETTERS] for word in traits.distinctive)]
    for document in thing.documents:
        for mark in marks or [traits.key]:
            yield group, "document", document, mark
    if thing.says_little:
        return
    yield group, "name", traits.key
    if thing.entry:
        yield group, "entry", *thing.entry
    for mark in marks:
        yield group, "mark", mark
    if len(traits.words) >= LEAST_ACRONYM:
        yield group, "letters", "".join(word[0] for word in traits.words)
    elif len(traits.words) == 1 and thing.name.isupper():
        yield group, "letters", traits.key
    if len(traits.nations) > 1:
        yield group, "nations", *sorted(traits.nations)
    if thing.is_description and traits.head == "force":
        yield group, "force", thing.operator or "", thing.host or ""


def _drop_undecided(things: Sequence[Named], candidates: dict[Pair, Weighed]) -> None:
    """Take out candidates by which one thing would go equally well to two things that object to each other.

    "Karimov" in a document with Islam and Lola Karimov is neither; the better-supported of two is kept.
    """
    best: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), result in candidates.items():
        best[a][b] = best[b][a] = result.score
    for one, others in sorted(best.items()):
        top = max(others.values())
        rivals = sorted(other for other, score in others.items() if score == top)
        speakers = sorted({things[rival].signature: rival for rival in rivals}.values())
        if any(_object(things, a, b) for place, a in enumerate(speakers) for b in speakers[place + 1 :]):
            for rival in rivals:
                candidates.pop((min(one, rival), max(one, rival)), None)


def _object(things: Sequence[Named], a: int, b: int) -> bool:
    return weigh(things[a], things[b]).score <= OBJECTION / 2


class _Groups:
    """Sets of numbers that grow together, unless one of their members objects to another."""

    def __init__(self, things: Sequence[Named], apart: frozenset[Pair]) -> None:
        self._things = things
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
        return any(_object(self._things, a, b) for a, b in product(*sides))

    def as_list(self) -> list[Group]:
        kept = {group.members[0]: group for group in self._group_of.values()}
        return [kept[first] for first in sorted(kept)]
