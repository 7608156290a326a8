"""Which pairs meet anew and which no more, when things enter and leave blocks: changes enter, pairs leave.

The blocks of a ledger are those of `blocking.py`, and so are the pairs that meet: all things of a small block; in a
large one those that share a finer mark, and neighbours in the order of names. A thing more moves its neighbours apart,
so that the pairs around it are looked at as well; no other pair of a block is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from regesta.link.blocking import (
    LARGEST_BLOCK,
    NEIGHBOURS,
    Key,
    finer_marks,
    keys_beyond_documents,
    keys_in_document,
    sound_of,
)
from regesta.link.ledger import DIRECTIONS, BlockLedger, Direction, Pair, Places
from regesta.link.named import Named
from regesta.link.touching import Touched, hash_of

ABOVE_IDENTITY = "\x1e"
"""Between a name as it sounds and the identity: before what ends a word, so that shorter names come first."""


def hash_of_key(key: Key) -> int:
    """Return the number of a block."""
    return hash_of("block", *key)


def hash_of_finer(block: int, mark: str) -> int:
    """Return the number of what is a part of a large block."""
    return hash_of("finer", str(block), mark)


def places_of(thing: Named) -> Places:
    """Return where a thing stands in the orders of large blocks."""
    forward, backward = sound_of(thing)
    return f"{forward}{ABOVE_IDENTITY}{thing.identity}", f"{backward}{ABOVE_IDENTITY}{thing.identity}"


@dataclass(slots=True)
class Change:
    """The things that leave and enter a block."""

    removed: set[int] = field(default_factory=set)
    added: set[int] = field(default_factory=set)


def changed_blocks(
    touched: Touched, documents_of: Callable[[Collection[int]], dict[int, set[str]]]
) -> dict[int, Change]:
    """Return for each block that changes the things that leave and enter it; one whose place changes does both."""
    changes: dict[int, Change] = defaultdict(Change)
    for thing in sorted(touched.before.keys() | touched.after.keys()):
        before, after = touched.before.get(thing), touched.after.get(thing)
        left, entered = touched.left.get(thing, set()), touched.entered.get(thing, set())
        moved = before is not None and after is not None and _stands_elsewhere(before, after)
        if moved or (before and after and not _has_same_marks(before, after)):
            staying = documents_of([thing])[thing] - entered
            left, entered = left | staying, entered | staying
        old, new = _blocks(before, left), _blocks(after, entered)
        for block in old if moved else old - new:
            changes[block].removed.add(thing)
        for block in new if moved else new - old:
            changes[block].added.add(thing)
    return changes


def _stands_elsewhere(before: Named, after: Named) -> bool:
    return sound_of(before) != sound_of(after) or set(finer_marks(before)) != set(finer_marks(after))


def _has_same_marks(before: Named, after: Named) -> bool:
    return set(keys_in_document(before, "")) == set(keys_in_document(after, ""))


def _blocks(thing: Named | None, documents: Collection[str]) -> set[int]:
    if thing is None:
        return set()
    keys = {*keys_beyond_documents(thing), *(key for one in documents for key in keys_in_document(thing, one))}
    return {hash_of_key(key) for key in keys}


class Meetings:
    """Brings the blocks of a ledger up to date; `met` and `parted` are the pairs of which this may be so."""

    def __init__(
        self, ledger: BlockLedger, before: Mapping[int, Named], named: Callable[[Collection[int]], Mapping[int, Named]]
    ) -> None:
        self._ledger = ledger
        self._before = before
        self._named = named
        self.met: set[Pair] = set()
        """All that meet, and did not before or did."""
        self.parted: set[Pair] = set()
        """What met before and may no more, for things have come between; not so what has left a block itself."""
        self._blocks_of: dict[int, frozenset[int]] = {}
        self._large: dict[int, bool] = {}
        self._following: dict[tuple[int, Direction, int], list[int]] = {}

    def change(self, changes: Mapping[int, Change]) -> None:
        """Let things leave and enter blocks."""
        for block, change in sorted(changes.items()):
            self._change(block, change, is_part=False)

    def _change(self, block: int, change: Change, *, is_part: bool) -> None:
        was_large = self._ledger.is_larger(block, LARGEST_BLOCK)
        old = [] if was_large else self._ledger.members(block)
        self._ledger.remove(block, change.removed)
        places = {one: places_of(thing) for one, thing in self._named(change.added).items()} if was_large else {}
        self._ledger.add([(block, one, places.get(one)) for one in sorted(change.added)])
        if was_large and not is_part:
            self._change_parts(block, change)
        is_large = self._ledger.is_larger(block, LARGEST_BLOCK)
        if was_large and is_large:
            self._change_order(block, change)
        elif is_large:
            self._grow(block, old, is_part=is_part)
        elif was_large:
            self._shrink(block, is_part=is_part)
        else:
            self._change_small(old, change)

    def _change_small(self, old: Sequence[int], change: Change) -> None:
        staying = (set(old) | change.added) - (change.removed - change.added)
        self.met.update(_ordered(a, b) for a in change.added for b in staying if a != b)

    def _change_parts(self, block: int, change: Change) -> None:
        parts: dict[int, Change] = defaultdict(Change)
        for thing in change.removed:
            for mark in set(finer_marks(self._before[thing])):
                parts[hash_of_finer(block, mark)].removed.add(thing)
        for thing, named in self._named(change.added).items():
            for mark in set(finer_marks(named)):
                parts[hash_of_finer(block, mark)].added.add(thing)
        for part, inside in sorted(parts.items()):
            self._change(part, inside, is_part=True)

    def _grow(self, block: int, old: Sequence[int], *, is_part: bool) -> None:
        """Put a block in order that has become large: what met because all did may meet no more."""
        self.parted.update(combinations(sorted(old), 2))
        members = self._named(self._ledger.members(block))
        self._ledger.order(block, {one: places_of(thing) for one, thing in members.items()})
        self.met.update(self._neighbours(block, members))
        if not is_part:
            for part, things in self._parts(block, members).items():
                self._ledger.add([(part, one, None) for one in things])
                if len(things) > LARGEST_BLOCK:
                    self._grow(part, [], is_part=True)
                else:
                    self.met.update(combinations(things, 2))

    def _shrink(self, block: int, *, is_part: bool) -> None:
        """Put a block out of order that has become small: all of it meets."""
        members = self._ledger.members(block)
        self._ledger.order(block, None)
        self.met.update(combinations(sorted(members), 2))
        if not is_part:
            for part, things in self._parts(block, self._named(members)).items():
                self._ledger.remove(part, things)

    @staticmethod
    def _parts(block: int, members: Mapping[int, Named]) -> dict[int, list[int]]:
        parts: dict[int, list[int]] = defaultdict(list)
        for one, thing in sorted(members.items()):
            for mark in set(finer_marks(thing)):
                parts[hash_of_finer(block, mark)].append(one)
        return parts

    def _change_order(self, block: int, change: Change) -> None:
        """Look around the places at which things left and entered a large block."""
        for direction, side in zip(DIRECTIONS, (0, 1), strict=True):
            for thing, named in self._named(change.added).items():
                self._look_around(block, direction, places_of(named)[side], change.added, thing)
            for thing in change.removed:
                self._look_around(block, direction, places_of(self._before[thing])[side], change.added, None)

    def _look_around(
        self, block: int, direction: Direction, place: str, added: Collection[int], thing: int | None
    ) -> None:
        """Find what a new thing meets at its place, and what across the place stands nearer or farther than before."""
        reach = NEIGHBOURS + len(added)
        before = self._ledger.before(block, direction, place, reach)
        after = self._ledger.after(block, direction, place, reach)
        if thing is not None:
            self.met.update(_ordered(thing, one) for one in (*before[:NEIGHBOURS], *after[:NEIGHBOURS]))
        between = 1 if thing is None else 2
        for (i, was_i, a), (j, was_j, b) in product(_ranks(before, added), _ranks(after, added)):
            if i + j + between <= NEIGHBOURS:
                self.met.add(_ordered(a, b))
            elif was_i + was_j + 1 <= NEIGHBOURS:
                self.parted.add(_ordered(a, b))

    def _neighbours(self, block: int, members: Mapping[int, Named]) -> Iterator[Pair]:
        for side in (0, 1):
            row = sorted(members, key=lambda one: places_of(members[one])[side])
            yield from (_ordered(a, b) for n, a in enumerate(row) for b in row[n + 1 : n + 1 + NEIGHBOURS])

    def meet(self, pair: Pair) -> bool:
        """Say whether two things meet in any block, once all changes are made."""
        a, b = (self._own_blocks(one) for one in pair)
        return any(not self._is_large(block) or self._are_near(block, pair) for block in sorted(a & b))

    def _own_blocks(self, thing: int) -> frozenset[int]:
        if thing not in self._blocks_of:
            self._blocks_of[thing] = self._ledger.blocks_of(thing)
        return self._blocks_of[thing]

    def _is_large(self, block: int) -> bool:
        if block not in self._large:
            self._large[block] = self._ledger.is_larger(block, LARGEST_BLOCK)
        return self._large[block]

    def _are_near(self, block: int, pair: Pair) -> bool:
        return any(b in self._next(block, direction, a) for a, b in (pair, pair[::-1]) for direction in DIRECTIONS)

    def _next(self, block: int, direction: Direction, thing: int) -> list[int]:
        key = block, direction, thing
        if key not in self._following:
            place = places_of(self._named([thing])[thing])[DIRECTIONS.index(direction)]
            self._following[key] = self._ledger.after(block, direction, place, NEIGHBOURS)
        return self._following[key]


def _ranks(row: Sequence[int], added: Collection[int]) -> list[tuple[int, int, int]]:
    """Return the things of a row that stood there before, with their ranks now and before."""
    stood = [(rank, one) for rank, one in enumerate(row) if one not in added]
    return [(rank, before, one) for before, (rank, one) in enumerate(stood)]


def _ordered(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)
