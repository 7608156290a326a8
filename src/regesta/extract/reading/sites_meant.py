"""The site that "it" stands for: a `Reading` and a pronoun enter; the noun before it leaves, or None.

Only where the verb is one that sites take: "it was inaugurated in May", "it houses 300 airmen".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.bodies_meant import sentence_before
from regesta.extract.reading.relations import PASSIVE_SUBJECTS, SUBJECTS
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

DONE_TO_SITES = words_of("done_to_sites")
DONE_BY_SITES = words_of("done_by_sites")
PHRASAL = frozenset(words.split(" ")[0] for words in DONE_TO_SITES | DONE_BY_SITES if " " in words)
ROLES = frozenset({*SUBJECTS, *PASSIVE_SUBJECTS, "obj", "root"})


def site_meant(reading: Reading, pronoun: Token) -> Token | None:
    """Return the site that "it" takes up from its sentence or the one before in the paragraph; None for two.

    What else of one thing stands there as who acts or is acted upon may be meant as well.
    """
    if pronoun.lower_ != "it" or not _is_of_a_site(reading, pronoun):
        return None
    own = reading.doc[pronoun.sent.start : pronoun.i]
    for words in (own, sentence_before(reading, pronoun.sent) or ()):
        leading = [t for t in words if t.tag_ in ("NN", "NNP") and t.dep_ in ROLES and reading.country_of(t) is None]
        sites = [token for token in leading if "facility" in reading.classes(token)]
        if sites:
            rivals = [t for t in leading if t not in sites and not (t.dep_ in SUBJECTS and reading.classes(t) & ACTING)]
            return sites[0] if len(sites) == 1 and not rivals else None
        if leading and words is not own:
            return None
    before = sentence_before(reading, pronoun.sent)
    subject = next((t for t in before or () if t.lower_ == "it" and t.dep_ in ROLES), None)
    return site_meant(reading, subject) if subject is not None else None


ACTING = frozenset({"force", "government", "state", "official", "military_people", "person"})
"""Who acts on a site, and is not opened or closed as it is."""


def _is_of_a_site(reading: Reading, pronoun: Token) -> bool:
    verb = pronoun.head
    named = reading.turns.references.get(pronoun.idx)
    if named is not None and named.type not in ("country", "person", "organisation", "people"):
        return False  # it stands for the name of a place or site; the verb knows that no state is inaugurated
    lemma = verb.lemma_.lower()
    done = {lemma, reading.action_key(verb)} if lemma in PHRASAL else {lemma}  # of "based", the key asks what "it" is
    if pronoun.dep_ in (*PASSIVE_SUBJECTS, "obj"):
        return bool(done & DONE_TO_SITES)
    return pronoun.dep_ in SUBJECTS and bool(done & DONE_BY_SITES)
