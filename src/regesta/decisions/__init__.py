"""Who is who, decided by persons: an opened register and names enter; judgements, and accounts of them, leave."""

from __future__ import annotations

from regesta.decisions.choosing import Chosen, choose_entity
from regesta.decisions.deciding import Made, Maker, decide, retract, take_out
from regesta.decisions.listing import Listed, list_judgements
from regesta.decisions.why import Why, account_for

__all__ = [
    "Chosen",
    "Listed",
    "Made",
    "Maker",
    "Why",
    "account_for",
    "choose_entity",
    "decide",
    "list_judgements",
    "retract",
    "take_out",
]
