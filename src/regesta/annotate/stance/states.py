"""What holds over a word: a stance, a polarity and a cue enter; what they become below another cue leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from regesta.model import Stance

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")


@dataclass(frozen=True, slots=True)
class State:
    """What holds over a word: stance, polarity, and the word that says so."""

    stance: Stance = "asserted"
    negative: bool = False
    cue: int = -1

    def under(self, stance: Stance, cue: int) -> State:
        """Return the state below a cue: a denial stays one, and a plan does not settle what is open already."""
        if self.stance == "denied" or (stance == "planned" and self.stance != "asserted"):
            return self
        return replace(self, stance=stance, cue=cue)

    def negated(self, cue: int) -> State:
        """Return the state of something that is not so."""
        return replace(self, negative=True, cue=cue if self.stance == "asserted" else self.cue)

    def affirmed(self) -> State:
        """Return the state without the negation."""
        return replace(self, negative=False) if self.negative else self


PLAIN = State()
