"""At the edge of a country: whether a clause puts forces at a border of their own or aboard a ship, on no one's ground.

`Slots` enter; whether the passage must not be asked for a host leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.no_grounds import is_off_a_coast
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.borders import far_side, is_border, sides_of
from regesta.extract.slots.filling import Slots, words_told

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    """ "Serving on a ship in the Adriatic", "will patrol the Gulf of Riga": on no country's ground."""
    clause = slots.centre.clause
    if any(is_off_a_coast(word) for word in words_told(slots)):
        return True
    aboard = (token for preposition, token in clause.obliques if preposition in ("on", "aboard"))
    if any(token.lemma_.lower() in SHIPS for token in aboard):
        return True
    waters = (*clause.patients, *(word for word in words_told(slots) if preposition_of(word) in AFLOAT))
    return any(_is_sea(slots, token) for token in waters)


def off_anothers_coast(slots: Slots) -> bool:
    """Tell whether a clause has ships off a coast that is told by another's adjective: "off the Lebanese coast"."""
    off = (word for word in words_told(slots) if is_off_a_coast(word))
    owners = (slots.reading.country_of(child) for word in off for child in word.children)
    return any(owner not in (None, slots.guest) for owner in owners)


def _is_sea(slots: Slots, token: Token) -> bool:
    """Tell whether a word names a sea, by the gazetteer or by the noun in its name; a region around one is none."""
    mention = slots.reading.mention_by_token.get(token.i)
    if mention is None or mention.type != "place" or mention.country is not None:
        return False
    place = slots.reading.gazetteer.place(mention.name)
    if place is not None:
        return place.kind == "sea"
    return bool({word.lower() for word in mention.name.split()} & WATERS)


AFLOAT = ("in", "through", "across", "off", "into")
WATERS = frozenset({"sea", "gulf", "strait", "straits", "ocean", "channel"})


SHIPS = frozenset({"ship", "vessel", "warship", "frigate", "destroyer", "carrier", "cruiser", "corvette", "submarine"})
ACROSS_BORDERS = frozenset({"cross-border", "crossborder", "transborder"})
BEYOND = ("over", "across", "beyond")
ALONG = ("to", "on", "at", "along", "near", "toward", "towards")
