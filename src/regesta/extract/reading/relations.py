"""How the words of a sentence hang together: by which preposition, in which coordination, with which arguments.

A token of a UD parse enters; its preposition, its conjuncts or a yes or no leaves. It knows nothing of predicates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")
ANY_SUBJECTS = (*SUBJECTS, *PASSIVE_SUBJECTS)
OBJECTS = ("obj", "iobj")
FURTHEST = 12
"""Steps of an upward walk; deeper chains in the treebanks are parsing errors."""


def preposition_of(token: Token) -> str | None:
    """Return the preposition that introduces a nominal, as "in", "because of"; None where there is none."""
    cases = [child for child in token.children if child.dep_ == "case" and child.tag_ != "POS" and child.i < token.i]
    if not cases and token.i > 1 and token.nbor(-1).text == "-":  # "to Guinea-Bissau": a parse hangs it on "Guinea"
        return preposition_of(token.nbor(-2)) if token.nbor(-2).head == token else None
    if not cases:
        return None
    fixed = [child.text.lower() for child in cases[0].children if child.dep_ == "fixed"]
    return " ".join([cases[0].text.lower(), *fixed])


def with_conjuncts(token: Token) -> Iterator[Token]:
    """Yield a token and everything coordinated with it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from with_conjuncts(child)


def first_conjunct(token: Token) -> Token:
    """Return the first of the words that are coordinated with one, which alone has the relation of all."""
    while token.dep_ == "conj":
        token = token.head
    return token


def has_own_arguments(verb: Token) -> bool:
    """Tell whether a coordinated verb has a subject or object of its own."""
    return any(child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS, *OBJECTS) for child in verb.children)


def has_own_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own, active or passive."""
    return any(child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS) for child in verb.children)


def coordinated_verbs(verb: Token) -> list[Token]:
    """Return the verbs that a verb is coordinated with, nearest first; what follows the last may hold of all."""
    first = verb
    for _ in range(FURTHEST):
        if first.dep_ != "conj" or first.head.pos_ != "VERB":
            break
        first = first.head
    found = [token for token in with_conjuncts(first) if token.pos_ == "VERB" and token != verb]
    return sorted(found, key=lambda t: (abs(t.i - verb.i), t.i))
