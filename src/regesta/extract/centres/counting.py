"""What a figure counts, and whether it counts at all: names, distances, rates and conversions told apart.

A `Reading`, a quantity and tokens enter; the counted noun, the words that govern it and the guards' answers leave.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from regesta.extract.centres.bare_figures import NOUNS, behind_size, counted_by_setting, measured_by
from regesta.extract.centres.compounds import hyphened_part, phrase_head
from regesta.extract.centres.harm import HARM, harm_behind, outcomes_of
from regesta.extract.centres.relating import LONGEST_PARTITIVE, is_only_whole, is_whole_of_noun, whole_of
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head, governors
from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of
from regesta.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

CLASSES_OF_SI = {"meter": "length", "square meter": "area", "kilogram": "mass"}
AGE = "age"
"""What a figure counts that says how old somebody is."""
NUMBERED = ("facility", "military_unit", "person", "equipment")  # "Air Base 201", "JAS 39 Gripen"
OWN_CLASSES = {"percent": "percent", "time": "times"}
# Money whose country the text leaves open, and hundredths: the words that stand for a currency's code.
MONEY_WORDS = frozenset(["franc", "dinar", "rial", "mark", "guilder", "escudo", "dollar", "cent", "penny", "kopeck"])
CODE_LETTERS = 3


def unit_class(quantity: Quantity) -> str | None:
    """Return length, area, mass, money, percent, age or other for a measure; None for counted things and people."""
    unit = quantity.unit
    if unit is None or unit == "person":
        return None
    if quantity.counted == AGE:
        return AGE
    if quantity.si is not None:
        return CLASSES_OF_SI.get(quantity.si.unit, "other")
    if unit in OWN_CLASSES:
        return OWN_CLASSES[unit]
    return "money" if unit in MONEY_WORDS or (len(unit) == CODE_LETTERS and unit.isupper()) else "other"


def is_share(quantity: Quantity) -> bool:
    """Tell whether a figure is a part of something, and so counts no heads: "a third", "a third to a half"."""
    known = [value for value in (quantity.number, quantity.low, quantity.high) if value is not None]
    return bool(known) and 0 < max(known) < 1


SUMS = words_of("nouns_of_a_sum")
MINED = frozenset(["mined", "suspected", "hazardous", "contaminated", "mine-affected"])
CURRENCY_SIGNS = frozenset(["$", "€", "£", "¥", "us$", "a$", "c$", "dollar", "euro", "pound", "yen", "usd", "eur"])
MEASURING = frozenset(["come", "amount", "total", "be", "reach", "number", "stand", "rise", "fall", "run", "remain"])
"""Verbs that only say how much their subject is: "clearance came to 188 square kilometers"."""
MEASURE_NOUNS = frozenset(
    ["total", "number", "group", "dozen", "hundred", "thousand", "batch", "couple", "pair", "score", "type", "kind",
     "variety", "set", "fleet", "squadron", "column", "convoy", "stockpile", "stock"]
)  # fmt: skip
"""Nouns that only measure what they are "of"; a fleet or squadron of ten aircraft is ten aircraft."""


def measures_its_noun(reading: Reading, unit: Token) -> bool:
    """Tell whether a measure belongs to the noun after it: a "1,300 kilometer border" says nothing of mines.

    A "42-kilometer minefield" does.
    """
    before = unit.i < unit.head.i  # "42 per cent", which the parse may turn round
    inside = before and unit.dep_ in ("compound", "amod", "nummod", "nmod:desc") and unit.head.pos_ in NOUNS
    mined = any(child.lower_ in MINED for child in unit.head.children)  # "34 hectares suspected hazardous areas"
    gift = unit.head.lemma_.lower() in SUMS and unit.lemma_.lower() in CURRENCY_SIGNS  # "a $12 million contract"
    known = reading.classes(unit.head) & {"mine", "money", "agreement", "facility"}
    return inside and not gift and not mined and not known


def figure_of(reading: Reading, quantity: Quantity) -> Token:
    """Return the head of a quantity's words: the number itself where its verb is among them, "estimated at 5,000"."""
    head = reading.head_of(quantity.start, quantity.end)
    if head.pos_ != "VERB":
        return head
    numbers = (t for t in reading.tokens_between(quantity.start, quantity.end) if t.tag_ == "CD")
    return next((t for t in numbers if preposition_of(t) is not None), head)  # "estimated at between 10 and 14 million"


def counted_noun(reading: Reading, quantity: Quantity, figure: Token) -> Token:
    """Return the noun that a figure counts: of the part the noun of its whole, of a modifier the noun behind it."""
    whole = whole_of(reading, quantity)
    if whole is not None and whole.counted_start is not None:
        return behind_size(reading, reading.token_at(whole.counted_start), quantity)
    if quantity.counted_start is None:
        if (set_noun := counted_by_setting(reading, figure)) is not None:
            return set_noun
        wholes = [c for c in figure.children if c.dep_ == "nmod" and preposition_of(c) in ("of", "out of", "among")]
        counted = [c for c in wholes if c.i in reading.quantities_by_token or c.tag_ in ("NNS", "NNPS")]
        return counted[0] if counted and quantity.unit in (None, "person") else figure
    noun = _before_participle(reading, quantity, reading.token_at(quantity.counted_start))
    if (part := hyphened_part(reading, quantity)) is not None:
        return part
    if (sized := behind_size(reading, noun, quantity)) != noun:
        return sized
    if noun.dep_ == "nmod:poss" and noun.head.i > noun.i:  # "1,200 soldiers' wives"
        return noun.head
    harmed = bool(reading.actions(noun) & HARM)  # "three dead and 11 wounded"
    while not harmed and noun.dep_ in ("compound", "amod") and noun.head.i > noun.i:
        one_of_many = noun.tag_ == "NN" and phrase_head(noun).tag_ == "NNS" and (quantity.number or 2) > 1
        one_of_many = one_of_many or phrase_head(noun).lower_ == "forces"  # "50 special operations forces"
        if reading.classes(noun) and not one_of_many:  # "ten battle area clearance teams" are no ten areas
            break
        noun = noun.head
    return noun


def _before_participle(reading: Reading, quantity: Quantity, noun: Token) -> Token:
    """Return the noun before a participle or adjective that ends what is counted: "14 hectares of land cleared"."""
    if noun.tag_ not in ("VBN", "JJ") or noun.pos_ not in ("VERB", "ADJ") or reading.actions(noun) & HARM:
        return noun
    before = noun.nbor(-1) if noun.i > noun.sent.start else noun
    measured = unit_class(quantity) is not None and before.idx > quantity.end
    return before if measured and before.pos_ in ("NOUN", "PROPN") else noun


def numbers_a_name(reading: Reading, figure: Token, noun: Token) -> bool:
    """Tell whether a number stands behind its noun and so names it: "Air Base 201", "Mirage 2000"."""
    mention = reading.mention_by_token.get(figure.i)
    if mention is not None and mention.start < figure.idx and mention.type in NUMBERED:
        return True
    before = reading.doc[figure.i - 1] if figure.i > 0 else figure
    typed = before.pos_ == "PROPN" and before.head in (noun, figure) and reading.country_of(before) is None
    if typed and figure.text.isdigit() and figure.i < noun.i:
        return True  # "Mirage 2000 fighters"
    behind = figure.i > noun.i and figure.head == noun
    return behind and figure.dep_ in ("nummod", "compound", "flat", "nmod:unmarked", "appos") and noun.pos_ == "PROPN"


def is_related(figure: Token, noun: Token) -> bool:
    """Tell whether the parse ties a figure to its noun: that of "a law of 2012 gives victims pensions" does not."""
    above, below = {t.i for t in noun.subtree}, {t.i for t in figure.subtree}
    return figure.i in above or noun.i in below or figure.head == noun.head


DISTANCE = re.compile(
    r"[\s)]*(?:\([^)]{0,40}\)\s*)?"
    r"(?:(?:to the\s+)?(?:north|south|east|west)(?:-?(?:east|west)|wards?)?|"
    r"from|away|outside|off|inside|beyond|inland)\b",
    re.IGNORECASE,
)


def is_distance(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a length says how far something lies: a direction or "from" follows it."""
    return DISTANCE.match(reading.document.text, quantity.end) is not None


RATE_BEFORE = re.compile(
    r"\b(?:averag\w+(?: of)?|on average,?|for every|in every|monthly|daily|weekly)\s+(?:\w+\s+)?$"
    r"|\b(?:each|every)\s+(?:single\s+)?(?:day|week|month|year),?\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""Behind it stands the figure: "kill or maim each day 10 people", "every year mines injure about 12 people"."""
RATIO_BEFORE = re.compile(r"\bfor every\s+[\d,]+\s[^.;]{0,120}\Z", re.IGNORECASE)
"""Behind it stands how many there are to so many others: "for every 5,000 mines that are cleared one man is killed"."""
ONE_OF_SO_MANY = re.compile(
    r"\b(?:one|1)\s+(?:in|out\s+of)\s+(?:every\s+|each\s+)?(?:about\s+|some\s+)?\Z", re.IGNORECASE
)
"""Behind it stands of how many one is: "one in every 236 Cambodians has lost a limb"."""
RATE_OPENING = re.compile(r"(?:each|every)\s+(?:day|week|month|year)\b", re.IGNORECASE)
"""At the head of a sentence: "Every year around 40 people are killed and 60 injured"."""
RATE_BEHIND = re.compile(
    r"[^.;,]{0,40}?\b(?:per|every|each|a)\s+(?:(?:\d+|few)\s+)?(?:day|week|month|year|quarter|hour|minute)s?\b"
    r"(?!\s+(?:earlier|before|ago|later|after|previously|on)\b)|[^.;,]{0,30}?\bfor every\b",
    re.IGNORECASE,
)
YEARLY = re.compile(
    r"\s*(?:\w+\s+)?(?:a|per|each|every)\s+(?:year|month)|\s*(?:annually|yearly|monthly|a\s+year)", re.IGNORECASE
)
EACH_TERM = re.compile(
    r"\s+(?:(?!(?:for|in|over|within|during|of|by|after)\b)\w+\s+)?(?:a|per|each|every)\s+(?:day|week|month|quarter|year)\b"
    r"|\s+(?:annually|yearly|monthly)\b|\s*/\s*(?:month|year)\b",
    re.IGNORECASE,
)
"""Behind a sum that is paid again each time: "$20 million per year"; "$20 million over a year" is paid once."""


def is_rate(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a count is an average or a rate: "an average of 120 every month" is no total."""
    text = reading.document.text
    before = text[max(0, quantity.start - 40) : quantity.start]
    opening = RATE_OPENING.match(text, reading.token_at(quantity.start).sent.start_char)
    beside = opening or RATE_BEFORE.search(before) or RATE_BEHIND.match(text, quantity.end)
    return bool(beside) or _is_harmed_again(reading, quantity)


def _is_harmed_again(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether those counted are killed or hurt again each time, however far the verb's "each year" stands."""
    verb = clause_head(reading.token_at(quantity.start))
    if not reading.actions(verb) & HARM:
        return False
    beside = (t for c in verb.children if c.i > verb.i for t in (c, *c.children))
    return any(time.kind == "recurrence" for time in reading.times_among(beside))


def is_ratio(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a figure is how many there are to so many others, and so counts nobody."""
    before = reading.document.text[max(0, quantity.start - 160) : quantity.start]
    return RATIO_BEFORE.search(before) is not None or ONE_OF_SO_MANY.search(before) is not None


def is_paid_by_term(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a sum is paid each month or year: "US$30 million per year for 12 years" is no total."""
    return unit_class(quantity) == "money" and EACH_TERM.match(reading.document.text, quantity.end) is not None


def with_its_year(reading: Reading, quantity: Quantity) -> int:
    """Return the end of a sum with "a year" or "annually" behind it: the basis belongs to the words."""
    match = YEARLY.match(reading.document.text, quantity.end)
    return match.end() if match is not None else quantity.end


BREAKS = frozenset(["and", "or", "but", "while", "were", "was", ".", ";", ","])


def follows(reading: Reading, quantity: Quantity, words: list[str]) -> bool:
    """Tell whether one of some words stands within the next three behind a figure: "250 meters wide"."""
    behind = re.findall(r"[\w-]+|[.;,]", reading.document.text[quantity.end : quantity.end + 40].lower())[:3]
    own = list(takewhile(lambda word: word not in BREAKS, behind))  # "killed 5 soldiers and wounded 13"
    return bool(set(own) & set(words))


def converts_another(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a measure in brackets repeats the measure before it: "780 kilometers (480 miles)"."""
    text = reading.document.text
    kind = unit_class(quantity)
    before = text[max(0, quantity.start - 3) : quantity.start].rstrip()
    if kind is None or not before.endswith("("):
        return False
    near = reading.quantities_between(quantity.start - LONGEST_PARTITIVE, quantity.start)
    others = (q for q in near if 0 <= quantity.start - q.end <= 3)
    return any(unit_class(other) == kind for other in others)


def governing_chain(reading: Reading, noun: Token, figure: Token) -> list[Token]:
    """Return the words that govern a value, nearest first; never empty.

    What happens to a part does not happen to its whole: "4,000 of 19,000 marines stationed there will leave".
    """
    measure = figure.i < noun.i and noun.dep_ == "nmod" and noun.head == figure  # "40 of the 95 hectares of farmland"
    if is_only_whole(reading, noun, figure) and (measure or figure == noun or figure.head == noun):
        wholes = dict.fromkeys((figure, noun, *([figure.head] if is_whole_of_noun(noun, figure) else ())))
        return [child for whole in wholes for child in whole.children if child.dep_ in ("acl", "acl:relcl")] or [noun]
    harmed = [noun] if is_verbal(noun) or noun.pos_ == "ADJ" else []  # "12 killed": the counted word is the verb
    behind = (c for c in noun.children if c.dep_ == "amod" and c.i > noun.i)  # "left 23 troops and 40 rebels dead"
    harmed += [c for c in behind if reading.doc[c.i - 1].pos_ != "NUM"]  # not "53 victims: 18 dead"
    harmed = [token for token in harmed if reading.actions(token) & HARM]
    chain = [*harmed, *harm_behind(reading, noun, figure), *governors(noun)]
    if figure != noun:
        chain += [token for token in governors(figure) if token not in chain and token != noun]
    chain = [inner for token in chain for inner in (*outcomes_of(reading, token, noun), token)]
    for token in chain[:]:
        copular = any(child.dep_ == "cop" for child in token.children)
        if copular or (token.lemma_.lower() in MEASURING and is_verbal(token)):
            subjects = [inner for agent in clause_of(token).agents for inner in (agent, *measured_by(agent))]
            chain += [subject for subject in subjects if subject not in (noun, *chain)]
            chain += [c for s in subjects for c in s.children if c.dep_ == "acl" and reading.actions(c) & HARM]
    if figure.head != noun and figure.i > noun.right_edge.i:  # "the force, which numbered 900, has shrunk to 500"
        chain = [token for token in chain if token.dep_ != "acl:relcl" or token.head != noun]
    return chain or [clause_head(noun)]


SEQUEL = re.compile(r"\b(?:another|a further|an additional|an extra|a separate)\s+\Z", re.IGNORECASE)


def chain_of_first_sum(reading: Reading, quantity: Quantity) -> list[Token] | None:
    """Return what governs the sum of which another is the sequel: "37 million to build it, and another 30 million".

    None for what is no money, follows no sum in its sentence, or is not said to be another.
    """
    before = reading.document.text[max(0, quantity.start - 20) : quantity.start]
    if unit_class(quantity) != "money" or not SEQUEL.search(before):
        return None
    first = reading.token_at(quantity.start).sent.start_char
    sums = (q for q in reading.quantities_between(first, quantity.start) if unit_class(q) == "money")
    if (last := max(sums, key=lambda q: q.start, default=None)) is None:
        return None
    figure = reading.head_of(last.start, last.end)
    return governing_chain(reading, counted_noun(reading, last, figure), figure)
