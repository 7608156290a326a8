"""The day by which something demanded is to be done, where a parse hangs it on the demand: "told X to leave by 2002".

A `Reading` and a verb enter; `TimeExpression`s leave. A demand happens on a day and never by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.stance_lookup import stance_at
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

DEADLINES = ("by", "before")
"""Bounds by which something happens, at the latest."""
CONTENT = ("xcomp", "ccomp", "advcl")


def deadlines_of_demand(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the deadlines behind a demanded verb that hang on the verb of demanding; none of other verbs."""
    asked = verb.dep_ in CONTENT and (verb.dep_ != "advcl" or verb.tag_ == "VB")  # "called on Chad to leave"
    if not asked or stance_at(reading.annotated.stances, verb.idx)[0] != "demanded":
        return []
    behind = (c for c in verb.head.children if c.i > verb.i and c.dep_.startswith("obl"))
    times = (reading.times_by_token.get(token.i) for child in behind for token in clause_tokens(child))
    return [time for time in times if time is not None and time.bound in DEADLINES and time.edtf_end]
