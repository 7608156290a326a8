"""Whose payment a pronoun says it is: "the Americans came in 2001 … their rent is $60 million".

`Slots` enter; the pronoun on a sum, and the `Mention` of the power that it stands for, leave. The sentence before
decides, by who acts in it; where two powers act there the pronoun stands for neither, and no page lends another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.discourse.focus import Focus
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import ANY_SUBJECTS
from regesta.extract.slots.countries import owner_of, state_of
from regesta.extract.slots.filling import Slots
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

PAYMENTS = words_of("payments")
PLURAL = frozenset(["they", "their", "theirs"])
PRONOUNS = PLURAL | {"it", "its"}


def payment_pronoun(slots: Slots) -> Token | None:
    """Return the pronoun that says whose a payment is or who makes it; None for a noun and where there is none."""
    if slots.centre.predicate.predicate != "agreement_consideration":
        return None
    verb = clause_head(slots.centre.governor)
    for token in (slots.noun, slots.centre.governor, verb, *slots.centre.clause.agents, *slots.centre.clause.patients):
        if token.lemma_.lower() in PAYMENTS:
            whose = (child for child in token.children if child.dep_ == "nmod:poss" and child.lower_ in PRONOUNS)
            if (found := next(whose, None)) is not None:
                return found
    return next((token for token in slots.centre.clause.agents if token.lower_ in PRONOUNS), None)


def whose_payment(slots: Slots) -> Mention | None:
    """The power for which the pronoun on a payment stands: that of the sentence before; None for none and for two."""
    pronoun = payment_pronoun(slots)
    return _antecedent(slots.focus, pronoun) if pronoun is not None else None


def _antecedent(focus: Focus, pronoun: Token) -> Mention | None:
    reading = focus.reading
    known = reading.mention_of(pronoun)
    if known is not None and known.type == "country":
        return known
    here = focus.passages.spot(pronoun)
    start = pronoun.sent.start
    while start > 0:
        sentence = reading.doc[start - 1].sent
        if focus.passages.nearness(focus.passages.spot(sentence.root), here) is None:
            return None
        found = {state.name: state for state in _acting(focus, sentence, plural=pronoun.lower_ in PLURAL)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
        start = sentence.start
    return None


def _acting(focus: Focus, sentence: Iterator[Token], *, plural: bool) -> Iterator[Mention]:
    """Yield the states that act in a sentence in a number that the pronoun may take up: "the Americans … their"."""
    for token in sentence:
        if token.dep_ not in ANY_SUBJECTS or (plural and token.tag_ not in ("NNS", "NNPS")):
            continue
        site = "facility" in focus.reading.classes(token)
        state = owner_of(focus.reading, token) if site else state_of(focus.reading, token)
        if state is not None and state.type == "country":
            yield state
