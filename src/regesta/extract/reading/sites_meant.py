"""The site that "it" stands for: a `Reading` and a pronoun enter; the noun before it leaves, or None.

Only where the verb is one that sites take: "it was inaugurated in May", "it houses airmen", "it covers 40 hectares".
Such a verb knows better than the names around a pronoun where several things were named.
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
PHRASAL = frozenset(words.split(" ")[0] for words in DONE_TO_SITES | DONE_BY_SITES if " " in words)
LEADING = frozenset({*SUBJECTS, *PASSIVE_SUBJECTS})
ROLES = LEADING | {"obj", "root"}
LONGEST_LOOK = 5
"""Sentences back that only go on with "it" and "its", through which a site is still what is spoken of."""
ACTING = frozenset({"force", "government", "state", "official", "military_people", "person"})
"""Who acts on a site, and is not opened or closed as it is."""


def site_meant(reading: Reading, pronoun: Token) -> Token | None:
    """Return the site that "it" takes up from its sentence, the one before, or those before that; None for two."""
    if pronoun.lower_ != "it" or not _is_of_a_site(reading, pronoun):
        return None
    return _just_told(reading, pronoun) or _led_up_to(reading, pronoun)


def _just_told(reading: Reading, pronoun: Token) -> Token | None:
    """Return the only site of the clause or sentence before; what else acts or is acted upon there may be meant."""
    own = reading.doc[pronoun.sent.start : pronoun.i]
    for words in (own, sentence_before(reading, pronoun.sent) or ()):
        told = [t for t in words if t.tag_ in ("NN", "NNP") and t.dep_ in ROLES and reading.country_of(t) is None]
        sites = [token for token in told if "facility" in reading.classes(token)]
        if sites:
            rivals = [t for t in told if t not in sites and not (t.dep_ in SUBJECTS and reading.classes(t) & ACTING)]
            return sites[0] if len(sites) == 1 and not rivals else None
        if told and words is not own:
            return None
    before = sentence_before(reading, pronoun.sent)
    subject = next((t for t in before or () if t.lower_ == "it" and t.dep_ in ROLES), None)
    return site_meant(reading, subject) if subject is not None else None


def _led_up_to(reading: Reading, pronoun: Token) -> Token | None:
    """Return the site that leads the nearest sentence before that goes on with no pronoun; None where another does.

    "Its lease was raised" and "at its peak it held" are passed over, and a paragraph may open with "it".
    """
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


def _is_of_a_site(reading: Reading, pronoun: Token) -> bool:
    """Tell whether what is told of "it" is true of sites alone: no state is inaugurated, none covers 40 hectares."""
    verb = pronoun.head
    named = reading.turns.references.get(pronoun.idx)
    if named is not None and named.type not in ("country", "person", "organisation", "people"):
        return False  # it stands for the name of a place or site; the verb knows that no state is inaugurated
    rows = [verb, *(child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB")]
    if pronoun.dep_ in (*PASSIVE_SUBJECTS, "obj"):
        return any(_done(reading, word) & DONE_TO_SITES for word in rows)
    opened = [child for child in verb.children if child.dep_ == "advcl" and child.tag_ == "VBN" and child.i < pronoun.i]
    if any(_done(reading, word) & DONE_TO_SITES for word in opened):
        return True  # "founded in 1903, it was"
    return pronoun.dep_ in SUBJECTS and any(_done(reading, word) & DONE_BY_SITES for word in rows)


def _done(reading: Reading, verb: Token) -> set[str]:
    lemma = verb.lemma_.lower()
    return {lemma, reading.action_key(verb)} if lemma in PHRASAL else {lemma}  # of "based", the key asks what "it" is
