"""What a weapon is made of: a figure's noun and the words over it enter; whether they tell a weapon's make-up leaves.

"The rocket scatters 644 submunitions over 23 hectares", "a launcher carries 12 rockets": nobody holds these, and none
lie in the ground.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

HOLDING_WITHIN = words_of("holding_within")
CARRIERS = words_of("carriers_of_munitions")
PEOPLE = frozenset({"military_people", "people", "force"})


def tells_make_up(reading: Reading, noun: Token, chain: Sequence[Token]) -> bool:
    """Tell whether a figure is of what one weapon holds or spreads, by the verb over it and that verb's subject.

    People are never a part of one: "the ship carries 400 marines". Several counted ones carry what they bring along.
    """
    if reading.classes(noun) & PEOPLE:
        return False
    for verb in chain:
        if verb.lemma_.lower() not in HOLDING_WITHIN:
            continue
        if verb.tag_ == "VBN":
            continue  # "submunitions scattered over the fields" lie there
        subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP")]
        subjects += [verb.head] if verb.dep_ in ("acl", "acl:relcl") and not subjects else []
        return any(_is_weapon(subject) for subject in subjects)
    return False


def _is_weapon(subject: Token) -> bool:
    """Tell whether a word is a munition or its launcher, spoken of as a kind and not as so many of them."""
    counted = any(child.dep_ == "nummod" and child.lower_ not in ("one", "1") for child in subject.children)
    return subject.lemma_.lower() in CARRIERS and not counted
