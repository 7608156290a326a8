"""What is only an aim: places of operations, wars and purposes, where nothing that a clause tells of need be.

A `Reading` and the token of a place, or of what something is for, enter; yes or no leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

AIMS = ("for", "against", "toward", "towards", "amid", "despite", "like", "unlike", "after", "since", "during")
"""Prepositions whose complement says what for, against whom or beside which event, and not where."""
AT = ("in", "at", "on", "near")
DEEPEST = 6
"""Steps up from a place to what it is a place of."""
STANDING_FORCES = frozenset(["mission", "contingent", "force", "garrison", "coalition"])
PEOPLE_THERE = words_of("people_who_are_there")
OF_FORCES = frozenset({"force", "unit", "military_people"})


def is_aim(reading: Reading, token: Token) -> bool:
    """Tell whether a place is only that of an aim: "for operations in X", "to fight in X", "supports the war in X"."""
    for _ in range(DEEPEST):
        aimed = (preposition_of(token) or "").split(" ")[0] in AIMS
        if aimed and not is_for_the_force(token) and not is_for_its_forces(reading, token):
            return True
        head = token.head
        if head == token:
            return False
        if is_verbal(head):
            infinitive = any(child.dep_ == "mark" and child.lower_ == "to" for child in head.children)
            return "aim" in reading.actions(head) and (token.dep_ == "obj" or infinitive)
        token = head
    return False


def is_for_the_force(token: Token) -> bool:
    """Tell whether something is for a force that is where it is: "helicopters for the mission in Mali"."""
    if preposition_of(token) != "for":
        return False
    definite = any(child.dep_ == "det" and child.lower_ == "the" for child in token.children)
    return token.lemma_.lower() in (STANDING_FORCES | PEOPLE_THERE if definite else PEOPLE_THERE)


def is_for_its_forces(reading: Reading, token: Token) -> bool:
    """Tell whether a site is for its power's own people, who will be where it is: "a base for its brigade at X".

    So it is only of a site that is not itself placed: "a hospital in X for its soldiers in Y".
    """
    site = token.head
    if preposition_of(token) != "for" or "facility" not in reading.classes(site):
        return False
    own = any(child.dep_ == "nmod:poss" for child in token.children)
    placed = any((preposition_of(child) or "").split(" ")[0] in AT for child in site.children if child != token)
    return own and not placed and bool(reading.classes(token) & OF_FORCES)
