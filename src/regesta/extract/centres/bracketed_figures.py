"""Figures in the brackets behind a country: "Chad (1,440)", "troops in Japan (about 53,000, mostly on Okinawa)".

A `Reading` and a figure enter; the country leaves, and what a bare figure counts. A year in brackets is no figure.
Whether the country is the ground or the power, `slots.brackets` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.word_lists import words_of

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
BODIES = words_of("bodies_in_places")
LONGEST_BRACKET = 8
"""Words of a bracket before its figure: "(home to an estimated 54,000 troops)"."""


def country_before_bracket(reading: Reading, word: Token) -> Token | None:
    """Return the country right before the bracket in which a word stands; None outside brackets."""
    if _is_placed(reading, word):
        return None  # "in Malaysia and Singapore (1,530 in Malaysia"
    for i in range(word.i - 1, max(word.sent.start, word.i - LONGEST_BRACKET), -1):
        if reading.doc[i].text == ")":
            return None
        if reading.doc[i].text == "(":
            before = reading.doc[i - 1]
            return before if reading.country_of(before) is not None else None
    return None


def _is_placed(reading: Reading, figure: Token) -> bool:
    """Tell whether a bare figure has a country of its own right behind it."""
    if figure.pos_ != "NUM" or figure.i + 2 >= figure.sent.end or figure.nbor().lower_ != "in":
        return False
    return reading.country_of(figure.nbor(2)) is not None


def bracketed_country(reading: Reading, figure: Token) -> Token | None:
    """Return the country whose bracket a bare figure opens: Chad of "Chad (1,440)"; None for a year and with a noun."""
    if (listed := listed_country(reading, figure)) is not None:
        return listed
    text, end = reading.document.text, figure.idx + len(figure)
    before = text[max(0, figure.idx - LONGEST_HEDGE) : figure.idx]
    if BEFORE.search(before) is None or not BEHIND.match(text, end) or _is_year(figure):
        return None
    return country_before_bracket(reading, figure)


BEFORE_LISTED = frozenset({",", ";", ":", "and", "while"})
BEHIND_LISTED = frozenset({",", ";", ".", "and", "while", "to", "in", ")"})
GIVING = frozenset({"send", "station", "provide"})


def listed_country(reading: Reading, figure: Token) -> Token | None:
    """Return the country right before a bare figure in a row of who gives people: "Ghana sent 350 soldiers, Mali 200".

    None where nothing before the row says that such countries give them: "held by Germany, 3,500 soldiers were …".
    """
    behind = figure.nbor() if figure.i + 1 < figure.sent.end else figure
    if behind != figure and behind.lower_ not in BEHIND_LISTED:
        return None
    return giver_before(reading, figure) if figure.pos_ == "NUM" and not _is_year(figure) else None


def giver_before(reading: Reading, number: Token) -> Token | None:
    """Return the country right before a number that gives the people counted: "and Mali 200 gendarmes"."""
    before = number.nbor(-1) if number.i > number.sent.start else number
    mention = reading.mention_by_token.get(before.i)
    if mention is None or mention.type != "country":
        return None
    opening = reading.token_at(mention.start)
    if opening.i == number.sent.start or opening.nbor(-1).lower_ not in BEFORE_LISTED:
        return None
    return before if any(_tells_giver(reading, t) for t in number.sent if t.i < opening.i) else None


def _tells_giver(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb has a country give, send or keep people, or calls those that give: "nations contribute"."""
    if verb.pos_ != "VERB" or not reading.actions(verb) & GIVING:
        return False
    givers = [child for child in verb.children if child.dep_ == "nsubj"]
    things = [child for child in verb.children if child.dep_ == "obj"]
    in_uniform = any(reading.classes(thing) & {"military_people", "equipment"} for thing in things)
    owned = any(reading.country_of(child) is not None for thing in things for child in thing.lefts)
    states = any(reading.country_of(t) or verb.lemma_.lower() in SENDERS for t in givers)
    return in_uniform and states and not owned  # "Japan has 54,000 American soldiers" gives none


SENDERS = words_of("senders_of_people")


def _is_year(figure: Token) -> bool:
    return figure.text.isdigit() and int(figure.text) in YEARS


def people_bracketed(reading: Reading, figure: Token) -> Token | None:
    """Return what a bracketed figure counts: the soldiers of its sentence, else those that the words before tell of."""
    ahead = [token for token in figure.sent if token.i < figure.i]
    near = [token for token in ahead if "military_people" in reading.classes(token) or _gives_troops(token)]
    if near:
        return near[0]
    if not any(token.lemma_.lower() in BODIES for token in ahead):
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
