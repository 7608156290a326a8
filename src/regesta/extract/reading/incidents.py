"""What tells an incident and what takes one up: a word enters; whether it tells, or goes on about, an incident leaves.

An incident kills or wounds at one place and one time, as a blast does: of which day and where the dead of the next
sentence died is found in the sentence that tells it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_past, is_verbal
from regesta.extract.reading.passages import sentences_before
from regesta.extract.reading.relations import OBJECTS, preposition_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

HARMING = frozenset(["kill", "injure", "harm"])
"""Actions that have an incident for their cause."""
STRIKING = words_of("incident_verbs")
MEETING_MINES = words_of("mine_incident_verbs")
TAKEN_UP = frozenset(["the", "this", "that", "these", "those", "both"])


def is_incident(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is an incident: "the blast", "clashes"."""
    return noun.pos_ in ("NOUN", "PROPN") and "incident" in reading.classes(noun)


def tells_incident(reading: Reading, token: Token) -> bool:
    """Tell whether a noun or verb says that an incident happened: "a blast", "went off", "ran over a mine"."""
    if not is_verbal(token):
        return is_incident(reading, token)
    said = {token.lemma_.lower(), reading.action_key(token)}
    if said & STRIKING or reading.actions(token) & HARMING or _is_under_fire(token):
        return True
    return bool(said & MEETING_MINES) and next(mines_met(reading, token), None) is not None


def _is_under_fire(verb: Token) -> bool:
    """Tell whether a clause says that somebody was shot at: "came under fire", "opened fire on the convoy"."""
    fires = (child for child in verb.children if child.lemma_.lower() == "fire")
    return any(noun.dep_ in OBJECTS or preposition_of(noun) == "under" for noun in fires)


def mines_met(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the mines and other explosives in a verb's clause."""
    return (noun for noun in clause_tokens(verb) if reading.classes(noun) & {"mine", "mine_action"})


def follows_incident(reading: Reading, token: Token, classes: Collection[str]) -> bool:
    """Tell whether a sentence goes on with the one before, which tells an incident with a noun of some classes.

    A sentence with a time of its own, or with an incident of its own kind, tells of another.
    """
    own = token.sent
    if any(is_incident(reading, word) or word.i in reading.times_by_token for word in own):
        return False
    for before in islice(sentences_before(reading, own), REACH):
        if not any(is_verbal(word) and is_past(word) and tells_incident(reading, word) for word in before):
            return False
        if any(reading.classes(word) & set(classes) for word in before):
            return True
        if any(word.i in reading.times_by_token for word in before):
            return False  # that one tells of another already
    return False


def is_about_incident(reading: Reading) -> bool:
    """Tell whether a page is on one incident by its title: "Tributes to deminer killed in Honiara blast"."""
    title = next((block for block in reading.document.blocks if block.role == "title"), None)
    return title is not None and any(
        tells_incident(reading, word) for word in reading.tokens_between(title.start, title.end)
    )


TOTALS = frozenset(["since", "total", "each", "every", "yearly", "annually", "war", "conflict", "ever", "so far"])
"""Words beside those of many incidents: "more than 40 have been killed since May", "died in the war"."""


def is_total(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause adds up those of many incidents, as its words or those above it say."""
    return any(token.lower_ in TOTALS for token in (*clause_tokens(verb), *clause_tokens(verb.head)))


REACH = 3
"""Sentences that may tell, one after the other, of the victims of one incident."""


def is_taken_up(noun: Token) -> bool:
    """Tell whether a noun goes on about what was told: "the attack", "both incidents"."""
    return any(child.lower_ in TAKEN_UP and child.dep_ == "det" for child in noun.children)
