"""Of what a measure is told: the noun behind it, or what is said to be so long.

A figure's unit and the words over it enter; the nouns that it measures leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens, phrase_tokens
from regesta.extract.reading.governing import SUMMING, clause_head
from regesta.extract.reading.relations import SUBJECTS
from regesta.model import Quantity

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
    if any(child.dep_ == "cop" for child in unit.children):  # "the area cleared in May was 212,000 square metres"
        yield from (child for child in unit.children if child.dep_ in SUBJECTS)
    if over.lemma_.lower() not in STRETCHING:
        return
    if over.dep_ == "acl:relcl":  # "the border, which is long, more than 900 kilometers"
        yield over.head
    yield from (child for child in over.children if child.dep_ in SUBJECTS)


def tokens_summed_up(verb: Token) -> list[Token]:
    """Return the words of what a verb only measures: "areas suspected to be mined, covering 6 hectares", "which
    together measure 6 hectares"; none for other verbs.
    """
    found: list[Token] = []
    while verb.lemma_.lower() in SUMMING and verb.dep_ in ("acl", "acl:relcl", "advcl") and len(found) < LONGEST_SUMMED:
        verb = clause_head(verb.head)
        found += [*phrase_tokens(verb), *clause_tokens(verb)]
    while verb.dep_ in ("acl", "advcl") and found:
        found += phrase_tokens(verb.head)
        verb = verb.head
    return found


LONGEST_SUMMED = 200
"""Words; a measured clause with more is a parsing error."""


WITHIN = re.compile(r"\bwithin\s+(?:(?:about|some|just|only)\s+)?\Z", re.IGNORECASE)


def is_reach(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a length only says how near something is: "live within two kilometres of the minefields"."""
    text = reading.document.text
    return (
        text.startswith(" of ", quantity.end)
        and WITHIN.search(text, max(0, quantity.start - 20), quantity.start) is not None
    )
