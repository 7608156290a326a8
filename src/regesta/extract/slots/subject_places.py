"""Slot fillers for subjects that are places: mined or cleared ground, and what lies somewhere.

`Slots` enter; the `Mention` of a place, an area or a site leaves, or None where the clause names none.
"""

from __future__ import annotations

from regesta.extract.reading.clauses import with_conjuncts
from regesta.extract.slots.areas import area_of
from regesta.extract.slots.filling import Slots, all_places
from regesta.model import Mention


def area(slots: Slots) -> Mention | None:
    """The ground that is mined or cleared: a border, a named place, else the patient's words with its place."""
    return area_of(slots.reading, slots.focus, slots.centre, slots.noun)


def place(slots: Slots) -> Mention | None:
    """The place of the clause, else the host."""
    return next(iter(all_places(slots)), None) or slots.host


def modified_place(slots: Slots) -> Mention | None:
    """The place of which a distance is said: "X, some 100 kilometers from Y"; in a list, the last one before it."""
    reading = slots.reading
    measured_from = {m.name for t in slots.noun.subtree if (m := reading.mention_by_token.get(t.i)) is not None}
    head = slots.noun.head
    for _ in range(4):
        mention = reading.mention_by_token.get(head.i)
        if mention is not None and mention.type in ("place", "facility"):
            listed = [
                m for t in with_conjuncts(head) if (m := reading.mention_by_token.get(t.i)) and t.i < slots.noun.i
            ]
            named = [m for m in listed if m.name not in measured_from]
            return named[-1] if named else None
        head = head.head
    return None
