"""Where a figure is told that stands in a clause of its own, with its noun before: "in Chad the number is 2 million".

A `Reading` and the figure enter; the places of its own clause leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.places import PLACING, place_in
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def places_of_figure(reading: Reading, figure: Token) -> list[Mention]:
    """Return the places that a clause gives to the figure that it says of a number: "in Bosnia, it is 3 million"."""
    if not any(child.dep_ == "cop" for child in figure.children):
        return []
    where = (c for c in figure.children if c.dep_ == "obl" and preposition_of(c) in PLACING)
    return [place for token in where for place in place_in(reading, token)]
