"""The country that the victims of an incident tell: "Angolan amputees" of mines lost their limbs in Angola.

`Slots` enter; the `Mention` of a country leaves, or None: soldiers, travellers and refugees may be anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.slots.countries import country_mention
from regesta.extract.slots.filling import Slots
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

AT_HOME = words_of("people_at_home")
BY_MINES = words_of("people_hurt_by_mines")


def victims_ground(slots: Slots) -> Mention | None:
    """The one country whose adjective stands on victims who live where they are hurt."""
    if slots.centre.predicate.predicate != "casualties":
        return None
    victims = [token for token in (slots.noun, *slots.centre.clause.patients) if _lives_there(slots, token)]
    adjectives = (child for token in victims for child in token.children if child.dep_ in ("amod", "compound"))
    found = {name: child for child in adjectives if (name := slots.reading.country_of(child)) is not None}
    found |= {name: token for token in victims if (name := slots.reading.country_of(token)) is not None}
    if len(found) != 1:
        return None
    name, adjective = next(iter(found.items()))
    return country_mention(slots.reading, adjective, name)


def _lives_there(slots: Slots, token: Token) -> bool:
    """Tell whether people of a noun are at home where they are hurt; of mines, which few travellers meet, more are."""
    noun = token.lemma_.lower()
    if noun in AT_HOME:
        return True
    told = (*slots.noun.subtree, *clause_tokens(clause_head(slots.centre.governor)))
    people = noun in BY_MINES or slots.reading.country_of(token) is not None  # "12 Afghans"
    return people and any("mine" in slots.reading.classes(token) for token in told)
