"""What a figure without a noun counts: what a verb sets to it, what a number is "of", the noun over a row of years, or
that of the figure before ("900 men here and 400 there").

A `Reading`, the figure's head and tokens enter; the counted noun leaves, or None where nothing is told to be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from regesta.extract.centres.bracketed_figures import bracketed_country, people_bracketed
from regesta.extract.centres.harm import HARM
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import phrase_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import first_conjunct, preposition_of
from regesta.extract.word_lists import words_of
from regesta.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = frozenset({"NOUN", "PROPN"})
SETTING = words_of("setting_numbers")
SET_BY = ("to", "at", "from", "between", "as")
"""Prepositions of the figure to which a verb sets a number: "rose to 900", "put at 600", "as high as 900"."""
NUMBERS = frozenset(["number", "total", "strength", "size", "level", "minimum", "maximum", "high", "peak", "low"])


def counted_by_setting(reading: Reading, figure: Token) -> Token | None:
    """Return what a bare figure counts that a verb sets or a number is "of"; None for others.

    "The number of soldiers will rise to 90", "the marines are put at 400", "the force has a strength of 900".
    """
    if (labelled := _label_of(reading, figure)) is not None:
        return labelled
    if (series := counted_in_series(reading, figure)) is not None:
        return series
    if figure.dep_ == "nmod" and preposition_of(figure) == "of" and figure.head.lemma_.lower() in NUMBERS:
        return force_sized(reading, figure.head)
    if (guessed := _told_to_be(reading, figure)) is not None:
        return guessed
    if (reached := _reached(reading, figure)) is not None:
        return reached
    introduction = introduction_of(reading, figure)
    if introduction == "at" and any(child.dep_ == "cop" for child in figure.children):
        return _in_uniform(reading, _set_words(figure))  # "troop strength in Belize is at 1,500"
    if introduction == "to" and figure.head.lower_ in ("down", "up"):  # "by 1997 the force was down to 680"
        return _in_uniform(reading, [c for c in figure.head.children if c.dep_ == "nsubj"])
    if introduction not in (*SET_BY, "by") or (verb := _setter(figure)) is None:
        return None
    return _set_thing(reading, verb) if introduction != "by" else _in_uniform(reading, _set_words(verb))


def force_sized(reading: Reading, number: Token) -> Token | None:
    """Return the force or soldiers of whom a noun gives the number: "the battalion has a strength of 900"."""
    clause = clause_of(clause_head(number))
    said = (*clause.patients, *clause.agents)
    inside = [part for word in said if word.lemma_.lower() in NUMBERS for part in (*measured_by(word), *word.children)]
    return _in_uniform(reading, (*inside, *said))  # "troop numbers fell from a high of 5,000"


SIZES = frozenset(["strength", "manpower"])
"""Nouns before a figure that only say that it is of people: "a strength of 900" counts those of the force."""


def behind_size(reading: Reading, noun: Token, quantity: Quantity) -> Token:
    """Return the force whose size a noun before a figure tells, "a strength of 900"; other nouns as they are.

    What is "of these" in a sentence behind counts its people: "3,974 troops, against a strength of 4,200".
    """
    if noun.lemma_.lower() not in SIZES or noun.idx > quantity.start:
        return noun
    people = (t for t in noun.sent if "military_people" in reading.classes(t))
    if noun.sent.end_char <= quantity.start and (told := next(people, None)) is not None:
        return told
    return force_sized(reading, noun) or noun


def _told_to_be(reading: Reading, figure: Token) -> Token | None:
    """Return the mines or soldiers whose number a figure is: "the number of mines is believed to be 90,000"."""
    if not any(child.dep_ == "cop" for child in figure.children):
        return None
    verb = figure.head if figure.dep_ == "xcomp" else figure
    clause = clause_of(verb)
    subjects = [*clause.agents, *clause.patients]
    number = next((t for t in subjects if t.lemma_.lower() in NUMBERS), None)
    soldiers = _in_uniform(reading, measured_by(number)) if number is not None else None
    if soldiers is not None:
        return soldiers  # "the number of peacekeepers is now 900"
    return _numbered_mines(reading, verb, [*subjects, *(t for word in subjects for t in measured_by(word))])


REACHING = words_of("reaching_numbers")


def _reached(reading: Reading, figure: Token) -> Token | None:
    """Return what a number is "of" that reaches a figure: "the number of mines per mile exceeds 150"."""
    verb = figure if is_verbal(figure) else figure.head  # "exceeds 1,000" is a figure with its verb
    if verb.lemma_.lower() not in REACHING or (verb != figure and figure.dep_ != "obj"):
        return None
    agents = clause_of(verb).agents
    number = next((t for t in agents if t.lemma_.lower() in NUMBERS), None)
    if number is None:  # "the death toll has passed 1,500", "the garrison had reached 3,000"
        return next((t for t in agents if reading.classes(t) & COUNTED_BY_YEAR or _is_body(reading, t)), None)
    measured = measured_by(number)
    return _in_uniform(reading, measured) or next(
        (t for t in measured if t.dep_ != "compound" and reading.classes(t) & (COUNTED_BY_YEAR | {"mine"})), None
    )


def _is_body(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is one body of troops, which reaches a number by its people."""
    return noun.tag_ in ("NN", "NNP") and "force" in reading.classes(noun)


def introduction_of(reading: Reading, figure: Token) -> str | None:
    """Return the preposition before a figure, which a range may have within: "from 1 to 10 million"."""
    quantity = reading.quantities_by_token.get(figure.i)
    opening = reading.token_at(quantity.start) if quantity is not None else figure
    return preposition_of(figure) or (opening.lower_ if opening.tag_ == "IN" else None)


def _label_of(reading: Reading, figure: Token) -> Token | None:
    """Return what a line or a bracket counts: the soldiers of "American troops in Honduras: 500", "Chad (1,440)"."""
    first = first_conjunct(figure)  # "Troops in Mali: 400 in Gao, 250 in Kidal"
    before = first.nbor(-1) if first.i > first.sent.start else first
    if first.dep_ == "appos" and before.text == ":":
        return _in_uniform(reading, [first.head])
    return people_bracketed(reading, figure) if bracketed_country(reading, figure) is not None else None


BESIDE = ("nummod", "nmod", "appos", "dep", "parataxis")
"""Relations by which a parse hangs two levels on the difference between them."""


def _setter(figure: Token) -> Token | None:
    """Return the verb that sets a number to a figure; the old number or an adverb of place may stand between them.

    Of "from 110 million to 5 million" the parse makes one phrase.
    """
    while figure.dep_ in ("nmod", "obl", "advmod") and (figure.head.pos_ in ("NUM", "ADV") or figure.pos_ == "ADV"):
        if figure.head.pos_ == "VERB":
            break
        figure = figure.head
    if figure.dep_ in BESIDE and preposition_of(figure.head) == "by":
        figure = figure.head  # "raised its forces by 4,700 troops, from 5,300 to 10,000"
    verb = figure.head
    sets = figure.dep_ in ("obl", "advmod", "obj") and verb.lemma_.lower() in SETTING
    return verb if sets else None


def _set_thing(reading: Reading, verb: Token) -> Token | None:
    """Return what a verb sets to a figure: soldiers, the harmed, the mines of a stock; None for other things."""
    clause = clause_of(verb)
    set_words = (*clause.patients, *clause.agents)
    number = next((t for t in set_words if t.lemma_.lower() in NUMBERS), None)
    measured = (
        [*set_words, *(t for word in set_words for t in measured_by(word))] if number is None else measured_by(number)
    )
    found = _in_uniform(reading, set_words if number is None else measured) or _harmed_or_stored(reading, measured)
    if found is None and number is not None:  # "brought the number of dead and injured to 211"
        found = next((t for t in number.children if t.dep_ == "nmod" and reading.actions(t) & HARM), None)
    return found or _numbered_mines(reading, verb, [*set_words, *measured])


def _set_words(verb: Token) -> list[Token]:
    """Return what a verb sets, or what the number that it sets is of: soldiers of "the number of soldiers fell by"."""
    clause = clause_of(verb)
    said = [*clause.patients, *clause.agents]
    number = next((token for token in said if token.lemma_.lower() in NUMBERS), None)
    return said if number is None else measured_by(number)


GUESSES = frozenset(["number", "total", "estimate"])
"""Nouns over a row of "of": "estimates of the number of mines", which lie where the sentence says."""


def _numbered_mines(reading: Reading, verb: Token, tokens: list[Token]) -> Token | None:
    """Return the mines whose number a verb sets: "the number of mines is put at 90,000", "estimates … range to".

    "Range" may be read as a noun over which its own subject stands; None where nothing is called a number.
    """
    if verb.pos_ == "NOUN":
        tokens = [*tokens, *verb.ancestors]
    if not any(token.lemma_.lower() in GUESSES for token in tokens):
        return None
    return next((token for token in tokens if "mine" in reading.classes(token)), None)


def _in_uniform(reading: Reading, tokens: Iterable[Token]) -> Token | None:
    counted = (t for t in tokens if reading.classes(t) & {"military_people", "force", "headcount"})
    return next(counted, None)


COUNTED_BY_YEAR = frozenset(["casualty", "death", "injury"])
"""Classes of nouns whose figures are told as a bare row of numbers, each with its year."""


def _harmed_or_stored(reading: Reading, tokens: list[Token]) -> Token | None:
    """Return casualties, people killed or hurt, or the mines of a stock: "cut its stock of mines to 5,000"."""
    stored = any("stock" in reading.classes(token) for token in tokens)
    for token in tokens:
        classes = reading.classes(token)
        harmed = any(c.dep_ == "acl" and reading.actions(c) & HARM for c in token.children)
        if classes & COUNTED_BY_YEAR or (harmed and "people" in classes) or (stored and "mine" in classes):
            return token
    return None


SERIES_YEAR = re.compile(r"\s+in\s+(?:19|20)\d\d\b")
SERIES_LABEL = re.compile(r"(?:19|20)\d\d\s?[:\u2013\u2014]\s?\Z")
HIGHEST_IN_SERIES = 6
"""Steps from a figure up to the noun over its row."""


def counted_in_series(reading: Reading, figure: Token) -> Token | None:
    """Return what a bare figure with its year counts: "casualties fell: 84 in 2016, 57 in 2017", "(2016: 84)".

    None for a figure without a year of its own, and where no noun above counts casualties.
    """
    text = reading.document.text
    end = figure.idx + len(figure)
    if not (SERIES_YEAR.match(text, end) or SERIES_LABEL.search(text[max(0, figure.idx - 8) : figure.idx])):
        return None
    above = figure
    for _ in range(HIGHEST_IN_SERIES):
        if above.head == above:
            return None
        above = above.head
        clause = clause_of(above)
        candidates = (*clause.agents, *clause.patients) if is_verbal(above) else (above,)
        counted = next((t for t in candidates if reading.classes(t) & COUNTED_BY_YEAR), None)
        if counted is not None:
            return counted
    return None


NOUN_AFTER = 60
"""Characters between a figure and the noun that it counts, at most."""


def shares_noun(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a figure leaves out its noun, which stands with a figure before it: "900 men here and 400 there"."""
    noun = quantity.counted_start
    if noun is None or noun >= quantity.start:
        return False
    return any(other.counted_start == noun for other in reading.quantities_between(noun - NOUN_AFTER, quantity.start))


def shares_noun_ahead(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a figure's noun stands behind the next figure: "400 Dutch and 700 German soldiers"."""
    noun = quantity.counted_start
    if noun is None or noun <= quantity.end:
        return False
    return any(other.counted_start == noun for other in reading.quantities_between(quantity.end, noun))


def measured_by(noun: Token) -> list[Token]:
    """Return what a measure noun is "of", down the phrase, or what stands before it: "the number of staff members
    of the base", "troop levels".
    """
    before = [child for child in noun.children if child.dep_ == "compound" and child.tag_ == "NN"]
    return before + [token for token in phrase_tokens(noun) if token.i > noun.i and token.pos_ in NOUNS]
