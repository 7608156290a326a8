"""The arguments that hang on a verb itself, and the nouns for which relative pronouns among them stand.

A verb of a UD parse enters; its agents, patients and obliques leave as tokens, each empty where it has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.forms import is_passive
from regesta.extract.reading.relations import (
    FURTHEST,
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    preposition_of,
    with_conjuncts,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def own_arguments(head: Token) -> tuple[list[Token], list[Token], list[tuple[str, Token]]]:
    """Return the agents, patients and obliques that hang on a verb itself, or on an infinitive right under it."""
    agents: list[Token] = []
    patients: list[Token] = []
    obliques: list[tuple[str, Token]] = []
    for child in head.children:
        if child.dep_ in SUBJECTS or (child.dep_ in PASSIVE_SUBJECTS and not is_passive(head)):
            agents.append(child)
        elif child.dep_ in PASSIVE_SUBJECTS or child.dep_ in OBJECTS:
            patients.append(child)
        elif child.dep_ == "obl:agent" or (child.dep_ == "obl" and preposition_of(child) == "by" and is_passive(head)):
            agents.append(child)
        elif child.dep_.startswith("obl") or child.dep_ == "nmod":
            obliques.extend((preposition_of(child) or "", token) for token in with_conjuncts(child))
        elif child.dep_ == "xcomp" and child.pos_ == "VERB" and not patients:
            obliques.extend(own_arguments(child)[2])
    if not agents and (lost := hung_on_phrase_before(head)) is not None:
        agents.append(lost)
    return agents, patients, obliques


def hung_on_phrase_before(verb: Token) -> Token | None:
    """Return the subject that a parse takes for a name of what stands before it: "For the base Paris paid"."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.dep_ != "root" or verb.i == verb.sent.start:
        return None
    before = verb.nbor(-1)
    if before.pos_ != "PROPN" or before.dep_ != "appos" or before.head.i >= before.i:
        return None
    bare = not any(True for _ in before.children) and before.nbor(-1) == before.head
    above = (before.head, *before.head.ancestors)
    in_phrase = any(token.dep_.startswith("obl") and token.head == verb for token in above)
    has_subject = any(child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS) for child in verb.children)
    return before if bare and in_phrase and not has_subject and before.head.pos_ == "NOUN" else None


def relative_antecedent(head: Token, token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, the one that its clause modifies; else the token itself."""
    verb = head
    if verb.dep_ == "advcl:relcl" and token.lower_ == "which" and is_passive(verb):
        subjects = [c for c in verb.head.children if c.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS) and c.i < token.i]
        return subjects[-1] if subjects else token  # "one minefield remained, which would be cleared"
    for _ in range(FURTHEST):
        if verb.dep_ in ("acl:relcl", "acl"):
            break
        if verb.dep_ not in ("conj", "xcomp", "ccomp"):
            return token
        verb = verb.head
    if token.text.lower() in ("which", "that", "who", "whom") and verb.dep_ in ("acl:relcl", "acl"):
        return one_of(verb.head) or verb.head
    return token


def one_of(noun: Token) -> Token | None:
    """Return who is told to be one of some: Cuba of "Cuba is one of the states that have not joined"; else None."""
    one = noun.head
    if noun.dep_ != "nmod" or one.lower_ != "one" or not any(child.dep_ == "cop" for child in one.children):
        return None
    return next((child for child in one.children if child.dep_ in SUBJECTS), None)
