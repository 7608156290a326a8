"""Whose a site was and is no longer, by the words on it: a "former" owner is none where another has it now.

A `Reading` and the word of an owner enter; whether it tells of the past leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of

if TYPE_CHECKING:
    from spacy.tokens import Token

FORMERLY = frozenset({"former", "one-time", "erstwhile", "old", "ex"})


def was_once(reading: Reading, child: Token) -> bool:
    """Tell whether words say whose a site was before: "a former French base", "the base, once a French airfield"."""
    if child.dep_ in ("amod", "compound") and "facility" in reading.classes(child.head):
        return is_formerly(child) and _is_anothers_now(reading, child)
    return child.dep_ == "appos" and any(c.lower_ in FORMERLY for c in child.children)


def is_formerly(owner: Token) -> bool:
    """Tell whether the word before an owner says that he was: "a former French base"."""
    return owner.i > 0 and owner.nbor(-1).lower_ in FORMERLY


def _is_anothers_now(reading: Reading, former: Token) -> bool:
    """Tell whether a sentence names another state as who has a site now: "used by Russians", "leased to India"."""
    own = reading.country_of(former)
    others = (token for token in former.sent if reading.country_of(token) not in (None, own))
    return any({preposition_of(token), preposition_of(token.head)} & {"by", "to"} for token in others)
