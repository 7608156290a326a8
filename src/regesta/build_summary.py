"""What a build tells its caller: how far it is, what became of each file, and in words why one was refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from regesta.model import Refusal
from regesta.runners import Failure
from regesta.store import Outcome

_WORDS = {
    "time": ("Reading it took {detail}.", "Split the file, or build on a faster machine."),
    "memory": ("Reading it needed {detail}.", "Split the file, or build with fewer processes."),
    "crash": (
        "Reading it failed: {detail}, for lack of memory or because the file is damaged.",
        "Check that the file opens in its own program; split it if it is large.",
    ),
    "error": (
        "The program failed on it ({detail}).",
        "Nothing else is affected. Please report this.",
    ),
}
"""For each kind of failure the reason and what the file's owner can do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a build is: a stage, and of the reading how many files are done."""

    stage: Literal["find", "read", "link"]
    done: int = 0
    total: int = 0
    name: str = ""


@dataclass(slots=True, kw_only=True)
class BuildSummary:
    """What a build did, by files; what the register then holds is read from it."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    """Name of each file read, and what it was to the register."""
    unchanged: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @property
    def names_read(self) -> tuple[str, ...]:
        """Names of the files read, sorted."""
        return tuple(sorted(self.outcomes))

    def count(self, outcome: Outcome) -> int:
        """Return how many of the files read were that to the register."""
        return list(self.outcomes.values()).count(outcome)


def refuse_failed(name: str, failure: Failure) -> Refusal:
    """Return the refusal of a file whose reading failed, with its reason in words."""
    reason, advice = _WORDS[failure.kind]
    return Refusal(name=name, reason=reason.format(detail=failure.detail), advice=advice)
