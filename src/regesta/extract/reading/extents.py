"""How far a clause and a noun phrase reach.

The head of a clause or phrase enters; its tokens leave in the order of the text, without those of clauses embedded in
it. It knows nothing of predicates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import preposition_of

if TYPE_CHECKING:
    from spacy.tokens import Token


EMBEDDED = ("ccomp", "advcl", "parataxis", "acl:relcl", "acl", "advcl:relcl", "csubj", "discourse")


def clause_tokens(head: Token) -> list[Token]:
    """Return the tokens of a clause in order, without those of clauses embedded in it."""
    found: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in token.children:
            if child.dep_ in EMBEDDED and (is_verbal(child) or child.dep_ == "parataxis"):
                continue
            if child.dep_ == "conj" and is_verbal(child) and is_verbal(token):
                continue
            stack.append(child)
    return sorted(found, key=lambda t: t.i)


NAMING = ("of", "in", "for", "on", "from", "with", "near", "at")
"""Prepositions of complements that belong to what a noun names; deeper down only "of" still does."""


def phrase_tokens(head: Token, depth: int = 0) -> list[Token]:
    """Return a noun phrase's tokens: modifiers, the head, names after it, and its "of" and "in" complements."""
    found = [head]
    for child in head.children:
        if child.dep_ in ("amod", "compound", "nummod", "nmod:poss", "flat", "det", "nmod:desc", "fixed"):
            found.extend(child.subtree)
        elif child.dep_ == "nmod" and preposition_of(child) in (NAMING if depth == 0 else ("of",)):
            found.extend(phrase_tokens(child, depth + 1))
            found.extend(c for c in child.children if c.dep_ == "case")
    return sorted(set(found), key=lambda t: t.i)
