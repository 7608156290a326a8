"""Under which word a figure, date or noun meets a rule, and what that word shares with its neighbours.

The words over a value (its chain), a rule and a `Reading` enter; the governing word leaves, or a yes or no. Nothing
here knows of any predicate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.bare_figures import NOUNS
from regesta.extract.centres.harm import HARM
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import phrase_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import (
    coordinated_verbs,
    first_conjunct,
    has_own_arguments,
    has_own_subject,
    with_conjuncts,
)
from regesta.extract.word_lists import words_of
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token


NUMBERING = words_of("setting_numbers") | words_of("changes")


def governor_of(reading: Reading, rule: Rule, chain: list[Token]) -> Token | None:
    """Return the nearest governing word in one of the rule's action classes; any verb where it names none."""
    if rule.actions or rule.verbs:
        wanted = set(rule.actions)
        if wanted & HARM:
            chain = _up_to_its_harm(reading, chain)
        return next((t for t in chain if reading.actions(t) & wanted or _is_named(reading, rule, t)), None)
    verbs = [t for t in chain if is_verbal(t)]
    main = next((t for t in verbs[1:] if reading.actions(t) & OF_PRESENCE), None)
    aside = bool(verbs) and verbs[0].dep_ == "acl:relcl" and not reading.actions(verbs[0]) & OF_PRESENCE
    aside = aside and not any(child.dep_ == "cop" for child in verbs[0].children)  # "of whom 1,200 are in Chad"
    if aside and main is not None:
        return main  # "sent two planes to Chad, which began patrols in May": they were sent
    return verbs[0] if verbs else chain[-1]


def _up_to_its_harm(reading: Reading, chain: list[Token]) -> list[Token]:
    """Return a chain up to the first word of harm with a subject of its own: "19 were killed and 40 children hurt"."""
    own = (n for n, t in enumerate(chain, 1) if reading.actions(t) & HARM and is_verbal(t) and has_own_subject(t))
    return chain[: next(own, len(chain))]


OF_PRESENCE = frozenset({"garrison", "station", "send", "move", "withdraw", "host", "kill", "injure"})
"""Actions that say of counted people or machines where they are or what became of them."""


def _is_named(reading: Reading, rule: Rule, token: Token) -> bool:
    return reading.action_key(token) in rule.verbs


def governs(token: Token, classes: frozenset[str]) -> bool:
    """Tell whether a word of some action classes is a verb, noun or adjective, and so governs what is under it."""
    return bool(classes) and (is_verbal(token) or token.pos_ in NOUNS or token.pos_ == "ADJ")


def is_known(reading: Reading, chain: list[Token]) -> bool:
    """Tell whether the lexicons know the first full verb over a figure; where there is none, true.

    A verb that sets a number is known, and so is one by what it lets its figure do: "ordered 300 soldiers to leave".
    """
    if chain[0].pos_ == "NOUN" and reading.actions(chain[0]) & OF_PRESENCE:
        return True  # "the arrival of 200 soldiers in Abidjan calmed the city"
    verbs = [t for t in chain if t.pos_ == "VERB" and is_verbal(t)]
    main = [t for t in verbs if t.dep_ != "acl" or reading.actions(t)]  # "we can talk of 900 men banned in Mali"
    verb = next(iter(main or verbs), None)
    if verb is None or reading.actions(verb) - OF_DEADLINES or verb.lemma_.lower() in NUMBERING:
        return True
    doing = [child for child in verb.children if child.dep_ == "xcomp" and is_verbal(child)]
    if verb.lemma_.lower() in ("expect", "await") and verb.tag_ == "VBN" and not doing:
        return any(child.dep_ == "nsubj:pass" for child in verb.children)  # "a further 600 are expected by March"
    others = (*joined_verbs(reading, verb), *doing)  # "uses or manages 128 bases"
    return any(reading.actions(other) - OF_DEADLINES for other in others)


OF_DEADLINES = frozenset({"postpone"})
"""Actions on a day that is set, which say nothing of people: "94 soldiers sought treatment"."""


def joined_verbs(reading: Reading, verb: Token) -> list[Token]:
    """Return the verbs that share a verb's figure: coordinated, with no figure or argument of their own between."""
    if verb.pos_ != "VERB":
        return []
    figures = reading.quantities_by_token
    sharing = [
        v for v in coordinated_verbs(verb) if not (_has_own_object(v, verb) if v.i < verb.i else has_own_arguments(v))
    ]
    return [v for v in sharing if not any(i in figures for i in range(*sorted((verb.i, v.i))))]


def _has_own_object(verb: Token, later: Token) -> bool:
    """Tell whether a verb has its object before a later one opens: "killed a boy and injured two girls"."""
    return any(child.dep_ == "obj" and verb.i < child.i < later.i for child in verb.children)


def joins(reading: Reading, rule: Rule, governor: Token) -> bool:
    """All the classes are coordinated over one figure: later verbs have no subject or object of their own."""
    heads = [governor, *joined_verbs(reading, governor)]
    nouns = [
        c
        for c in governor.children
        if c.dep_ == "conj" and (c.pos_ != "VERB" or governor.pos_ == "ADJ") and not has_own_arguments(c)
    ]
    heads += [c for c in nouns if not any(i in reading.quantities_by_token for i in range(governor.i, c.i))]
    return set(rule.joined) <= {name for head in heads for name in reading.actions(head)}


def is_under(reading: Reading, rule: Rule, chain: list[Token], noun: Token) -> bool:
    """One of the rule's words stands over the figure, is what it is of, or is its verb's object."""
    near = [*chain, noun, *phrase_tokens(noun), *(child for token in chain[:1] for child in token.children)]
    near += [token.head for token in chain if token.dep_ == "xcomp"]  # "allows China to station 10,000"
    near += [token.head for token in chain if token.dep_ == "acl"]  # "arms worth 200 million"
    near += [child for token in chain if token.lemma_.lower() == "strength" for child in token.children]
    keys = {t.lemma_.lower() for t in near} | {reading.action_key(t) for t in chain}
    return bool(keys & set(rule.over))


def word_over(noun: Token, chain: list[Token]) -> Token:
    """Return the word right over what is counted, past those before it in its row: "30 officers and 420 men"."""
    row = {token.i for token in with_conjuncts(first_conjunct(noun))}
    return next((token for token in chain if token.i not in row), chain[0])


def is_within(reading: Reading, rule: Rule, chain: list[Token]) -> bool:
    """A figure is within a force or base when that noun governs it directly, below any verb."""
    for token in chain:
        if is_verbal(token) and not any(child.dep_ == "cop" for child in token.children):
            return False
        if reading.classes(token) & set(rule.chain) and token.i not in reading.quantities_by_token:
            return True
    return False
