"""What the form of a word tells: verb or noun, active or passive, past or perfect, one or many, named before or not.

A token of a UD parse enters; a yes or no leaves. It knows nothing of predicates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.relations import PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token


FINITE = ("VBD", "VBZ", "VBP", "MD")
"""Tags of words by which a sentence says something; a line without any lists or names."""


def is_verbal(token: Token) -> bool:
    """Tell whether a token heads a clause of its own."""
    return token.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in token.children)


def is_passive(head: Token) -> bool:
    """Tell whether a verb is passive: a passive auxiliary or subject, or a bare participle after a noun.

    "Has acceded" is active even where the parser takes its subject for a passive one.
    """
    relations = {child.dep_ for child in head.children}
    if "aux:pass" in relations:
        return True
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in head.children)
    if relations & set(PASSIVE_SUBJECTS):
        return not perfect
    own_subject = bool(relations & set(SUBJECTS))  # "reports that China had opened a base"
    if head.tag_ != "VBN" or own_subject:
        return False
    return head.dep_ == "acl" or _shares_auxiliary(head, relations)


COMPLEMENTS = frozenset({"aux", "mark", "obj", "iobj", "xcomp", "ccomp"})


def _shares_auxiliary(verb: Token, relations: set[str]) -> bool:
    """Tell whether a participle goes on with a passive: "was signed by Gabon and denounced by Togo".

    A row hangs each on the one before: "was drafted in 2009, signed in 2010, ratified by parliament in 2011".
    """
    behind = verb.dep_ in ("conj", "advcl") and verb.i > verb.head.i and not relations & COMPLEMENTS
    if not behind:
        return False
    above = {child.dep_ for child in verb.head.children}
    in_row = verb.head.tag_ == "VBN" and not above & set(SUBJECTS)
    return "aux:pass" in above or (in_row and _shares_auxiliary(verb.head, above))


def is_plural(noun: Token) -> bool:
    """Tell whether a noun or name is tagged as a plural."""
    return noun.tag_ in ("NNS", "NNPS")


def is_past(verb: Token) -> bool:
    """Tell whether a verb or copular predicate is told in the past tense."""
    forms = [verb, *(child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop"))]
    finite = [t.tag_ for t in forms]
    return "VBD" in finite and not {"VBZ", "VBP", "MD"} & set(finite)


def is_perfect(verb: Token) -> bool:
    """Tell whether a verb stands in the perfect: "has cleared", "had been destroyed"."""
    return any(child.dep_ == "aux" and child.lemma_.lower() == "have" for child in verb.children)


def is_going_on(verb: Token) -> bool:
    """Tell whether a verb tells what goes on: "is clearing", "was clearing", "have been clearing"."""
    return verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_.lower() == "be" for child in verb.children)


def is_definite(token: Token) -> bool:
    """Tell whether a noun stands alone with "the", "this" or "that": it was named before."""
    children = [child for child in token.children if child.dep_ not in ("case", "punct", "cc", "conj", "acl:relcl")]
    return bool(children) and all(child.lower_ in ("the", "this", "that") for child in children)


RANKS = frozenset(["first", "second", "third", "only", "sole"])


def is_ranked(noun: Token) -> bool:
    """Tell whether words before a noun rank it: "the largest base", "the first such camp"."""
    return any(c.dep_ == "amod" and (c.tag_ == "JJS" or c.lower_ in RANKS) for c in noun.children)
