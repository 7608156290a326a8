"""The date that an event bears in its own noun phrase: "the 1983 attack killed 241", "the blast of 6 May that hurt 5".

A `Reading` and a verb enter; the times of the incident that the verb tells of leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, preposition_of
from regesta.extract.reading.document import Reading
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

INCIDENTS = frozenset(["harm_source", "other_cause"])
"""Classes of nouns for what happens at one time and does what the verb says."""
WITHIN = (None, "in", "by", "during", "at", "from")
"""Prepositions under which an incident is the verb's own; "after the 1983 attack" is another time."""


def incident_times(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the dates in the phrases of the incidents that a verb tells of, each once; none where they bear none."""
    times: list[TimeExpression] = []
    for noun in _incidents(reading, verb):
        times += [time for time in _own_times(reading, noun) if time not in times]
    return times


def _incidents(reading: Reading, verb: Token) -> Iterator[Token]:
    above = [verb.head] if verb.dep_ in ("acl:relcl", "acl") else []
    beside = [
        c for c in verb.children if c.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS, *OBJECTS) or c.dep_.startswith("obl")
    ]
    for noun in (*beside, *above):
        if reading.classes(noun) & INCIDENTS and (noun in above or preposition_of(noun) in WITHIN):
            yield noun


def _own_times(reading: Reading, noun: Token) -> Iterator[TimeExpression]:
    for token in noun.subtree:
        time = reading.times_by_token.get(token.i)
        if time is None or time.kind not in ("date", "period") or not time.edtf_start or time.bound is not None:
            continue
        if reading.head_of(time.start, time.end).head == noun:
            yield time
