"""Why things are joined or not: named things enter; every feature that holds for their pairs, and what would turn it.

For a pair that is to be joined the weighing stops at the first objection; an account of it does not.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from regesta.link.features import AGAINST, ENOUGH, FOR, OBJECTION, Feature, weigh
from regesta.link.grouping import Pair
from regesta.link.named import Named
from regesta.model import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A feature that holds for a pair: its name in words, its weight, and what it says where it holds."""

    name: str
    weight: float
    promise: str

    @property
    def is_objection(self) -> bool:
        """Whether nothing can outweigh it."""
        return self.weight <= OBJECTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Two names with all that the rules hold for and against their being one, and what would turn the decision."""

    a: str
    b: str
    contexts: tuple[str, str]
    """Where each is spoken of, in words: operator, host, number of documents."""
    decision: Decision
    score: float
    """Sum of the weights, objections left out."""
    held: tuple[Held, ...]
    persons: tuple[str, ...]
    """What persons decided on just these two: “A. Reader: seen on the map”."""
    turning: tuple[str, ...]


def account_for_pair(a: Named, b: Named, persons: Collection[str] = ()) -> Pairing:
    """Return what the rules hold for and against two named things being one, and what would turn their decision."""
    held = [_held(one) for one in (*FOR, *AGAINST) if _looks_at(one, a, b) and one.function(a, b)]
    if a.group != b.group:
        held.append(Held(name="other group", weight=OBJECTION, promise=f"One is of the kind {a.group}, one {b.group}."))
    held.sort(key=lambda one: -one.weight)
    score = round(sum(one.weight for one in held if not one.is_objection), 6)
    decision = weigh(a, b).decision
    return Pairing(
        a=a.name,
        b=b.name,
        contexts=(_context(a), _context(b)),
        decision=decision,
        score=score,
        held=tuple(held),
        persons=tuple(persons),
        turning=tuple(_turning(a, b, held, score, decision)),
    )


def _held(feature: Feature) -> Held:
    return Held(name=feature.name, weight=feature.weight, promise=feature.promise)


def _looks_at(feature: Feature, a: Named, b: Named) -> bool:
    return a.group == b.group and (not feature.groups or a.group in feature.groups)


def _context(thing: Named) -> str:
    told = [thing.group]
    told += [f"of {thing.operator}"] if thing.operator else []
    told += [f"in {thing.host}"] if thing.host else []
    count = len(thing.documents)
    return f"{' '.join(told)}, {count} document{'s' if count != 1 else ''}"


def _turning(a: Named, b: Named, held: Sequence[Held], score: float, decision: Decision) -> list[str]:
    """Return in words what would turn the rules' decision: what would part the pair, or what would join it."""
    if decision == "same":
        return _what_would_part(a, held, score)
    objections = [one.name for one in held if one.is_objection]
    lacking = round(ENOUGH - score, 6)
    if objections:
        told = "the rest would be enough" if lacking <= 0 else f"the rest lacks {lacking:g} of {ENOUGH:g}"
        return [f"Nothing outweighs {_listed(objections)}; without that {told}."]
    names = {one.name for one in held}
    enough = [one.name for one in FOR if _looks_at(one, a, b) and one.name not in names and one.weight >= lacking]
    return [f"{lacking:g} more is needed: any of {_listed(enough, 'or')} would do."] if enough else []


def _what_would_part(a: Named, held: Sequence[Held], score: float) -> list[str]:
    needed = [one for one in held if one.weight > 0 and score - one.weight < ENOUGH - 1e-9]
    told = [f"Without “{one.name}” the sum would be {round(score - one.weight, 6):g}, too little." for one in needed]
    if not needed:
        told = ["No single reason is needed: without any one of them the others are still enough."]
    objections = [one.name for one in AGAINST if one.weight <= OBJECTION and (not one.groups or a.group in one.groups)]
    return [*told, f"Any of these would part them, were it told: {', '.join(objections)}."]


def _listed(names: Sequence[str], last: str = "and") -> str:
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def find_chain(
    things: Sequence[Named], starts: Collection[int], ends: Collection[int], joined: Mapping[Pair, str]
) -> list[int]:
    """Return the shortest row of things from a start to an end in which each is joined to the next; empty for none.

    Of rows of one length the one that the order of things gives is returned; a pair that persons joined counts.
    """
    before: dict[int, int | None] = dict.fromkeys(sorted(starts))
    waiting = deque(before)
    while waiting:
        one = waiting.popleft()
        if one in ends:
            return _row(before, one)
        for other in range(len(things)):
            if other not in before and _are_joined(things, one, other, joined):
                before[other] = one
                waiting.append(other)
    return []


def _row(before: Mapping[int, int | None], last: int) -> list[int]:
    row, one = [last], before[last]
    while one is not None:
        row.append(one)
        one = before[one]
    return row[::-1]


def _are_joined(things: Sequence[Named], a: int, b: int, joined: Mapping[Pair, str]) -> bool:
    return (min(a, b), max(a, b)) in joined or weigh(things[a], things[b]).joins
