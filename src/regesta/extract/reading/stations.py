"""Stations that bear the name of a service: "four squadrons are based at Royal Air Force (RAF) Lakenheath".

A `Reading` and a named body enter; whether the name is that of a place leaves. Whoever flies from there, the service
that the station is called by need not be.
"""

from __future__ import annotations

import re

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.model import Mention

AIR_SERVICE = re.compile(r"\b(?:R[A-Z]{0,2}AF|Air Force)\b")
AT = ("at", "near")


def names_station(reading: Reading, body: Mention) -> bool:
    """Tell whether a body is told as a place: an air service at which something is."""
    if body.type not in ("military_unit", "organisation") or AIR_SERVICE.search(body.text) is None:
        return False
    head = reading.head_of(body.start, body.end)
    return (preposition_of(head) or preposition_of(head.head)) in AT
