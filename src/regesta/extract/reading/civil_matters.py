"""Agreements, sites and things of another matter than forces, bases and mines: a noun enters; yes or no leaves.

The words on the noun decide: its modifiers, and what it is of, with, on, over, about or between. One word of the field
among them ("an economic and security agreement") keeps it in the field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.extents import phrase_tokens
from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

CIVIL_MATTERS = words_of("civil_matters")
WARS_AND_LINES = words_of("wars_and_lines")
MILITARY_WORDS = words_of("military_words")
OF_WHOM_AND_WHAT = ("with", "on", "over", "about", "between", "for")


def is_civil(noun: Token) -> bool:
    """Tell whether the words on a noun make it one of another matter: "free trade agreement", "deal with the IMF"."""
    words = {word for token in tokens_on(noun) for word in (token.lower_, token.lemma_.lower())}
    return bool(words & CIVIL_MATTERS) and not words & MILITARY_WORDS


def ends_war_or_draws_line(noun: Token) -> bool:
    """Tell whether a pact ends a war or draws a border: nobody's forces come to another's ground by it."""
    words = {word for token in tokens_on(noun) for word in (token.lower_, token.lemma_.lower())}
    return bool(words & WARS_AND_LINES) and not words & (MILITARY_WORDS - WARS_AND_LINES)


def is_of_arms(noun: Token) -> bool:
    """Tell whether a noun or a word on it is one of forces and arms: "status of forces", "military transit"."""
    return any(token.lower_ in MILITARY_WORDS for token in phrase_tokens(noun))


def tokens_on(noun: Token) -> Iterator[Token]:
    """Yield a noun, its modifiers, and the phrases of what it is of, with, on or for."""
    yield from phrase_tokens(noun)
    for child in noun.children:
        if child.dep_ == "nmod" and preposition_of(child) in OF_WHOM_AND_WHAT:
            for part in with_conjuncts(child):
                yield from phrase_tokens(part)
