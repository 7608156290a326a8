"""The site that "it" stands for: a `Reading` and a pronoun enter; the noun before it leaves, or None.

Only where what is told is true of sites alone: "it was inaugurated in 2018", "it covers 40 hectares". Which name a
pronoun may stand for is found with the annotations; such a verb knows better where several things were named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.bodies_meant import sentence_before
from regesta.extract.reading.pacts_meant import end_before
from regesta.extract.reading.relations import PASSIVE_SUBJECTS, SUBJECTS
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from regesta.extract.reading.document import Reading

DONE_TO_SITES = words_of("done_to_sites")
DONE_BY_SITES = words_of("done_by_sites")
LEADING = frozenset({*SUBJECTS, *PASSIVE_SUBJECTS})
LONGEST_LOOK = 5
"""Sentences back that only go on with "it" and "its", through which a site is still what is spoken of."""


def site_meant(reading: Reading, pronoun: Token) -> Token | None:
    """Return the site that leads the sentence before, or the clause before in the same; None where another thing does.

    Sentences that go on with a pronoun ("its lease was raised", "at its peak it held") are passed over.
    """
    if pronoun.lower_ != "it" or pronoun.idx in reading.annotated.references or not _acts_as_site(pronoun):
        return None
    own = pronoun.sent
    words: Span | None = reading.doc[own.start : pronoun.i]
    for _ in range(LONGEST_LOOK):
        leading = [t for t in words or () if t.dep_ in LEADING and t.tag_ != "WDT" and t != pronoun]
        if leading and not all(_goes_on(token) for token in leading):
            named = [token for token in leading if "facility" in reading.classes(token)]
            return named[0] if len(named) == len(leading) else None
        words = sentence_before(reading, own) or end_before(reading, own)
        if words is None:
            return None
        own = words
    return None


def _goes_on(subject: Token) -> bool:
    """Tell whether a subject is "it", or something of "its": the sentence goes on with what was spoken of."""
    owned = any(child.dep_ == "nmod:poss" and child.lower_ == "its" for child in subject.children)
    return owned or subject.lower_ in ("it", "there")


def _acts_as_site(pronoun: Token) -> bool:
    """Tell whether what is told of "it" is true of sites alone: no state is inaugurated, none covers 40 hectares."""
    verb = pronoun.head
    rows = [verb, *(child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB")]
    if pronoun.dep_ in PASSIVE_SUBJECTS:
        return any(word.lemma_.lower() in DONE_TO_SITES for word in rows)
    opened = [child for child in verb.children if child.dep_ == "advcl" and child.tag_ == "VBN"]
    if any(word.lemma_.lower() in DONE_TO_SITES and word.i < pronoun.i for word in opened):
        return True  # "founded in 1903, it was"
    return pronoun.dep_ in SUBJECTS and any(word.lemma_.lower() in DONE_BY_SITES for word in rows)
