"""Slot fillers for subjects that are places: mined or cleared ground, where an incident was, what lies somewhere.

`Slots` enter; the `Mention` of a place, an area or a site leaves, or None where the clause names none.
"""

from __future__ import annotations

from dataclasses import replace

from regesta.extract.reading.clauses import with_conjuncts
from regesta.extract.slots import naming
from regesta.extract.slots.areas import area_of
from regesta.extract.slots.filling import Slots, all_places
from regesta.extract.slots.incidents import place_of_incident
from regesta.extract.slots.places import is_locality
from regesta.model import Mention


def area(slots: Slots) -> Mention | None:
    """The ground that is mined or cleared: a border, a named place, else the patient's words with its place."""
    return area_of(slots.reading, slots.focus, slots.centre, slots.noun)


def incident_place(slots: Slots) -> Mention | None:
    """Where an incident happened: the nearest place that is no country."""
    found = [m for m in all_places(slots) if m.type in ("place", "facility", "area") and is_locality(slots.reading, m)]
    return (_incident_ground(slots) or (found[0] if found else None)) or _only_place(slots) or place_of_incident(slots)


def _incident_ground(slots: Slots) -> Mention | None:
    """The described ground of an incident, told with its place: "training ground in X district"."""
    reading = slots.reading
    governor = slots.centre.governor
    there = governor.dep_ == "acl:relcl" and any(c.lower_ == "where" for c in governor.children)
    if there and governor.head.i not in reading.mention_by_token:  # "a training ground, where two people were killed"
        return naming.description(reading, governor.head, "area")
    for preposition, token in slots.centre.clause.obliques:
        if preposition not in ("on", "at", "in", "near") or not reading.classes(token) & {"facility", "area"}:
            continue
        if token.i not in reading.mention_by_token and token.pos_ == "NOUN":
            return naming.description(reading, token, "area")
    return None


def _only_place(slots: Slots) -> Mention | None:
    """The place of the sentence, where it names only one that is no country."""
    found = {m.name: m for t in slots.noun.sent if (m := slots.reading.mention_by_token.get(t.i)) and m.type == "place"}
    return replace(next(iter(found.values())), found_in="sentence") if len(found) == 1 else None


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
