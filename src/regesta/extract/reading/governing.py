"""The syntax engine, upward: from a word to the words that govern it and to the clause around it.

Tokens of a UD parse enter; verbs, participles and nouns above them leave. It knows nothing of predicates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.origins import tells_home_station
from regesta.extract.reading.relations import FURTHEST, OBJECTS, PASSIVE_SUBJECTS, SUBJECTS
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

UPWARD = ("nmod", "conj", "appos", "flat", "compound", "nummod", "amod", "nmod:poss", "list", "dep", "nmod:npmod",
          "nmod:unmarked", "dislocated", "nmod:desc", "parataxis", "orphan", "reparandum")  # fmt: skip
"""Relations by which a nominal hangs on another, which then may govern it too."""
HIGHEST = 60
"""Steps to the verb above a word; a sentence's root is reached in far fewer."""
FORETELLING = words_of("foretelling")
SUMMING = frozenset(
    ["total", "number", "amount", "comprise", "include", "cover", "span", "measure", "stretch", "extend", "equal"]
)
"""Verbs whose participle only says how much the noun before it is."""


def _takes(clause: Token) -> bool:
    """Tell whether a clause on a noun has the noun among its arguments.

    "Soldiers who were killed" has; in "soldiers to the province, where rebels had killed civilians" it has not.
    """
    if tells_home_station(clause):
        return False  # "soldiers based in Aviano arrived in Latvia": it is the arrival that counts them
    if clause.lemma_.lower() in BOUNDING and clause.head.lemma_.lower() in LENGTHS_OF_TIME:
        return False  # "for ten years, ending in 2024": when the years end, and not what they are of
    if clause.lemma_.lower() in LEADING and any(is_agent_of(child) for child in clause.children):
        return False  # "consists of 27 observers headed by a colonel"
    if any(is_of_whom(token) for token in clause.subtree):
        return False  # "61 people, of whom 25 were killed": what happens to a part does not happen to its whole
    if clause.lemma_.lower() == "owe":
        return False  # "wrote off the 40 million that it was owed": whose the sum is, and not what becomes of it
    if clause.dep_ == "acl":
        # "57 casualties: 23 killed": the figure may hang on the participle as its noun or as its subject
        return not any(
            child.dep_ == "nummod" or (child.pos_ == "NUM" and child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS))
            for child in clause.children
        )
    arguments = [c for c in clause.children if c.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS, *OBJECTS)]
    if any(c.lower_ in ("who", "which", "that", "whom") for c in arguments):
        return True
    if any(c.lower_ in ("where", "when", "whose", "why") for c in clause.subtree):
        return False
    return not (any(c.dep_ in OBJECTS for c in arguments) and any(c.dep_ in SUBJECTS for c in arguments))


LEADING = frozenset(["head", "lead", "command"])
BOUNDING = frozenset(["end", "expire", "lapse", "begin", "start", "commence", "run", "count", "elapse"])
"""Verbs that say of a length of time only when it begins or ends."""
LENGTHS_OF_TIME = frozenset(["year", "month", "week", "day", "decade", "term", "period"])


def is_agent_of(token: Token) -> bool:
    """Tell whether a complement is who does what a passive says: "headed by a colonel"."""
    return token.dep_ in ("obl", "obl:agent") and any(c.dep_ == "case" and c.lower_ == "by" for c in token.children)


def is_of_whom(token: Token) -> bool:
    """Tell whether a pronoun takes a part of what stands before it: "of whom 40 were children"."""
    return token.lower_ in ("whom", "which") and any(c.dep_ == "case" and c.lower_ == "of" for c in token.children)


def governors(noun: Token) -> Iterator[Token]:
    """Yield the words that govern a nominal, nearest first: participles on it, nouns above it, then its verb.

    "About 200 of the soldiers sent to the island were withdrawn" yields sent, then withdrawn.
    """
    yield from (child for child in noun.children if child.dep_ in ("acl", "acl:relcl") and _takes(child))
    token = noun
    for _ in range(FURTHEST):
        if token.head == token:
            if is_verbal(token):
                yield token
            return
        relation = token.dep_
        token = token.head
        if relation == "conj":  # "800 men and 12 guns crossed": a parse hangs it on the first of the row
            yield from (c for c in token.children if c.dep_ == "acl" and c.i > noun.i and _takes(c))
        if (
            relation in UPWARD
            or relation.startswith("nmod")
            or (relation == "obl" and token.lower_ in ("there", "here"))
        ):
            yield token
            continue
        if _is_form_of_notice(token):
            continue
        if relation in OBJECTS:
            yield from _verbs_between(token, noun)
            yield from _ordered_to(token)
        if relation in (*SUBJECTS, *PASSIVE_SUBJECTS):
            yield from _completed_by(token)
        yield token
        if token.dep_ in ("advcl", "acl") and token.lemma_.lower() in SUMMING:
            yield token.head  # "dismantled bombs and shells, totaling 1,391"
            if not is_verbal(token.head):
                yield from governors(token.head)
        if token.dep_ in ("conj", "xcomp") and is_verbal(token.head) and relation in ("obl", "advcl"):
            yield token.head
        return


def _is_form_of_notice(word: Token) -> bool:
    """Tell whether a participle only says in which form an end is told: "ninety days' written notice"."""
    return word.dep_ == "amod" and word.tag_ == "VBN" and word.head.lemma_.lower() in ("notice", "notification")


def _verbs_between(verb: Token, noun: Token) -> Iterator[Token]:
    """Yield the coordinated verbs that share an object behind them: "discovered and neutralized 882 mines"."""
    for child in verb.children:
        shares = child.dep_ == "conj" and verb.i < child.i < noun.i and is_verbal(child)
        if shares and not any(c.dep_ in OBJECTS for c in child.children):
            yield child


ORDERING = words_of("ordering")


def _ordered_to(verb: Token) -> Iterator[Token]:
    """Yield what those who are counted are ordered to do: leave of "ordered 300 soldiers to leave Mali"."""
    for child in verb.children if verb.lemma_.lower() in ORDERING else ():
        if child.dep_ == "xcomp" and child.tag_ == "VB" and not any(c.dep_ in SUBJECTS for c in child.children):
            yield child


def _completed_by(verb: Token) -> Iterator[Token]:
    """Yield the verbs that complete one which only says when or how surely: "400 soldiers are expected to leave"."""
    for child in verb.children if verb.lemma_.lower() in FORETELLING else ():
        if child.dep_ == "xcomp" and child.tag_ == "VB" and not any(c.dep_ in OBJECTS for c in verb.children):
            yield child


def clause_head(token: Token) -> Token:
    """Return the nearest verb or copular predicate above a token, itself included; the sentence's root at the end."""
    for _ in range(HIGHEST):
        if is_verbal(token) or token.head == token:
            return token
        token = token.head
    return token
