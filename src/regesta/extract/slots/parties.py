"""Which agreement a clause speaks of, and between whom it stands.

A centre enters; the agreement's head noun and the names of its parties leave, in alphabetical order. Parties are
read from the phrase, then from who signs, then from the document's power and host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.finding import Centre
from regesta.extract.reading.clauses import (
    clause_head,
    clause_of,
    clause_tokens,
    governors,
    has_own_subject,
    with_conjuncts,
)
from regesta.extract.reading.document import Reading
from regesta.extract.slots.countries import state_of
from regesta.extract.slots.focus import Focus

if TYPE_CHECKING:
    from spacy.tokens import Token


def agreement_token(reading: Reading, centre: Centre) -> Token | None:
    """Return the noun of the agreement that a centre speaks of: governing it, in its clause, then in its sentence."""
    for token in (centre.token, *governors(centre.token)):
        if "agreement" in reading.classes(token):
            return token
    head = clause_head(centre.governor)
    for token in clause_tokens(head):
        if "agreement" in reading.classes(token) and not _is_replaced(token):
            return token
    found = [t for t in centre.token.sent if "agreement" in reading.classes(t) and not _is_replaced(t)]
    if has_own_subject(head):  # "while China pays 20 million" is not about the lease of the main clause
        found = [token for token in found if token in centre.token.ancestors or token in head.subtree]
    return found[0] if found else None


def _is_replaced(noun: Token) -> bool:
    """Tell whether an agreement is the one before: what "the previous arrangement" fixed is not fixed now."""
    return any(child.lower_ in REPLACED for child in noun.children)


REPLACED = frozenset(["previous", "former", "earlier", "prior", "old", "preceding", "expired"])


def agreement_parties(reading: Reading, focus: Focus, noun: Token, centre: Centre) -> tuple[str, ...]:
    """Return the names of an agreement's parties, sorted; empty where fewer than two can be told."""
    found = _in_phrase(reading, noun)
    if len(found) < 2:
        found |= _signers(reading, centre)
    pair = focus.main_pair
    states = pair is not None and all(reading.gazetteer.country_of(name) for name in pair)
    if len(found) < 2 and states and pair is not None and found <= set(pair):
        found |= set(pair)
    return tuple(sorted(found)) if len(found) == 2 else ()


def _in_phrase(reading: Reading, noun: Token) -> set[str]:
    names: set[str] = set()
    for token in noun.subtree:
        if token != noun and (token.dep_ in ("amod", "compound", "nmod:poss", "nmod", "conj", "flat")):
            name = reading.country_of(token)
            if name is not None:
                names.add(name)
    return names if len(names) <= 2 else set()


def _signers(reading: Reading, centre: Centre) -> set[str]:
    clause = clause_of(clause_head(centre.governor))
    names: set[str] = set()
    for token in (*clause.agents, *(t for p, t in clause.obliques if p in ("with", "between"))):
        names |= _states_in(reading, token)
    return names if len(names) <= 2 else set()


def _states_in(reading: Reading, token: Token) -> set[str]:
    names: set[str] = set()
    for inner in with_conjuncts(token):
        state = state_of(reading, inner)
        if state is not None:
            names.add(state.name)
        for child in inner.children:  # "the Tajik and Russian defense ministers": two adjectives, two parties
            if child.dep_ in ("amod", "compound"):
                names |= {n for c in with_conjuncts(child) if (n := reading.country_of(c)) is not None}
    return names
