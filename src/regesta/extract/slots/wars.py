"""Where the war was fought that a clause only names: "in Mozambique's civil war".

`Slots` enter; the `Mention` of a country leaves, or None where the clause names no war, or a war of nobody's name.
"""

from __future__ import annotations

from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.slots.countries import owner_of
from regesta.extract.slots.filling import Slots
from regesta.model import Mention

WARS = frozenset({"war", "conflict", "insurgency", "uprising", "rebellion", "fighting"})


def war_ground(slots: Slots) -> Mention | None:
    """The country whose war the clause tells of: "in Mozambique's civil war", "during the Angolan conflict"."""
    words = clause_tokens(clause_head(slots.centre.governor))
    owners = (owner_of(slots.reading, token) for token in words if token.lemma_.lower() in WARS)
    return next((found for found in owners if found is not None and found.type == "country"), None)
