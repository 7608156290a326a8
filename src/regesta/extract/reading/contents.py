"""Clauses that are the content of a noun or verb above them: a verb enters; whether it tells of something leaves.

"Reports that China had opened a base", "no plans to host troops", the headline's "Japan to close its base" and
"stopped short of closing it" say how something is meant; "a team to guard the base" only names what something is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_past, is_perfect
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token


FULFILLING = words_of("fulfilling_verbs")


def is_content(clause: Token) -> bool:
    """Tell whether a clause is what its noun is about: "reports that China had opened a base"."""
    return clause.dep_ == "acl" and any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def is_meant(reading: Reading, verb: Token) -> bool:
    """Tell whether an infinitive or gerund has a stance by the word right above it, or by a word of its own.

    What one ought to or could do ("has the right to conclude agreements") is not told, save what a verb right above
    calls for ("called on Turkey to withdraw"); a plan that the main clause merely hands down to a purpose ("will send
    300 troops to guard the base") is none.
    """
    if is_fulfilled(reading, verb):
        return True
    for scope in reading.annotated.stances:
        if scope.start <= verb.idx < scope.end and scope.stance != "possible":
            cue = reading.token_at(scope.cue[0])
            if scope.stance == "demanded":
                return bool(cue == verb.head and cue.pos_ == "VERB")
            above = (verb, verb.head, *([verb.head.head] if verb.dep_ == "acl" else []))  # "abandoned its plan to open"
            return cue in above or cue.head == verb
    return False


def is_fulfilled(reading: Reading, verb: Token) -> bool:
    """Tell whether an infinitive is a plan that was carried out: "carried out its threat to close the base"."""
    plan, doing = verb.head, verb.head.head
    carried = plan.dep_ in ("obj", "obl", "nsubj:pass") and reading.action_key(doing) in FULFILLING
    return verb.dep_ == "acl" and carried and (is_past(doing) or is_perfect(doing))
