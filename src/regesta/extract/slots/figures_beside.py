"""Which place goes with which figure, where a sentence has several of them.

A `Reading` and a figure, or a centre and the mention of a place, enter; the figure's places, or yes or no, leave.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.centres.relating import whole_of
from regesta.extract.reading.names_beside import name_beside
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.places import PLACING, place_in
from regesta.model import Mention, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.centres.finding import Centre
    from regesta.extract.reading.document import Reading


def places_of_figure(reading: Reading, figure: Token) -> list[Mention]:
    """Return the places that a clause gives to the figure that it says of a number: "in Bosnia, it is 3 million"."""
    if not any(child.dep_ == "cop" for child in figure.children):
        return []
    where = (c for c in figure.children if c.dep_ == "obl" and preposition_of(c) in PLACING)
    return [place for token in where for place in place_in(reading, token)]


def is_of_another_figure(reading: Reading, centre: Centre, noun: Token, place: Mention) -> bool:
    """Tell whether a place behind a figure's noun is that of another figure, which stands on either side of it."""
    if centre.quantity is None or place.start < noun.idx:
        return False
    return has_figure_behind(reading, place) or _follows_figure(reading, centre.quantity, place)


def has_figure_behind(reading: Reading, place: Mention) -> bool:
    """Tell whether a figure stands right behind a place, whose own it then is: "in Mali 450 soldiers, in Niger 100"."""
    last = reading.token_at(place.end - 1)
    following = last.nbor() if last.i + 1 < last.sent.end else last
    if following.text == "," and following.i + 1 < last.sent.end and is_fronted(reading, place):
        following = following.nbor()
    behind = reading.quantities_between(place.end, place.end + LONGEST_JOINT)
    if any(beside.name == place for figure in behind if (beside := name_beside(reading, figure)) is not None):
        return True  # "France keeps 1,500 in Djibouti; Japan, 180"
    numbered = following.pos_ == "NUM" or following.i in reading.quantities_by_token
    return numbered and following.i not in reading.times_by_token


LONGEST_JOINT = 16
"""Characters between a name of a row and its figure: ", with some "."""


def is_fronted(reading: Reading, place: Mention) -> bool:
    """Tell whether a place with its preposition opens a new part of a row: "; in Latvia, 1,700 Canadians"."""
    opening = reading.token_at(place.start)
    if opening.i - 2 < opening.sent.start or opening.nbor(-1).lower_ not in PLACING:
        return False
    return opening.nbor(-2).lower_ in JOINTS


JOINTS = frozenset({";", ",", "and", "while"})


def place_in_front(reading: Reading, figure: Quantity) -> Mention | None:
    """Return the place that opens a figure's own part of a row: Latvia of "in Estonia 900; in Latvia, 1,700"."""
    at = reading.token_at(figure.start)
    before = at.nbor(-1) if at.i > at.sent.start else at
    before = before.nbor(-1) if before.text == "," and before.i > at.sent.start else before
    mention = reading.mention_by_token.get(before.i)
    if mention is None or mention.type not in ("country", "place", "facility") or not is_fronted(reading, mention):
        return None
    ahead = reading.quantities_between(at.sent.start_char, mention.start)
    return mention if ahead else None


BEING = "is|are|was|were|(?:will|would|to) be"
PLACED = "more|others?|of (?:them|these|those)|being|stationed|based|deployed"
FROM_FIGURE_TO_PLACE = re.compile(
    rf"\s+(?:(?:\w+\s+)?(?:{BEING})\s+)?(?:(?:{PLACED})\s+)*(?:{'|'.join(PLACING)})\s+(?:the\s+)?", re.IGNORECASE
)
"""From "900" to "Chad": "of whom 900 are in Chad", "of which two divisions will be stationed in Chad"."""
LONGEST_WAY_TO_PLACE = 40
"""Characters between a figure without a noun and its place: " of them were stationed in the "."""


def _follows_figure(reading: Reading, figure: Quantity, place: Mention) -> bool:
    """Tell whether another figure stands right before a place: Chad of "2,400 soldiers in the Sahel, 900 in Chad".

    The whole of which the figure in hand is a part shares its place: "900 of the 2,400 in Mali".
    """
    for other in reading.quantities_between(figure.end, place.start):
        near = place.start - other.end <= LONGEST_WAY_TO_PLACE
        leads = near and FROM_FIGURE_TO_PLACE.fullmatch(reading.document.text, other.end, place.start) is not None
        if leads and other != whole_of(reading, figure):
            return True
    return False
