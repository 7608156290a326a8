"""Which side of a border words speak of: "the border of X with Y" is in X, "the border with Y" is not in Y.

A `Reading` and the noun of a border enter; the names of its near and far side leave, None where the words do not say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of

if TYPE_CHECKING:
    from spacy.tokens import Token

BORDERS = frozenset({"border", "frontier", "boundary"})


def is_border(token: Token) -> bool:
    """Tell whether a noun is that of a border, and no modifier as in "border guards"."""
    return (
        token.lemma_.lower() in BORDERS and token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod")
    )


def near_side(reading: Reading, border: Token) -> str | None:
    """Return the country on whose side a border is told: that of "X's border with Y"; None for one side alone."""
    if _after(reading, border, ("with",)) is None:
        return None
    whose = [c for c in border.children if c.dep_ in ("nmod:poss", "amod", "compound") and reading.country_of(c)]
    name = reading.country_of(whose[0]) if len(whose) == 1 else _after(reading, border, ("of",))
    return name


def guarded_side(reading: Reading, border: Token) -> str | None:
    """Return the country whose border something is done to: who guards "X's border" stands on the side of X.

    Forces that are "on X's border" may stand on either.
    """
    possessors = (c for c in border.children if c.dep_ == "nmod:poss" and reading.country_of(c) is not None)
    possessor = next(possessors, None)
    return near_side(reading, border) if possessor is None else reading.country_of(possessor)


def far_side(reading: Reading, border: Token) -> str | None:
    """Return the country beyond a border: X of "the border with X" and of "the X border"; None where both are told."""
    if near_side(reading, border) is not None:
        return None
    beyond = _after(reading, border, ("with", "to"))
    if beyond is not None:
        return beyond
    names = sides_of(reading, border)
    return next(iter(names)) if len(names) == 1 else None


def sides_of(reading: Reading, border: Token) -> set[str]:
    """Return the countries by whose names or adjectives a border goes: both of "the Iran–Iraq border"."""
    before = (t for c in border.children if c.dep_ in ("amod", "compound", "nmod:poss") for t in c.subtree)
    return {name for token in before if (name := reading.country_of(token)) is not None}


def _after(reading: Reading, border: Token, prepositions: tuple[str, ...]) -> str | None:
    for child in border.children:
        if child.dep_ == "nmod" and preposition_of(child) in prepositions:
            return reading.country_of(child)
    return None
