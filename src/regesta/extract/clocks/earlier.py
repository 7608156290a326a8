"""What was so until something dated happened: "moved there in 1957 from Cyprus, where it had previously been based".

A `Reading` and a centre enter; the date of the clause above leaves as an end, or nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.clause_times import DATED
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

EARLIER = frozenset(["previously", "formerly", "hitherto", "theretofore"])
"""Adverbs by which a clause tells of the time before that of the clause above it."""


def times_until_then(reading: Reading, centre: Centre) -> list[TimeExpression]:
    """Return the only date of the clause above a relative clause or participle that tells of before, as its end."""
    verb = centre.governor
    above = _clause_above(verb)
    if above is None or not any(child.lower_ in EARLIER for child in verb.children):
        return []
    found = reading.times_among(clause_tokens(above))
    dated = [t for t in found if t.kind in DATED and t.edtf_start and t.bound is None]
    return [replace(dated[0], bound="until")] if len(dated) == 1 else []


def _clause_above(verb: Token) -> Token | None:
    inside = verb.dep_ == "acl:relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBN")
    return clause_head(verb.head) if inside else None
