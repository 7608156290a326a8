"""What a verb by its own form tells as not done, or not yet: a verb enters; yes or no leaves.

Infinitives on nouns, abilities, relative clauses of the future, purposes, and what has to come first. What a word above
plans, demands or denies, the scopes of the annotation tell; `stances` weighs both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.reading.forms import is_past
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.reading.shared_subjects import ACHIEVED
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SINGLED_OUT = frozenset(["first", "second", "third", "last", "only", "latest"])


def is_for_later(verb: Token) -> bool:
    """Tell whether an infinitive on a noun says what is to come: "troops to be stationed there", "a deal to allow".

    "The first country to sign" and "the last base to close" tell of what was done.
    """
    top = verb
    while top.dep_ == "xcomp" and top.head != top:
        top = top.head
    infinitive = any(child.dep_ == "mark" and child.lower_ == "to" for child in top.children)
    if top.dep_ != "acl" or not infinitive:
        return False
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    if top.head.dep_ == "obj" and not passive and any(child.dep_ == "nummod" for child in top.head.children):
        return False  # "provides 125 soldiers to assist in training"
    return not any(child.lower_ in SINGLED_OUT or child.tag_ == "JJS" for child in top.head.children)


def is_more_in_a_headline(centre: Centre) -> bool:
    """Tell whether a line without a verb tells of more that come: "Up to 300 more troops for the north"."""
    noun = centre.token
    words = [token for token in noun.sent if not token.is_space]
    more = any(child.lower_ in ("more", "additional", "extra") and child.i < noun.i for child in noun.children)
    return centre.quantity is not None and more and not any(token.pos_ in ("VERB", "AUX") for token in words)


UNDONE = frozenset(["failure", "refusal", "inability", "reluctance", "attempt", "effort", "bid", "try"])
"""Nouns whose infinitive, where it is negative, tells what was not done: "the failure to withdraw"."""


def is_undone(verb: Token) -> bool:
    """Tell whether an infinitive on a noun says, where it is negative, what never came about."""
    return verb.dep_ == "acl" and verb.head.lemma_.lower() in UNDONE


def is_able(centre: Centre) -> bool:
    """Tell whether an event only can happen: "Paris can withdraw its forces", "is able to send a battalion".

    Who "was able to" did so.
    """
    verb = centre.governor.head if centre.rule.carried else centre.governor  # "only a withdrawal can end the war"
    if any(child.dep_.startswith("aux") and child.lower_ in ("can", "ca") for child in verb.children):
        return True
    able = verb.dep_ in ("xcomp", "advcl") and verb.tag_ in ("VB", "VBG") and verb.head.lower_ in ABLE
    return able and any(child.dep_ == "cop" and child.tag_ in ("VBZ", "VBP", "VB") for child in verb.head.children)


ABLE = frozenset(["able", "capable", "free", "allowed", "entitled", "equipped"])
"""Adjectives of what one can do, whether or not one does."""


def is_granted(centre: Centre) -> bool:
    """Tell whether "may" says what an agreement allows: "under the lease it may stay", "in return it may use the port".

    What the text of an agreement itself says that a side may do is told by rules of consideration alone.
    """
    verb = clause_head(centre.governor)
    while verb.dep_ == "conj" and not any(child.dep_.startswith("nsubj") for child in verb.children):
        verb = verb.head  # "may possess and carry arms"
    allowed = any(child.dep_ == "aux" and child.lower_ in ("may", "can") for child in verb.children)
    if not allowed or centre.predicate.predicate == "agreement_consideration":
        return allowed
    phrases = (child for child in verb.children if child.dep_ in ("obl", "advmod"))
    return any(preposition_of(c) == "under" or c.lemma_.lower() in IN_EXCHANGE for c in phrases)


IN_EXCHANGE = frozenset(["return", "exchange"])
"""Nouns behind "in" by which something is granted for something."""


def has_future(verb: Token) -> bool:
    """Tell whether a relative clause speaks of what will be: "a pier that will give room to 300 sailors"."""
    return any(child.dep_ == "aux" and child.lower_ in ("will", "shall", "’ll", "'ll") for child in verb.children)


def is_awaited(verb: Token) -> bool:
    """Tell whether something must happen first: "no peace until the troops leave"; what was "until they left" did."""
    marked = any(
        child.dep_ in ("mark", "advmod", "case") and child.lower_ in ("until", "till") for child in verb.children
    )
    return marked and verb.dep_ == "advcl" and not is_past(verb) and not is_past(verb.head)


OFTEN = frozenset(
    ["often", "frequently", "regularly", "constantly", "repeatedly", "usually", "increasingly", "sometimes"]
)


def is_still_due(verb: Token) -> bool:
    """Tell whether something has yet to be done: "still has to be ratified", "remains to be signed".

    Who "often has to fight" does so.
    """
    marked = any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)
    if any(child.lower_ == "yet" for child in (*verb.head.children, *verb.children)):
        return False  # "has yet to ratify": it has not, which is no plan
    due = marked and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ("have", "remain", "need")
    if _was_forced(verb):
        return False
    if verb.lemma_.lower() in COPING:
        return False  # "have to deal with 1,200 mines": the mines are there
    return due and not any(child.lower_ in OFTEN for child in verb.head.children)


def _was_forced(verb: Token) -> bool:
    """Tell whether what had to be done was done: "the work had to be suspended", unlike "still had to be signed"."""
    forced = verb.dep_ == "xcomp" and verb.head.lemma_.lower() == "have" and verb.head.tag_ == "VBD"
    return forced and not any(child.lower_ in ("still", "yet") for child in verb.head.children)


COPING = words_of("verbs_of_coping")
AIMS = frozenset(["target", "goal", "aim", "objective", "intention", "plan", "task", "hope", "prospect"])
"""Nouns whose "of clearing" is still to come."""


def _took_its_time(verb: Token) -> bool:
    """Tell whether a verb only says how long one was about it: "it took a year to withdraw"."""
    lemma = verb.lemma_.lower()
    took = lemma == "take" and any(child.lower_ == "it" for child in verb.children)
    return verb.tag_ in ("VBD", "VBN") and (took or lemma == "wait")


CAUSING = words_of("causing_verbs")


ENABLED = frozenset({"can", "could", "may", "might", "would"})


def is_what_for(verb: Token) -> bool:
    """Tell whether a clause tells for what something else is done: "so that a base could be built"."""
    so = verb.dep_ == "advcl" and any(c.lower_ == "so" and c.dep_ in ("mark", "advmod") for c in verb.children)
    return so and any(c.dep_ == "aux" and c.lower_ in ENABLED for c in verb.children)


def is_purpose(verb: Token) -> bool:
    """Tell whether an event is only what something is for: "money to be able to clear 174 kilometers"."""
    if verb.tag_ == "VBG" and verb.dep_ in ("acl", "nmod", "advcl") and verb.head.lemma_.lower() in AIMS:
        return any(child.lower_ == "of" for child in verb.children)  # "a target of clearing 10,000 hectares"
    if _was_forced(verb):
        return False
    if verb.dep_ in ("xcomp", "advcl", "csubj") and (_took_its_time(verb.head) or verb.head.lower_ in ABLE):
        return False
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ACHIEVED | CAUSING:
        return is_purpose(verb.head)  # "money to help clear mines"
    bare = verb.tag_ == "VB" and not any(c.dep_.startswith(("aux", "nsubj")) for c in verb.children)
    if verb.dep_ == "conj" and bare and verb.head.tag_ == "VB":
        return is_purpose(verb.head)  # "paid to clear 40 hectares and destroy 300 mines"
    marked = any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in verb.children)
    to_be = verb.tag_ == "VBN" and any(child.dep_ == "aux:pass" and child.lower_ == "be" for child in verb.children)
    return (verb.tag_ == "VB" or to_be) and marked
