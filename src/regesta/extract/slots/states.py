"""The state that acts, that a treaty binds, or that a country report is about.

`Slots` enter; the `Mention` of the state leaves, or None where the words tell of no state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_plural
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots import naming
from regesta.extract.slots.countries import first_state, state_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.mines_at_large import is_of_the_world
from regesta.extract.slots.rows import in_a_row
from regesta.extract.slots.silences import tells_of_many_states
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

BECOMING = frozenset(["become", "remain", "be", "stay"])


MAKING_INTO = words_of("making_into")


def phrase_subject_state(slots: Slots) -> Mention | None:
    """The state of which membership is predicated: "X is a state party to …"."""
    noun = slots.noun
    becoming = noun.dep_ == "xcomp" or (noun.dep_ == "obj" and noun.head.lemma_.lower() in BECOMING)
    one_of = noun.dep_ == "nmod" and noun.head.lower_ == "one"  # "is one of the largest exporters"
    above = noun.head if becoming or one_of else noun  # "became a State Party", but not "thanked the members"
    for child in (*noun.children, *above.children):
        if child.dep_ == "nsubj":
            return members_of_a_body(slots.reading, child) or state_of(slots.reading, child)
    if noun.dep_ == "conj" and any(child.dep_ == "cop" for child in noun.children):  # "has not joined but is a party"
        return first_state(slots.reading, clause_of(noun).agents)
    if noun.dep_ == "appos":
        found = state_of(slots.reading, noun.head)
        inside = found is not None and any(t.idx == found.start for t in noun.subtree)  # what they are members of
        return None if inside else found
    if preposition_of(noun) == "as":  # "Chad, as a state party, must clear"
        clause = clause_of(clause_head(noun.head))
        ranked = clause.patients if clause.head.lemma_.lower() in MAKING_INTO else ()  # "is listed as mined"
        return first_state(slots.reading, (noun.head, *clause.agents, *ranked))
    return None


def state_for(slots: Slots) -> Mention | None:
    """The state for which a treaty enters into force."""
    clause = clause_tokens(clause_head(slots.centre.governor))
    bound = [token for token in clause if preposition_of(token) == "for"]
    return first_state(slots.reading, bound)


def state_named(slots: Slots) -> Mention | None:
    """The state that gets a name or a standing: "Qatar was designated an ally", "granted Kenya the status"."""
    verb = slots.centre.governor
    if verb.lemma_.lower() in GETTING:
        return None
    given = [c for c in verb.children if c.dep_ in ("obj", "iobj", "nsubj:pass") and c.lemma_.lower() not in STANDINGS]
    given += [token for preposition, token in slots.centre.clause.obliques if preposition in ("to", "on", "upon")]
    return first_state(slots.reading, given)


GETTING = frozenset({"become", "receive", "gain", "obtain"})
STANDINGS = frozenset({"status", "ally", "partner", "standing", "designation"})
GRANTING = frozenset({"grant", "give", "allow", "accord", "award"})
"""Verbs of which who is granted something is whom it binds."""


def state_agent(slots: Slots) -> Mention | None:
    """The state that acts; of an infinitive under an object, that object: "encouraged others to become parties"."""
    verb = slots.centre.governor
    objects = [child for child in verb.head.children if child.dep_ in ("obj", "iobj")] if verb.dep_ == "xcomp" else []
    giving = verb.head if verb.pos_ == "NOUN" and verb.dep_ == "obj" else verb
    if giving.lemma_.lower() in GRANTING:  # "the meeting granted Angola an extension"
        things = [child for child in giving.children if child.dep_ == "obj"]  # a parse may take both for objects
        objects = [child for child in giving.children if child.dep_ == "iobj"] or things[:-1]
    acting = objects or slots.centre.clause.agents
    members = members_of_a_body(slots.reading, acting[0]) if len(acting) == 1 else None
    return members or first_state(slots.reading, acting)


MEMBERS = frozenset({"member", "ally", "state", "country", "nation", "government"})


def members_of_a_body(reading: Reading, noun: Token) -> Mention | None:
    """Return the states that are told as the members of a body, in those words: "NATO allies" are not NATO."""
    if noun.lemma_.lower() not in MEMBERS or not is_plural(noun):
        return None
    beside = (child for child in noun.children if child.dep_ in ("compound", "nmod:poss"))
    bodies = (reading.mention_by_token.get(child.i) for child in beside)
    body = any(mention is not None and mention.type == "organisation" for mention in bodies)
    return naming.description(reading, noun, "organisation") if body else None


def made_in(slots: Slots) -> Mention | None:
    """The state in which a thing was made, where nobody is told to make it: "bombs made in Chile"."""
    clause = slots.centre.clause
    if slots.centre.governor.tag_ != "VBN" or first_state(slots.reading, clause.agents) is not None:
        return None
    return first_state(slots.reading, [token for preposition, token in clause.obliques if preposition == "in"])


def states_together(slots: Slots) -> Mention | None:
    """The states that act together, under their names in a row: "China, Russia and India have not signed"."""
    return in_a_row(slots.reading, slots.centre.clause.agents)


def state_focus(slots: Slots) -> Mention | None:
    """The state that a country report is about, unless the clause tells of many or of mines on no ground of it."""
    found = None if tells_of_many_states(slots) else slots.focus.host(slots.noun, None)
    return None if found is not None and is_of_the_world(slots, found) else found
