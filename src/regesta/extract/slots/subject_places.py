"""Slot fillers for subjects that are places: mined or cleared ground.

`Slots` enter; the `Mention` of a place, an area or a site leaves, or None where the clause names none.
"""

from __future__ import annotations

from regesta.extract.slots.areas import area_of
from regesta.extract.slots.filling import Slots, all_places
from regesta.model import Mention


def area(slots: Slots) -> Mention | None:
    """The ground that is mined or cleared: a border, a named place, else the patient's words with its place."""
    return area_of(slots.reading, slots.focus, slots.centre, slots.noun)


def place(slots: Slots) -> Mention | None:
    """The place of the clause, else the host."""
    return next(iter(all_places(slots)), None) or slots.host
