"""The rules of the predicates held against a cell: what its headers say must be what the rule asks of a clause.

A `Measure`, the facts of a cell and a rule enter; yes or no leaves. The headers are to a cell what the clause is to a
figure in a sentence; conditions on word order that no header can meet (`chain`, `behind`, `distance` …) are not met.
"""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.centres.counting import unit_class
from regesta.extract.reading.document import Reading
from regesta.extract.tables.contents import Content
from regesta.extract.tables.facts import Facts
from regesta.extract.tables.measures import Measure
from regesta.extract.tables.words import table_words
from regesta.model import Quantity
from regesta.vocabulary import Predicate, Rule

BEING = frozenset({"station", "garrison", "lie", "stockpile", "contaminate"})
"""Actions of a header that only say that something is there."""
COUNTED_SO = BEING | {"harm", "send"}
"""Actions under which things are simply counted: "casualties recorded", "troops sent"."""
JUDGED = frozenset(
    ["name", "why", "centre", "property", "property_if", "property_if_more", "property_by_value", "counts", "units",
     "actions", "verbs", "unless", "patient", "agent", "near", "sentence", "prepositions", "words", "section",
     "without", "not_after", "over", "joined", "about", "not_by", "no_agent", "once", "unless_able", "few", "known",
     "several", "beside_figures", "foreign", "operated", "abroad", "named", "not_past", "settled", "value", "kind",
     "subject", "operator", "host", "polarity", "stance", "told_apart", "lasting"]
)  # fmt: skip
"""Keys of rules that mean something for cells, or that no header violates; one with any other is for sentences."""
STATES = frozenset({"country", "host"})


class Matcher:
    """Holds the rules of a vocabulary against cells."""

    def __init__(self, reading: Reading) -> None:
        rules = [(p, r) for p, r in reading.vocabulary.rules if _can_be_judged(r)]
        self.of_figures = [(p, r) for p, r in rules if r.centre in ("quantity", "cell") and "quantity" in r.value]
        self.of_dates = [(p, r) for p, r in rules if r.centre in ("verb", "noun", "date", "cell") and "date" in r.value]
        self.of_words = [(p, r) for p, r in rules if r.centre == "cell" and "words" in r.value]
        self.of_terms = [(p, r) for p, r in rules if r.centre in ("duration", "cell") and "duration" in r.value]

    def of_quantity(self, quantity: Quantity, measure: Measure) -> Iterator[tuple[Predicate, Rule]]:
        """Yield the rules that a figure meets, best first."""
        measured = unit_class(quantity)
        for predicate, rule in self.of_figures:
            if _counts(rule, measured, measure) and _acts(rule, measure) and _stands_among(rule, measure):
                yield predicate, rule

    def of_time(self, content: Content, measure: Measure, facts: Facts) -> Iterator[tuple[Predicate, Rule]]:
        """Yield the rules that a date or a length of time meets; its header must say what happened then."""
        rules = self.of_terms if content.kind == "duration" else self.of_dates
        for predicate, rule in rules:
            if _dates(rule, measure, facts) and _stands_among(rule, measure):
                yield predicate, rule

    def of_text(self, words: frozenset[str], measure: Measure) -> Iterator[tuple[Predicate, Rule]]:
        """Yield the rules that the words of a cell meet: one of the rule's words is in it, the rest stands over it."""
        for predicate, rule in self.of_words:
            classes = measure.around.classes
            if words & set(rule.words) and (not rule.near or classes & set(rule.near)) and _acts(rule, measure):
                yield predicate, rule


def _can_be_judged(rule: Rule) -> bool:
    """Tell whether headers can meet or fail all that a rule asks; what they cannot judge is not passed over."""
    return all(name in JUDGED for name in rule.model_fields_set if getattr(rule, name))


def _counts(rule: Rule, measured: str | None, measure: Measure) -> bool:
    """What is counted, or in what it is measured, is what the rule asks for."""
    if rule.units and measured not in rule.units:
        return False
    if rule.counts and (measured is not None or not measure.counted & set(rule.counts)):
        return False
    if not rule.units and not rule.counts and (measured is not None or measure.own.unknown):
        return False
    if measure.own.unknown_action and not rule.actions:
        return False  # "Troops vaccinated" says of no strength
    is_rate = bool(measure.own.words & table_words().rates) or measured == "percent"
    return not is_rate or "per" in rule.words or "percent" in rule.units


def _acts(rule: Rule, measure: Measure) -> bool:
    """What happens to the counted things is what the rule asks for, and none of what it forbids."""
    if measure.actions & set(rule.unless):
        return False
    own = measure.own
    if own.actions - BEING and not own.counted and not own.actions & set(rule.actions):
        return False  # "Closed" under "Bases" counts no bases that are there
    if own.actions and not rule.actions and not rule.verbs and not own.actions & COUNTED_SO:
        return False  # "Victims assisted" says how many were helped, not how many there were
    named = measure.own.words & set(rule.verbs)
    if (rule.actions or rule.verbs) and not measure.actions & set(rule.actions) and not named:
        return False
    if rule.joined and not set(rule.joined) <= measure.actions:
        return False
    return not rule.over or bool(measure.near.words & set(rule.over))


def _stands_among(rule: Rule, measure: Measure) -> bool:
    """The words and classes that a rule asks for around a figure stand in or over the table."""
    if rule.about and not measure.spoken_of & set(rule.about):
        return False
    if measure.near.classes & {*rule.not_by, *rule.no_agent}:
        return False
    if measure.near.words & set(rule.without):
        return False
    if rule.words and not measure.near.words & set(rule.words):
        return False
    if rule.near and not measure.around.classes & set(rule.near):
        return False
    if rule.sentence and not measure.around.classes & set(rule.sentence):
        return False
    return not rule.section or bool(measure.around.words & set(rule.section))


def _dates(rule: Rule, measure: Measure, facts: Facts) -> bool:
    """A header says what was done on its dates, and the row to what."""
    own = measure.own
    if own.actions & set(rule.unless):
        return False
    if rule.centre == "date" and not rule.actions:
        told = own.words & set(rule.words) if rule.words else rule.counts and not own.unknown and not own.actions
        if not told:
            return False
    elif rule.centre == "duration" or "duration" in rule.value:
        if not own.words & table_words().terms or (rule.actions and not own.actions & set(rule.actions)):
            return False
    elif not own.actions & set(rule.actions) and not own.words & set(rule.verbs):
        return False
    asked = {*rule.patient, *(rule.counts if rule.centre == "date" else ())}
    if asked and not asked & things_of(facts, measure):
        return False
    return not rule.agent or bool(set(rule.agent) & actors_of(facts))


def things_of(facts: Facts, measure: Measure) -> set[str]:
    """Return the classes of what the row is about: its agreement or base; of a state's row, the treaty named above."""
    named = {"agreement", "facility"} & set(facts.names)
    if named:
        return named
    if "unit" in facts.names:
        return {"force"}
    above = measure.around.classes & {"treaty", "facility", "agreement", "area", "mine"}
    return {"treaty"} if STATES & set(facts.names) and "treaty" in above else set(above) - {"treaty", "agreement"}


def actors_of(facts: Facts) -> set[str]:
    """Return the kinds of actors that the headers name."""
    actors = {"state"} if STATES & set(facts.names) else set()
    return actors | ({"organisation", "state"} if "operator" in facts.names else set())
