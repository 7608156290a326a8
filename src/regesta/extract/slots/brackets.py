"""Whether a country with a figure in brackets has the people on its ground or sends them: "Japan (54,000 troops)".

A `Reading` and a word within brackets enter; the country before them leaves, as the ground or as the power. The words
before the first country of its row decide, or the verb of which the row is the subject; where neither says it, a
figure with a noun of its own ("soldiers") is neither's, and a bare one ("Chad (1,440)") is of those who send it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from regesta.extract.centres.bracketed_figures import bracketed_country, country_before_bracket, listed_country
from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import first_conjunct, preposition_of
from regesta.extract.slots.countries import HOSTING
from regesta.extract.slots.places import PLACING
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SENDERS = words_of("senders_of_people")
SENDING = frozenset({"send", "provide", "move"})
"""Actions whose subjects are whose people stand in their brackets."""
GROUND_PREPOSITIONS = frozenset({*PLACING, "to", "into"})
"""Prepositions by which the countries of a row are where the people are, and not whose they are."""


def ground_before_bracket(reading: Reading, word: Token) -> Token | None:
    """Return the country on whose ground the people in its brackets are: "troops in Japan (53,000), Italy (12,500)"."""
    country = country_before_bracket(reading, word)
    return country if country is not None and _role(reading, country) == "ground" else None


def power_before_bracket(reading: Reading, word: Token) -> Token | None:
    """Return the country whose people those in its brackets are: "the contributors are Rwanda (2,640 troops)"."""
    if (listed := listed_country(reading, word)) is not None:
        return listed
    country = country_before_bracket(reading, word)
    if country is None:
        return None
    role = _role(reading, country)
    bare = role is None and bracketed_country(reading, word) is not None
    return country if role == "power" or bare else None


def _role(reading: Reading, country: Token) -> Literal["ground", "power"] | None:
    """Return what a row of countries with brackets is said to be; None where no word around its first says it."""
    first = _first_of_row(reading, country)
    if _preposition_before(reading, first) in GROUND_PREPOSITIONS:
        return "ground"
    if first.dep_ == "nsubj" and first.head.lemma_.lower() in HOSTING:
        return "ground"
    said = (first, first.head, *first.children, *first.head.children)
    sends = first.dep_ == "nsubj" and bool(reading.actions(first.head) & SENDING)
    return "power" if sends or any(token.lemma_.lower() in SENDERS for token in said) else None


def _first_of_row(reading: Reading, country: Token) -> Token:
    """Return the first country of the row in which one stands, through the brackets between them.

    A parse seldom keeps such a row together.
    """
    first = first_conjunct(country)
    if first != country and reading.country_of(first) is not None:
        return first
    before = _opening(reading, country).i - 1
    while before > country.sent.start and reading.doc[before].lower_ in (",", "and"):
        before -= 1
    if before <= country.sent.start or reading.doc[before].text != ")":
        return country
    earlier = _before_its_bracket(reading, reading.doc[before])
    return _first_of_row(reading, earlier) if earlier is not None else country


def _before_its_bracket(reading: Reading, closing: Token) -> Token | None:
    """Return the country before the bracket that a word closes, however much stands in it."""
    inside = reading.doc[closing.sent.start : closing.i]
    opening = next((token for token in reversed(list(inside)) if token.text == "("), None)
    before = opening.nbor(-1) if opening is not None and opening.i > closing.sent.start else None
    return before if before is not None and reading.country_of(before) is not None else None


def _opening(reading: Reading, country: Token) -> Token:
    named = reading.mention_by_token.get(country.i)
    return reading.token_at(named.start) if named is not None else country


def _preposition_before(reading: Reading, country: Token) -> str | None:
    """Return the preposition of a country, by the words before it or by the parse."""
    at = _opening(reading, country)
    while at.i > country.sent.start and (at == _opening(reading, country) or at.pos_ in ("DET", "ADJ")):
        at = at.nbor(-1)
    if at.lower_ in GROUND_PREPOSITIONS:
        return str(at.lower_)
    return next(iter((preposition_of(country) or "").split()), None)
