"""Forces of several nations under one that leads them: "the Saudi-led coalition" is no Saudi force.

`Slots` enter; the noun of such a body leaves, or None where the clause tells of none or has a power beside its leader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.slots.filling import Slots

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_FORCES = frozenset({"deployment", "withdrawal", "troop_strength", "equipment_count"})


def led_body(slots: Slots) -> Token | None:
    """The body whose people come, go or are counted, where no power of the clause is told but its leader.

    Who uses a site with others uses it: of sites the leader stays the power.
    """
    if slots.centre.predicate.predicate not in OF_FORCES:
        return None
    concerned = (slots.noun, *slots.centre.clause.patients, *slots.centre.clause.agents)
    body = next((token for token in concerned if _leader(slots, token) is not None), None)
    leader = _leader(slots, body) if body is not None else None
    if body is None or leader is None or slots.operator is None:
        return body
    return body if slots.operator.start <= leader.idx < slots.operator.end else None


def _leader(slots: Slots, body: Token) -> Token | None:
    """Return the state's word in "Saudi-led" before a noun; an alliance that leads has the force itself."""
    for child in body.children:
        if child.lower_.endswith("-led") and slots.reading.country_of(child) is not None:
            return child
        if child.lower_ == "led" and child.dep_ == "amod":
            return next((word for word in child.children if slots.reading.country_of(word) is not None), None)
    return None
