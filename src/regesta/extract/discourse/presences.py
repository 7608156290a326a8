"""How present countries are at a spot, and which of them is clearly first.

Mentions and amounts enter a `Presence`; the country that leads leaves, or None where the next is nearly as present.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from regesta.extract.discourse.notes import Note
from regesta.model import FoundIn, Mention

MARGIN = 1.4
"""How much more present than the next the country meant must be; coreference asks 1.3 of "it" and 1.5 of "the base"."""
FAINT = 0.7
"""Presence below which nothing is taken: one mention some paragraphs back does not tell whom a passage is about."""


@dataclass(slots=True)
class Presence:
    """How present a country is at a spot, and the mention and scope that say most for it."""

    mention: Mention
    total: float = 0.0
    best: float = 0.0

    def add(self, mention: Mention, amount: float, scope: FoundIn) -> None:
        self.total += amount
        if amount > self.best:
            self.best, self.mention = amount, replace(mention, found_in=scope)


def clear_best(presences: dict[str, Presence]) -> Mention | None:
    """Return the country that is clearly most present; None for none and where the second is nearly as present."""
    ranked = sorted(presences.values(), key=lambda p: (-p.total, p.mention.name))
    if not ranked or (len(ranked) > 1 and ranked[0].total < MARGIN * ranked[1].total):
        return None
    if ranked[0].total < FAINT:
        return None
    return ranked[0].mention


def dominant(notes: Iterable[Note], exclude: str | None) -> Mention | None:
    """Return what two thirds of some notes agree on, a country counted once a sentence; None where they do not."""
    once = {(note.spot.sentence, note.country.name): note.country for note in notes if note.country.name != exclude}
    kept = list(once.values())
    counts = Counter(mention.name for mention in kept)
    if not counts:
        return None
    name, count = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[0]
    if 3 * count < 2 * sum(counts.values()):
        return None
    return next(mention for mention in reversed(kept) if mention.name == name)
