"""Whose ground "its soil" is: the state for which the pronoun stands, on whose ground the forces of a clause are.

`Slots` enter; the `Mention` of a state leaves, or None where no such words stand in the clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import governors
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.countries import first_state, state_of
from regesta.extract.slots.filling import Slots, words_told
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN_SOIL = frozenset({"soil", "territory", "ground", "land"})
PRONOUNS = frozenset({"its", "their"})
ON_IT = frozenset({"on", "in", "inside", "within", "onto", "into"})
"""Forces that go "through" a territory, or leave "from" it, are not there."""


def state_of_soil(slots: Slots) -> Mention | None:
    """Return the state on "its soil" the clause has forces: who acts above, unless the pronoun has a name behind it."""
    words = (word for word in words_told(slots) if word.lemma_.lower() in OWN_SOIL and preposition_of(word) in ON_IT)
    own = next((child for word in words for child in word.children if child.lower_ in PRONOUNS), None)
    return _whose(slots, own) if own is not None else None


def _whose(slots: Slots, pronoun: Token) -> Mention | None:
    named = state_of(slots.reading, pronoun)
    if named is not None and named.type == "country":
        return named
    verbs = [verb for verb in governors(pronoun) if is_verbal(verb)]
    acting = (first_state(slots.reading, clause_of(verb).agents) for verb in verbs)
    return next((state for state in acting if state is not None and state.type == "country"), None)
