"""The agreement that "it" stands for: a `Reading` and a pronoun enter; the noun before it leaves, or None.

Only where the verb is one that agreements take: "it was ratified in May", "it expires in 2031". Which name a pronoun
may stand for is found with the annotations; such a verb knows better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.bodies_meant import sentence_before
from regesta.extract.reading.relations import PASSIVE_SUBJECTS, SUBJECTS
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

DONE_TO_PACTS = words_of("done_to_pacts")
DONE_BY_PACTS = words_of("done_by_pacts")
ROLES = frozenset({*SUBJECTS, *PASSIVE_SUBJECTS, "obj", "root"})


def pact_meant(reading: Reading, pronoun: Token) -> Token | None:
    """Return the agreement that "it" takes up from its sentence or the one before it in the paragraph; None for two."""
    if pronoun.lower_ != "it" or not _acts_as_one(pronoun):
        return None
    own = pronoun.sent
    for words in (reading.doc[own.start : pronoun.i], sentence_before(reading, own)):
        heads = (t for t in words or () if t.tag_ in ("NN", "NNP") and t.dep_ not in ("compound", "amod", "flat"))
        told = [token for token in heads if "agreement" in reading.classes(token)]
        if told:
            return told[0] if len(told) == 1 and told[0].dep_ in ROLES else None
    return None


def _acts_as_one(pronoun: Token) -> bool:
    """Tell whether what is told of "it" is true of agreements alone: no state "was ratified", none "expires"."""
    verb = pronoun.head.lemma_.lower()
    if pronoun.dep_ in PASSIVE_SUBJECTS or pronoun.dep_ == "obj":
        return verb in DONE_TO_PACTS
    binding = verb in BEGINNING and any(child.lemma_.lower() in ("force", "effect") for child in pronoun.head.children)
    return pronoun.dep_ in SUBJECTS and (binding or verb in DONE_BY_PACTS)


BEGINNING = frozenset({"enter", "come", "take"})
"""Verbs that with "force" or "effect" tell of agreements and laws: "it entered into force in June"."""
