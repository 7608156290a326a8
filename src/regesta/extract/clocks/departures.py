"""By which words a clause leaves the time of the sentence before it: "within a year", "in the weeks that followed".

A `Reading` and a verb enter; whether its clause is told at some distance from the time before leaves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SPANNING = ("within", "after")
DISTANT = re.compile(r"\b(?:weeks?|months?|years?|decades?)\b", re.IGNORECASE)
LATER = frozenset(["later", "subsequently", "afterwards", "afterward", "thereafter"])
"""Adverbs that put a clause after the time before it by they do not say how much."""
STRETCHES = frozenset(["days", "weeks", "months", "years", "decades"])
SINCE = frozenset(["after", "before", "since"])
FOLLOWING = words_of("stretches_that_follow")


def leaves_its_time(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause is told at some distance from the time before: "after several months", "two later died"."""
    return any(
        _is_mere_later(child) or _is_stretch_beside(child) or _is_distance(reading, verb, child)
        for child in verb.children
    )


def _is_mere_later(child: Token) -> bool:
    """Tell whether an adverb says "later" and nothing else: "minutes later", "later that day" are of the same day."""
    beside = child.i + 1 < len(child.doc) and child.nbor().lower_ in ("that", "in", "on", "the")
    return (
        child.lower_ in LATER
        and child.dep_ == "advmod"
        and not any(c.dep_ != "punct" for c in child.children)
        and not beside
    )


def _is_stretch_beside(child: Token) -> bool:
    """Tell whether a phrase names a stretch beside what was told: "in the weeks that followed", "in the days after"."""
    if child.lower_ not in STRETCHES or preposition_of(child) not in ("in", "over", "during", "for"):
        return False
    return any(word.lower_ in SINCE or word.lemma_.lower() in FOLLOWING for word in child.subtree)


def _is_distance(reading: Reading, verb: Token, child: Token) -> bool:
    """Tell whether a child in front of a verb is a length without a date that lies between it and the time before."""
    time = reading.times_by_token.get(child.i) if child.i < verb.i else None
    if time is None or time.edtf_start or DISTANT.search(time.text) is None:
        return False
    return time.kind == "unresolved" or preposition_of(child) in SPANNING
