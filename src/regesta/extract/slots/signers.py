"""Who concludes an agreement: the states and other parties that act in the clause of which it is the object.

An agreement's noun or a centre enters; the names of the parties leave, none where there are more than two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.slots.countries import seat_of, state_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

ARMED = "armed group"
ORGANS = words_of("organs_at_a_seat")


def bound_by(reading: Reading, noun: Token) -> set[str]:
    """Return the two of whom a clause tells what one does for the other under an agreement: "under a deal X pays Y"."""
    if preposition_of(noun) != "under" or not noun.dep_.startswith("obl"):
        return set()
    clause = clause_of(noun.head)
    bound = [*clause.agents, *(c for c in noun.head.children if c.dep_ in ("obj", "iobj"))]
    bound += [agent for beside in noun.head.children if _is_in_turn(beside) for agent in clause_of(beside).agents]
    names = {name for token in bound for name in states_in(reading, token)}
    return names if len(names) == 2 else set()


def _is_in_turn(clause: Token) -> bool:
    """Tell whether a clause says what the other side does: "under the deal X gets boats, while Y gains the port"."""
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    return clause.dep_ == "conj" or (clause.dep_ == "advcl" and bool(marks & {"while", "whereas"}))


def signers_of(reading: Reading, agreement: Token) -> set[str]:
    """Return the states that conclude an agreement in the clause of which it is the object, or in one on it."""
    told = [c for c in agreement.children if c.dep_ == "acl" and c.tag_ == "VBN" and reading.actions(c) & {"sign"}]
    if told and len(by := _signers_in(reading, told[0])) == 2:
        return by  # "the deal, signed in May by Norway and Chad"
    verb = clause_head(agreement)
    bound = agreement.dep_ in ("obj", "nsubj:pass", "obl") and (
        verb.lemma_ in ("agree", "have")
        or bool(reading.actions(verb) & {"sign", "approve", "talk"})
        or _is_theirs(agreement)
    )
    return _signers_in(reading, verb) if bound else set()


def signers_behind(reading: Reading, agreement: Token) -> set[str]:
    """Return the two states of which a clause on its noun says that they concluded it: "the pact that X signed with Y".

    Who is said so by a participle stands behind "by" or "between": "the lease, signed by X and Y in 2012".
    """
    for clause in (child for child in agreement.children if child.dep_ in ("acl", "acl:relcl")):
        concluded = reading.actions(clause) & {"sign", "approve"} or clause.lemma_.lower() in CONCLUDING
        names = _signers_in(reading, clause) if concluded else set()
        if len(names) == 2:
            return names
    return set()


CONCLUDING = frozenset(["have", "make", "agree", "negotiate"])
"""Verbs by which two have an agreement, beside those of signing: "the lease that Iran has with Oman"."""


def _is_theirs(agreement: Token) -> bool:
    """Tell whether an agreement is that of those who act: "France and Mali ended their treaty"."""
    return any(child.dep_ == "nmod:poss" and child.lower_ == "their" for child in agreement.children)


def signers(reading: Reading, centre: Centre) -> set[str]:
    return _signers_in(reading, clause_head(centre.governor))


def _signers_in(reading: Reading, verb: Token) -> set[str]:
    clause = clause_of(verb)
    names: set[str] = set()
    for token in (*clause.agents, *(t for p, t in clause.obliques if p in ("with", "between"))):
        names |= states_in(reading, token)
    return names if len(names) <= 2 else set()


def states_in(reading: Reading, token: Token) -> set[str]:
    names: set[str] = set()
    for inner in with_conjuncts(token):
        state = state_of(reading, inner)
        if state is not None:
            names.add(state.name)
        elif (named := _party_named(reading, inner)) is not None:
            names.add(named)
        if state is not None and state.type == "organisation":
            continue  # "the Syrian Democratic Forces": no party twice
        for child in inner.children:  # "the Tajik and Russian defense ministers", "the presidents of Chad and Niger"
            if child.dep_ in ("amod", "compound") or (child.dep_ == "nmod" and preposition_of(child) == "of"):
                names |= {n for c in with_conjuncts(child) if (n := reading.country_of(c)) is not None}
            at_seat = child.dep_ == "nmod" and preposition_of(child) == "in" and inner.lemma_.lower() in ORGANS
            if at_seat and (seated := reading.country_of(child) or seat_of(reading, child)) is not None:
                names.add(seated)  # "the cabinet in Warsaw"
    return names


def _party_named(reading: Reading, token: Token) -> str | None:
    """Return the name of a party that is no state: a mission by its letters, the entity of "the X authorities"."""
    own = reading.mention_by_token.get(token.i)
    if own is not None and own.type in ("organisation", "military_unit"):
        armed = reading.gazetteer.kind_of_organisation(own.name) == ARMED
        return own.name if armed or (own.name.isupper() and own.name not in MINISTRIES) else None
    if token.lemma_.lower() not in AUTHORITIES:
        return None
    found = (reading.mention_by_token.get(c.i) for c in token.children if c.dep_ in ("compound", "amod", "nmod:poss"))
    return next((m.name for m in found if m is not None and m.type == "organisation"), None)


AUTHORITIES = frozenset(["authority", "leadership", "representative", "delegation", "official", "rebel", "insurgent"])
MINISTRIES = frozenset(["MOD", "DOD", "DND", "MFA", "BBC", "CNN", "AFP"])
"""Letters of ministries, which act for a state that the clause may not name, and of agencies that only tell."""
