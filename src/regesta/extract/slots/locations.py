"""Where within its host a claim happens: the most specific place that the clause names.

`Slots` enter; the `Mention` of a place or facility leaves, or None.
"""

from __future__ import annotations

import re

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import with_conjuncts
from regesta.extract.slots.filling import Slots, all_places
from regesta.extract.slots.places import is_locality
from regesta.extract.slots.told_aside import is_told_aside
from regesta.model import Mention


def place_of_clause(slots: Slots) -> Mention | None:
    """The most specific place of the clause, for the slot `location`: never a compass word, a region or a party.

    Of two places on a par neither is taken, and of several sites none that only one of them has.
    """
    parties = {mention.name for mention in (slots.operator, slots.host) if mention is not None}
    found = [m for m in all_places(slots) if m.type in ("place", "facility") and m.name not in parties]
    told = [m for m in found if not is_told_aside(slots.reading, slots.centre, m) and not _is_measured_from(slots, m)]
    local = [mention for mention in told if is_locality(slots.reading, mention)]
    if not local:
        return None
    beside = {m.name for m in local[1:] if _on_a_par(slots.reading, local[0], m)}
    several = slots.centre.predicate.predicate == "facility_count" and _in_a_list(slots, local[0])
    return None if beside or several else local[0]


MEASURED_FROM = re.compile(
    r"(?:kilomet(?:re|er)s?|km|miles?|mi|hours?)\b(?:\s*\([^)]*\))?[^.;,]{0,24}?\b(?:from|of)\s+(?:the\s+(?:[\w-]+\s+){0,3}(?:of\s+)?)?\Z"
)
"""What stands before a place from which only a distance is told: "20 kilometres (12 miles) east of Tyre"."""
LONGEST_MEASURE = 80


def _is_measured_from(slots: Slots, place: Mention) -> bool:
    before = slots.reading.document.text[max(0, place.start - LONGEST_MEASURE) : place.start]
    return MEASURED_FROM.search(before) is not None


def _on_a_par(reading: Reading, first: Mention, other: Mention) -> bool:
    """Tell whether two places are coordinated: "in A and B"."""
    heads = [reading.head_of(mention.start, mention.end) for mention in (first, other)]
    return first.name != other.name and heads[1] in with_conjuncts(heads[0])


def _in_a_list(slots: Slots, place: Mention) -> bool:
    """Tell whether a place stands in the list of what is counted: "three sites: a camp in A, a port in B"."""
    noun = slots.noun
    return any(token.text in (":", "—", "–") for token in noun.doc[noun.i : slots.reading.token_at(place.start).i])
