"""What extract tells of its decisions, while it makes them: the protocol of a trace, and the one that hears nothing.

Decisions enter, in their order; nothing leaves. A trace cannot change what is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from regesta.model import Claim, Mention
from regesta.vocabulary import Predicate, Rule

if TYPE_CHECKING:
    from regesta.extract.centres.finding import Centre
    from regesta.extract.slots.filling import Slots
    from regesta.extract.tracing.unmet import Unmet


class Trace(Protocol):
    """Hears every decision when it is made; what follows a `turn_to` is about the value that it names."""

    def turn_to(self, start: int, end: int) -> None:
        """A value, date or word, by its offsets, comes before the rules."""

    def miss(self, predicate: Predicate, rule: Rule, unmet: Unmet) -> None:
        """A rule was not met, for this reason."""

    def try_out(self, centre: Centre) -> None:
        """A rule was met; its claim is to be made."""

    def ask(self, slot: str, way: str, found: Mention | None) -> None:
        """A way to fill a slot was asked, and found this."""

    def leave(self, slot: str, ways: Mapping[str, Callable[[Slots], Mention | None]], rest: Sequence[str],
              slots: Slots) -> None:  # fmt: skip
        """The slot is filled; these ways were not asked any more."""

    def leave_empty(self, slot: str, ways: Sequence[str], slots: Slots) -> None:
        """None of these ways found anything for the slot."""

    def settle(self, slot: str, found: Mention | None, why: str) -> None:
        """What the ways found was set aside for this, for a reason that holds for all rules."""

    def give_up(self, unmet: Unmet) -> None:
        """The claim that was tried out cannot be made."""

    def make(self, claim: Claim, others: Iterator[Centre]) -> None:
        """The claim that was tried out is made; these other readings of the same value were not tried any more."""

    def derive(self, origin: Claim, claim: Claim) -> None:
        """A claim was made from another: with a borrowed slot, or for one of the sites that the other counts."""

    def drop(self, claim: Claim, said: Claim | None, why: str) -> None:
        """A claim is left out, since another one says the same."""


class Silence:
    """The trace of every build: it hears nothing, and costs nothing."""

    def turn_to(self, start: int, end: int) -> None:
        pass

    def miss(self, predicate: Predicate, rule: Rule, unmet: Unmet) -> None:
        pass

    def try_out(self, centre: Centre) -> None:
        pass

    def ask(self, slot: str, way: str, found: Mention | None) -> None:
        pass

    def leave(self, slot: str, ways: Mapping[str, Callable[[Slots], Mention | None]], rest: Sequence[str],
              slots: Slots) -> None:  # fmt: skip
        pass

    def leave_empty(self, slot: str, ways: Sequence[str], slots: Slots) -> None:
        pass

    def settle(self, slot: str, found: Mention | None, why: str) -> None:
        pass

    def give_up(self, unmet: Unmet) -> None:
        pass

    def make(self, claim: Claim, others: Iterator[Centre]) -> None:
        pass

    def derive(self, origin: Claim, claim: Claim) -> None:
        pass

    def drop(self, claim: Claim, said: Claim | None, why: str) -> None:
        pass


SILENCE: Trace = Silence()
"""Without state, so that all extractions share it."""
