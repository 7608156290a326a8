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
    from spacy.tokens import Span, Token

    from regesta.extract.reading.document import Reading

DONE_TO_PACTS = words_of("done_to_pacts")
DONE_BY_PACTS = words_of("done_by_pacts")
ROLES = frozenset({*SUBJECTS, *PASSIVE_SUBJECTS, "obj", "root"})


def pact_meant(reading: Reading, pronoun: Token) -> Token | None:
    """Return the agreement that "it" takes up from its sentence or the one before it; None for two.

    "One" under a verb by which an agreement takes another's place is of its kind: "that replaced the one of 2003".
    """
    if pronoun.lower_ == "one":
        return _replacing(reading, pronoun)
    if pronoun.lower_ != "it" or not _acts_as_one(pronoun):
        return None
    own = pronoun.sent
    for words in (reading.doc[own.start : pronoun.i], sentence_before(reading, own) or end_before(reading, own)):
        heads = (t for t in words or () if t.tag_ in ("NN", "NNP") and t.dep_ not in ("compound", "amod", "flat"))
        told = [token for token in heads if "agreement" in reading.classes(token)]
        if told:
            return told[0] if len(told) == 1 and told[0].dep_ in ROLES else None
    return None


def _replacing(reading: Reading, one: Token) -> Token | None:
    """Return the agreement that replaces "the one of 2003" or "an earlier one"; None under other verbs."""
    verb = one.head
    if one.dep_ != "obj" or "replace" not in reading.actions(verb) or not any(True for _ in one.children):
        return None
    acting = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if acting is None and verb.dep_ != "acl":
        return None
    agreement = verb.head if acting is None or acting.tag_ == "WDT" else acting
    return agreement if "agreement" in reading.classes(agreement) else None


def end_before(reading: Reading, sentence: Span) -> Span | None:
    """Return the last sentence of the paragraph before, for one that opens its own under the same heading."""
    here = reading.block_at(sentence.start_char)
    if here is None or sentence.start == 0:
        return None
    before = reading.doc[sentence.start - 1].sent
    while not before.text.strip() and before.start > 0:
        before = reading.doc[before.start - 1].sent
    there = reading.block_at(before.start_char)
    told = there is not None and there.role == here.role and there.section == here.section
    return before if told and here.start <= sentence.start_char <= here.start + 1 else None


def _acts_as_one(pronoun: Token) -> bool:
    """Tell whether what is told of "it" is true of agreements alone: no state "was ratified", none "expires"."""
    verb = pronoun.head.lemma_.lower()
    if pronoun.dep_ in PASSIVE_SUBJECTS or pronoun.dep_ == "obj":
        return verb in DONE_TO_PACTS
    binding = verb in BEGINNING and any(child.lemma_.lower() in ("force", "effect") for child in pronoun.head.children)
    return pronoun.dep_ in SUBJECTS and (binding or verb in DONE_BY_PACTS)


BEGINNING = frozenset({"enter", "come", "take"})
"""Verbs that with "force" or "effect" tell of agreements and laws: "it entered into force in June"."""
