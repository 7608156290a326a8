"""Arms sold and bought: to whom they go, which they are, and whose a supplier is.

`Slots` enter; a `Mention` leaves, or None where the clause names none.
"""

from __future__ import annotations

from dataclasses import replace

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.countries import owner_of, state_of
from regesta.extract.slots.filling import Slots
from regesta.extract.word_lists import words_of
from regesta.model import Mention

BUYING = words_of("buying")


def buyer(slots: Slots) -> Mention | None:
    """The state that buys, or to which something is sold: "$2.3 billion in arms sales to Kuwait"."""
    reading = slots.reading
    verb = clause_head(slots.centre.governor)
    clause = clause_of(verb)
    if is_verbal(verb) and verb.lemma_.lower() in BUYING:
        return next((state for token in clause.agents if (state := state_of(reading, token)) is not None), None)
    seller = {state.name for token in clause.agents if (state := state_of(reading, token)) is not None}
    goes_to = (t for t in clause_tokens(verb) if preposition_of(t) in ("to", "for") or t.dep_ == "iobj")
    found = [state for token in goes_to if (state := state_of(reading, token)) is not None and state.name not in seller]
    return found[0] if found else None


def arms_owner(slots: Slots) -> Mention | None:
    """Whose arms are delivered: "Russian arms deliveries to Armenia"."""
    for token in clause_tokens(clause_head(slots.centre.governor)):
        if slots.reading.classes(token) & {"arms", "equipment"}:
            whose = owner_of(slots.reading, token)
            if whose is not None and whose.type == "country":
                return whose
    return None


def sold_arms(slots: Slots) -> Mention | None:
    """The arms that a clause of selling names, in its words, with who gets them: "missiles for Oman"."""
    verb = clause_head(slots.centre.governor)
    for token in clause_tokens(verb):
        if token.pos_ == "NOUN" and slots.reading.classes(token) & {"equipment", "arms"}:
            arms = naming.description(slots.reading, token, "equipment")
            if slots.host is None or slots.host.name in arms.name:
                return arms
            return replace(arms, name=f"{arms.name} for {slots.host.name}")
    return None


def supplied(slots: Slots) -> Mention | None:
    """The state whose suppliers a clause lists: "Niger's arms suppliers include China"; else the page's own."""
    for token in clause_tokens(clause_head(slots.centre.governor)):
        owners = [c for c in token.children if c.dep_ == "nmod:poss"] if token.lemma_.lower() == "supplier" else []
        for owner in owners:
            if (state := state_of(slots.reading, owner)) is not None:
                return state
    state = slots.focus.host(slots.noun, None)
    listed = {slots.reading.country_of(token) for token in slots.noun.sent}
    return None if state is None or state.name in listed else state
