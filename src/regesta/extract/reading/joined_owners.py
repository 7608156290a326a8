"""Forces of two powers at once: "US and NATO troops", "troops from Ghana and Togo" are neither's alone.

A noun of forces enters; whether words that own it are joined before it, or which words join behind it, leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

JOINT = frozenset({"coalition", "allied", "international", "foreign", "alliance", "third-country", "third"})
"""Words for others who have forces beside a power that is named: "American and allied troops"."""
STATES = words_of("states_in_the_plural")


def are_of_two(reading: Reading, noun: Token) -> bool:
    """Tell whether two owners stand joined before a noun: "US and NATO troops", "American and allied forces"."""
    for word in reading.doc[noun.left_edge.i + 1 : noun.i - 1]:
        if word.lower_ in ("and", "or", "/"):
            following = word.nbor(2) if word.nbor().lower_ == "other" else word.nbor()
            before, after = _owns(reading, word.nbor(-1)), _owns(reading, following)
            if before and after and before != after and {before, after} - JOINT:
                return True
    return False


def _owns(reading: Reading, word: Token) -> str | None:
    """Return the power or alliance that a word names, or the word for others."""
    if word.lower_ in JOINT:
        return str(word.lower_)
    country: str | None = reading.country_of(word)
    known = reading.mention_by_token.get(word.i)
    said = known.text if known is not None and known.type == "organisation" else word.text
    found: str | None = country or reading.gazetteer.organisation(said)
    return found


def joined_behind(noun: Token) -> range:
    """Return where the row of those stands from whom people come: "troops from Ghana, Togo and Niger"."""
    for child in noun.children:
        row = [t for t in with_conjuncts(child) if t.pos_ == "PROPN" or t.lemma_.lower() in STATES]
        if child.dep_ == "nmod" and preposition_of(child) == "from" and len(row) > 1:
            return range(child.i, max(token.i for token in row) + 1)
    return range(0)
