"""The ground of a body of troops that a relative clause tells of: the clause's verb enters, its places leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.places import PLACING, place_in
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

MISSIONS = frozenset({"mission", "operation", "deployment", "contingent", "force"})
GOING_TO = ("to", "into")


def grounds_of_body(reading: Reading, verb: Token) -> Iterator[Mention]:
    """Yield the places of a body: "will lead the mission to Albania, which will total 900 troops"."""
    body = verb.head
    of_troops = bool(reading.classes(body) & {"force", "unit"}) or body.lemma_.lower() in MISSIONS
    if verb.dep_ != "acl:relcl" or not of_troops:
        return
    for child in body.children:
        if child.dep_ == "nmod" and (preposition_of(child) or "").split(" ")[0] in (*PLACING, *GOING_TO):
            yield from place_in(reading, child)
