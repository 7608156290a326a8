"""Hired forces: who is paid for their services, and the state that pays; whose debt is written off.

`Slots` enter; a `Mention` leaves, or None where the clause does not tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.slots import naming
from regesta.extract.slots.countries import first_state, owner_of, state_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.payers import COLLECTING, giver
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

HIRED = frozenset({"force", "military_people", "armed_group"})


def hired(slots: Slots) -> Mention | None:
    """Who is paid for their services, by name or in the text's words: "pays the company $10 million a month"."""
    for token in _paid(slots):
        known = slots.reading.mention_of(token)
        if known is not None and known.type in ("organisation", "military_unit"):
            return known
        if slots.reading.classes(token) & HIRED:
            return naming.description(slots.reading, token, "force")
    return None


def hirer(slots: Slots) -> Mention | None:
    """The state that pays hired forces: who acts, or from whom they get their money."""
    if slots.centre.governor.lemma_.lower() in COLLECTING:
        return giver(slots)
    return first_state(slots.reading, slots.centre.clause.agents)


def _paid(slots: Slots) -> tuple[Token, ...]:
    clause = slots.centre.clause
    if slots.centre.governor.lemma_.lower() in COLLECTING | {"charge", "cost"}:
        return clause.agents
    return tuple(token for token in clause.patients if token != slots.noun)


def _owing(debt: Token) -> list[Token]:
    """Return who owes a debt by the clause on it or on its sum: "a debt of 80 million dollars that Juba owed it"."""
    deeds = (t for t in debt.subtree if t.dep_.startswith("acl") and t.lemma_.lower() == "owe")
    return [child for deed in deeds for child in deed.children if child.dep_ in ("nsubj", "obl:agent")]


def debtor(slots: Slots) -> Mention | None:
    """Whose debt is written off: "wrote off much of Syria's debt", "forgave the debt of Sudan"."""
    for token in slots.centre.governor.subtree:
        if "debt" not in slots.reading.classes(token):
            continue
        whose = owner_of(slots.reading, token)
        of = [child for child in token.children if child.dep_ == "nmod"]
        of += _owing(token)
        found = whose or next((state for child in of if (state := state_of(slots.reading, child)) is not None), None)
        if found is not None and found.name != slots.guest:
            return found
    return None
