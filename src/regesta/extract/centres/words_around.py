"""Which words and classes must stand around a value for a rule to be met: in its clause, its sentence, its section.

A `Reading`, a rule, a governing word and a noun enter; leaves what is unmet, or None. Nothing here knows of any
predicate.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from typing import TYPE_CHECKING

from regesta.extract.centres.bare_figures import NOUNS
from regesta.extract.centres.measuring import tokens_summed_up
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens, phrase_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.incidents import follows_incident
from regesta.extract.reading.relations import has_own_subject, preposition_of
from regesta.extract.reading.shared_subjects import shared_subject
from regesta.extract.tracing.unmet import Unmet
from regesta.extract.word_lists import words_of
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PRESENCE = frozenset(["open", "send", "station", "garrison", "withdraw", "close", "host", "extend", "provide", "allow"])
"""Classes of actions by which what is asked for is about forces or bases: an "offer to play a soldier" is none."""
IN_PASSING = frozenset(["following", "since", "despite", "with", "amid", "upon", "because of", "due to"])
"""Before an event noun, what the clause says is said of something else: "the fighting stopped with the arrival of"."""
ASKING = frozenset(
    ["request", "proposal", "offer", "bid", "invitation", "application", "plea", "appeal", "demand", "way", "option"]
)
"""Nouns whose infinitive says what is asked for: "a request to station troops"."""


ASKED_DEEDS = words_of("asked_deeds")


class WordsAround:
    """Holds rules against the words around the values of one document; lemmas of clauses are computed once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._lemmas: dict[int, frozenset[str]] = {}

    def unmet_around(self, rule: Rule, governor: Token, noun: Token) -> Unmet | None:
        """The clause must hold the rule's words and classes, the sentence or its heading those of the sentence.

        None where all is met. Around a phrase, its own words are the clause.
        """
        lemmas = self.clause_lemmas(governor, noun) if rule.words or rule.without else frozenset()
        if rule.presupposed and preposition_of(noun) in IN_PASSING:
            lemmas = _forms(noun.subtree)
        if rule.words and not lemmas & set(rule.words):
            return Unmet.WORDS
        forbidden = lemmas & set(rule.without)
        if forbidden and not forbidden <= _told_of_earlier(clause_head(governor)) - _forms(noun.subtree):
            return Unmet.WITHOUT
        if rule.purpose and not self._is_for(rule, governor, noun):
            return Unmet.PURPOSE
        around = list(noun.subtree) if rule.centre == "phrase" else self._around(clause_head(governor))
        if rule.near and "money" in rule.units:
            around += _what_for(clause_head(governor), noun)
        if rule.near and not has_class(self.reading, around, rule.near):
            return Unmet.NEAR
        return self.unmet_in_sentence(rule, noun)

    def _around(self, head: Token) -> list[Token]:
        """Return the tokens of a clause, of the one that controls it, and of what a noun in it asks to be done.

        A relative clause on a body of troops has it for its subject: "the garrison, which counted 900 men".
        """
        found = _controlled_tokens(head)
        of_body = head.dep_ == "acl:relcl" and "force" in self.reading.classes(head.head)
        if of_body and any(c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in head.children):
            found = [*found, head.head]
        asked = (
            c for t in found if t.lemma_.lower() in ASKING for c in t.children if c.dep_ == "acl" and c.tag_ == "VB"
        )
        return found + [t for deed in asked if self._is_of_presence(deed) for t in clause_tokens(deed)]

    def _is_of_presence(self, deed: Token) -> bool:
        """Tell whether what is asked for is about forces or bases: to station, build up or lead them."""
        return bool(self.reading.actions(deed) & PRESENCE) or deed.lemma_.lower() in ASKED_DEEDS

    def _is_for(self, rule: Rule, verb: Token, noun: Token) -> bool:
        """An infinitive of the rule's classes says what the event is for, or a noun of them after "for"."""
        below = (*verb.children, *noun.children)
        infinitives = [c for c in below if c.dep_ in ("advcl", "xcomp", "acl") and c.tag_ == "VB"]
        infinitives += [
            c for c in verb.children if c.dep_ == "ccomp" and is_marked_that(c)
        ]  # "requested that it leave"
        nouns = [c for c in verb.children if c.dep_ == "obl" and preposition_of(c) == "for"]
        return any(self.reading.actions(token) & set(rule.purpose) for token in (*infinitives, *nouns))

    def unmet_in_sentence(self, rule: Rule, token: Token) -> Unmet | None:
        """Return what the sentence and the heading over it lack for a rule; None where they lack nothing."""
        if rule.section and not self._section_words(token) & set(rule.section):
            return Unmet.SECTION
        if rule.heading and not self._stands_under(token, rule):
            return Unmet.HEADING
        if rule.said and not is_said(self.reading, token, rule.said):
            return Unmet.SAID
        if rule.sentence and not has_class(self.reading, list(token.sent), rule.sentence):
            return Unmet.SENTENCE
        if rule.incident and not follows_incident(self.reading, token, rule.incident):
            return Unmet.INCIDENT
        return None

    def _stands_under(self, token: Token, rule: Rule) -> bool:
        """Tell whether the heading over a passage has one of a rule's words and none that it rules out."""
        block = self.reading.block_at(token.idx)
        words = _words_of_heading((block.section if block is not None else None) or "")
        return bool(words & set(rule.heading)) and not words & set(rule.heading_without)

    def _section_words(self, token: Token) -> set[str]:
        block = self.reading.block_at(token.idx)
        heading = (block.section if block is not None else None) or self.reading.document.title or ""
        said = {form for t in token.sent for form in (t.lemma_.lower(), t.lower_)}
        return said | _words_of_heading(heading)

    def clause_lemmas(self, governor: Token, noun: Token) -> frozenset[str]:
        """Return the lemmas and word forms of the clause of a governing word and of a noun's phrase."""
        head = clause_head(governor)
        known = self._lemmas.get(head.i)
        if known is None:
            tokens = clause_tokens(head)
            tokens += phrase_tokens(head.head) if head.dep_ == "acl" else []  # "hazardous areas covering 110 hectares"
            tokens += tokens_summed_up(head)
            tokens += _shared_words(head)
            tokens += [inner for t in tokens for c in t.children if _is_participle(c) for inner in clause_tokens(c)]
            tokens += clause_tokens(head.head) if _opens_participially(head) else []
            known = frozenset({t.lemma_.lower() for t in tokens} | {t.text.lower() for t in tokens})
            known |= {key for t in tokens if t.pos_ == "VERB" and " " in (key := self.reading.action_key(t))}
            self._lemmas[head.i] = known
        near = clause_tokens(governor) + list(noun.subtree)
        return known | {t.lemma_.lower() for t in near} | {t.text.lower() for t in near}


def _words_of_heading(heading: str) -> set[str]:
    return {word.strip(".,:;()").lower() for word in heading.split()}


BESIDE_IN_TIME = frozenset(["after", "before", "following"])


def _told_of_earlier(verb: Token) -> frozenset[str]:
    """Return the words of events beside which a clause happens: "75 soldiers will remain after the exercise"."""
    beside = (c for c in verb.children if c.dep_ == "obl" and preposition_of(c) in BESIDE_IN_TIME)
    return frozenset().union(*(_forms(event.subtree) for event in beside))


def _forms(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(form for token in tokens for form in (token.lemma_.lower(), token.lower_))


def is_said(reading: Reading, token: Token, words: list[str]) -> bool:
    """Tell whether a sentence has one of some words, or goes on with one that has and tells no purpose of its own.

    "Norway gave 3 million for mine clearance. Germany gave 2 million." goes on; "… 2 million for clinics" does not.
    """
    wanted, here = set(words), token.sent
    if _has_word(here, wanted):
        return True
    if here.start == 0 or any(_is_purpose(reading, t) for t in here):
        return False
    before = reading.doc[here.start - 1].sent
    same = reading.block_at(before.start_char) is reading.block_at(here.start_char)
    return same and _has_word(before, wanted)


def _has_word(sentence: Span, wanted: set[str]) -> bool:
    if any(t.lemma_.lower() in wanted or t.lower_ in wanted for t in sentence):
        return True
    text = sentence.text.lower()
    return any(word in text for word in wanted if not word.isalpha())  # "de-mining", "mine action"


def _is_purpose(reading: Reading, token: Token) -> bool:
    """Tell whether a noun or infinitive says for what or whom something is given, and is no country or time."""
    if token.tag_ == "VB" and token.dep_ in ("advcl", "acl", "xcomp"):
        return token.head.pos_ != "AUX" and any(child.lower_ == "to" for child in token.children)
    if token.lemma_.lower() in REASONS:
        return False  # "stopped for lack of money"
    to_whom = token.pos_ in NOUNS and preposition_of(token) in ("for", "to", "towards", "toward")
    return to_whom and reading.country_of(token) is None and token.i not in reading.times_by_token


REASONS = frozenset(["lack", "want", "shortage", "fear", "reason", "need"])
"""Nouns that say behind "for" why something is done, and not what for."""
WHAT_FOR = ("advcl", "xcomp", "acl", "csubj")


def _what_for(verb: Token, noun: Token) -> list[Token]:
    """Return what a sum is for, said as an infinitive: "needs 200 million to clear the mined areas"."""
    below = (*verb.children, *noun.children)
    infinitives = [child for child in below if child.dep_ in WHAT_FOR and child.tag_ == "VB"]
    return [token for infinitive in infinitives for token in clause_tokens(infinitive)]


def has_class(reading: Reading, tokens: list[Token], classes: list[str]) -> bool:
    """Tell whether one of some tokens is of one of some noun classes."""
    wanted = set(classes)
    return any(reading.classes(token) & wanted for token in tokens)


def _controlled_tokens(head: Token) -> list[Token]:
    """Return the tokens of a clause, with those of the clause that controls it: "allows forces to use the port".

    Of a clause on a noun, the nouns above it belong to it: "the deal on the base, worth 15 million".
    """
    found = clause_tokens(head)
    if head.dep_ == "xcomp":
        found += [token for token in clause_tokens(clause_head(head.head)) if token not in found]
    if head.dep_ == "acl":
        found += takewhile(lambda token: not is_verbal(token), head.ancestors)
    return found


def _is_participle(token: Token) -> bool:
    """A participle without a subject speaks of the clause it hangs on: "recorded as contaminated"."""
    return token.dep_ in ("acl", "advcl") and token.tag_ in ("VBN", "VBG", "JJ")


def _opens_participially(verb: Token) -> bool:
    """Tell whether a passive participle before its clause speaks of what that does: "Funded by X, teams cleared Y"."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.i < verb.head.i and not has_own_subject(verb)


def _shared_words(verb: Token) -> list[Token]:
    """Return the phrase of the subject that a verb shares with the one before: "clearance began and then stopped"."""
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or has_own_subject(verb):
        return []
    return [word for token in shared_subject(verb) for word in phrase_tokens(token)]


def is_marked_that(clause: Token) -> bool:
    """Tell whether a clause is a that-clause: "requested that the peacekeepers leave"."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
