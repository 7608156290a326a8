"""Who clears where the clause names nobody: the state in whose own words its mines, or its ground, are cleared.

`Slots` enter; the `Mention` of a state leaves, or None. Anybody may clear what a state only reports to be cleared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.extents import EMBEDDED
from regesta.extract.reading.forms import is_passive, is_verbal
from regesta.extract.slots.countries import first_state
from regesta.extract.slots.filling import Slots, all_places
from regesta.extract.slots.layers import layer
from regesta.extract.slots.places import country_of_place
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

ORGANS = words_of("organs_of_state")
TO_COME = frozenset(["will", "would", "shall", "going"])
STEPS = 4
"""Clauses between the work and the words of whoever tells of it."""


def clearer(slots: Slots) -> Mention | None:
    """The state that says that its people clear, that mines which it laid are cleared, or that its ground will be."""
    governor = slots.centre.governor
    if speaks_of_its_own(slots):
        return first_state(slots.reading, teller_of(governor) or ())
    if not is_verbal(governor) or not is_passive(governor) or slots.centre.clause.agents:
        return None
    teller = teller_of(governor)
    if teller is None:
        return None
    state = first_state(slots.reading, teller)
    laid = layer(slots)
    if laid is not None:
        return state if state is not None and state.name == laid.name else None
    if not any(child.lower_ in TO_COME for child in governor.children):
        return None
    if state is None and any(token.lemma_.lower() in ORGANS for token in teller):
        state = slots.host  # "the Ministry of Defence said that the field would be cleared": of the state spoken of
    return state if state is None or _is_own_ground(slots, state) else None


def speaks_of_its_own(slots: Slots) -> bool:
    """Tell whether those who act are called their teller's: "Ukraine's emergency service said its sappers had …"."""
    owners = (child for agent in slots.centre.clause.agents for child in agent.children if child.dep_ == "nmod:poss")
    return any(owner.lower_ in ("its", "their") for owner in owners) and teller_of(slots.centre.governor) is not None


def _is_own_ground(slots: Slots, state: Mention) -> bool:
    grounds = (country_of_place(slots.reading, place) for place in all_places(slots))
    return not any(ground is not None and ground.name != state.name for ground in grounds)


def teller_of(verb: Token) -> tuple[Token, ...] | None:
    """Return who says what a verb tells, through relative and coordinated clauses; None in the text's own voice."""
    for _ in range(STEPS):
        if verb.dep_ not in (*EMBEDDED, "conj") or verb.head == verb:
            return None
        said = verb.dep_ == "ccomp"
        verb = verb.head
        if said and is_verbal(verb):
            return clause_of(verb).agents
    return None
