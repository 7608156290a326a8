"""What class of thing a noun is, given its modifiers and the name it bears: a token enters, its noun classes leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.reading.accused import Accused
from regesta.extract.reading.bodies_meant import body_meant
from regesta.extract.reading.civil_keepers import is_between_firms, is_kept_by_civilians
from regesta.extract.reading.civil_matters import is_civil
from regesta.extract.reading.forms import is_definite
from regesta.extract.reading.pacts_meant import pact_meant
from regesta.extract.reading.relations import preposition_of
from regesta.extract.reading.sites_meant import site_meant
from regesta.extract.reading.treaties import bans_weapons, is_bare_treaty
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.reading.document import Reading

NOTHING: frozenset[str] = frozenset()
SIDE_WORDS = {"amod", "compound", "nmod:poss", "nmod", "flat", "nummod", "appos", "det", "nmod:desc"}

CLASSES_OF_KINDS = {
    "force": frozenset({"force"}),
    "alliance": frozenset({"alliance"}),
    "union": frozenset({"alliance"}),
    "armed group": frozenset({"armed_group"}),
    "demining body": frozenset({"demining_body"}),
}
"""Classes that a known organisation's name has by its kind: KFOR is a force, NATO an alliance."""

PACTS = frozenset({"agreement", "treaty"})
"""Classes that a noun loses by a word of another matter on it: a tax treaty is no treaty of the field."""

AGREEMENT = frozenset({"agreement"})
FACILITY = frozenset({"facility"})
UNDER_ARMS = frozenset({"military_people", "force", "unit", "foreign_stay", "stay"})
"""Classes that soldiers before a court do not have: they are nobody's strength."""

CIVIL_SITES = words_of("civil_sites")

DESIGNATION = "<designation>"
"""Stands in the lexicons for a type's name with a number, as MiG-29, Su-25, Mirage 2000."""

OWNED = "<country>"
"""Stands in the lexicons for a country's name or adjective: a Russian post is a military one, a post is not."""

NAMED = "<named>"
"""Stands in the lexicons for the name behind a noun with a capital: "Operation Palliser", no "operation"."""

NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)\b")
"""A base under a unit's number is a unit at its place."""


TYPE_IN_PLURAL = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,3}[A-Z]?s")
"""The letters and number of a type of aircraft or gun, several of which are counted: F-16s, C-130Hs, T-72s."""


def is_designation(token: Token) -> bool:
    """Tell whether a word is the name of a type of weapon: letters and a number, written as a name."""
    if token.pos_ == "NUM" and token.text[:1].isdigit():  # "Up to 5,000 fighters" names no type
        return False
    words = [token.text, *(child.text for child in token.subtree)]
    letters = any(word[:1].isupper() for word in words)
    return letters and any(character.isdigit() for word in words for character in word)


def _is_civil(mention: Mention) -> bool:
    """Tell whether a named site is one that no force keeps: a museum, a cemetery."""
    return mention.type == "facility" and not CIVIL_SITES.isdisjoint(mention.name.lower().split()[-1:])


def _is_one_person(token: Token) -> bool:
    """Tell whether the name of a people stands for one of them: "an Angolan was killed"."""
    alone = token.tag_ in ("NNP", "NN") and token.dep_ not in ("amod", "compound", "flat")
    return alone and any(child.dep_ in ("det", "nummod") and child.lower_ in ONE for child in token.children)


ONE = frozenset({"a", "an", "one", "another"})


def _restates(child: Token) -> bool:
    """Tell whether a word is what a noun amounts to: "two battalions, or 1,500 men", where "men" modifies nothing."""
    return bool(child.dep_ == "appos" and child.tag_ == "NNS")


def _is_of_a_people(token: Token) -> bool:
    """Tell whether an adjective stands for its people: "the French", "the Dutch", and no "French base"."""
    return token.dep_ not in ("amod", "compound", "flat") and any(child.lower_ == "the" for child in token.children)


class NounClasses:
    """The noun classes of one document's tokens, from the lexicons, the names over them and what was named before."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._lexicons = reading.lexicons
        self._bases: dict[str, bool] = {}
        self._accused = Accused(reading)

    def classes(self, token: Token) -> frozenset[str]:
        """Return the noun classes of a token, given the words that modify it; none for other parts of speech."""
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "X", "NUM", "PRON", "DET"):
            return NOTHING
        if token.tag_ == "PRP":  # "they left in June": the soldiers told before
            reading = self._reading
            meant = body_meant(reading, token) or pact_meant(reading, token) or site_meant(reading, token)
            return self._reading.classes(meant) if meant is not None else NOTHING
        if token.lower_ == "one" and (pact := pact_meant(self._reading, token)) is not None:
            return self._reading.classes(pact)
        lemma = (token.lemma_ or token.text).lower()
        found = self._by_lexicon(token, lemma)
        if not found and self._facilities_named.get(lemma, token.i) < token.i and is_definite(token):
            found = frozenset({"facility"})  # "the center", once a transit center was named
        alone = not any(child.dep_ in ("amod", "compound", "nummod") for child in token.children)
        if token.tag_ in ("NN", "NNP") and alone and token.dep_ != "compound":
            found -= self._lexicons.plural_only.get(lemma, NOTHING)
        found |= self._by_name(token)
        if "treaty" in found and self._ban_is_meant and is_bare_treaty(token):
            found -= AGREEMENT
        if alone and "agreement" in found and is_definite(token) and self._takes_up_another(token, lemma):
            found -= AGREEMENT
        if "facility" in found and is_kept_by_civilians(self._reading, token):
            found -= FACILITY
        if found & UNDER_ARMS and self._accused.has(token):
            found -= UNDER_ARMS
        return found - PACTS if found & PACTS and (is_civil(token) or is_between_firms(token)) else found

    def _by_lexicon(self, token: Token, lemma: str) -> frozenset[str]:
        beside = frozenset(self._words_beside(token))
        found = self._lexicons.noun_class(lemma, beside)
        if not found and token.text.lower() != lemma:
            found = self._lexicons.noun_class(token.text.lower(), beside)
        if not found and token.tag_ == "NNPS":  # "Marines" is a name that counts
            found = self._lexicons.noun_class(lemma.removesuffix("s"), beside)
        return found

    def _words_beside(self, token: Token) -> Iterator[str]:
        """Yield the words that modify a noun and the one before it, and what they stand for in the lexicons."""
        sides = [child for child in token.children if child.dep_ in SIDE_WORDS and not _restates(child)]
        yield from (form for child in sides for form in (child.text.lower(), child.lemma_.lower()))
        if token.i > 0:
            yield self._reading.doc[token.i - 1].text.lower()
        if any(is_designation(child) for child in sides):
            yield DESIGNATION
        owners = (child for child in token.children if child.dep_ in ("amod", "compound", "nmod:poss"))
        if any(self._reading.country_of(child) for child in owners):
            yield OWNED
        if token.tag_ == "NNP" and any(child.dep_ == "flat" for child in token.children):
            yield NAMED

    def _by_name(self, token: Token) -> frozenset[str]:
        """Return the classes of a token by the name that it is or stands in."""
        found = NOTHING
        people = token.tag_ in ("NNPS", "NNS") or _is_one_person(token)
        if people and self._reading.gazetteer.is_demonym(token.text):
            found |= {"people", "nationals"}
        elif _is_of_a_people(token) and self._reading.gazetteer.is_demonym(token.text):
            found |= {"nationals"}
        mention = self._reading.mention_by_token.get(token.i)
        if mention and mention.type in ("facility", "agreement", "treaty") and not _is_civil(mention):
            found |= {mention.type}
        if mention and mention.type == "place" and preposition_of(token) is None and self._names_base(mention.name):
            found |= {"facility"}  # "left Cam Ranh Bay"; "at Manta" says where
        if mention and mention.type == "organisation":
            kind = self._reading.gazetteer.kind_of_organisation(mention.name)
            found |= CLASSES_OF_KINDS.get(kind or "", NOTHING)
        if mention and mention.type == "equipment" and not found and token.tag_ in ("NNS", "NNPS"):
            found |= {"equipment"}  # "four F-16s"
        if not found and TYPE_IN_PLURAL.fullmatch(token.text) and any(c.dep_ == "nummod" for c in token.children):
            found |= {"equipment"}  # where no name is known: "with four F-16s and 70 airmen"
        numbered = mention is not None and mention.type == "facility" and NUMBERED.match(mention.name) is not None
        if mention and (mention.type == "military_unit" or numbered):  # "the 201st base" is sent and guards
            found |= {"force"}
        if token.pos_ == "PROPN" and not found and self._names_army(token):
            found |= {"force"}
        return found

    def _names_army(self, token: Token) -> bool:
        """Tell whether a name is that of a state's armed forces, though it has no noun of them: "Bundeswehr"."""
        mention = self._reading.mention_by_token.get(token.i)
        return self._reading.gazetteer.state_of_army(token.text if mention is None else mention.text) is not None

    def _names_base(self, name: str) -> bool:
        """Tell whether a place's name is first of all that of a base; the gazetteer decides between namesakes."""
        if name not in self._bases:
            place = self._reading.gazetteer.place(name)
            self._bases[name] = place is not None and place.kind == "base"
        return self._bases[name]

    def _takes_up_another(self, token: Token, lemma: str) -> bool:
        """Tell whether "the deal" is the one of another matter that was told before: "the nuclear deal"."""
        before = [of_field for i, of_field in self._pacts_told.get(lemma, ()) if i < token.i]
        return bool(before) and not before[-1]

    @cached_property
    def _pacts_told(self) -> dict[str, list[tuple[int, bool]]]:
        """For each noun of agreements, where it stands with a word on it, and whether that keeps it in the field."""
        told: dict[str, list[tuple[int, bool]]] = {}
        for token in self._reading.doc:
            lemma = token.lemma_.lower()
            words = any(child.dep_ in ("amod", "compound") for child in token.children)
            if words and token.pos_ in ("NOUN", "PROPN") and "agreement" in self._lexicons.noun_class(lemma, NOTHING):
                of_field = "agreement" in self._by_lexicon(token, lemma) and not is_civil(token)
                told.setdefault(lemma, []).append((token.i, of_field))
        return told

    @cached_property
    def _ban_is_meant(self) -> bool:
        """Tell whether "the treaty" of a page is one that bans weapons, which states join: no pact of two parties."""
        pacts = any(mention.type == "agreement" for mention in self._reading.annotated.mentions)
        return not pacts and bans_weapons(self._reading.doc)

    @cached_property
    def _facilities_named(self) -> dict[str, int]:
        """First token number of each noun that needs a modifier to be a facility, where it has one."""
        seen: dict[str, int] = {}
        for token in self._reading.doc:
            lemma = token.lemma_.lower()
            if lemma in seen or lemma not in self._lexicons.by_noun_with or token.pos_ not in ("NOUN", "PROPN"):
                continue
            beside = {word for c in token.children if c.dep_ in SIDE_WORDS for word in (c.lower_, c.lemma_.lower())}
            if "facility" in self._lexicons.noun_class(lemma, frozenset(beside)):
                seen[lemma] = token.i
        return seen
