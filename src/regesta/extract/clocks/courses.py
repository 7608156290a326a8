"""Whose date a verb has: its own, or that of the event whose course it tells.

An event noun enters; whether the verb above only says when and how it goes leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.relations import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

COURSES = frozenset(
    ["begin", "start", "complete", "finish", "end", "occur", "happen", "take", "conclude", "schedule", "set", "expect",
     "plan", "due", "continue", "come", "proceed", "follow", "postpone", "delay", "see",
     "finalize", "finalise", "resume", "suspend", "halt", "initiate"]
)  # fmt: skip
"""Verbs that say of an event only when and how it goes."""
RECORDED = words_of("recorded")
LASTING = frozenset(["run", "last", "open", "drag", "stretch"])
"""Verbs that say of their subject, if it is an event, when it began or how long it went on."""
CARRYING = words_of("carrying_out") | {"give", "grant"}
"""Verbs that say of an event noun only that it was done."""


def is_carried_out(noun: Token) -> bool:
    """Tell whether the verb over an event noun tells its course, so that the verb's date is the event's.

    "The withdrawal was completed in May" is, and so is "no use was reported in 2006"; an agreement on the withdrawal
    that was signed in May is not.
    """
    if noun.dep_ in PASSIVE_SUBJECTS and noun.head.lemma_.lower() in RECORDED:
        return True
    if noun.dep_ in SUBJECTS and any(child.dep_ == "expl" for child in noun.head.children):
        return True  # "there has been no use since 2006"
    if noun.dep_ in SUBJECTS and noun.head.lemma_.lower() in LASTING:
        return True  # "the talks ran from May to July"
    if noun.dep_ in (*OBJECTS, *PASSIVE_SUBJECTS) and noun.head.lemma_.lower() in CARRYING:
        return True  # "gave its consent on 9 May"
    return noun.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS, *OBJECTS) and noun.head.lemma_.lower() in COURSES
