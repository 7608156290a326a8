"""The name beside a figure that leaves out its noun: Turkey of "Greece has promised 700 troops; Turkey, 500".

A `Reading` and a `Quantity` enter; the mention leaves with the words between it and the figure, or None where no row
goes on there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.model import Mention, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

HOLDING = frozenset({"have", "keep", "hold", "maintain", "retain", "send", "contribute", "provide", "station", "host"})
"""Verbs that may stand between a name of a row and its figure, where the first figure has one like it."""
SEPARATORS = frozenset({",", ";", "and", "while", "but", "plus"})
HEDGES = frozenset(
    {",", ":", "with", "just", "only", "about", "some", "around", "nearly", "almost", "another", "up", "to"}
)
PLACING = frozenset({"in", "at", "on"})


@dataclass(frozen=True, slots=True)
class NameBeside:
    """A name that stands beside a figure as another does beside the first figure of the row."""

    name: Mention
    head: Token
    verb: Token | None
    """The verb between the two, where the row repeats one."""
    is_placed: bool
    """Whether a preposition of place stands before the name."""


def name_beside(reading: Reading, quantity: Quantity) -> NameBeside | None:
    """Return the name of a row right before a figure whose noun stands with an earlier one."""
    if quantity.counted_start is None or quantity.counted_start >= quantity.start:
        return None
    figure = reading.token_at(quantity.start)
    doc, opening, at, verb = reading.doc, figure.sent.start, figure.i - 1, None
    while at > opening and (doc[at].lower_ in HEDGES or (verb is None and doc[at].lemma_.lower() in HOLDING)):
        verb = doc[at] if doc[at].lemma_.lower() in HOLDING else verb
        at -= 1
    mention = reading.mention_by_token.get(doc[at].i)
    if at <= opening or mention is None or mention.end < doc[at].idx:
        return None
    first = reading.token_at(mention.start)
    before = first.i - 1
    while before > opening and doc[before].lower_ in ("the", "nearby", "neighbouring"):
        before -= 1
    placed = doc[before].lower_ in PLACING
    joint = doc[before - 1] if placed and before > 0 else doc[before]
    opens = verb is not None and before < opening  # "Slovakia has 200 there" as a sentence of its own
    if before < opening or (joint.lower_ not in SEPARATORS and not opens):
        return None
    return NameBeside(mention, reading.head_of(mention.start, mention.end), verb, placed)
