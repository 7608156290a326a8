"""Words over a value that say it otherwise than they seem: mere lengths, accompaniments, actions only named.

Tokens enter; the word that governs, or yes or no, leaves. Nothing here knows of any predicate.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

ACCOMPANYING = frozenset(["join", "reinforce", "support", "accompany", "protect", "guard", "man", "staff", "crew"])
"""Verbs of which who does them "by" is there: "will be joined by 13 aircraft"."""


def is_introduced_by(noun: Token, chain: list[Token], prepositions: Collection[str]) -> bool:
    """Tell whether one of some prepositions introduces a figure; a "by" of who joins does not."""
    if noun.dep_ == "obl:agent" and chain[0].lemma_.lower() in ACCOMPANYING:
        return False
    found = preposition_of(noun) or preposition_of(chain[0])
    return found is not None and found in prepositions


OPPOSING = words_of("opposing")
COMING_BESIDE = frozenset(["join", "replace", "relieve", "succeed", "follow"])


def is_met_by_others(noun: Token) -> bool:
    """Tell whether others come to, after or against those counted: "the 2,800 troops will be joined by 1,000 Danes".

    Whom others are there "to deter" are told by the way, and nobody says where they are.
    """
    if noun.dep_ == "obj" and noun.head.tag_ == "VB" and noun.head.lemma_.lower() in OPPOSING:
        placed = any(preposition_of(child) in BEING_AT for child in noun.children)
        return not placed and any(child.lower_ == "to" for child in noun.head.children)
    told = any(child.dep_ == "obl:agent" for child in noun.head.children)
    met = told and noun.dep_ == "nsubj:pass" and noun.head.lemma_.lower() in COMING_BESIDE
    return met or _come_home(noun)


COMING = frozenset(["land", "arrive", "touch", "fly", "disembark"])
TURNS = frozenset(["tour", "rotation", "stint"])


def _come_home(noun: Token) -> bool:
    """Tell whether those counted come back from their turn abroad: "landed at Shannon after a tour in Lebanon"."""
    if not noun.dep_.startswith("nsubj") or noun.head.lemma_.lower() not in COMING:
        return False
    turns = [child for child in noun.head.children if child.lemma_.lower() in TURNS]
    return any((preposition_of(turn) or "") in ("after", "following") for turn in turns)


def is_cumulative(chain: list[Token]) -> bool:
    """Tell whether so many went through a place in all, and were never there together: "40,000 have served there".

    Who "have been serving" there since are there.
    """
    by_now = any(child.dep_ == "aux" and child.lower_ in ("have", "has") for child in chain[0].children)
    return by_now and chain[0].lemma_.lower() == "serve" and chain[0].tag_ != "VBG"


GOING = frozenset(["visit", "come", "travel", "arrive", "meet", "fly", "go"])
"""Verbs whose infinitive only says what for."""


def is_purpose_of_going(verb: Token) -> bool:
    """Tell whether an infinitive says what a journey is for: "visited Doha to discuss the base" is a visit."""
    return verb.dep_ in ("xcomp", "advcl") and verb.tag_ == "VB" and verb.head.lemma_.lower() in GOING


def is_only_adjective(word: Token) -> bool:
    """Tell whether a word with a verb's form is said of a mind: "Washington was clear", unlike "clear of mines"."""
    return word.pos_ == "ADJ" and word.lower_ == "clear" and not any(preposition_of(c) == "of" for c in word.children)


def is_open(verb: Token) -> bool:
    """Tell whether an infinitive is what is still undecided: "has yet to decide whether to host a base"."""
    return verb.tag_ == "VB" and any(child.lower_ == "whether" for child in verb.children)


FORBIDDING = frozenset(["ban", "bar", "prohibit", "forbid", "preclude", "exempt"])


def is_forbidden(verb: Token) -> bool:
    """Tell whether a gerund is only what is not allowed: "banned from laying mines" tells of none laid, nor of none."""
    told = verb.tag_ == "VBG" and verb.head.lemma_.lower() in FORBIDDING
    return told and any(child.lower_ == "from" for child in verb.children)


def is_unasserted(verb: Token) -> bool:
    """Tell whether a verb only names an action: "for having a base", "to discuss the base" assert nothing.

    A participle on a noun ("troops stationed there") and a complement ("plans to send") do.
    """
    if names_a_matter(verb):
        return True
    if _is_suspicion(verb):
        return False
    if verb.dep_ in ("acl", "acl:relcl") and any(child.lower_ in ("any", "whatever") for child in verb.head.children):
        return True  # "any troops stationed there will need consent"
    if _is_judged(verb):
        return True
    marked = any(child.dep_ in ("mark", "case") for child in verb.children)
    told = verb.tag_ == "VBG" and any(child.tag_ in FINITE for child in verb.children if child.dep_ == "aux")
    if told:
        return False  # "gave notice that it was terminating the agreement"
    if verb.dep_ in ("advcl", "acl", "obl", "nmod", "csubj") and verb.tag_ in ("VB", "VBG"):
        happened = verb.dep_ == "advcl" and verb.tag_ == "VBG"  # "helped Haiti by sending soldiers"
        return marked and not (happened and any(c.lower_ in HAPPENED for c in verb.children if c.dep_ == "mark"))
    bare = not any(child.dep_ in ("aux", "aux:pass") for child in verb.children)
    return verb.tag_ == "VBG" and bare and verb.dep_ == "conj"


def _is_judged(verb: Token) -> bool:
    """Tell whether a gerund is only what something is true of: "clearing mines by hand is slow work"."""
    if verb.tag_ != "VBG" or not verb.dep_.startswith("csubj") or any(c.dep_ == "nsubj" for c in verb.children):
        return False
    return any(child.dep_ == "cop" and child.tag_ in ("VBZ", "VBP", "MD") for child in verb.head.children)


FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
SUSPECTING = frozenset(["accuse", "suspect"])


def _is_suspicion(verb: Token) -> bool:
    """Tell whether a gerund says of what somebody is accused: "accused of burning crops and laying mines"."""
    while verb.dep_ == "conj" and verb.tag_ == "VBG":
        verb = verb.head
    of_object = verb.dep_ == "acl" and verb.head.dep_ == "obj"  # "accused the army of laying"
    over = verb.head.head if of_object else verb.head
    charged = verb.tag_ == "VBG" and over.lemma_.lower() in SUSPECTING
    return charged and any(child.lower_ == "of" for child in verb.children)


def names_a_matter(verb: Token) -> bool:
    """Tell whether a line that leads to what follows only names it: "Removing peacekeepers from the island:"."""
    bare = not any(child.dep_ in ("aux", "aux:pass", "nsubj", "nsubj:pass") for child in verb.children)
    if verb.tag_ != "VBG" or verb.dep_ != "root" or not bare:
        return False
    words = [token for token in verb.sent if not token.is_space]
    return bool(words[-1].text == ":")


HAPPENED = frozenset(["by", "after", "since", "into"])
"""Words before a gerund by which it is told as done: "was pressed into withdrawing"."""
BE_AT = "be at"
"""Under which rules name what a place says of its subject: "the troops are in Somalia"."""
BEING_AT = frozenset(["in", "at", "on", "near", "inside", "across", "throughout", "outside", "around", "along"])


def tells_where(noun: Token) -> bool:
    """Tell whether a noun, if it is a place, says where its subject is: Somalia of "the troops are in Somalia"."""
    return any(child.dep_ == "cop" for child in noun.children) and preposition_of(noun) in BEING_AT
