"""Which parties the words on an agreement name: "the US-Taliban deal", "a pact with Washington", "Oman's treaty".

An agreement's noun enters; the names of its parties leave, none where there are more than two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.slots.countries import seat_of
from regesta.extract.slots.signers import ARMED

if TYPE_CHECKING:
    from spacy.tokens import Token


def parties_in_phrase(reading: Reading, noun: Token) -> set[str]:
    """Return the names of one or two parties that the words on an agreement's noun tell; none where they tell more."""
    names: set[str] = set()
    grounds: set[str] = set()
    for token in noun.subtree:
        naming = token != noun and token.dep_ in ("amod", "compound", "nmod:poss", "nmod", "conj", "flat")
        if naming and not _is_inner_aim(token, noun) and not _is_in_name(token, noun):
            name = reading.country_of(token) or seat_with(reading, token, noun) or _movement(reading, token, noun)
            if name is not None:
                names.add(name)
                grounds |= {name} if _is_ground_named(token) else set()
    # "leases on bases in Trinidad and Bermuda" are between neither of the two
    return names if len(names) <= 2 and len(grounds) < 2 else set()


def _movement(reading: Reading, token: Token, noun: Token) -> str | None:
    """Return the armed movement that stands on an agreement as a party of it: "the US-Taliban deal"."""
    beside = token.head == noun or token.head.head == noun
    known = beside and token.pos_ == "PROPN" and reading.gazetteer.kind_of_organisation(token.text) == ARMED
    return token.text if known else None


def _is_in_name(token: Token, noun: Token) -> bool:
    """Tell whether a country's adjective is a part of another name in the phrase: "on the Soviet Black Sea Fleet"."""
    before = token.nbor() if token.i + 1 < len(token.doc) else token
    inside = token.dep_ in ("amod", "compound") and token.head not in (noun, before) and token.head.pos_ == "PROPN"
    return inside and before.text[:1].isupper()


def _is_ground_named(token: Token) -> bool:
    """Tell whether a country is named as where something is, itself or with the one before it: "bases in X and Y"."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ == "nmod" and preposition_of(token) in ("in", "at")


def seat_with(reading: Reading, token: Token, noun: Token) -> str | None:
    """Return the state for whose government a capital stands that an agreement is with: "a pact with Washington"."""
    sides = [child for child in noun.children if child.dep_ == "nmod" and preposition_of(child) in ("with", "between")]
    return seat_of(reading, token) if any(token in with_conjuncts(side) for side in sides) else None


def _is_inner_aim(token: Token, noun: Token) -> bool:
    """Tell whether a country is only an aim inside a phrase: "a deal to let X use the base for forces in Y"."""
    if token.dep_ in ("nmod:poss", "nmod") and token.head.lemma_.lower() in SUFFERED:
        return True  # "the protocol on Finland's accession", "on the end of the occupation of Somalia": its matter
    return any(token in child.subtree for child in noun.subtree if child != noun and preposition_of(child) == "for")


SUFFERED = frozenset(["accession", "membership", "admission", "occupation", "invasion", "partition", "independence"])
