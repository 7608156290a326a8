"""Whether a verb of leaving says what is left, so that "from" on the forces says whose they are.

A `Reading` and a verb enter; yes or no leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.model import GROUND_TYPES

if TYPE_CHECKING:
    from spacy.tokens import Token

TAKING_BACK = frozenset(["withdraw", "call_back"])
"""Classes of actions under which "from" on the forces says what they leave."""


def says_what_is_left(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb of leaving says itself what is left, so that "from" on the forces says whose they are.

    "The contingent from Ghana left Lebanon", "troops from Burundi withdrew from Baidoa".
    """
    relations = {child.dep_ for child in verb.children}
    if not relations & {"obj", "nsubj:pass"} and any(child.lower_ == "home" for child in verb.children):
        return True  # "the instructors from Britain have gone home"
    left = (child for child in verb.children if child.dep_ in ("obj", "obl") and child.i > verb.i)
    return any(
        _is_ground(reading, child) if child.dep_ == "obj" else _is_named_ground_from(reading, child) for child in left
    )


def _is_ground(reading: Reading, left: Token) -> bool:
    return reading.country_of(left) is not None or "facility" in reading.classes(left)


def _is_named_ground_from(reading: Reading, place: Token) -> bool:
    known = reading.mention_by_token.get(place.i)
    return preposition_of(place) == "from" and known is not None and known.type in GROUND_TYPES
