"""The row of places at which several sites are: "bases at Doha and Mogadishu" are not those of Doha alone.

A `Reading` and the noun of sites enter; the number of the row's last token leaves, that of the noun where none is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of
from regesta.model import GROUND_TYPES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading


def last_of_row(reading: Reading, noun: Token) -> int:
    """Return where the row of places behind several sites ends; a row with anything but places is none."""
    last = int(noun.i)
    if noun.tag_ != "NNS" or "facility" not in reading.classes(noun):
        return last
    for child in noun.children:
        if child.dep_ == "nmod" and preposition_of(child) in ("in", "at", "near"):
            row = [child, *child.conjuncts]
            if all(_is_ground(reading, token) for token in row):
                last = max(last, *(int(token.i) for token in row))
    return last


def _is_ground(reading: Reading, token: Token) -> bool:
    mention = reading.mention_by_token.get(token.i)
    return mention is not None and mention.type in GROUND_TYPES
