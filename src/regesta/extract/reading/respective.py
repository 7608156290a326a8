"""What "respectively" gives to each figure of a row: "Spain had 600 and 300 soldiers in Lebanon and Mali respectively".

A `Reading` and a figure enter; the word leaves that stands in its row where the figure stands in its own, or None
without the word, and where the rows are not of one length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import first_conjunct, preposition_of, with_conjuncts
from regesta.model import GROUND_TYPES, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

RESPECTIVELY = "respectively"
PLACED = ("in", "at", "on", "near", "to", "into", "from", "for")
ACTING = ("nsubj", "nsubj:pass", "obl:agent")


def respective_ground(reading: Reading, quantity: Quantity | None) -> Token | None:
    """Return the place of a figure in a row of places: Mali of "600 and 300 in Lebanon and Mali respectively"."""
    return _respective(reading, quantity, placed=True)


def respective_actor(reading: Reading, quantity: Quantity | None) -> Token | None:
    """Return who acts with a figure: Nigeria of "Ghana and Nigeria sent 200 and 800 soldiers respectively"."""
    return _respective(reading, quantity, placed=False)


def _respective(reading: Reading, quantity: Quantity | None, *, placed: bool) -> Token | None:
    if quantity is None or quantity.counted_start is None:
        return None
    sentence = reading.token_at(quantity.start).sent
    if not any(token.lower_ == RESPECTIVELY for token in sentence):
        return None
    row = [
        other
        for other in reading.quantities_between(sentence.start_char, sentence.end_char)
        if other.counted_start == quantity.counted_start or other.counted == quantity.counted
    ]
    for token in sentence:
        if first_conjunct(token) != token or not _opens_row(reading, token, placed=placed):
            continue
        named = [other for other in sorted(with_conjuncts(token), key=lambda t: t.i) if _is_named(reading, other)]
        if len(named) == len(row) > 1:
            return named[row.index(quantity)]
    return None


def _opens_row(reading: Reading, token: Token, *, placed: bool) -> bool:
    if not _is_named(reading, token):
        return False
    return preposition_of(token) in PLACED if placed else token.dep_ in ACTING


def _is_named(reading: Reading, token: Token) -> bool:
    mention = reading.mention_by_token.get(token.i)
    return mention is not None and mention.type in (*GROUND_TYPES, "organisation")
