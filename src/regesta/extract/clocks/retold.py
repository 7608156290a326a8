"""The date of an event that is told again: "signed an agreement on Tuesday. … The ministers signed the agreement …".

A `Reading` and the verb of an event without a date enter; the date under which the passage first told it leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.clocks.clause_times import times_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_past, is_perfect, is_verbal
from regesta.extract.reading.incidents import is_taken_up
from regesta.extract.reading.passages import sentences_before
from regesta.extract.reading.relations import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

REPEATED = frozenset(["withdraw", "send", "move", "sign", "take_ground", "seize"])
"""Actions that news goes on telling of one day: "began to leave on Saturday. A train with 22 tanks left the base"."""
SUMMED = frozenset(
    ["all", "total", "altogether", "far", "already", "previously", "earlier", "ago", "before", "later", "since"]
)
"""Words by which a sentence leaves the day of the one before it."""
THINGS = (*OBJECTS, *PASSIVE_SUBJECTS, *SUBJECTS)


def retold_time(reading: Reading, verb: Token) -> TimeExpression | None:
    """Return the one date of the sentence before that tells the same verb of the same thing, here taken up with "the".

    None where nothing is taken up, where no sentence of the passage tells it before, and for two dates.
    """
    taken_up = {child.lemma_.lower() for child in verb.children if child.dep_ in THINGS and is_taken_up(child)}
    if not taken_up or not is_past(verb) or _leaves_its_day(verb):
        return None
    for before in sentences_before(reading, verb.sent):
        for other in before:
            if other.lemma_ == verb.lemma_ and is_verbal(other) and _names(other, taken_up):
                dated = [t for t in times_of(reading, clause_tokens(other)) if _is_its_day(reading, t)]
                return dated[0] if len(dated) == 1 else None
    return None


def day_of_same_action(reading: Reading, verb: Token) -> TimeExpression | None:
    """Return the one day on which the sentence right before tells the same action; None where this one leaves it.

    Only the simple past goes on so; "had left" and "in all … left" are of another time.
    """
    actions = reading.actions(verb) & REPEATED
    if not actions or not is_past(verb) or _leaves_its_day(verb):
        return None
    before = next(iter(sentences_before(reading, verb.sent)), None)
    if before is None or not any(reading.actions(word) & actions for word in before if is_verbal(word)):
        return None
    dated = times_of(reading, list(before))
    only = len(dated) == 1 and _is_its_day(reading, dated[0]) and is_past(before.root)
    return dated[0] if only else None


def _leaves_its_day(verb: Token) -> bool:
    return is_perfect(verb) or any(word.lower_ in SUMMED for word in verb.sent)


def _names(verb: Token, nouns: set[str]) -> bool:
    return any(child.dep_ in THINGS and child.lemma_.lower() in nouns for child in verb.children)


def _is_its_day(reading: Reading, time: TimeExpression) -> bool:
    return bool(time.edtf_start) and time.bound is None and not reading.dates_a_saying(time)
