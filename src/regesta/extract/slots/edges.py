"""At the edge of a country: whether a clause puts forces at a border of their own or aboard a ship, on no one's ground.

`Slots` enter; whether the passage must not be asked for a host leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.borders import far_side, is_border, sides_of
from regesta.extract.slots.filling import Slots, words_told

if TYPE_CHECKING:
    pass


def is_at_own_border(slots: Slots) -> bool:
    """ "To the border with X": on the near side, which is the power's own unless the text has its forces abroad."""
    words = words_told(slots)
    if any(word.lower_ in ACROSS_BORDERS for word in words):
        return True  # beyond the border of the country that the passage is about
    if any(is_border(word) and preposition_of(word) in BEYOND and not sides_of(slots.reading, word) for word in words):
        return True  # "ready to pour over the border": they are still on the other side
    if slots.operator is None or slots.guest is None:
        return False
    for word in words:
        if not is_border(word):
            continue
        sides = sides_of(slots.reading, word)
        if len(sides) > 1 and slots.guest in sides:
            return True
        elsewhere = slots.focus.host(slots.noun, slots.guest) if len(sides) > 1 else None
        if elsewhere is not None and elsewhere.name not in sides:
            return True  # "from the border of Djibouti and Eritrea": on no third country's ground
        if far_side(slots.reading, word) is not None or (not sides and preposition_of(word) in ALONG):
            return not slots.focus.pairs.is_abroad(slots.operator.name)
    return False


def is_at_sea(slots: Slots) -> bool:
    """ "Serving on a ship in the Adriatic": aboard, and on no country's ground."""
    aboard = (token for preposition, token in slots.centre.clause.obliques if preposition in ("on", "aboard"))
    return any(token.lemma_.lower() in SHIPS for token in aboard)


SHIPS = frozenset({"ship", "vessel", "warship", "frigate", "destroyer", "carrier", "cruiser", "corvette", "submarine"})
ACROSS_BORDERS = frozenset({"cross-border", "crossborder", "transborder"})
BEYOND = ("over", "across", "beyond")
ALONG = ("to", "on", "at", "along", "near", "toward", "towards")
