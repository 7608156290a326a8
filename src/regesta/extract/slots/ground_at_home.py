"""Ground that leaves no host to be sought from afar: the power's own country, or a region of many.

`Slots` enter; the `Mention` of the power's own country leaves where its forces are there, None where nothing says so.
"""

from __future__ import annotations

from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.filling import Slots, all_places
from regesta.extract.slots.places import PLACING, country_of_place
from regesta.model import Mention


def own_ground(slots: Slots) -> Mention | None:
    """The power's own country, where the clause has its forces nowhere else: "Russian forces based in Belgorod"."""
    if slots.guest is None:
        return None
    placed = (p for p in all_places(slots) if preposition_of(slots.reading.head_of(p.start, p.end)) in PLACING)
    grounds = [country_of_place(slots.reading, place) for place in placed]
    at_home = all(ground is not None and ground.name == slots.guest for ground in grounds)
    return grounds[0] if grounds and at_home else None


def retaken_ground(slots: Slots) -> Mention | None:
    """The country whose own forces take ground: "the Syrian army recaptured the base" did so in Syria."""
    if slots.operator is None or "take_ground" not in slots.reading.actions(slots.centre.governor):
        return None
    own = slots.focus.host(slots.noun, None)
    return own if own is not None and own.name == slots.operator.name else None


def lies_in_a_region(slots: Slots) -> bool:
    """Tell whether the clause places it in a region of many countries: "in Europe" is nowhere in the title's Russia."""
    named = (slots.reading.gazetteer.place(mention.name) for mention in all_places(slots))
    return any(place is not None and place.kind == "region" and place.country is None for place in named)
