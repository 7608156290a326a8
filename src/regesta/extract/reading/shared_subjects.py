"""Who acts where a verb has no subject of its own: the subject of the verb before it, or whoever is told to act.

A verb of a UD parse enters; the tokens of its subject leave, none where no verb beside or over it lends one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.arguments import own_arguments, relative_antecedent
from regesta.extract.reading.forms import is_passive, is_verbal
from regesta.extract.reading.relations import FURTHEST, preposition_of

if TYPE_CHECKING:
    from spacy.tokens import Token


ACHIEVED = frozenset(["help", "manage", "begin", "start", "continue", "cease", "use", "go", "come", "appear", "seem"])
"""Verbs whose infinitive happened: "helped to clear", "managed to sign"."""


def shared_subject(head: Token) -> list[Token]:
    """Return the subject that a verb shares with the verb it is coordinated with or controlled by."""
    verb = head
    for _ in range(FURTHEST):
        if verb.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "acl") or verb.head == verb:
            return []
        if verb.dep_ == "ccomp" and any(
            child.dep_ == "mark" and child.text.lower() == "that" for child in verb.children
        ):
            return []
        if verb.dep_ == "acl" and not is_verbal(verb.head):  # "plans to send": whoever has the plans
            headline = [verb.head] if verb.head.dep_ == "root" and verb.head.pos_ in ("PROPN", "PRON") else []
            return _possessors(verb.head) or _subject_above(verb.head) or headline  # "US to keep using the base"
        if verb.dep_ == "xcomp" and (controlled := _controlled_by_object(verb)):
            return controlled
        if verb.dep_ == "advcl" and (blamed := _blamed_for(verb)):
            return blamed
        if verb.dep_ in ("xcomp", "advcl") and (controlled := _controlled_by_phrase(verb)):
            return controlled
        verb = verb.head
        agents, patients, _ = own_arguments(verb)
        # whoever it is done by lends none: "they advanced but were blocked by Americans when trying to enter"
        found = patients if is_passive(verb) else agents
        if found:
            return [] if _disagrees(head, found) else [relative_antecedent(verb, token) for token in found]
    return []


PLURAL = frozenset({"were", "are"})


def _disagrees(verb: Token, subject: list[Token]) -> bool:
    """Tell whether a plural auxiliary stands over one singular noun, which a parse then only seems to share.

    "An air base was attacked and four helicopters were destroyed" has its helicopters where a parse lost them.
    """
    if verb.dep_ != "conj" or len(subject) != 1 or subject[0].tag_ != "NN":
        return False
    alone = not any(child.dep_ == "conj" for child in subject[0].children)
    return alone and any(c.dep_.startswith("aux") and c.lower_ in PLURAL for c in verb.children)


OBJECT_CONTROL = frozenset(
    ["allow", "permit", "enable", "let", "ask", "order", "invite", "require", "force", "urge", "authorize", "authorise",
     "oblige", "tell", "entitle", "help", "persuade", "press", "push", "pressure", "encourage", "convince", "advise",
     "instruct", "direct", "command", "request", "forbid", "lobby", "exhort", "beg", "implore", "task", "warn", "get",
     "expect", "want", "see"]
)  # fmt: skip
PHRASE_CONTROL = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "prevail": ("on", "upon")}
"""Verbs that name whom they tell to act behind a preposition: "Iraq called on Turkey to withdraw"."""


def _controlled_by_object(verb: Token) -> list[Token]:
    """Return whoever is allowed or told to act: China in "the agreement allows China to station troops"."""
    if verb.head.lemma_.lower() not in OBJECT_CONTROL:
        return []
    return [child for child in verb.head.children if child.dep_ in ("obj", "iobj") and child.i < verb.i]


BLAMING = {
    "blame": "for", "condemn": "for", "criticise": "for", "criticize": "for", "denounce": "for", "rebuke": "for",
    "fault": "for", "praise": "for", "thank": "for", "punish": "for", "accuse": "of", "suspect": "of",
}  # fmt: skip
"""Verbs that name whoever does what stands behind the preposition: "blamed the militia for mining the road"."""


def _blamed_for(verb: Token) -> list[Token]:
    """Return whoever is told to have done it, and not who tells: the rebels in "blamed the rebels for laying mines"."""
    marker = BLAMING.get(verb.head.lemma_.lower())
    if marker is None or not (_is_marked(verb, marker) or _goes_on_with_blame(verb, marker)):
        return []
    return [child for child in verb.head.children if child.dep_ in ("obj", "iobj", "nsubj:pass") and child.i < verb.i]


def _is_marked(verb: Token, marker: str) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == marker for child in verb.children)


def _goes_on_with_blame(verb: Token, marker: str) -> bool:
    """Tell whether a "by" says how the blamed did it: "blamed them for slowing relief by laying mines in the port"."""
    before = (c for c in verb.head.children if c.dep_ == "advcl" and c.i < verb.i)
    return _is_marked(verb, "by") and any(_is_marked(other, marker) for other in before)


def _controlled_by_phrase(verb: Token) -> list[Token]:
    """Return whoever is called on to act: Turkey in "Iraq called on Turkey to withdraw"."""
    prepositions = PHRASE_CONTROL.get(verb.head.lemma_.lower(), ())
    if not any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children):
        return []
    told = (child for child in verb.head.children if child.dep_.startswith("obl") and child.i < verb.i)
    return [child for child in told if preposition_of(child) in prepositions]


def _possessors(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ == "nmod:poss"]


def _subject_above(noun: Token) -> list[Token]:
    verb = noun.head
    return own_arguments(verb)[0] if is_verbal(verb) else []
