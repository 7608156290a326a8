"""A trace that listens: decisions enter; for each claim, how it was made and what was passed over leaves.

What a build leaves untried (other readings of a value, other ways to fill a slot) is tried here, after the decision,
so that an explanation can say what would have come next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from regesta.extract.centres.finding import Centre
from regesta.extract.slots.doubts import why_not_taken
from regesta.extract.slots.filling import Slots
from regesta.extract.tracing.unmet import OTHER_KIND, Unmet
from regesta.model import Claim, Mention
from regesta.vocabulary import Predicate, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a way to fill a slot found; `asked` is False where the slot was filled before its turn."""

    slot: str
    way: str
    found: Mention | None
    asked: bool = True
    why: str | None = None
    """Of a filling that was set aside for a reason that holds for all rules: the reason."""


@dataclass(slots=True, kw_only=True)
class Attempt:
    """A rule that was met, what its ways answered, and what became of it."""

    centre: Centre
    answers: list[Answer] = field(default_factory=list)
    outcome: Claim | Unmet | None = None


@dataclass(slots=True, kw_only=True)
class Turn:
    """All that was decided of one value or word."""

    start: int
    end: int
    missed: list[tuple[Predicate, Rule, Unmet]] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    untried: list[Centre] = field(default_factory=list)


class Recorder:
    """Remembers the decisions on one document; see `Trace` for what each call means."""

    def __init__(self) -> None:
        self._turn = Turn(start=0, end=0)
        self._made: dict[str, tuple[Turn, Attempt]] = {}
        self._origins: dict[str, str] = {}
        self._dropped: list[tuple[Claim, Claim | None, str]] = []

    def turn_to(self, start: int, end: int) -> None:
        self._turn = Turn(start=start, end=end)

    def miss(self, predicate: Predicate, rule: Rule, unmet: Unmet) -> None:
        if unmet not in OTHER_KIND:
            self._turn.missed.append((predicate, rule, unmet))

    def try_out(self, centre: Centre) -> None:
        self._turn.attempts.append(Attempt(centre=centre))

    def ask(self, slot: str, way: str, found: Mention | None) -> None:
        self._turn.attempts[-1].answers.append(Answer(slot=slot, way=way, found=found))

    def leave(self, slot: str, ways: Mapping[str, Callable[[Slots], Mention | None]], rest: Sequence[str],
              slots: Slots) -> None:  # fmt: skip
        left = [Answer(slot=slot, way=way, found=ways[way](slots), asked=False) for way in rest]
        self._turn.attempts[-1].answers.extend(left)

    def leave_empty(self, slot: str, ways: Sequence[str], slots: Slots) -> None:
        why = why_not_taken(slot, ways, slots)
        if why is not None:
            self.settle(slot, None, why)

    def settle(self, slot: str, found: Mention | None, why: str) -> None:
        self._turn.attempts[-1].answers.append(Answer(slot=slot, way="", found=found, why=why))

    def give_up(self, unmet: Unmet) -> None:
        self._turn.attempts[-1].outcome = unmet

    def make(self, claim: Claim, others: Iterator[Centre]) -> None:
        attempt = self._turn.attempts[-1]
        attempt.outcome = claim
        self._made[claim.id] = self._turn, attempt
        self._turn.untried.extend(others)

    def derive(self, origin: Claim, claim: Claim) -> None:
        self._origins[claim.id] = origin.id

    def drop(self, claim: Claim, said: Claim | None, why: str) -> None:
        self._dropped.append((claim, said, why))

    def turn_of(self, claim: Claim) -> tuple[Turn, Attempt] | None:
        """Return how a claim, or the one that it was made from, came about; None for what no centre made."""
        identity = claim.id
        while identity not in self._made and identity in self._origins:
            identity = self._origins[identity]
        return self._made.get(identity)

    def dropped_for(self, claim: Claim) -> list[tuple[Claim, str]]:
        """Return the claims that were left out because this one says the same, each with the reason."""
        names = {claim.id, self._origins.get(claim.id, claim.id)}
        return [(dropped, why) for dropped, said, why in self._dropped if said is not None and said.id in names]
