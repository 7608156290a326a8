"""What a verb, or a noun that says an action, tells is done: a token enters, its action classes leave."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.word_lists import words_of
from regesta.model import GROUND_TYPES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

NOTHING: frozenset[str] = frozenset()
OTHER_SENSES = words_of("other_senses")
GROUND_WORDS = frozenset(["island", "territory", "soil", "coast", "border", "outskirts", "peninsula", "shore", "edge"])
"""Nouns of ground without a name: what is "based on" such a thing lies there."""

EXPELLING = words_of("expelling")
"""Verbs of driving somebody out, who must be told."""
SPLIT = {"cut": ("off",), "pull": ("up", "off", "together")}
"""Verbs of other senses whose particle a parse may hang on the noun behind: "cut off the army"."""
PEOPLE = frozenset({"people", "military_people"})
LOST_OTHERWISE = words_of("lost_otherwise")
SETTING_OUT = frozenset(["leave", "depart", "sail", "embark"])
"""Verbs of leaving that say where to by "for"."""
HYPHENATED = frozenset(["out", "back", "down", "over", "up"])
"""Last parts of nouns that a parse takes apart: "pull-out", "draw-down", "hand-over", "build-up"."""
GOING_OUT = frozenset(["fly", "pull", "move", "ship", "go", "get", "march", "roll", "file", "rotate", "steam"])
"""Verbs that "out of" somewhere makes a leaving."""


def _has_patient(verb: Token) -> bool:
    told = any(child.dep_ in ("obj", "aux:pass", "nsubj:pass") for child in verb.children)
    return told or verb.pos_ not in ("VERB", "AUX") or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "conj"))


def _is_out_of(complement: Token) -> bool:
    cases = [child for child in complement.children if child.dep_ == "case"]
    return complement.dep_ == "obl" and bool(cases) and cases[0].lower_ == "out"


class ActionClasses:
    """The action classes of one document's tokens, from the lexicons and the verbs that the rules name."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._lexicons = reading.lexicons

    def classes(self, token: Token) -> frozenset[str]:
        """Return the action classes of a verb or of a noun that says an action; none for other words."""
        key = self.key(token)
        if key in EXPELLING and not _has_patient(token):
            return NOTHING  # "the pilot ejected"
        if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
            found = self._by_manner(token) or self._by_loss(token) or self._lexicons.by_verb.get(key, NOTHING)
            found = found or (
                NOTHING if key in OTHER_SENSES else self._lexicons.by_verb.get(key.split(" ")[0], NOTHING)
            )
            return found or (self._lexicons.by_event_noun.get(token.lower_, NOTHING) if token.tag_ == "JJ" else NOTHING)
        if token.pos_ in ("NOUN", "PROPN"):
            return self._lexicons.by_event_noun.get(key, NOTHING)
        if token.pos_ == "ADJ":  # participles that the tagger takes for adjectives: "wounded", "contaminated"
            return self._lexicons.by_event_noun.get(token.text.lower(), NOTHING)
        return NOTHING

    def _by_manner(self, verb: Token) -> frozenset[str]:
        """Return the classes that a verb has by its manner, right beside it: "fatally shot four men"."""
        beside = (c for c in verb.children if c.dep_ == "advmod" and abs(c.i - verb.i) == 1)
        found = (self._lexicons.by_event_noun.get(c.lower_) for c in beside)
        return next((classes for classes in found if classes), NOTHING)

    def _by_loss(self, verb: Token) -> frozenset[str]:
        """Return the classes of killing where people are what is lost: "lost seven of its men", unlike "lost a leg"."""
        if verb.lemma_.lower() != "lose" or any(c.lemma_.lower() in LOST_OTHERWISE for c in verb.children):
            return NOTHING
        lost = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")]
        lost += [part for c in lost if c.pos_ == "NUM" for part in c.children if part.dep_ == "nmod"]
        people = any(self._reading.classes(noun) & PEOPLE for noun in lost)
        return self._lexicons.by_verb.get("kill", NOTHING) if people else NOTHING

    def key(self, token: Token) -> str:
        """Return a verb's lemma with its particle, as "pull out"."""
        particle = next((c.lemma_ for c in token.children if c.dep_ == "compound:prt"), None)
        lemma = (token.lemma_ or token.text).lower()
        if lemma == "lay" and token.lower_ == "lay" and not _has_patient(token):
            lemma = "lie"  # "mines lay dormant under the soil"
        if lemma == "leave" and self._is_left_over(token):
            lemma = "remain"
        if lemma in HYPHENATED and token.pos_ == "NOUN" and token.i > 1 and token.nbor(-1).text == "-":
            return f"{token.nbor(-2).lemma_.lower()}{lemma}"
        if token.pos_ == "NOUN" and token.i + 2 < len(token.doc) and token.nbor().text == "-":
            lemma += token.nbor(2).lower_ if token.nbor(2).lower_ in HYPHENATED else ""
        if particle is None and lemma in GOING_OUT and any(_is_out_of(child) for child in token.children):
            particle = "out"
        if particle is None:
            particle = next((word for c in token.children if (word := self._phrasal(lemma, c)) is not None), None)
        if particle is None and lemma in SETTING_OUT and self._is_bound_elsewhere(token):
            particle = "for"
        if particle is None and lemma in ("return", "go") and self._is_bound_elsewhere(token, "to"):
            particle = "to"
        if particle is None and lemma in SPLIT and token.i + 1 < len(token.doc) and token.nbor().lower_ in SPLIT[lemma]:
            particle = token.nbor().lower_
        if lemma == "base" and particle is None and self._is_founded(token):
            particle = "on"
        return f"{lemma} {particle.lower()}" if particle else lemma

    def _is_left_over(self, verb: Token) -> bool:
        """Tell whether people are who "were left": they stay, unlike a camp that "was left by its garrison"."""
        beside = {child.dep_ for child in verb.children}
        if "aux:pass" not in beside or beside & {"xcomp", "obl:agent"}:
            return False  # "were left dead"
        left = (child for child in verb.children if child.dep_ == "nsubj:pass")
        return any(token.pos_ == "NUM" or self._reading.classes(token) & PEOPLE for token in left)

    def _phrasal(self, verb: str, child: Token) -> str | None:
        """Return the word that makes one verb with another in some rule: "take part", "bring home"; None for others."""
        word = child.lemma_.lower()
        together = child.dep_ in ("obj", "advmod", "xcomp") and f"{verb} {word}" in self._phrases
        return word if together else None

    @cached_property
    def _phrases(self) -> frozenset[str]:
        """Verbs of two words that the lexicons and the rules know."""
        named = {verb for _, rule in self._reading.vocabulary.rules for verb in rule.verbs}
        return frozenset(verb for verb in (*named, *self._lexicons.by_verb, *OTHER_SENSES) if " " in verb)

    def _is_bound_elsewhere(self, verb: Token, towards: str = "for") -> bool:
        """Tell whether someone leaves for a country that is not home, and is told of no place that is left.

        "The battalion left for Abu Dhabi" leaves the ground that the passage is about; "60 soldiers left for Chad" and
        "the Belgian contingent leaves for Rwanda" go, and American troops that return to the Philippines leave nothing
        there.
        """
        known = any(c.lower_ == "the" for noun in verb.children if noun.dep_ == "nsubj" for c in noun.children)
        if any(child.dep_ == "obj" for child in verb.children):
            return False
        reading = self._reading
        bound = [c for c in verb.children if c.dep_ == "obl" and any(g.lower_ == towards for g in c.children)]
        aims = {m.country or m.name for c in bound if (m := reading.mention_of(c)) and m.type in ("country", "place")}
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")]
        subjects += [c for c in verb.head.children if c.dep_ in ("nsubj", "obj", "iobj") and verb.dep_ == "xcomp"]
        homes = {reading.country_of(part) for noun in subjects for part in (noun, *noun.subtree)}
        owned = any(home is not None for home in homes) or verb.lemma_ == "go" or (towards == "for" and not known)
        return bool(aims) and owned and not aims & homes

    def _is_founded(self, verb: Token) -> bool:
        """Tell whether something is "based on" a thing and not at a place: "a force based on clan" lies nowhere."""
        if verb.tag_ == "VBN" and verb.dep_ == "advcl" and verb.i > verb.head.i and verb.nbor(-1) == verb.head:
            return True  # "were reorganised based on foreign manuals"
        grounds = [c for c in verb.children if c.dep_ == "obl" and any(g.lower_ in ("on", "upon") for g in c.children)]
        return bool(grounds) and not any(self._is_ground(g) for g in grounds)

    def _is_ground(self, token: Token) -> bool:
        mention = self._reading.mention_of(token)
        if mention is not None and mention.type in GROUND_TYPES:
            return True
        return bool(self._reading.classes(token) & {"facility", "area"}) or token.lemma_.lower() in GROUND_WORDS
