"""What talks, visits and decisions are about: a base, a force, an agreement or a treaty.

`Slots` enter; a `Mention` leaves, or None where neither the matter of the clause nor, for "the issue", the
passage names one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.agreements import agreement_of
from regesta.extract.slots.bases import name_facility
from regesta.extract.slots.countries import first_state, owner_of
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
CONTENTS = ("xcomp", "ccomp", "acl")


def negotiated(slots: Slots) -> Mention | None:
    """What talks are about: a base, a force, an agreement or a treaty that they have as their matter; never where."""
    reading = slots.reading
    matter = _matter(slots)
    for wanted in ("facility", "agreement", "treaty", "force"):
        for token in matter:
            if wanted not in reading.classes(token) or token.dep_ in INNER or _is_where_talked(slots, token):
                continue
            if wanted in ("agreement", "treaty"):
                named = reading.mention_by_token.get(token.i)  # "the status of forces agreement" is no forces
                return agreement_of(slots, reading.head_of(named.start, named.end) if named is not None else token)
            if wanted == "facility":
                return name_facility(slots, token)
            if token.dep_ not in ("amod", "nmod:poss"):
                known = force_patient(slots) if slots.operator is not None else None
                return known or naming.description(reading, token, "force")
    return None


def _matter(slots: Slots) -> list[Token]:
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


MEETING = frozenset(["meet", "visit"])
"""Verbs whose object is who or what is met, and no matter of talks: "met troops at the base"."""


def _is_matter_of(child: Token, verb: Token) -> bool:
    if child.dep_ in ("obj", "iobj", "nsubj:pass", *CONTENTS):
        return child.dep_ in CONTENTS or verb.lemma_.lower() not in MEETING
    if child.dep_ == "nsubj" and not any(other.dep_ in ("obj", "xcomp", "ccomp") for other in verb.children):
        return True  # "talks on the base resumed"
    if child.dep_ == "advcl":
        return bool(child.tag_ == "VB")  # "met to discuss the base"
    if child.dep_ not in ("obl", "nmod"):
        return False
    return (preposition_of(child) or "").split(" ")[0] in ABOUT


def sentence_site(slots: Slots) -> Mention | None:
    """The only site that the sentence speaks of: "the right to use the airfield", "in exchange for a naval base"."""
    reading = slots.reading
    sites = [t for t in slots.noun.sent if "facility" in reading.classes(t) and t.dep_ not in INNER]
    nouns = [t for t in sites if t.pos_ == "NOUN"] or sites  # "a naval base at Port Sudan" is one
    return name_facility(slots, nouns[0]) if len(nouns) == 1 else None


def help_asked(slots: Slots) -> Mention | None:
    """What help one state asks of another, in its words: "air support against the rebels"."""
    for token in _matter(slots):
        if "help_asked" in slots.reading.classes(token):
            return naming.description(slots.reading, token, "force")
    return None


def plea(slots: Slots) -> Mention | None:
    """The request or offer itself, in its words: "request for American air strikes"."""
    token = _plea_token(slots)
    return naming.description(slots.reading, token, "force") if token is not None else None


def _plea_token(slots: Slots) -> Token | None:
    return next((token for token in _matter(slots) if "plea" in slots.reading.classes(token)), None)


def help_owner(slots: Slots) -> Mention | None:
    """Whose help or forces are asked for: "a request for American air strikes", "rejected a request to withdraw"."""
    if (asked := _asked_to_act(slots)) is not None:
        return asked
    for token in _matter(slots):
        if slots.reading.classes(token) & {"air_strike", "force", "military_people", "help_asked"}:
            whose = owner_of(slots.reading, token)
            if whose is not None and whose.type == "country":
                return whose
    return None


ANSWERING = frozenset(
    ["reject", "refuse", "decline", "turn", "accept", "grant", "approve", "consider", "rebuff", "ignore", "deny"]
)


def _asked_to_act(slots: Slots) -> Mention | None:
    """Return who answers another's request that forces be sent or withdrawn, which then are the answering state's.

    None where the request says whose forces they are: "rejected Mali's request to send Danish troops".
    """
    plea = _plea_token(slots)
    deeds = [c for c in plea.children if c.dep_ == "acl" and c.tag_ == "VB"] if plea is not None else []
    if slots.centre.governor.lemma_.lower() not in ANSWERING or not deeds:
        return None
    forces = [t for deed in deeds for t in deed.children if slots.reading.classes(t) & {"force", "military_people"}]
    its = [any(child.tag_ == "PRP$" for child in force.children) for force in forces]
    told = [not mine and owner_of(slots.reading, force) is not None for mine, force in zip(its, forces, strict=True)]
    return first_state(slots.reading, slots.centre.clause.agents) if forces and not any(told) else None


def plea_owner(slots: Slots) -> Mention | None:
    """Whose request it is, where another's help or forces are asked for: "Baghdad's request for American strikes"."""
    token = _plea_token(slots)
    whose = owner_of(slots.reading, token) if token is not None else None
    helper = help_owner(slots)
    return whose if whose is not None and helper is not None and helper.name != whose.name else None


def asked_of(slots: Slots) -> Mention | None:
    """The state that is asked for something: "appealed to France for air support"."""
    verb = slots.centre.governor
    asked = [child for child in verb.children if child.dep_ in ("obj", "iobj")]
    asked += [token for preposition, token in slots.centre.clause.obliques if preposition in ("to", "of", "from")]
    contents = [child for child in verb.children if child.dep_ in ("ccomp", "xcomp")]
    asked += [c for content in contents for c in content.children if c.dep_ == "nsubj"]  # "requested the US deploy"
    found = first_state(slots.reading, asked)
    asking = first_state(slots.reading, slots.centre.clause.agents)
    return None if found is not None and asking is not None and found.name == asking.name else found


def _is_where_talked(slots: Slots, token: Token) -> bool:
    """Tell whether a site is only where the talks are: "to discuss at Camp David"."""
    held = slots.centre.governor in (token.head, token.head.head) or token.head == slots.noun
    return held and preposition_of(token) in ("at", "in") and "facility" in slots.reading.classes(token)
