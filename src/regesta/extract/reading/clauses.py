"""The syntax engine, downward: from a verb or event noun to who does what to whom, and to the words of its clause.

Tokens of a UD parse enter; agents, patients, obliques and phrases leave. It knows nothing of predicates. The way up,
from a word to what governs it, is in `governing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")
OBJECTS = ("obj", "iobj")
EMBEDDED = ("ccomp", "advcl", "parataxis", "acl:relcl", "acl", "advcl:relcl", "csubj", "discourse")
ACHIEVED = frozenset(["help", "manage", "begin", "start", "continue", "cease", "use", "go", "come", "appear", "seem"])
"""Verbs whose infinitive happened: "helped to clear", "managed to sign"."""
FINITE = ("VBD", "VBZ", "VBP", "MD")
"""Tags of words by which a sentence says something; a line without any lists or names."""
FURTHEST = 12
"""Steps of an upward walk; deeper chains in the treebanks are parsing errors."""


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


def is_verbal(token: Token) -> bool:
    """Tell whether a token heads a clause of its own."""
    return token.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in token.children)


def preposition_of(token: Token) -> str | None:
    """Return the preposition that introduces a nominal, as "in", "because of"; None where there is none."""
    cases = [child for child in token.children if child.dep_ == "case" and child.tag_ != "POS" and child.i < token.i]
    if not cases:
        return None
    fixed = [child.text.lower() for child in cases[0].children if child.dep_ == "fixed"]
    return " ".join([cases[0].text.lower(), *fixed])


def with_conjuncts(token: Token) -> Iterator[Token]:
    """Yield a token and everything coordinated with it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from with_conjuncts(child)


def has_own_arguments(verb: Token) -> bool:
    """Tell whether a coordinated verb has a subject or object of its own."""
    return any(child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS, *OBJECTS) for child in verb.children)


def has_own_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own, active or passive."""
    return any(child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS) for child in verb.children)


def coordinated_verbs(verb: Token) -> list[Token]:
    """Return the verbs that a verb is coordinated with, nearest first; what follows the last may hold of all."""
    first = verb
    for _ in range(FURTHEST):
        if first.dep_ != "conj" or first.head.pos_ != "VERB":
            break
        first = first.head
    found = [token for token in with_conjuncts(first) if token.pos_ == "VERB" and token != verb]
    return sorted(found, key=lambda t: (abs(t.i - verb.i), t.i))


def clause_of(head: Token) -> Clause:
    """Return the clause of a verb, a copular predicate or an event noun; shared and controlled arguments included."""
    return nominal_clause(head) if not is_verbal(head) else verbal_clause(head)


def verbal_clause(head: Token) -> Clause:
    """Return a verb's arguments; a passive's subject is its patient, its by-phrase its agent."""
    agents, patients, obliques = _own_arguments(head)
    passive = is_passive(head)
    if head.dep_ in ("acl", "advcl") and not patients and head.tag_ in ("VBN", "VBD") and head.dep_ == "acl":
        patients = [head.head]
    elif head.dep_ == "acl" and not agents and head.tag_ in ("VBG", "VB"):
        agents = [head.head]
    if not patients and head.dep_ == "conj" and is_verbal(head.head):  # "has not produced or exported mines"
        patients = [c for c in head.head.children if c.dep_ in OBJECTS and c.i > head.i]
    if not patients and not passive:
        patients = _object_of_next(head)
    agents = [_relative_antecedent(head, token) for token in agents]
    patients = [_relative_antecedent(head, token) for token in patients]
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


def _object_of_next(verb: Token) -> list[Token]:
    """Return the object that a verb shares with the one after it: "Iraq invaded and occupied Kuwait".

    Only of verbs that are nothing without an object; "the army advanced and took the town" advances nothing.
    """
    if verb.lemma_.lower() not in TRANSITIVE:
        return []
    following = (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and 0 < c.i - verb.i <= NEXT_VERB)
    after = next(following, None)
    return [c for c in after.children if c.dep_ in OBJECTS and c.i > after.i] if after is not None else []


NEXT_VERB = 3
"""Words to the next verb, the "and" and an adverb among them."""


def _spread(tokens: list[Token]) -> tuple[Token, ...]:
    return tuple(conjunct for token in tokens for conjunct in with_conjuncts(token))


def _own_arguments(head: Token) -> tuple[list[Token], list[Token], list[tuple[str, Token]]]:
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
            obliques.extend(_own_arguments(child)[2])
    return agents, patients, obliques


def is_passive(head: Token) -> bool:
    """Tell whether a verb is passive: a passive auxiliary or subject, or a bare participle after a noun.

    "Has acceded" is active even where the parser takes its subject for a passive one.
    """
    relations = {child.dep_ for child in head.children}
    if "aux:pass" in relations:
        return True
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in head.children)
    if relations & set(PASSIVE_SUBJECTS):
        return not perfect
    own_subject = bool(relations & set(SUBJECTS))  # "reports that China had opened a base"
    return bool(head.dep_ == "acl" and head.tag_ == "VBN" and not own_subject)


def _relative_antecedent(head: Token, token: Token) -> Token:
    """A relative pronoun stands for the noun that its clause modifies."""
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
        return _one_of(verb.head) or verb.head
    return token


def _one_of(noun: Token) -> Token | None:
    """Return who is told to be one of some: Cuba of "Cuba is one of the states that have not joined"; else None."""
    one = noun.head
    if noun.dep_ != "nmod" or one.lower_ != "one" or not any(child.dep_ == "cop" for child in one.children):
        return None
    return next((child for child in one.children if child.dep_ in SUBJECTS), None)


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
        if verb.dep_ in ("xcomp", "advcl") and (controlled := _controlled_by_phrase(verb)):
            return controlled
        verb = verb.head
        agents, patients, _ = _own_arguments(verb)
        found = patients if is_passive(verb) and patients else agents
        if found:
            return [_relative_antecedent(verb, token) for token in found]
    return []


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
    return _own_arguments(verb)[0] if is_verbal(verb) else []


LESSENING = frozenset(["reduction", "cut", "decrease", "drop"])
"""Nouns of which what they befall stands after "in": "a reduction in Soviet troops"."""


def is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")


def nominal_clause(head: Token) -> Clause:
    """Return an event noun's arguments: its possessor, what it is "of", and its other complements."""
    agents = [child for child in head.children if child.dep_ == "nmod:poss"]
    patients: list[Token] = []
    obliques: list[tuple[str, Token]] = []
    for child in head.children:
        if child.dep_ in ("compound", "amod") and child.pos_ in ("NOUN", "PROPN"):
            patients.append(child)
        if child.dep_ != "nmod":
            continue
        preposition = preposition_of(child) or ""
        if preposition == "of" or (preposition == "in" and head.lemma_.lower() in LESSENING and is_plural(child)):
            patients.append(child)
        elif preposition == "by":
            agents.append(child)
        else:
            obliques.extend((preposition, token) for token in with_conjuncts(child))
    if not patients:
        patients = agents
    return Clause(head, _spread(agents), _spread(patients), tuple(obliques))


def is_past(verb: Token) -> bool:
    """Tell whether a verb or copular predicate is told in the past tense."""
    forms = [verb, *(child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop"))]
    finite = [t.tag_ for t in forms]
    return "VBD" in finite and not {"VBZ", "VBP", "MD"} & set(finite)


def is_perfect(verb: Token) -> bool:
    """Tell whether a verb stands in the perfect: "has cleared", "had been destroyed"."""
    return any(child.dep_ == "aux" and child.lemma_.lower() == "have" for child in verb.children)


def clause_tokens(head: Token) -> list[Token]:
    """Return the tokens of a clause in order, without those of clauses embedded in it."""
    found: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in token.children:
            if child.dep_ in EMBEDDED and (is_verbal(child) or child.dep_ == "parataxis"):
                continue
            if child.dep_ == "conj" and is_verbal(child) and is_verbal(token):
                continue
            stack.append(child)
    return sorted(found, key=lambda t: t.i)


NAMING = ("of", "in", "for", "on", "from", "with", "near", "at")
"""Prepositions of complements that belong to what a noun names; deeper down only "of" still does."""


def phrase_tokens(head: Token, depth: int = 0) -> list[Token]:
    """Return a noun phrase's tokens: modifiers, the head, names after it, and its "of" and "in" complements."""
    found = [head]
    for child in head.children:
        if child.dep_ in ("amod", "compound", "nummod", "nmod:poss", "flat", "det", "nmod:desc", "fixed"):
            found.extend(child.subtree)
        elif child.dep_ == "nmod" and preposition_of(child) in (NAMING if depth == 0 else ("of",)):
            found.extend(phrase_tokens(child, depth + 1))
            found.extend(c for c in child.children if c.dep_ == "case")
    return sorted(set(found), key=lambda t: t.i)


def is_definite(token: Token) -> bool:
    """Tell whether a noun stands alone with "the", "this" or "that": it was named before."""
    children = [child for child in token.children if child.dep_ not in ("case", "punct", "cc", "conj", "acl:relcl")]
    return bool(children) and all(child.lower_ in ("the", "this", "that") for child in children)
