"""Which treaty a bare noun means: one that bans weapons, which states join, or a pact of two parties.

A `Doc` or a token enters; a yes or no leaves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BANNED = re.compile(r"\b(?:landmines?|anti-?personnel|mine[- ]ban|cluster (?:munition|bomb))", re.IGNORECASE)
BARE_TREATIES = frozenset(["treaty", "convention"])
"""What only a treaty or convention is called; any pact may be "the agreement" or "the deal"."""


def bans_weapons(doc: Doc) -> bool:
    """Tell whether a page speaks of weapons that a treaty bans."""
    return BANNED.search(doc.text) is not None


def is_bare_treaty(noun: Token) -> bool:
    """Tell whether a treaty is told by its noun alone: "the treaty", "this convention"."""
    told = any(child.dep_ in ("amod", "compound", "nmod", "nmod:poss", "flat") for child in noun.children)
    beside = (child for child in noun.head.children if child.dep_ == "obl" and child.pos_ == "NOUN")
    told = told or any(preposition_of(child) == "on" for child in beside)  # "sign the treaty on the bases"
    return noun.lemma_.lower() in BARE_TREATIES and not told
