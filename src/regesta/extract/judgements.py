"""By which words something is held to be good, bad, needed or wrong: a verb or predicate enters, what judges leaves.

"Poses a threat", "did no harm", "strengthens the alliance", "there is no need for": the words that do the judging.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

JUDGING_NOUNS = words_of("judging_nouns")
JUDGING_ADJECTIVES = words_of("judging_adjectives")
PLAIN_ADJECTIVES = words_of("reporting_adjectives")
EFFECTS = words_of("verbs_of_effect")
HARMS = words_of("deeds_that_harm")
ASCRIBING = frozenset(["have", "mean", "pose", "constitute", "represent", "lack", "violate", "breach", "play", "serve",
                       "remain", "become", "stay", "send", "create", "bring", "present",
                       "give"])  # fmt: skip
"""Verbs that judge by their object or complement: "pose a threat", "have no place here", "sends a clear message"."""
DOING = frozenset(["do", "make"])
"""Verbs that judge only by an adjective or a harm: "is doing a magnificent job"; who does his job does so."""
SEEING = frozenset(["see", "view", "regard", "consider"])
"""Verbs that judge by what they see in something: "sees the base as a threat", "saw no conflict"; else they watch."""
NAMING = words_of("verbs_of_naming") - SEEING
"""Verbs that judge by what they name something: "described the base as a provocation"."""


def judging_words(word: Token) -> list[Token]:
    """Return the object, complement or "as" phrase by which a verb judges; nothing where it only tells."""
    told = [
        child
        for child in word.children
        if child.dep_ == "xcomp"
        or (child.dep_ == "advcl" and any(c.lower_ == "as" for c in child.children))
        or (child.dep_ == "obj" and word.lemma_.lower() not in NAMING)
        or (child.dep_ in ("obl", "obl:arg") and any(c.lower_ == "as" for c in child.children))
    ]
    judged = [noun for noun in told if _may_judge(noun) and (is_judgement(noun) or _is_harm(word, noun))]
    if word.lemma_.lower() in DOING:
        judged = [noun for noun in judged if _is_harm(word, noun) or _has_judging_adjective(noun)]
    return judged


def has_effect(word: Token) -> bool:
    """Tell whether a verb says what a matter does to peace or relations: "the deployment strengthens the alliance"."""
    active = any(child.dep_ == "nsubj" for child in word.children)
    reached = any(child.dep_ in ("obj", "obl") for child in word.children)
    return word.pos_ == "VERB" and word.lemma_.lower() in EFFECTS and active and reached


def what_there_is(word: Token) -> Token | None:
    """Return what is said not to be there, where it is a plan, need or reason: "there are no plans for a base"."""
    if word.lemma_.lower() != "be" or not any(child.dep_ == "expl" for child in word.children):
        return None
    nouns = (c for c in word.children if c.dep_ == "nsubj" and c.lemma_.lower() in JUDGING_NOUNS)
    return next((noun for noun in nouns if any(child.lower_ == "no" for child in noun.children)), None)


def is_judgement(predicate: Token) -> bool:
    """Tell whether what something is said to be is an opinion of it: "a threat", "vital", "an important element".

    "A navy officer is commander", "the base is in the north" report.
    """
    if predicate.lower_ == "place" and any(child.lower_ == "in" for child in predicate.children):
        return False  # "the convention is now in place" reports
    if predicate.pos_ in ("ADJ", "VERB"):
        return predicate.lemma_.lower() not in PLAIN_ADJECTIVES
    judging = [predicate, *(c for c in predicate.children if c.dep_ in ("amod", "nmod", "acl"))]
    return any(t.lemma_.lower() in JUDGING_NOUNS or t.lower_ in JUDGING_ADJECTIVES for t in judging)


def _may_judge(word: Token) -> bool:
    """Tell whether a word can say what something is held to be: a noun, an adjective, "as destabilising"."""
    return word.pos_ in ("NOUN", "ADJ", "PROPN") or (word.tag_ == "VBG" and word.dep_ == "advcl")


def _is_harm(verb: Token, noun: Token) -> bool:
    return verb.lemma_.lower() == "do" and noun.lemma_.lower() in HARMS


def _has_judging_adjective(noun: Token) -> bool:
    return any(child.lower_ in JUDGING_ADJECTIVES for child in noun.children)
