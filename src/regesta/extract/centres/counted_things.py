"""What a figure counts: the noun itself, what a measure noun is of, or what the verb before counts.

A figure's noun, its `Quantity`, a rule and a `Reading` enter; leaves whether the rule's classes are what is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.bare_figures import NUMBERS
from regesta.extract.centres.counting import MEASURE_NOUNS
from regesta.extract.centres.harm import HARM
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import phrase_tokens
from regesta.extract.reading.relations import coordinated_verbs, preposition_of
from regesta.model import Quantity
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

BODIES_OF = frozenset(
    [
        "battalion",
        "contingent",
        "garrison",
        "force",
        "regiment",
        "brigade",
        "detachment",
        "company",
        "unit",
        "battlegroup",
        "platoon",
        "corps",
    ]
)
"""Bodies of which a bare figure says how many people they are; a coalition of 40 is one of states."""


NAMED_GROUND = frozenset({"country", "place"})
"""Types of names that a rule may ask for as what a part is of: "a third of Ukraine"."""


def counts(reading: Reading, rule: Rule, noun: Token, quantity: Quantity) -> bool:
    """What is counted is the noun itself, or what a measure noun above or below it is "of".

    Under verbs of harm a figure of people without a noun counts them: "killed 600", "12 killed".
    """
    if reading.classes(noun) & set(rule.counts):
        return not ("nation" in rule.counts and _are_told_before(noun, quantity))
    if "military_people" in rule.counts and (_is_told_strong(reading, noun, quantity) or _are_people(noun, quantity)):
        return True
    mention = reading.mention_by_token.get(noun.i)
    if mention is not None and mention.type in NAMED_GROUND and mention.type in rule.counts:
        return True  # "a third of Ukraine"
    if rule.chain and "people" in rule.counts and _is_size(reading, noun, quantity):
        return True
    if noun.dep_ == "nmod" and noun.head.lemma_.lower() in NUMBERS and reading.actions(noun) & HARM:
        return "people" in rule.counts and bool(set(rule.actions) & HARM)  # "the number of dead rose to 40"
    unnamed = quantity.counted_start is None or bool(reading.actions(noun) & HARM)
    kind_of_mine = noun.dep_ == "nummod" and noun.head.i == noun.i + 1  # "1,100 anti-personnel and 40 anti-tank mines"
    if quantity.counted_start is None and kind_of_mine and "mine" in reading.classes(noun.head):
        return "mine" in rule.counts
    if quantity.counted_start is None and quantity.unit is None and "mine" in rule.counts and noun.dep_ == "obj":
        return _takes_up(reading, noun, rule)  # "destroyed 900 mines and retained 300"
    if unnamed and quantity.unit == "person" and set(rule.actions) & HARM:
        return "people" in rule.counts or _takes_up(reading, noun, rule)
    if noun.lemma_.lower() not in MEASURE_NOUNS:
        return False
    return any(reading.classes(t) & set(rule.counts) for t in phrase_tokens(noun) if t.i > noun.i)


def _are_told_before(noun: Token, quantity: Quantity) -> bool:
    """Tell whether a definite number takes up the few told before: "the presidents of the two countries signed it"."""
    few = quantity.number is not None and quantity.number <= MOST_TAKEN_UP
    beside = [child for child in noun.children if child.dep_ not in ("case", "punct", "nummod")]
    return few and [child.lower_ for child in beside] == ["the"]


MOST_TAKEN_UP = 3


def _takes_up(reading: Reading, figure: Token, rule: Rule) -> bool:
    """A figure without a noun counts what the verb before counts: "killed 12 gendarmes, wounded 30"."""
    verbs = coordinated_verbs(figure.head) if figure.head.pos_ == "VERB" else []
    if reading.actions(figure) & HARM and figure.dep_ == "conj":  # "four soldiers were killed and five wounded"
        verbs = [*verbs, figure.head]
    return any(reading.classes(t) & set(rule.counts) for verb in verbs for t in clause_of(verb).patients)


def _is_told_strong(reading: Reading, noun: Token, quantity: Quantity) -> bool:
    """A body of troops that is so many strong counts its people: "UNMISS, 17,000 strong", "the force is 900 strong"."""
    return quantity.text.endswith(" strong") and "force" in reading.classes(noun)


FEWEST_PEOPLE = 20
"""From this number on, "forces" are the people in them: "50 special forces"; "two forces" are bodies."""


def _are_people(noun: Token, quantity: Quantity) -> bool:
    told = quantity.number if quantity.number is not None else quantity.low
    before = quantity.counted_start is not None and quantity.end < noun.idx
    return before and noun.text == "forces" and told is not None and told >= FEWEST_PEOPLE


def _is_size(reading: Reading, figure: Token, quantity: Quantity) -> bool:
    """A bare figure "of" which a body is counts its people: "the battalion of 600"."""
    bare = quantity.counted_start is None and quantity.unit in (None, "person") and figure.dep_ == "nmod"
    return bare and preposition_of(figure) == "of" and figure.head.lemma_.lower() in BODIES_OF
