"""Whose forces are by what stands beside them: in a row, within an operation, coming to others.

`Slots` enter; the `Mention` of the power, or the tokens of the forces that come, leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.guards import COMING_BESIDE
from regesta.extract.reading.irregulars import is_irregular
from regesta.extract.reading.relations import first_conjunct, preposition_of
from regesta.extract.slots.countries import owner_of
from regesta.extract.slots.filling import Slots
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


UNDER_ARMS = frozenset({"force", "military_people"})


def owner_of_row(slots: Slots) -> Mention | None:
    """Whose the first is of what is counted in a row: "800 Turkish commandos, 120 vehicles".

    Machines are those of the people before them; people are so where nothing stands on their own noun: "four Belgian
    jets and 60 airmen".
    """
    first, noun, reading = first_conjunct(slots.noun), slots.noun, slots.reading
    if first == noun or slots.centre.quantity is None or not reading.classes(first) & (UNDER_ARMS | {"equipment"}):
        return None
    if is_irregular(reading, noun):
        return None  # "800 Turkish commandos and 300 rebels"
    bare = not any(child.dep_ in ("amod", "nmod:poss", "nmod:desc", "compound") for child in noun.children)
    named = any(child.dep_ == "amod" and reading.country_of(child) is not None for child in first.children)
    return owner_of(reading, first) if "equipment" in reading.classes(noun) or (bare and named) else None


OPERATIONS = frozenset({"operation", "mission", "deployment", "offensive", "campaign"})


def owner_of_operation(slots: Slots) -> Mention | None:
    """Whose an operation is in which so many take part: "the Dutch operation, in which 350 troops are involved"."""
    verb = slots.centre.governor
    inside = any(t.lower_ == "which" and preposition_of(t) == "in" for t in verb.subtree if t.i < slots.noun.i)
    if verb.dep_ != "acl:relcl" or not inside or verb.head.lemma_.lower() not in OPERATIONS:
        return None
    return owner_of(slots.reading, verb.head)


def who_comes(slots: Slots) -> list[Token]:
    """Return the forces that come to others: "German troops will be joined by a Dutch company" sends the company."""
    if slots.centre.governor.lemma_.lower() not in COMING_BESIDE | {"reinforce", "bolster"}:
        return []
    met = any(slots.reading.classes(token) & UNDER_ARMS for token in slots.centre.clause.patients)
    return [t for t in slots.centre.clause.agents if met and slots.reading.classes(t) & UNDER_ARMS]


AT_A_PLACE = frozenset({"in", "at", "on", "from", "into"})


def forces_there(slots: Slots) -> Mention | None:
    """Whose forces a clause on a place has there: "the only port in which American submarines are based"."""
    for clause in slots.noun.children:
        if clause.dep_ != "acl:relcl":
            continue
        where = any(t.lower_ == "where" for t in clause.children)
        led = any(t.lower_ == "which" and preposition_of(t) in AT_A_PLACE for t in clause.children)
        there = [t for t in clause.children if t.dep_ in ("nsubj", "nsubj:pass")] if where or led else []
        armed = (t for t in there if slots.reading.classes(t) & (UNDER_ARMS | {"equipment", "unit"}))
        if (first := next(armed, None)) is not None:
            return owner_of(slots.reading, first)
    return None
