"""Of what a measure is told: the noun behind it, or what is said to be so long.

A figure's unit and the words over it enter; the nouns that it measures leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

STRETCHING = frozenset(["run", "stretch", "extend", "span", "measure", "total", "be", "long"])
"""Words over a length that say nothing but how long their subject is."""
MODIFYING = ("compound", "amod", "nummod", "nmod:desc")


def things_measured(unit: Token, over: Token) -> Iterator[Token]:
    """Yield what a measure is of: border in "a 900 kilometer border" and in "the border is 900 kilometers long"."""
    yield unit  # where the noun behind the measure is what the figure counts
    if unit.dep_ in MODIFYING:
        yield unit.head
    if over.lemma_.lower() not in STRETCHING:
        return
    if over.dep_ == "acl:relcl":  # "the border, which is long, more than 900 kilometers"
        yield over.head
    yield from (child for child in over.children if child.dep_ in SUBJECTS)
