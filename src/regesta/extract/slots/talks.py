"""What talks, visits and decisions are about: a base, a force, an agreement or a treaty.

`Slots` enter; a `Mention` leaves, or None where neither the sentence nor, for "the issue", the
passage names one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.agreements import agreement_of
from regesta.extract.slots.bases import name_facility
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.forces import force_patient
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

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


INNER = ("compound", "flat")


def _is_where_talked(slots: Slots, token: Token) -> bool:
    """Tell whether a site is only where the talks are: "to discuss at Camp David"."""
    held = slots.centre.governor in (token.head, token.head.head) or token.head == slots.noun
    return held and preposition_of(token) in ("at", "in") and "facility" in slots.reading.classes(token)


def negotiated(slots: Slots) -> Mention | None:
    """What talks are about: a base, a force, an agreement or a treaty of the sentence; never where they are held."""
    reading = slots.reading
    for wanted in ("facility", "agreement", "treaty", "force"):
        for token in slots.noun.sent:
            if wanted in reading.classes(token) and token.dep_ not in INNER and not _is_where_talked(slots, token):
                if wanted in ("agreement", "treaty"):
                    return agreement_of(slots, token)
                if wanted == "facility":
                    return name_facility(slots, token)
                return force_patient(slots) or naming.description(reading, token, "force")
    return None
