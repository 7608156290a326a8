"""What is told of mines in the world: a page that has none on its country's ground does not lend it that country.

`Slots` and the country that the page is about enter; whether the claim is of the world at large leaves.
"""

from __future__ import annotations

from regesta.extract.reading.incidents import is_incident
from regesta.extract.slots.filling import Slots
from regesta.model import Mention

OF_MINES = frozenset({"casualties", "clearance", "contamination", "mine_use"})
"""Predicates of what is on a ground that has mines."""
OF_MANY = 1000
"""So many dead or hurt by mines are those of a country or of the world, and of no incident on the page's ground."""
AT_LARGE = frozenset({"rate", "share"})
"""Properties of casualties that are told of no incident: so many each day, such a part of them."""


def is_of_the_world(slots: Slots, host: Mention) -> bool:
    """Tell whether a claim on mines is of no ground of the page: the page never has any on its country's.

    On a page about a state that leaves the treaty, "mines kill 15 people every day" is not told of that state, and
    work on mines is not where the page has nothing at all. An incident is told of where the page is about, and what a
    section is headed with is about that.
    """
    centre, focus = slots.centre, slots.focus
    harm = centre.predicate.predicate == "casualties"
    each_or_part = harm and centre.rule.property in AT_LARGE
    counted_at_large = each_or_part or (harm and _is_by_mines_at_large(slots))
    said_here = host.found_in == "clause" or (not each_or_part and _is_told_beside(slots, host))
    if said_here or centre.predicate.predicate not in OF_MINES:
        return False
    if harm and not counted_at_large:
        return False
    heading = focus.headlines.heading_over(focus.passages.spot(slots.noun))
    if heading is not None and heading.name == host.name:
        return False
    return not (focus.mined.holds if counted_at_large else focus.mined.holds_anything)(host.name)


def _is_by_mines_at_large(slots: Slots) -> bool:
    """Tell whether a number is of those whom mines harm, in no one incident: "munitions have led to 90,000 deaths"."""
    reading, words = slots.reading, list(slots.noun.sent)
    weapons = [word for word in words if reading.classes(word) & {"mine", "cluster_munition"}]
    told = slots.centre.quantity is not None and slots.centre.quantity.number
    others = (word for word in words if word not in weapons)
    return bool(weapons and told and told >= OF_MANY) and not any(is_incident(reading, word) for word in others)


def _is_told_beside(slots: Slots, host: Mention) -> bool:
    """Tell whether the sentence or the paragraph tells the country, or its own organ is at work.

    A country in a body's name is none: "the Danish Demining Group".
    """
    own = slots.operator is not None and slots.operator.name.endswith(f"of {host.name}")
    if own or host.found_in in ("sentence", "paragraph"):
        return True
    reading = slots.reading
    named = (token for token in slots.noun.sent if reading.country_of(token) == host.name)
    bodies = ("organisation", "military_unit")
    return any((m := reading.mention_by_token.get(t.i)) is None or m.type not in bodies for t in named)
