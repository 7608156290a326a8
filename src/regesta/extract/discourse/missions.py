"""On whose ground a mission is by its name, where a sentence is about it or has forces with it.

A `Reading` and the mission's mention enter; the `Mention` of a country leaves, or None.
"""

from __future__ import annotations

from dataclasses import replace

from regesta.extract.reading.document import Reading
from regesta.extract.reading.serving_bodies import ground_of_body
from regesta.extract.slots.countries import FORCES_AND_SITES
from regesta.model import Mention


def ground_of_mission(reading: Reading, body: Mention) -> Mention | None:
    """The country in which a mission serves that acts, or with which forces are: "UNIFIL has 9,000 soldiers"."""
    name = ground_of_body(reading.gazetteer, body) if body.type == "organisation" else None
    head = reading.head_of(body.start, body.end)
    told = head.dep_ in ("nsubj", "nsubj:pass") or bool(reading.classes(head.head) & FORCES_AND_SITES)
    return replace(body, type="country", name=name) if name is not None and told else None
