"""Where claims begin: each figure, date, verb and event noun is held against the rules of the vocabulary.

A `Reading` enters; `Centre`s leave, at most one per value and predicate family, each with the rule that it met.
Rules are tried in the vocabulary's order, so that where two fit the earlier predicate wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.centres.abilities import could
from regesta.extract.centres.conditions import HARM, Conditions
from regesta.extract.centres.counting import (
    NOUNS,
    chain_of_first_sum,
    converts_another,
    counted_noun,
    follows,
    governing_chain,
    is_distance,
    is_old_value,
    is_part,
    is_rate,
    is_related,
    is_share,
    is_whole,
    measures_its_noun,
    numbers_a_name,
    spans_no_term,
    unit_class,
)
from regesta.extract.centres.guards import is_introduced_by, is_purpose_of_going, is_unasserted, term_governor
from regesta.extract.centres.witness import Witness
from regesta.extract.clocks.courses import is_carried_out
from regesta.extract.reading.clauses import Clause, clause_head, clause_of, is_past, preposition_of
from regesta.extract.reading.contents import is_meant
from regesta.extract.reading.document import Reading
from regesta.extract.tracing.trace import SILENCE, Trace
from regesta.extract.tracing.unmet import Unmet
from regesta.model import Quantity, TimeExpression
from regesta.vocabulary import Predicate, Rule

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Centre:
    """A value or trigger in the text, the rule that it met, and the clause around it."""

    predicate: Predicate
    rule: Rule
    token: Token
    """Head of the value (a quantity's counted noun, a date's head) or the trigger itself."""
    governor: Token
    clause: Clause
    quantity: Quantity | None = None
    time: TimeExpression | None = None


class CentreFinder:
    """Holds the values and triggers of one document against the rules."""

    def __init__(self, reading: Reading, trace: Trace = SILENCE) -> None:
        self.reading = reading
        self.trace = trace
        rules = reading.vocabulary.rules
        self.by_centre = {
            kind: [(p, r) for p, r in rules if r.centre == kind]
            for kind in ("quantity", "verb", "noun", "duration", "date", "phrase")
        }
        self.conditions = Conditions(reading)
        self.witness = Witness(reading)
        self._rules_of_word: dict[tuple[str, str, frozenset[str], frozenset[str]], list[tuple[Predicate, Rule]]] = {}

    @cached_property
    def offsets_read(self) -> set[int]:
        """Token numbers in sentences that may hold claims."""
        return {token.i for sentence in self.reading.sentences for token in sentence}

    def find(self) -> Iterator[Iterator[Centre]]:
        """Yield the readings of each value and trigger, best first: figures, then times, then words.

        The first reading that makes a claim is the one to keep.
        """
        for quantity in self.reading.annotated.quantities:
            self.trace.turn_to(quantity.start, quantity.end)
            yield self._of_quantity(quantity)
        for time in self.reading.annotated.times:
            self.trace.turn_to(time.start, time.end)
            yield self._of_time(time)
        for sentence in self.reading.sentences:
            for token in sentence:
                self.trace.turn_to(token.idx, token.idx + len(token))
                yield self._of_word(token)

    def _of_quantity(self, quantity: Quantity) -> Iterator[Centre]:
        reading = self.reading
        figure = reading.head_of(quantity.start, quantity.end)
        if figure.i not in self.offsets_read:
            return
        counted = noun = counted_noun(reading, quantity, figure)
        if numbers_a_name(reading, figure, noun):
            return
        if not is_related(figure, noun):
            if noun.i > figure.i or quantity.counted_start is None:
                return
            noun = figure  # "nine villages were reopened, and four more were declared free": the noun stands before
        chain = chain_of_first_sum(reading, quantity) or governing_chain(reading, noun, figure)
        for predicate, rule in self.by_centre["quantity"]:
            beside = figure != noun and figure.head == noun
            met = Unmet.BARE if rule.bare and beside else self._meets_quantity(rule, quantity, noun, chain, counted)
            if isinstance(met, Unmet):
                self.trace.miss(predicate, rule, met)
            else:
                yield Centre(predicate, rule, noun, met, clause_of(met), quantity=quantity)

    def _meets_quantity(
        self, rule: Rule, quantity: Quantity, noun: Token, chain: list[Token], counted: Token
    ) -> Token | Unmet:
        """Return the governing word under which a figure meets a rule, or the first condition that it does not."""
        reading = self.reading
        measured = unit_class(quantity)
        if measured is not None and measures_its_noun(self.reading, noun):
            return Unmet.MEASURES_NOUN
        if rule.units and measured not in rule.units:
            return Unmet.UNITS
        shared = measured == "percent" and "percent" in rule.units
        if rule.counts and (
            (measured is not None and not shared) or not self.conditions.counts(rule, counted, quantity)
        ):
            return Unmet.COUNTS
        if converts_another(reading, quantity):
            return Unmet.CONVERSION
        if is_old_value(reading, quantity, noun):
            return Unmet.OLD_VALUE
        actions = [(token, reading.actions(token)) for token in chain]
        if any(classes & set(rule.unless) for token, classes in actions if self.conditions.governs(token, classes)):
            return Unmet.UNLESS
        joined = {
            name for token in chain for verb in self.conditions.joined_verbs(token) for name in reading.actions(verb)
        }
        if joined & set(rule.unless):
            return Unmet.UNLESS
        if rule.known and not self.conditions.is_known(chain):
            return Unmet.KNOWN
        if rule.several and noun.tag_ not in ("NNS", "NNPS"):
            return Unmet.SEVERAL
        if rule.counts and is_share(quantity):
            return Unmet.SHARE
        if measured != "money" and is_rate(reading, quantity) != rule.rate:
            return Unmet.TOTAL if rule.rate else Unmet.RATE
        if not rule.behind and is_part(reading, quantity) and not _harms(rule, actions):
            return Unmet.PART
        if not (rule.actions or rule.verbs) and quantity.unit != "person" and is_whole(reading, quantity):
            return Unmet.WHOLE
        if rule.behind and not follows(reading, quantity, rule.behind):
            return Unmet.BEHIND
        if rule.chain and not self.conditions.is_within(rule, chain):
            return Unmet.CHAIN
        if rule.able and not could(reading, chain, rule.able):
            return Unmet.ABLE
        if rule.unless_able and could(reading, chain, rule.unless_able):
            return Unmet.UNLESS_ABLE
        if "length" in rule.units and is_distance(reading, quantity) != rule.distance:
            return Unmet.DISTANCE
        if rule.not_after and is_introduced_by(noun, chain, rule.not_after):
            return Unmet.NOT_AFTER
        governor = self.conditions.governor(rule, chain)
        if governor is None:
            return ungoverned(rule)
        if (unmet := self._unmet_around(rule, governor, noun)) is not None:
            return unmet
        if rule.joined and not self.conditions.joins(rule, governor):
            return Unmet.JOINED
        if rule.over and not self.conditions.is_under(rule, chain, noun):
            return Unmet.OVER
        if rule.direct and governor != chain[0]:
            return Unmet.DIRECT
        if rule.agent and not self.conditions.acts(rule, governor):
            return Unmet.AGENT
        return governor

    def _of_time(self, time: TimeExpression) -> Iterator[Centre]:
        head = self.reading.head_of(time.start, time.end)
        if head.i not in self.offsets_read:
            return
        kind = "duration" if time.kind in ("duration", "recurrence") else "date"
        chain = governing_chain(self.reading, head, head)
        for predicate, rule in self.by_centre[kind]:
            met = self._meets_time(rule, time, head, chain)
            if isinstance(met, Unmet):
                self.trace.miss(predicate, rule, met)
            else:
                yield Centre(predicate, rule, head, met, clause_of(met), time=time)

    def _meets_time(self, rule: Rule, time: TimeExpression, head: Token, chain: list[Token]) -> Token | Unmet:
        """Return the governing word under which a date or duration meets a rule, or the condition that it does not."""
        if (unmet := self._unmet_by_form(rule, time, head)) is not None:
            return unmet
        if rule.chain and not any(self.reading.classes(t) & set(rule.chain) for t in chain):
            return Unmet.CHAIN
        governor = self.conditions.governor(rule, chain)
        if rule.centre == "duration" and spans_no_term(self.reading, time.end):
            return Unmet.NO_TERM
        if time.kind == "duration" and (rule.verbs or rule.words) and governor is not term_governor(chain):
            return Unmet.DIRECT  # the length of a visit is no agreement's, even where one was signed on it
        if governor is not None and rule.not_past and is_past(clause_head(governor)):
            return Unmet.NOT_PAST
        if rule.not_after and preposition_of(head) in rule.not_after:
            return Unmet.NOT_AFTER
        if governor is None:
            return ungoverned(rule)
        if any(self.reading.actions(t) & set(rule.unless) for t in chain):
            return Unmet.UNLESS
        return self._unmet_around(rule, governor, head) or governor

    def _unmet_around(self, rule: Rule, governor: Token, noun: Token) -> Unmet | None:
        """Return what the clause and the page lack for a rule; None where both are as it asks."""
        return self.conditions.unmet_around(rule, governor, noun) or self.witness.unmet(rule, noun, governor)

    def _unmet_by_form(self, rule: Rule, time: TimeExpression, head: Token) -> Unmet | None:
        """Return what keeps a date or duration from a rule by its own form and noun; None where nothing does."""
        wanted = {"duration": "duration", "recurrence": "recurrence"}.get(time.kind, "date")
        if wanted not in rule.value:
            return Unmet.VALUE
        if rule.bounds and time.bound not in rule.bounds:
            return Unmet.BOUNDS
        if rule.prepositions and preposition_of(head) not in rule.prepositions:
            return Unmet.PREPOSITIONS
        if rule.centre == "date" and rule.counts:
            direct = head.dep_ in ("compound", "nummod", "amod", "nmod:poss", "nmod", "nmod:unmarked", "nmod:tmod")
            fits = direct and self.reading.classes(head.head) & set(rule.counts)
            return None if fits else Unmet.COUNTS
        return None

    def _of_word(self, token: Token) -> Iterator[Centre]:
        if token.i in self.reading.times_by_token:
            return
        for predicate, rule in self._word_rules(token):
            met = self._unmet_by_word(rule, token) or self._meets_by_arguments(rule, token)
            if isinstance(met, Unmet):
                self.trace.miss(predicate, rule, met)
            else:
                yield Centre(predicate, rule, token, token, met)

    def _meets_by_arguments(self, rule: Rule, token: Token) -> Clause | Unmet:
        clause = clause_of(token)
        return self.conditions.unmet_by_arguments(rule, clause) or self.witness.unmet(rule, token, token) or clause

    def _word_rules(self, token: Token) -> list[tuple[Predicate, Rule]]:
        """Return the rules that a word may meet by its lemma; the list is made once for each lemma and kind."""
        predicated = token.pos_ == "ADJ" and any(child.dep_ == "cop" for child in token.children)
        if token.pos_ not in ("VERB", "AUX", *NOUNS) and not predicated:
            return []
        kind = "noun" if token.pos_ in NOUNS else "verb"
        if kind == "verb" and is_purpose_of_going(token):
            return []
        if kind == "verb" and is_unasserted(token) and not is_meant(self.reading, token):
            return []
        actions, classes = self.reading.actions(token), self.reading.classes(token)
        key = (kind, self.reading.action_key(token), actions, classes)
        if key not in self._rules_of_word:
            self._rules_of_word[key] = list(self._matching_rules(*key))
        return self._rules_of_word[key]

    def _matching_rules(
        self, kind: str, lemma: str, actions: frozenset[str], classes: frozenset[str]
    ) -> Iterator[tuple[Predicate, Rule]]:
        for predicate, rule in self.by_centre[kind]:
            if lemma in rule.verbs or actions & set(rule.actions):
                yield predicate, rule
        for predicate, rule in self.by_centre["phrase"] if kind == "noun" else ():
            if classes & set(rule.counts) or (not rule.counts and lemma in rule.words):
                yield predicate, rule

    def _unmet_by_word(self, rule: Rule, token: Token) -> Unmet | None:
        if rule.carried and not is_carried_out(token):
            return Unmet.CARRIED
        if rule.centre == "noun" and rule.actions and any(child.dep_ == "cop" for child in token.children):
            return Unmet.ACTIONS  # "the camp is no foreign establishment" tells of no establishing
        if rule.centre == "phrase":
            return self._unmet_by_phrase(rule, token)
        return self.conditions.unmet_around(rule, token, token)

    def _unmet_by_phrase(self, rule: Rule, token: Token) -> Unmet | None:
        """A noun of the class, or itself one of the words, is a centre with its witnesses beside it."""
        lemma = token.lemma_.lower()
        if rule.counts and rule.words and lemma not in rule.words:
            beside = {child.lemma_.lower() for child in token.children} | {c.text.lower() for c in token.children}
            if not beside & set(rule.words):
                return Unmet.WORDS
        if rule.within and not {t.lemma_.lower() for t in token.subtree} & set(rule.within):
            return Unmet.WITHIN
        return self.conditions.unmet_in_sentence(rule, token)


def ungoverned(rule: Rule) -> Unmet:
    """Return what a rule misses where none of its actions or verbs governs a value."""
    return Unmet.ACTIONS if rule.actions else Unmet.VERBS


def _harms(rule: Rule, actions: list[tuple[Token, frozenset[str]]]) -> bool:
    """Tell whether a verb of harm stands right over a part: "four of them died" is more than which part is meant."""
    return bool(actions) and bool(actions[0][1] & set(rule.actions) & HARM)
