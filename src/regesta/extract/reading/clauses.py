"""The syntax engine, downward: from a verb or event noun to who does what to whom.

A token of a UD parse enters; its `Clause` leaves, with agents, patients and obliques. It knows nothing of predicates.
The way up, from a word to what governs it, is in `governing`; the words of a clause are in `extents`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from regesta.extract.reading.arguments import one_of, own_arguments, relative_antecedent
from regesta.extract.reading.forms import is_passive, is_plural, is_verbal
from regesta.extract.reading.relations import OBJECTS, coordinated_verbs, preposition_of, with_conjuncts
from regesta.extract.reading.shared_subjects import shared_subject
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb or event noun with its arguments, each a head token."""

    head: Token
    agents: tuple[Token, ...]
    patients: tuple[Token, ...]
    obliques: tuple[tuple[str, Token], ...]

    @property
    def arguments(self) -> tuple[Token, ...]:
        """All arguments in the order agents, patients, obliques."""
        return (*self.agents, *self.patients, *(token for _, token in self.obliques))


def clause_of(head: Token) -> Clause:
    """Return the clause of a verb, a copular predicate or an event noun; shared and controlled arguments included."""
    return nominal_clause(head) if not is_verbal(head) else verbal_clause(head)


def verbal_clause(head: Token) -> Clause:
    """Return a verb's arguments; a passive's subject is its patient, its by-phrase its agent."""
    agents, patients, obliques = own_arguments(head)
    passive = is_passive(head)
    if head.dep_ in ("acl", "advcl") and not patients and head.tag_ in ("VBN", "VBD") and head.dep_ == "acl":
        patients = [head.head]
    elif head.dep_ == "acl" and not agents and head.tag_ in ("VBG", "VB"):
        agents = [one_of(head.head) or head.head]  # "Wagner is one of the companies operating there"
    if not patients and head.dep_ == "conj" and is_verbal(head.head):  # "has not produced or exported mines"
        patients = [c for c in head.head.children if c.dep_ in OBJECTS and c.i > head.i]
    if not patients and not passive:
        patients = _object_of_row(head)
    agents = [relative_antecedent(head, token) for token in agents]
    patients = [relative_antecedent(head, token) for token in patients]
    if passive and agents and not patients:  # "has to be ratified by both": what is ratified stands above
        patients = shared_subject(head)
    if not agents and not (passive and patients):
        inherited = shared_subject(head)
        if passive and not patients:
            patients = inherited
        elif not passive:
            agents = inherited
    return Clause(head, _spread(agents), _spread(patients), tuple(obliques))


TRANSITIVE = words_of("transitive")


def _object_of_row(verb: Token) -> list[Token]:
    """Return the object that a verb shares with those beside it: "invaded and occupied Kuwait", "used, made or sold".

    It stands behind the last of them, on whichever a parse hangs it. Only of verbs that are nothing without an object;
    "the army advanced and took the town" advances nothing.
    """
    if verb.lemma_.lower() not in TRANSITIVE:
        return []
    last = _last_of_row(verb) or (verb if verb.dep_ == "conj" else None)
    if last is None:
        return []
    row = {last, *(token for token in coordinated_verbs(verb) if token.i <= last.i)}
    return [child for member in row for child in member.children if child.dep_ in OBJECTS and child.i > last.i]


def _last_of_row(verb: Token) -> Token | None:
    """Return the last of the verbs that stand beside one another behind a verb; None where none does."""
    last = None
    for token in verb.doc[verb.i + 1 :]:
        joins = token.dep_ in ("cc", "punct") or token.pos_ == "ADV"
        if token.pos_ == "VERB" and token.dep_ == "conj":
            last = token
        elif not joins or token.is_sent_start:
            break
    return last


def _spread(tokens: list[Token]) -> tuple[Token, ...]:
    return tuple(conjunct for token in tokens for conjunct in with_conjuncts(token))


LESSENING = frozenset(["reduction", "cut", "decrease", "drop"])
"""Nouns of which what they befall stands after "in": "a reduction in Soviet troops"."""


def _is_before_common(name: Token) -> bool:
    """Tell whether a name stands before what befalls it: "U.S. troop withdrawals" withdraw troops and no country."""
    following = name.nbor() if name.i + 1 < len(name.doc) else name
    both = name.dep_ == "compound" and following.dep_ == "compound"
    return bool(both and name.pos_ == "PROPN" and following.pos_ == "NOUN")


def nominal_clause(head: Token) -> Clause:
    """Return an event noun's arguments: its possessor, what it is "of", and its other complements."""
    agents = [child for child in head.children if child.dep_ == "nmod:poss"]
    patients: list[Token] = []
    obliques: list[tuple[str, Token]] = []
    for child in head.children:
        if child.dep_ in ("compound", "amod") and child.pos_ in ("NOUN", "PROPN") and not _is_before_common(child):
            patients.append(child)
        if child.dep_ != "nmod":
            continue
        preposition = preposition_of(child) or ""
        if preposition == "of":
            agents += [inner for inner in child.children if inner.dep_ == "nmod" and preposition_of(inner) == "by"]
        if preposition == "of" or (preposition == "in" and head.lemma_.lower() in LESSENING and is_plural(child)):
            patients.append(child)
        elif preposition == "by":
            agents.append(child)
        else:
            obliques.extend((preposition, token) for token in with_conjuncts(child))
    if not patients:
        patients = agents
    return Clause(head, _spread(agents), _spread(patients), tuple(obliques))
