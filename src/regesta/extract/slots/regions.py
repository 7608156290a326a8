"""A region of several states in which a power has forces, where no one of its states is told.

`Slots` and a force under its power enter; the force under power and region leaves, or as it was.
"""

from __future__ import annotations

from dataclasses import replace

from regesta.extract.slots.filling import Slots, all_places
from regesta.extract.slots.places import place_in
from regesta.extract.word_lists import words_of
from regesta.model import Mention

OPENING = words_of("compass") | {"the"}
"""Words before a region that are said with it."""
MOVING = ("to", "into", "from")
"""Before the region to which forces are sent or that they leave."""


def in_its_region(slots: Slots, force: Mention | None) -> Mention | None:
    """Return a power's force with the one region that the clause puts it in: "American forces in West Africa".

    Without it the force would be told from none of the power's others. A force with a host, a name of its own or two
    regions stays as it is.
    """
    if force is None or slots.host is not None or slots.operator is None or not force.name.endswith(" forces"):
        return force
    ends = [token for preposition, token in slots.centre.clause.obliques if preposition in MOVING]
    places = (*all_places(slots), *(place for token in ends for place in place_in(slots.reading, token)))
    regions = {mention.text: mention for mention in places if _is_region(slots, mention)}
    if len(regions) != 1:
        return force
    region = next(iter(regions.values()))
    before = slots.reading.document.text[: region.start].split(" ")[-2:-1]
    word = f"{before[0]} " if before and before[0].lower() in OPENING else ""  # "the Sahel", "Eastern Europe"
    return replace(force, name=f"{force.name} in {word}{region.text}")


def _is_region(slots: Slots, mention: Mention) -> bool:
    place = slots.reading.gazetteer.place(mention.name)
    return place is not None and place.kind == "region" and place.country is None
