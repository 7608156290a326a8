"""Other events beside the one that a clause tells: "after the attacks of September 11" dates the attacks.

A `Reading` and a word or time enter; whether it belongs to an event of its own leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import SUBJECTS, preposition_of
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

OTHER_EVENTS = frozenset(
    ["after", "before", "following", "since", "prior to", "ahead of", "due to", "because of", "despite", "from",
     "until", "compared with", "compared to", "than", "unlike"]
)  # fmt: skip


def is_other_event(reading: Reading, child: Token) -> bool:
    """Tell whether a complement names another event: "after the attacks of September 11" dates the attacks."""
    preposition = preposition_of(child)
    if preposition == "from" and child.lower_.endswith("ing"):
        return False  # "abstained from voting in December" is one event
    return child.i not in reading.times_by_token and preposition in OTHER_EVENTS


def is_event_aside(reading: Reading, child: Token) -> bool:
    """Tell whether a complement names an event before or after that of the clause: "ahead of the elections"."""
    return is_other_event(reading, child) and preposition_of(child) in ASIDE


ASIDE = frozenset(["after", "before", "following", "prior to", "ahead of"])


def tells_another_event(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a date stands in a phrase on another event: "after the invasion of Kuwait in August 1990"."""
    head = reading.head_of(time.start, time.end)
    for token in (head, *head.ancestors):
        if is_verbal(token):
            return False
        if is_other_event(reading, token):
            return True
    return False


def is_under_other_event(reading: Reading, token: Token, top: Token) -> bool:
    """Tell whether a date stands below a noun that names another event: "in the region after the war of 1999"."""
    if token.i not in reading.times_by_token:
        return False
    while token not in (top, token.head):
        if token.dep_ == "appos" and token.head.dep_ in SUBJECTS and token.i not in reading.times_by_token:
            return True  # "Chad, a party since 1999, has 102 square kilometres"
        token = token.head
        if token != top and is_other_event(reading, token):
            return True
    return False
