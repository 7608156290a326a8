"""What talks, visits and decisions are about: a base, a force, an agreement or a treaty.

`Slots` enter; a `Mention` leaves, or None where neither the matter of the clause nor, for "the issue", the
passage names one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.agreements import agreement_of
from regesta.extract.slots.bases import name_facility
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.forces import force_patient
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE = 1200
"""Characters within which "the issue" is still the base or agreement that was named last."""


def negotiated_before(slots: Slots) -> Mention | None:
    """What "the issue" of talks is: the base or agreement named last before, in the same section."""
    reading = slots.reading
    block = reading.block_at(slots.noun.idx)
    for i in range(slots.noun.sent.start - 1, -1, -1):
        token = reading.doc[i]
        there = reading.block_at(token.idx)
        if there is None:
            continue  # the empty line between two paragraphs
        apart = block is None or there.section != block.section
        if slots.noun.idx - token.idx > BEFORE or apart:
            return None
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        if "agreement" in reading.classes(token):
            return replace(agreement_of(slots, token), found_in="discourse")
        site = name_facility(slots, token) if "facility" in reading.classes(token) else None
        if site is not None:
            return replace(site, found_in="discourse")
    return None


INNER = ("compound", "flat")
ABOUT = ("on", "about", "over", "for", "of", "regarding", "concerning", "to", "against", "from", "under", "as")
"""Prepositions of what is talked about, asked for or decided on; "with" says only who else talks."""
GERUNDS_AFTER = frozenset(["on", "about", "over"])
CONTENTS = ("xcomp", "ccomp", "acl")


def negotiated(slots: Slots) -> Mention | None:
    """What talks are about: a base, a force, an agreement or a treaty that they have as their matter; never where."""
    return _named_among(slots, matter_of(slots))


def negotiated_under(slots: Slots) -> Mention | None:
    """What is "under discussion" or "under review": the subject of the words."""
    inside = {token.i: token for agent in slots.centre.clause.agents for token in agent.subtree}
    heads = [c for c in clause_head(slots.centre.governor).children if c.dep_ in ("nsubj", "nsubj:pass")]
    inside |= {token.i: token for head in heads for token in head.subtree}
    return _named_among(slots, [inside[i] for i in sorted(inside)])


def _named_among(slots: Slots, matter: list[Token]) -> Mention | None:
    """Return the first base, else agreement or force, among the words of a matter, under its name."""
    reading = slots.reading
    for wanted in ("facility", "agreement", "treaty", "force", "military_people", "equipment"):
        for token in matter:
            if wanted not in reading.classes(token) or token.dep_ in INNER or _is_where_talked(slots, token):
                continue
            if wanted in ("agreement", "treaty"):
                if _is_any(reading, token):
                    continue
                named = reading.mention_by_token.get(token.i)  # "the status of forces agreement" is no forces
                return agreement_of(slots, reading.head_of(named.start, named.end) if named is not None else token)
            if wanted == "facility":
                return name_facility(slots, token)
            if token.dep_ not in ("amod", "nmod:poss"):
                known = force_patient(slots) if slots.operator is not None else None
                return known or naming.description(reading, token, "force")
    leaving = (t for t in matter if "force" in reading.classes(t) and "withdraw" in reading.actions(t.head))
    whose = next((token for token in leaving if token.dep_ == "nmod:poss"), None)
    return naming.description(reading, whose, "force") if whose is not None and slots.operator is not None else None


def _is_any(reading: Reading, noun: Token) -> bool:
    """Tell whether a bare plural is of pacts in general: "treaties can be renegotiated" tells of no talks."""
    return noun.tag_ == "NNS" and noun.i not in reading.mention_by_token and not any(noun.children)


def matter_of(slots: Slots) -> list[Token]:
    """Return the words of what is talked about, in their order: objects, complements, contents, and the noun's own.

    Who talks is no matter, nor what happens meanwhile: "the rebels seized a base, endangering the talks".
    """
    noun, verb = slots.noun, clause_head(slots.centre.governor)
    heads = [child for child in verb.children if _is_matter_of(child, verb)]
    if noun != verb:
        heads.append(noun)
    inside = {token.i: token for head in heads for token in head.subtree}
    others = {token.i for head in heads for token in _others_talking(slots, head)}
    return [inside[i] for i in sorted(inside) if i not in others]


def _others_talking(slots: Slots, head: Token) -> Iterator[Token]:
    """Yield the words of with whom talks are held, who are no matter of them: "held talks with the army"."""
    for talk in head.subtree:
        if "talks" in slots.reading.classes(talk):
            for child in talk.children:
                if preposition_of(child) in ("with", "between"):
                    matters = [c for c in child.subtree if preposition_of(c) in ("on", "about", "over")]
                    yield from (t for t in child.subtree if not any(m == t or m.is_ancestor(t) for m in matters))


ADDRESSING = frozenset(["ask", "request", "invite", "beg", "implore", "urge", "petition", "order", "tell"])
"""Verbs whose object, with an infinitive behind it, is who is to do that."""
MEETING = frozenset(["meet", "visit"])
"""Verbs whose object is who or what is met, and no matter of talks: "met troops at the base"."""


def _is_asked_to(child: Token, verb: Token) -> bool:
    """Tell whether an object is who is asked to do something, and no matter: "invited the force to set up posts"."""
    if child.dep_ not in ("obj", "iobj") or verb.lemma_.lower() not in ADDRESSING:
        return False
    return any(other.dep_ in ("xcomp", "ccomp", "advcl") and other.tag_ == "VB" for other in verb.children)


def _is_matter_of(child: Token, verb: Token) -> bool:
    if _is_asked_to(child, verb):
        return False
    if child.dep_ in ("obj", "iobj", "nsubj:pass", *CONTENTS):
        return child.dep_ in CONTENTS or verb.lemma_.lower() not in MEETING
    if child.dep_ == "nsubj" and not any(other.dep_ in ("obj", "xcomp", "ccomp") for other in verb.children):
        return True  # "talks on the base resumed"
    if child.dep_ == "advcl":
        on = any(c.dep_ == "mark" and c.lower_ in GERUNDS_AFTER for c in child.children)  # "on reopening it"
        return bool(child.tag_ == "VB") or on  # "met to discuss the base"
    if child.dep_ not in ("obl", "nmod"):
        return False
    return (preposition_of(child) or "").split(" ")[0] in ABOUT


def sentence_site(slots: Slots) -> Mention | None:
    """The only site that the sentence speaks of: "the right to use the airfield", "in exchange for a naval base"."""
    reading = slots.reading
    sites = [t for t in slots.noun.sent if "facility" in reading.classes(t) and t.dep_ not in INNER]
    nouns = [t for t in sites if t.pos_ == "NOUN"] or sites  # "a naval base at Port Sudan" is one
    return name_facility(slots, nouns[0]) if len(nouns) == 1 else None


def _is_where_talked(slots: Slots, token: Token) -> bool:
    """Tell whether a site is only where the talks are: "to discuss at Camp David"."""
    held = slots.centre.governor in (token.head, token.head.head) or token.head == slots.noun
    return held and preposition_of(token) in ("at", "in") and "facility" in slots.reading.classes(token)
