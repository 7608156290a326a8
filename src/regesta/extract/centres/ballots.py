"""Which side of a vote a figure tells: who was for, who was against, who took no side.

A `Quantity` and a `Reading` enter; the side leaves, or None for a figure that counts no votes. Of two figures that
are set against each other ("voted 83 to 2") the first is of those whose will was done, by the words around them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

NUMBER = r"(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)"
NO_VOTES = frozenset({"none", "nil", "zero"})
VOTERS = (
    r"(?:\s+(?:votes?|ballots|members?|states|countries|nations|deputies|lawmakers|legislators|senators|MPs"
    r"|parliamentarians|delegates|delegations|governments))?"
)
SET_AGAINST = r"(?:\s+to\s+|\s+against\s+|\s?[-\u2010-\u2015]\s?|-to-)"
BEFORE = (
    r"(?:by|with|vot(?:e[ds]?|ing)|of|an?|was|passed|approved|adopted|carried|ratified|rejected|defeated"
    r"|overwhelmingly|narrowly|unanimously)"
)
"""Words behind which two figures may be votes: no "fell from 83 to 2"."""
PAIR = re.compile(
    rf"\b{BEFORE},?\s+(?P<first>{NUMBER}){VOTERS}{SET_AGAINST}(?P<second>{NUMBER}){VOTERS}\b", re.IGNORECASE
)
VOTING = re.compile(r"\b(?:vot(?:e[ds]?|ing)|ballots?|abstain\w*|abstentions?)\b", re.IGNORECASE)
DECIDING = frozenset(["ratify", "approve", "adopt", "pass", "endorse", "reject", "defeat", "throw"])
BY = re.compile(r"\bby(?:\s+a\s+(?:margin|majority)\s+of)?\s+(?:\w+\s+to\s+)?\Z", re.IGNORECASE)
"""Under such a verb two figures behind "by" can be nothing but votes: "ratified on 16 March by 68 to 32"."""
ABSTAINED = re.compile(r"\s+(?:(?!that|who|which)[\w-]+\s+){0,2}?(?:abstentions?|abstain(?:ed|ing))\b", re.IGNORECASE)
FOR = re.compile(
    rf"{VOTERS}\s+(?:vot(?:ed|ing)\s+|were\s+)?(?:in\s+favou?r\b|for(?=\s+and\b|\s*[,;.]|\s+to\b|\s+\d))", re.IGNORECASE
)
AGAINST = re.compile(rf"{VOTERS}\s+(?:vot(?:ed|ing)\s+|were\s+)?(?:against|opposed)\b", re.IGNORECASE)
TURNED = re.compile(r",?\s+(?:on\s+\w+\s+)?(?:against\b|to\s+(?:reject|defeat|turn\s+down|block|refuse|deny)\b)")
"""Behind both figures: what the first side wanted is that it should not be."""
UNDONE = re.compile(r"\b(?:reject|defeat|turned\s+down|threw\s+out|voted\s+down)\w*\b[^.;]*\Z", re.IGNORECASE)


def side_of_vote(reading: Reading, quantity: Quantity) -> str | None:
    """Return the side of a vote that a figure counts: for, against or abstained; None where it counts no votes."""
    sentence = reading.token_at(quantity.start).sent
    text, start, end = sentence.text, quantity.start - sentence.start_char, quantity.end - sentence.start_char
    if ABSTAINED.match(text, end):
        return "abstained"
    if quantity.comparator == "between":
        return None
    voting = VOTING.search(text) is not None or (FOR.search(text) is not None and AGAINST.search(text) is not None)
    for pair in PAIR.finditer(text):
        if not (
            voting or _is_decided_by(reading, sentence.start_char + pair.start("first"), text[: pair.start("first")])
        ):
            continue
        told = "vote" in pair[0]  # "by seventy votes to eleven", of which the second side is no figure by itself
        told = told or all(_is_number(reading, sentence.start_char + pair.start(side), pair[side]) for side in SIDES)
        if told and start in (pair.start("first"), pair.start("second")):
            won = start == pair.start("first")
            turned = TURNED.match(text, pair.end()) or UNDONE.search(text[: pair.start()])
            return "for" if won != bool(turned) else "against"
    if not voting:
        return None
    if FOR.match(text, end):
        return "for"
    return "against" if AGAINST.match(text, end) else None


def _is_decided_by(reading: Reading, start: int, before: str) -> bool:
    """Tell whether a figure is by how many a chamber decided, without a word of voting: "approved it by 90 to 15"."""
    figure = reading.token_at(start)
    verb = clause_head(figure)
    return BY.search(before) is not None and verb.lemma_.lower() in DECIDING and verb.pos_ == "VERB"


def deciding_verb(verb: Token) -> Token:
    """Return the verb of a vote over the one that says what was voted on: "voted to take X out of it, with 66 for"."""
    while verb.dep_ in ("xcomp", "advcl", "ccomp", "acl") and verb.tag_ in ("VB", "VBG") and is_verbal(verb.head):
        verb = verb.head
    return verb


SIDES = ("first", "second")


def _is_number(reading: Reading, start: int, word: str) -> bool:
    """Tell whether a side of a pair is counted: a figure of the text, or a word for none."""
    return word.lower() in NO_VOTES or bool(reading.quantities_between(start, start + 1))
