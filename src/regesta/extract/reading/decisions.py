"""What a state decides on or holds out, so that the forces in its sentence are its own though it sends nobody yet.

A noun of the parse enters; whether it is what a verb of deciding is about leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PROMISING = frozenset({"promise", "pledge", "offer", "lend", "provide", "contribute"})
"""Verbs by which a state has forces of its own for where it is told; to nobody's ground by themselves."""
DECIDING = frozenset({"approve", "authorize", "authorise", "announce", "order", "propose", "back", "endorse"})
"""Verbs of which a state's organ decides on the sending of forces; unless told otherwise, of its own."""


def is_decided_on(noun: Token) -> bool:
    """Tell whether a noun is what a verb of deciding is about: "approved the dispatch of 200 soldiers to Chad"."""
    return noun.dep_ == "obj" and noun.head.lemma_.lower() in DECIDING
