"""Words of harm that govern a figure though they stand behind it: "1,700 others wounded", "left five officers dead".

A `Reading` and tokens enter; the participles and adjectives leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import has_own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

HARM = frozenset(["kill", "injure"])
"""Classes of actions whose counted word may be the verb itself: "12 killed"."""


def harm_behind(reading: Reading, noun: Token, figure: Token) -> list[Token]:
    """Return a participle of harm right behind a counted noun: "1,700 others wounded" leaves out its verb.

    So does a figure that the parse coordinates with the verb before: "231 died and 400 were hurt".
    """
    last = max(noun.i, figure.i)
    if figure.dep_ == "conj" and figure.pos_ == "NUM" and is_verbal(figure.head):
        last = next((t.i - 1 for t in reading.doc[last + 1 : last + 4] if t.pos_ != "AUX"), last)
    behind = [t for t in reading.doc[last + 1 : last + 2] if t.tag_ in ("VBN", "VBD", "JJ")]
    return [t for t in behind if reading.actions(t) & HARM or t.lower_ in ("wounded", "injured", "hurt")]


def is_tally(reading: Reading, figure: Token, noun: Token) -> bool:
    """Tell whether a word of harm stands right behind its figure, wherever the parse hangs it: "in 2016: 18 dead"."""
    return noun.i == figure.i + 1 and bool(reading.actions(noun) & HARM)


def outcomes_of(reading: Reading, verb: Token, noun: Token) -> list[Token]:
    """Return what a verb leaves its object as, where that is harm: "left five officers dead", "shot two men dead"."""
    if verb.pos_ != "VERB" or verb == noun:
        return []
    outcomes = [c for c in verb.children if c.dep_ in ("xcomp", "advcl", "advmod", "amod") and c.pos_ == "ADJ"]
    outcomes = [word for word in outcomes if not has_own_subject(word)]  # "recorded 34 victims, 13 of them dead"
    return [word for word in outcomes if reading.actions(word) & HARM and word not in (noun, *noun.children)]
