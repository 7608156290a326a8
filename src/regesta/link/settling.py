"""What persons decided, among named things: judgements and places enter; pairs joined, apart and open leave.

A judgement `same` holds to one mention of each side, so that what else belongs to either is the rules' affair and can
be taken out later; its other mentions stand by for when the first is lost. `not the same` and `unsure` hold to all.
What contradicts each other is never settled here: it joins nothing, and is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from regesta.link.anchoring import Found, Places, Slot
from regesta.link.grouping import Pair
from regesta.link.named import Named
from regesta.model import Judgement

SAME, NOT_THE_SAME, UNSURE = "same", "not the same", "unsure"
NOTES_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A judgement with the slots that its anchors lead to, side by side, each side in the order of its anchors."""

    judgement: Judgement
    sides: tuple[tuple[Slot, ...], ...]
    state: Literal["exact", "moved", "orphaned"]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Judgements that cannot all be right, with the numbers of the things that they speak of."""

    judgements: tuple[Judgement, ...]
    things: tuple[int, ...]


@dataclass(slots=True)
class Settled:
    """Pairs of things by what persons decided on them, with the reason, and what contradicts each other."""

    joined: dict[Pair, str] = field(default_factory=dict)
    apart: dict[Pair, str] = field(default_factory=dict)
    unsure: dict[Pair, str] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)

    @property
    def suspended(self) -> frozenset[str]:
        """Ids of the judgements that join nothing because others contradict them."""
        return frozenset(one.id for clash in self.clashes for one in clash.judgements if one.decision == SAME)


def attach_judgements(judgements: Sequence[Judgement], places: Places) -> list[Attached]:
    """Return the judgements that were not retracted with where their anchors lead now, in the order of decision.

    A judgement is orphaned where one of its sides is found nowhere; it then decides nothing.
    """
    held = sorted((one for one in judgements if one.retracted_at is None), key=lambda one: (one.decided_at, one.id))
    return [_attach(one, places) for one in held if one.decision in (SAME, NOT_THE_SAME, UNSURE)]


def _attach(judgement: Judgement, places: Places) -> Attached:
    found: list[list[Found]] = [[places.find(anchor) for anchor in side.anchors] for side in judgement.subjects]
    sides = tuple(tuple(dict.fromkeys(one.slot for one in side if one.slot is not None)) for side in found)
    notes = list(dict.fromkeys(one.note for side in found for one in side if one.note is not None))
    if len(sides) < 2 or not all(sides):
        return Attached(judgement=judgement, sides=sides, state="orphaned", notes=_cut(notes))
    is_exact = all(one.state == "exact" for side in found for one in side)
    return Attached(judgement=judgement, sides=sides, state="exact" if is_exact else "moved", notes=_cut(notes))


def _cut(notes: list[str]) -> tuple[str, ...]:
    more = [f"… and {len(notes) - NOTES_SHOWN} more"] if len(notes) > NOTES_SHOWN else []
    return (*notes[:NOTES_SHOWN], *more)


def find_divided(thing_of: Mapping[Slot, object], attached: Sequence[Attached]) -> dict[Slot, str]:
    """Return a mark for each slot that a judgement takes out of a thing which other sides of it stay in.

    One name in one context is one thing to the rules; only a person can say that it stands for two. `thing_of` tells
    the thing of each slot that a judgement speaks of, before any was taken out.
    """
    marks: dict[Slot, str] = defaultdict(str)
    for one in attached:
        if one.judgement.decision == SAME or one.state == "orphaned":
            continue
        staying = {thing_of[slot] for side in one.sides[1:] for slot in side if slot in thing_of}
        for slot in one.sides[0]:
            if thing_of.get(slot) in staying and all(slot not in side for side in one.sides[1:]):
                marks[slot] += one.judgement.id
    return dict(marks)


def number_slots(things: Sequence[Named]) -> dict[Slot, int]:
    """Return for each slot the number of the thing that stands there."""
    return {slot: number for number, thing in enumerate(things) for slot in thing.slots}


def settle(thing_of: Mapping[Slot, int], attached: Sequence[Attached]) -> Settled:
    """Return what the judgements decide on pairs of things; whatever a contradiction touches joins nothing.

    `thing_of` has the numbers of the things in the slots that judgements speak of, in the order of the things. Who is
    sure that two are the same settles what another was unsure of.
    """
    held = [one for one in attached if one.state != "orphaned"]
    taken_out = _index_taken_out(held)
    settled = Settled()
    edges: dict[Pair, list[Judgement]] = defaultdict(list)
    keeping: dict[Pair, list[Judgement]] = defaultdict(list)
    for one in held:
        if one.judgement.decision == SAME:
            for pair in _same_pairs(one, taken_out, thing_of):
                edges[pair].append(one.judgement)
        elif one.judgement.decision == NOT_THE_SAME:
            for pair in _all_pairs(one, thing_of):
                settled.apart[pair] = _reason(one.judgement)
                keeping[pair].append(one.judgement)
    settled.clashes = _merge_clashes(_find_clashes(edges, keeping))
    suspended = settled.suspended
    for pair, judgements in edges.items():
        if free := [one for one in judgements if one.id not in suspended]:
            settled.joined[pair] = _reason(free[-1])
    for one in held:
        if one.judgement.decision == UNSURE:
            pairs = list(_all_pairs(one, thing_of))
            if settled.joined.keys().isdisjoint(pairs):
                settled.unsure |= dict.fromkeys(pairs, _reason(one.judgement))
    return settled


def _reason(judgement: Judgement) -> str:
    return f"{judgement.by}: {judgement.reason}" if judgement.reason else f"{judgement.by}"


def _index_taken_out(held: Sequence[Attached]) -> Mapping[Slot, list[Attached]]:
    """Return for each slot the judgements that take it out of something, in the order of decision."""
    found: dict[Slot, list[Attached]] = defaultdict(list)
    for one in held:
        if one.judgement.decision == NOT_THE_SAME:
            for slot in one.sides[0]:
                found[slot].append(one)
    return found


def _same_pairs(
    one: Attached, taken_out: Mapping[Slot, list[Attached]], thing_of: Mapping[Slot, int]
) -> Iterator[Pair]:
    """Yield the pairs that a judgement `same` joins: the first thing of each side with that of the next."""
    first = [_holder(side, taken_out, thing_of) for side in one.sides]
    for a, b in pairwise(first):
        if a is not None and b is not None and a != b:
            yield min(a, b), max(a, b)


def _holder(side: Sequence[Slot], taken_out: Mapping[Slot, list[Attached]], thing_of: Mapping[Slot, int]) -> int | None:
    """Return the thing by which a side is held: its first, unless a judgement takes that out and leaves others in."""
    kept = [slot for slot in side if slot in thing_of]
    for other in {one.judgement.id: one for slot in kept for one in taken_out.get(slot, ())}.values():
        leaving, staying = set(other.sides[0]), {slot for rest in other.sides[1:] for slot in rest}
        left = [slot for slot in kept if slot not in leaving]
        if left and not staying.isdisjoint(kept):
            kept = left
    return thing_of[kept[0]] if kept else None


def _all_pairs(one: Attached, thing_of: Mapping[Slot, int]) -> Iterator[Pair]:
    numbers = [dict.fromkeys(thing_of[slot] for slot in side if slot in thing_of) for side in one.sides]
    for place, side in enumerate(numbers):
        for other in numbers[place + 1 :]:
            yield from ((min(a, b), max(a, b)) for a in side for b in other if a != b)


def _find_clashes(
    edges: Mapping[Pair, Sequence[Judgement]], keeping: Mapping[Pair, Sequence[Judgement]]
) -> Iterator[Clash]:
    """Yield for each pair kept apart the judgements that join it all the same, directly or through others."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for a, b in edges:
        neighbours[a].add(b)
        neighbours[b].add(a)
    for a, b in sorted(pair for pair in keeping if set(pair) <= neighbours.keys()):
        between = _between(neighbours, a, b)
        if between:
            joining = [one for pair, found in sorted(edges.items()) if set(pair) <= between for one in found]
            unique = {one.id: one for one in (*joining, *keeping[a, b])}
            yield Clash(judgements=tuple(unique.values()), things=tuple(sorted(between)))


def _between(neighbours: Mapping[int, set[int]], a: int, b: int) -> set[int]:
    """Return what lies on the ways from one thing to another, both included; nothing where no way leads there.

    Dead ends are cut off until none is left.
    """
    reached, waiting = {a}, [a]
    while waiting:
        for one in neighbours.get(waiting.pop(), ()):
            if one not in reached:
                reached.add(one)
                waiting.append(one)
    if b not in reached:
        return set()
    ends = [one for one in reached - {a, b} if len(neighbours[one] & reached) < 2]
    while ends:
        reached -= set(ends)
        ends = [one for one in reached - {a, b} if len(neighbours[one] & reached) < 2]
    return reached


def _merge_clashes(clashes: Iterator[Clash]) -> list[Clash]:
    """Return each set of judgements once, with all things of the pairs on which it clashes."""
    found: dict[frozenset[str], Clash] = {}
    for clash in clashes:
        key = frozenset(one.id for one in clash.judgements)
        things = {*clash.things, *(found[key].things if key in found else ())}
        ordered = sorted(clash.judgements, key=lambda one: (one.decided_at, one.id))
        found[key] = Clash(judgements=tuple(ordered), things=tuple(sorted(things)))
    return list(found.values())
