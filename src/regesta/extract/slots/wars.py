"""Where the war was fought that a clause only names: "in Mozambique's civil war".

`Slots` enter; the `Mention` of a country leaves, or None where the clause names no war, or a war of nobody's name.
"""

from __future__ import annotations

from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import owner_of
from regesta.extract.slots.filling import Slots
from regesta.model import Mention

WARS = frozenset({"war", "conflict", "insurgency", "uprising", "rebellion", "fighting"})
HOLDING = frozenset({"occupation", "invasion"})


def war_ground(slots: Slots) -> Mention | None:
    """The country whose war the clause tells of: "in Mozambique's civil war", "during the Angolan conflict"."""
    words = clause_tokens(clause_head(slots.centre.governor))
    held = [c for t in words if t.lemma_.lower() in HOLDING for c in t.children if preposition_of(c) == "of"]
    for token in held:  # "during the Syrian occupation of Lebanon"
        if (name := slots.reading.country_of(token)) is not None:
            return country_mention(slots.reading, token, name)
    owners = (owner_of(slots.reading, token) for token in words if token.lemma_.lower() in WARS)
    return next((found for found in owners if found is not None and found.type == "country"), None)
