"""The date that a sentence carries on from the one before it: "In 2019 … 77 casualties. Twelve of them were killed."

A `Reading` and a word of an event without a date enter; the earlier date leaves, or None where nothing ties the two
sentences together. A paragraph tells of one time only where its sentences take each other up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.clocks.clause_times import times_of
from regesta.extract.clocks.scenes import MERE_BOUNDS
from regesta.extract.reading.clauses import is_past
from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import clause_head
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FARTHEST = 2
"""Sentences back to the date, each taking up the one before."""
TAKEN_UP = frozenset(["it", "they", "he", "she", "them", "these", "those", "him", "her", "both"])
ADDED = frozenset(["also", "another", "further", "additionally", "moreover", "besides", "others", "more", "rest"])
"""Words that go on with what was told: "it also destroyed", "another nine were injured"."""


def carried_time(reading: Reading, token: Token) -> TimeExpression | None:
    """Return the one date of the sentence that a dateless past sentence goes on with; None for two dates or none.

    Dates that only bound a time ("since May") or date a saying ("said on Friday") are not carried on.
    """
    if not is_past(clause_head(token)):
        return None
    sentence, before = token.sent, token.sent
    for _ in range(FARTHEST):
        if times_of(reading, list(sentence)) or not _goes_on(sentence):
            return None
        found = _sentence_before(reading, sentence)
        if found is None:
            return None
        before = found
        dated = times_of(reading, list(before))
        if dated:
            return dated[0] if len(dated) == 1 and _dates_an_event(reading, dated[0]) else None
        sentence = before
    return None


def _goes_on(sentence: Span) -> bool:
    """Tell whether a sentence takes up the one before, by a pronoun in its first clause or a word of adding."""
    root = sentence.root
    near = [t for t in sentence if t.head == root or t.head.head == root]
    return any(t.lower_ in TAKEN_UP and t.tag_ in ("PRP", "DT") for t in near) or any(t.lower_ in ADDED for t in near)


def _sentence_before(reading: Reading, sentence: Span) -> Span | None:
    """Return the sentence before in the same paragraph."""
    here = reading.block_at(sentence.start_char)
    if here is None or sentence.start == 0:
        return None
    before: Span = reading.doc[sentence.start - 1].sent
    return before if before.start_char >= here.start and before.text.strip() else None


def _dates_an_event(reading: Reading, time: TimeExpression) -> bool:
    bounds = time.bound in MERE_BOUNDS or time.bound == "as_of"
    return bool(time.edtf_start) and not bounds and not reading.dates_a_saying(time)
