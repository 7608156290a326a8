"""Nouns in a row before the one that they modify: which of them a figure counts, and which ends the row.

A `Reading`, a quantity or a token enter; the noun leaves. Nothing here knows of any predicate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token


def hyphened_part(reading: Reading, quantity: Quantity) -> Token | None:
    """Return the noun that a hyphen ties to a figure, which is all that it counts: the stages of "a two-stage rocket".

    The people or lengths of "a 40-man garrison" are in the figure's own words.
    """
    hyphen = reading.token_at(quantity.end)
    if hyphen.idx != quantity.end or hyphen.text != "-" or hyphen.i + 1 >= hyphen.sent.end:
        return None
    part = hyphen.nbor()
    return part if part.pos_ in ("NOUN", "PROPN") and part.dep_ in ("compound", "amod") else None


def phrase_head(noun: Token) -> Token:
    """Return the noun at the end of a row of compounds."""
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun
