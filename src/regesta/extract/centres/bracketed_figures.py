"""Figures in the brackets behind a country: "Chad (1,440)", "troops in Japan (about 53,000, mostly on Okinawa)".

A `Reading` and a figure enter; the country leaves, whether it is the ground or the power, and what is counted. A bare
year in brackets is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import first_conjunct, preposition_of

if TYPE_CHECKING:
    from spacy.tokens import Token

YEARS = range(1800, 2100)
BEFORE = re.compile(
    r"\(\s*(?:(?:about|some|around|roughly|approximately|approx\.?|circa|c\.|ca\.?|nearly|almost|over|under|up to|an|"
    r"estimated|more than|less than|fewer than|at least)\s+|[~≈<>]\s*)*\Z",
    re.IGNORECASE,
)
"""What may stand between the country and the digits."""
BEHIND = re.compile(r"\s*(?:\)|[,;]\s)")
LONGEST_HEDGE = 30
GROUND_PREPOSITIONS = frozenset({"in", "at", "on", "across", "throughout", "to", "into"})
"""Prepositions by which the countries of such a row are where the people are, and not whose they are."""
BODIES_IN_PLACES = frozenset(
    [
        "concentration",
        "presence",
        "deployment",
        "contingent",
        "garrison",
        "force",
        "troop",
        "contributor",
        "contribution",
    ]
)
"""Nouns of a row whose figures are soldiers: "major concentrations in Japan (53,000)"."""


def bracketed_country(reading: Reading, figure: Token) -> Token | None:
    """Return the country right before the bracket that a figure opens: Chad of "Chad (1,440)"; None for a year."""
    text, end = reading.document.text, figure.idx + len(figure)
    before = text[max(0, figure.idx - LONGEST_HEDGE) : figure.idx]
    opening = BEFORE.search(before)
    if opening is None or not BEHIND.match(text, end) or _is_year(figure):
        return None
    bracket = figure
    while bracket.text != "(" and bracket.i > figure.sent.start:
        bracket = bracket.nbor(-1)
    country = bracket.nbor(-1) if bracket.text == "(" and bracket.i > figure.sent.start else None
    return country if country is not None and reading.country_of(country) is not None else None


def _is_year(figure: Token) -> bool:
    return figure.text.isdigit() and int(figure.text) in YEARS


def is_bracketed_ground(reading: Reading, country: Token) -> bool:
    """Tell whether a country with a figure is where the people are: "troops in Japan (53,000), Italy (12,500)".

    The preposition stands before the first country of the row, which a parse seldom keeps together.
    """
    sentence = country.sent
    opening = next((t for t in sentence if t.text == "(" and t.i > sentence.start), None)
    first = opening.nbor(-1) if opening is not None else country
    named = reading.mention_by_token.get(first.i)
    at = first if named is None else reading.token_at(named.start)
    while at.i > sentence.start and (at == first or at.pos_ in ("DET", "ADJ")):
        at = at.nbor(-1)
    heads = (country, first_conjunct(country), first)
    return at.lower_ in GROUND_PREPOSITIONS or any(preposition_of(head) in GROUND_PREPOSITIONS for head in heads)


def people_bracketed(reading: Reading, figure: Token) -> Token | None:
    """Return what a bracketed figure counts: the soldiers of its sentence, else those that the words before tell of."""
    ahead = [token for token in figure.sent if token.i < figure.i]
    near = [token for token in ahead if "military_people" in reading.classes(token) or _gives_troops(token)]
    if near:
        return near[0]
    if not any(token.lemma_.lower() in BODIES_IN_PLACES for token in ahead):
        return None
    return next((t for t in _words_before(reading, figure) if "military_people" in reading.classes(t)), None)


def _gives_troops(noun: Token) -> bool:
    return noun.lemma_.lower() in ("contributor", "contribution") and any(c.lemma_ == "troop" for c in noun.children)


def _words_before(reading: Reading, figure: Token) -> Iterator[Token]:
    """Yield the words of the sentence before, last first; of the paragraph before where the sentence opens its own."""
    at = figure.sent.start
    if at == 0:
        return
    yield from reversed(list(reading.doc[at - 1].sent))
