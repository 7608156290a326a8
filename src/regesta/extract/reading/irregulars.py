"""People in arms who are no state's forces, whatever country their name or the page tells of: a noun enters.

"Syrian rebels", "pro-Serbian gunmen", "an armed group": whoever writes so says where they are from or whose side they
take, and not who commands them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

IRREGULARS = words_of("irregulars")
HIRING = frozenset({"hire", "recruit", "pay", "employ"})
SIDING = re.compile(r"pro-[A-Z]|Pro-\w")
"""A word that tells whose side people take: of "pro-Serbian fighters" Serbia need not be the commander."""
MODIFYING = ("amod", "compound", "nmod")
BANDS = frozenset({"group", "band", "gang", "faction", "mob", "man"})
ARMED = frozenset({"armed", "masked", "unidentified"})
"""Words that make a group or men a band of nobody's; armed forces and armed drones have owners."""
BACKING = frozenset({"back", "support", "oppose"})
NO_PEOPLE = frozenset({"facility", "agreement", "treaty", "equipment"})


def is_irregular(reading: Reading, token: Token) -> bool:
    """Tell whether people in arms are of a nation without being its forces: "Syrian rebels", "Greeks hired by X"."""
    if any(c.dep_ == "acl" and c.lemma_.lower() in HIRING and _is_done_by(c) for c in token.children):
        return True
    if reading.classes(token) & NO_PEOPLE:
        return False
    if token.lemma_.lower() == "fighter" and any(_takes_a_side(child) for child in token.children):
        return True
    said = [child for child in token.children if child.dep_ in MODIFYING]
    if any(SIDING.match(child.text) for child in said):
        return True
    if token.lemma_.lower() in BANDS and any(child.lower_ in ARMED for child in said):
        return True
    return token.lemma_.lower() in IRREGULARS


def _takes_a_side(said: Token) -> bool:
    """Tell whether words on fighters say only with whom they are: "fighters backing the government"."""
    backing = said.dep_ == "acl" and said.tag_ == "VBG" and said.lemma_.lower() in BACKING
    return backing or (
        said.lower_ in ("loyal", "allied") and any(preposition_of(c) in ("to", "with") for c in said.children)
    )


def _is_done_by(participle: Token) -> bool:
    return any(preposition_of(child) == "by" for child in participle.children)
