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
DONE_TO_OTHERS = words_of("done_to_pacts_among_others")
DONE_BY_OTHERS = words_of("done_by_pacts_among_others")
ROLES = frozenset({*SUBJECTS, *PASSIVE_SUBJECTS, "obj", "root"})


def pact_meant(reading: Reading, pronoun: Token) -> Token | None:
    """Return the agreement that "it" takes up from its sentence or the one before it; None for two.

    "One" under a verb by which an agreement takes another's place is of its kind: "that replaced the one of 2003",
    and so is "that" with what tells it apart: "took the place of that of 1974".
    """
    if pronoun.lower_ in STANDING_IN:
        return _replacing(reading, pronoun)
    if pronoun.lower_ != "it":
        return None
    if _acts_as_one(pronoun, DONE_TO_PACTS, DONE_BY_PACTS) or _binds(pronoun):
        return _told_before(reading, pronoun)
    if _acts_as_one(pronoun, DONE_TO_OTHERS, DONE_BY_OTHERS):
        found = _told_before(reading, pronoun)
        return found if found is not None and _is_alone(reading, found) else None
    return None


def _told_before(reading: Reading, pronoun: Token) -> Token | None:
    """Return the only agreement of the pronoun's sentence before it, else of the sentence before; None for two."""
    own = pronoun.sent
    for words in (reading.doc[own.start : pronoun.i], sentence_before(reading, own) or end_before(reading, own)):
        heads = (t for t in words or () if t.tag_ in ("NN", "NNP") and t.dep_ not in ("compound", "amod", "flat"))
        told = [token for token in heads if "agreement" in reading.classes(token)]
        if told:
            return told[0] if len(told) == 1 and told[0].dep_ in ROLES else None
    return _meant_before(reading, own)


def _meant_before(reading: Reading, own: Span) -> Token | None:
    """Return the agreement that "it" is in the sentence before: "It runs for ten years. It was signed in May."."""
    before = sentence_before(reading, own)
    subject = next((t for t in before or () if t.lower_ == "it" and t.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS)), None)
    return pact_meant(reading, subject) if subject is not None else None


def _is_alone(reading: Reading, pact: Token) -> bool:
    """Tell whether no site, body of troops or other thing stands in a leading role beside an agreement."""
    leading = (t for t in pact.sent if t.dep_ in ROLES and t.tag_ in ("NN", "NNP") and t.pos_ in ("NOUN", "PROPN"))
    others = (t for t in leading if t != pact and reading.country_of(t) is None)
    return not any(reading.classes(t) & RIVALS or t.dep_ in PASSIVE_SUBJECTS for t in others)


RIVALS = frozenset({"facility", "force", "unit", "plea", "campaign", "treaty"})


STANDING_IN = frozenset({"one", "that"})
"""Pronouns for another agreement of the same kind."""


def _replacing(reading: Reading, one: Token) -> Token | None:
    """Return the agreement that replaces "the one of 2003", "an earlier one" or "that of 1960"; None under other verbs.

    What tells it apart stands on it, or behind it where a parse hangs it on the verb.
    """
    verb = one.head.head if one.head.lower_ == "place" and one.dep_ == "nmod" else one.head
    replaced = one.dep_ == "obj" and "replace" in reading.actions(verb)
    replaced = replaced or (one.dep_ == "nmod" and verb.lemma_.lower() == "take")
    after = one.nbor() if one.i + 1 < len(one.doc) else one
    if not replaced or not (after.lower_ in ("of", "signed", "concluded", "dating") or _is_told_apart(one)):
        return None
    acting = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if acting is None and verb.dep_ != "acl":
        return None
    agreement = verb.head if acting is None or acting.tag_ == "WDT" else acting
    return agreement if "agreement" in reading.classes(agreement) else None


def _is_told_apart(one: Token) -> bool:
    return one.lower_ == "one" and any(True for _ in one.children)


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


def _acts_as_one(pronoun: Token, done_to: frozenset[str], done_by: frozenset[str]) -> bool:
    """Tell whether what is told of "it" is true of agreements: no state "was ratified", none "expires"."""
    verb = pronoun.head.lemma_.lower()
    if pronoun.dep_ in PASSIVE_SUBJECTS or pronoun.dep_ == "obj":
        return verb in done_to
    return pronoun.dep_ in SUBJECTS and verb in done_by


def _binds(pronoun: Token) -> bool:
    """Tell whether "it" enters into force or takes effect."""
    verb = pronoun.head
    told = any(child.lemma_.lower() in ("force", "effect") for child in verb.children)
    return pronoun.dep_ in SUBJECTS and verb.lemma_.lower() in BEGINNING and told


BEGINNING = frozenset({"enter", "come", "take"})
"""Verbs that with "force" or "effect" tell of agreements and laws: "it entered into force in June"."""
