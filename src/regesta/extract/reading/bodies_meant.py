"""The troops that "they" stands for: a `Reading` and a pronoun enter; the noun before it leaves, or None.

Names behind pronouns are found with the annotations; troops that are only counted or described bear no name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.passages import sentences_before
from regesta.extract.reading.relations import PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from regesta.extract.reading.document import Reading

PRONOUNS = frozenset({"they", "them"})
BODIES = frozenset({"military_people", "force"})
SOME_OF_MANY = frozenset({"many", "most", "some", "several", "others"})
ROLES_OF_PEOPLE = frozenset({*SUBJECTS, *PASSIVE_SUBJECTS, "obj"})


def body_meant(reading: Reading, pronoun: Token) -> Token | None:
    """Return the troops that a pronoun takes up from its sentence or the one before it in the passage.

    None where the pronoun stands for a name, where no troops are told, or where others than they may be meant.
    """
    if pronoun.lower_ not in PRONOUNS or pronoun.idx in reading.turns.references:
        return None
    own = pronoun.sent
    for words in (reading.doc[own.start : pronoun.i], sentence_before(reading, own)):
        told = [token for token in words or () if _may_be_meant(token)]
        if told:
            bodies = [token for token in told if reading.classes(token) & BODIES]
            return bodies[-1] if len(bodies) == len(told) == 1 else None
    return None


def _may_be_meant(token: Token) -> bool:
    """Tell whether several are told as those who act or are acted upon, and not as a measure or a date."""
    several = token.tag_ in ("NNS", "NNPS") or token.lower_ in SOME_OF_MANY  # "many of its residents"
    return several and token.dep_ in ROLES_OF_PEOPLE


def sentence_before(reading: Reading, sentence: Span) -> Span | None:
    """Return the sentence before one in its passage: of the same paragraph, or of a short one before it."""
    return next(sentences_before(reading, sentence), None)
