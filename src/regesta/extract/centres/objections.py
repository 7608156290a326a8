"""Why the words around a value say nothing that is so: asked, supposed, of old, of fiction, of anybody.

A `Reading`, a centre and its value enter; the condition that fails leaves, or None where the text tells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.moods import (
    harms_at_large,
    is_advice,
    is_defined,
    is_right_of_passage,
    speaks_of_any,
    unsaid,
)
from regesta.extract.centres.told_otherwise import told_otherwise
from regesta.extract.reading.fictions import is_of_fiction
from regesta.extract.tracing.unmet import Unmet

if TYPE_CHECKING:
    from regesta.extract.centres.finding import Centre
    from regesta.extract.reading.document import Reading
    from regesta.model import Value

MOVES = frozenset({"deployment", "withdrawal"})


def objection_to(reading: Reading, centre: Centre, value: Value) -> Unmet | None:
    """Return the first condition that the words around a value do not meet; None where they tell it."""
    verb = centre.governor
    if (opened := unsaid(reading, verb)) is not None and not centre.rule.notice:
        return opened
    if centre.quantity is not None and is_advice(verb):
        return Unmet.SUPPOSED
    if reading.eras.is_of_old(verb):
        return Unmet.OF_OLD
    if is_of_fiction(verb):
        return Unmet.OF_FICTION
    if is_defined(verb):
        return Unmet.DEFINED
    event_in_words = value.kind == "text" and centre.rule.kind == "event"
    if (centre.quantity is None and harms_at_large(reading, verb)) or (event_in_words and speaks_of_any(reading, verb)):
        return Unmet.OF_ANY
    if centre.predicate.predicate in MOVES and is_right_of_passage(verb):
        return Unmet.OF_ANY
    return told_otherwise(reading, centre)
