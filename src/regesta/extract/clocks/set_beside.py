"""A date that belongs to the phrase in front of it: "the deadliest attack since 2008", "Cyprus, a colony until 1960".

A preposition enters that bounds a time; whether that only measures a rank or says since when a thing beside was so
leaves. Such a date dates nothing else, whatever a parse hangs it to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.reading.document import Reading
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

BOUNDING = frozenset(["since", "until", "till"])
ORDINALS = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "only"]
)
SUPERLATIVES = ("JJS", "RBS")
MERE_AMOUNTS = frozenset(["least", "last", "latest"])
"""Superlatives that rank nothing: "at least 300 soldiers since 2004"."""
NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "ADV")  # "the first base east of Aden since 1968"
HIGHEST = 6
"""Words up from that in front of the preposition to the head of its phrase."""


def belongs_to_phrase_before(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a bounded time belongs to the phrase in front of it."""
    if time.bound not in ("since", "until"):
        return False
    first = reading.token_at(time.start).i
    return first > 0 and bounds_phrase_before(reading.doc[first - 1])


def bounds_phrase_before(preposition: Token) -> bool:
    """Tell whether "since" or "until" goes with the phrase right in front of it and not with the verb."""
    if preposition.lower_ not in BOUNDING or preposition.i <= preposition.sent.start:
        return False
    word = preposition.nbor(-1)
    for _ in range(HIGHEST):
        if word.pos_ not in NOMINAL:
            return False
        if _is_rank(word) or _is_set_beside(word, preposition):
            return True
        if word.head == word or word.head.i > preposition.i:
            return False
        word = word.head
    return False


def is_in_apposition(reading: Reading, token: Token, centre: Centre) -> bool:
    """Tell whether a date is in an apposition that its centre is no part of: "bombs, leftovers of raids in 1968"."""
    if token.i not in reading.times_by_token:
        return False
    for word in token.ancestors:
        if word == centre.governor or word.pos_ in ("VERB", "AUX"):
            return False
        if word.dep_ == "appos" and word.i not in reading.times_by_token and centre.token not in word.subtree:
            between = token.doc[word.i : token.i]
            return bool(word.i < token.i) and not any(one.lower_ in (",", ")") for one in between)
    return False


def _is_rank(word: Token) -> bool:
    """Tell whether a phrase ranks what it names, and with no owner: "the first time", "the worst"."""
    if any(child.dep_ == "nmod:poss" for child in word.children):
        return False  # "has kept its largest base in Iraq since 2003"
    if word.tag_ in SUPERLATIVES and word.lower_ not in MERE_AMOUNTS and word.dep_ != "amod":
        return bool(word.lower_ != "most")
    return any(_ranks(child) for child in word.children if child.i < word.i)


def _ranks(child: Token) -> bool:
    if child.dep_ != "amod":
        return False
    graded = any(below.lower_ == "most" for below in child.children)
    return child.lower_ in ORDINALS or graded or (child.tag_ == "JJS" and child.lower_ not in MERE_AMOUNTS)


def _is_set_beside(word: Token, preposition: Token) -> bool:
    """Tell whether a phrase stands between a comma and the preposition beside the noun that it describes."""
    if word.dep_ != "appos" and not (word.pos_ == "ADJ" and word.dep_ in ("amod", "acl") and word.i > word.head.i):
        return False
    first = word.left_edge  # a parse may hang the comma to the phrase
    first = first.nbor(-1) if first.lower_ != "," and first.i > first.sent.start else first
    between = first.doc[first.i + 1 : preposition.i]
    return bool(first.lower_ == ",") and not any(token.lower_ == "," for token in between)
