"""The nouns of an explanation: nothing enters; the frozen records leave that commands and pages show.

Offsets are those of the document's text. All words are ready for a reader.
"""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model import FoundIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the parsed sentence: what it hangs on, by its place among the words, and by which relation."""

    text: str
    start: int
    end: int
    tag: str
    relation: str
    head: int
    """Place of the word that it hangs on; its own place where it hangs on none."""
    role: str | None = None
    """The slot of the claim that it fills, or `rule` for the word under which the rule was met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that might have stood in a slot, and why it does not."""

    name: str
    text: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotOrigin:
    """Where the filling of a slot came from: the words, the way that found them, and what else was in question."""

    slot: str
    name: str | None
    """The filling as an analyst would write it; None where the slot is empty."""
    text: str | None = None
    start: int | None = None
    end: int | None = None
    found_in: FoundIn | None = None
    way: str | None = None
    """Name of the way, as the rules name it."""
    promise: str = ""
    """What the way promises to find, or in words how the slot was filled."""
    found_nothing: tuple[str, ...] = ()
    """Ways that were asked before and found nothing."""
    others: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LostRule:
    """A rule that was in question for the same value, and why it did not make the claim."""

    rule: str
    why: str
    met: bool
    """Whether it was met, and only came too late or lacked a slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How one claim was made: its rule, where each slot came from, the sentence's parse, and what lost."""

    claim_id: str
    rule: str
    why: str
    definition: str
    met_on: str
    """In words: the value or word at which the rule began, and the word under which it was met."""
    retraced: bool
    """Whether the document, read again, gave the same claim; if not, ways and lost rules are not known."""
    slots: tuple[SlotOrigin, ...]
    lost_rules: tuple[LostRule, ...] = ()
    repeated: tuple[str, ...] = ()
    """Claims that were left out because this one says the same."""
    words: tuple[Word, ...] = ()
    """The parse of its sentence; empty where there is none, as in a table."""

    def slot(self, name: str) -> SlotOrigin:
        """Return one of the slots; raises KeyError where there is none of the name."""
        return {one.slot: one for one in self.slots}[name]
