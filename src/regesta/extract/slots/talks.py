"""What "the issue" of talks, visits and decisions is: a base or an agreement that was named before.

`Slots` enter; a `Mention` leaves, or None where nothing before names one.
"""

from __future__ import annotations

from dataclasses import replace

from regesta.extract.slots.agreements import agreement_of
from regesta.extract.slots.bases import name_facility
from regesta.extract.slots.filling import Slots
from regesta.model import Mention

BEFORE = 1200
"""Characters within which "the issue" is still the base or agreement that was named last."""


def negotiated_before(slots: Slots) -> Mention | None:
    """What "the issue" of talks is: the base or agreement named last before, in the same section."""
    reading = slots.reading
    block = reading.block_at(slots.noun.idx)
    for i in range(slots.noun.sent.start - 1, -1, -1):
        token = reading.doc[i]
        there = reading.block_at(token.idx)
        if there is None:
            continue  # the empty line between two paragraphs
        apart = block is None or there.section != block.section
        if slots.noun.idx - token.idx > BEFORE or apart:
            return None
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        if "agreement" in reading.classes(token):
            return replace(agreement_of(slots, token), found_in="discourse")
        site = name_facility(slots, token) if "facility" in reading.classes(token) else None
        if site is not None:
            return replace(site, found_in="discourse")
    return None
