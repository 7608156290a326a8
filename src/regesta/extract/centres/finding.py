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
from regesta.extract.centres.bare_figures import NOUNS, counted_by_setting, shares_noun, shares_noun_ahead
from regesta.extract.centres.bracketed_figures import bracketed_country
from regesta.extract.centres.clause_arguments import is_place, unmet_by_arguments
from regesta.extract.centres.counting import (
    AGE,
    chain_of_first_sum,
    counted_noun,
    figure_of,
    governing_chain,
    is_related,
    numbers_a_name,
)
from regesta.extract.centres.figure_rules import Figure, FigureRules, ungoverned
from regesta.extract.centres.governing_words import governor_of
from regesta.extract.centres.guards import (
    BE_AT,
    is_forbidden,
    is_only_adjective,
    is_open,
    is_purpose_of_going,
    is_unasserted,
    tells_where,
)
from regesta.extract.centres.harm import HARM, is_tally
from regesta.extract.centres.prices import is_of_rate
from regesta.extract.centres.relating import (
    aged_person,
    is_told_with_first,
    of_part,
    whole_before,
    whole_of,
)
from regesta.extract.centres.rules_by_word import Ruled, RulesByWord
from regesta.extract.centres.terms import spans_no_term, term_governor
from regesta.extract.centres.witness import Witness
from regesta.extract.centres.words_around import WordsAround
from regesta.extract.clocks.courses import is_carried_out
from regesta.extract.reading.clauses import Clause, clause_of
from regesta.extract.reading.contents import is_meant
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_past
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.information_dates import is_information_date
from regesta.extract.reading.labelled_entries import clause_of_entry
from regesta.extract.reading.make_up import tells_make_up
from regesta.extract.reading.noun_classes import NOTHING
from regesta.extract.reading.relations import preposition_of
from regesta.extract.tracing.trace import SILENCE, Trace
from regesta.extract.tracing.unmet import Unmet
from regesta.extract.word_lists import words_of
from regesta.model import Quantity, TimeExpression
from regesta.vocabulary import Predicate, Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

PRESENT = words_of("of_the_present")


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
    counted: Token | None = None
    """The noun that a figure counts and leaves out, where it stands elsewhere."""


class CentreFinder:
    """Holds the values and triggers of one document against the rules."""

    def __init__(self, reading: Reading, trace: Trace = SILENCE) -> None:
        self.reading = reading
        self.trace = trace
        rules = reading.vocabulary.rules
        self.by_centre = {
            kind: [(p, r) for p, r in rules if r.centre == kind] for kind in ("quantity", "duration", "date")
        }
        self.words_around = WordsAround(reading)
        self.witness = Witness(reading)
        self.figure_rules = FigureRules(reading, self.words_around, self.witness)
        self.rules_by_word = RulesByWord(rules)

    @cached_property
    def offsets_read(self) -> set[int]:
        """Token numbers in sentences that may hold claims."""
        return {token.i for sentence in self.reading.sentences for token in sentence}

    def find(self) -> Iterator[Iterator[Centre]]:
        """Yield the readings of each value and trigger, best first: figures, times, words. The first claim is kept."""
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
        figure = figure_of(reading, quantity)
        if figure.i not in self.offsets_read:
            return
        counted = noun = counted_noun(reading, quantity, figure)
        if numbers_a_name(reading, figure, noun):
            return
        above: list[Token] = []
        aged = aged_person(reading, figure) if quantity.counted == AGE else None
        if aged is not None:
            noun = figure
        elif figure != noun and bracketed_country(reading, figure) is not None:
            noun = figure  # "soldiers are stationed in Chad (1,440)"
            above = governing_chain(reading, counted, counted) if counted.sent == figure.sent else []
        elif shares_noun(reading, quantity) and figure != noun:
            noun = figure
            if is_told_with_first(reading, quantity, figure):
                above = governing_chain(reading, counted, counted)
        elif shares_noun_ahead(reading, quantity):
            pass  # a parse hangs the row of figures anyhow
        elif not is_related(figure, noun) and not is_tally(reading, figure, noun):
            set_by_verb = counted_by_setting(reading, figure) is not None
            if noun.i > figure.i or (quantity.counted_start is None and not set_by_verb):
                return
            above = governing_chain(reading, noun, noun) if set_by_verb else []  # "cut its stock of mines to 5,000"
            noun = figure  # "nine villages were reopened, and four more were declared free": the noun stands before
        chain = chain_of_first_sum(reading, quantity) or governing_chain(reading, noun, figure)
        if whole_of(reading, quantity) is not None:  # "two of the 14 wounded have died"
            own = [token for token in governing_chain(reading, figure, figure)[:1] if reading.actions(token) & HARM]
            chain = of_part([*own, *(token for token in chain if token not in own)])
        if aged is not None:
            chain, above = [], governing_chain(reading, aged, aged)  # "boys, aged 9, were killed": not by "aged"
        if (whole := whole_before(reading, quantity, noun)) is not None:
            above = governing_chain(reading, whole, whole)
        if noun == figure and above and reading.actions(counted) & HARM:
            chain = [*above, *(token for token in chain if token not in above)]  # "the number of dead rose to 40"
        chain += [token for token in above if token not in chain]
        if tells_make_up(reading, counted, chain):
            return
        told = Figure(quantity, noun, counted, chain)
        for predicate, rule in self.by_centre["quantity"]:
            beside = figure != noun and figure.head == noun
            met = Unmet.BARE if rule.bare and beside else self.figure_rules.meets(rule, told)
            if isinstance(met, Unmet):
                self.trace.miss(predicate, rule, met)
            else:
                elsewhere = counted if noun == figure != counted else None
                yield Centre(predicate, rule, noun, met, clause_of(met), quantity=quantity, counted=elsewhere)

    def _of_time(self, time: TimeExpression) -> Iterator[Centre]:
        head = self.reading.head_of(time.start, time.end)
        if head.i not in self.offsets_read or time.text.lower() in PRESENT or is_of_rate(self.reading, time):
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
        governor = governor_of(self.reading, rule, chain)
        if rule.centre == "duration" and rule.notice != spans_no_term(self.reading, time):
            return Unmet.NO_TERM
        if (
            time.kind == "duration"
            and not rule.notice
            and (rule.verbs or rule.words or rule.actions)
            and governor is not term_governor(chain)
        ):
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
        return self.words_around.unmet_around(rule, governor, noun) or self.witness.unmet(rule, noun, governor)

    def _unmet_by_form(self, rule: Rule, time: TimeExpression, head: Token) -> Unmet | None:
        """Return what keeps a date or duration from a rule by its own form and noun; None where nothing does."""
        wanted = {"duration": "duration", "recurrence": "recurrence"}.get(time.kind, "date")
        if wanted not in rule.value:
            return Unmet.VALUE
        if rule.bounds and time.bound not in rule.bounds:
            return Unmet.BOUNDS
        if rule.prepositions and preposition_of(head) not in rule.prepositions:
            return Unmet.PREPOSITIONS
        if wanted == "date" and is_information_date(self.reading, time):
            return Unmet.VALUE
        if rule.centre == "date" and rule.counts:
            if self._closes_line(time):
                return Unmet.COUNTS
            direct = head.dep_ in ("compound", "nummod", "amod", "nmod:poss", "nmod", "nmod:unmarked", "nmod:tmod")
            fits = direct and self.reading.classes(head.head) & set(rule.counts)
            return None if fits else Unmet.COUNTS
        return None

    def _closes_line(self, time: TimeExpression) -> bool:
        """Tell whether a date stands in brackets at a line's end without a stop: as of then all of the line holds."""
        text, block = self.reading.document.text, self.reading.block_at(time.start)
        return block is not None and text[time.start - 1 : block.end].rstrip() == f"({text[time.start : time.end]})"

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
        clause = clause_of_entry(self.reading, token)
        return unmet_by_arguments(self.reading, rule, clause) or self.witness.unmet(rule, token, token) or clause

    def _word_rules(self, token: Token) -> tuple[Ruled, ...]:
        """Return the rules that a word may meet by its lemma."""
        predicated = token.pos_ in ("ADJ", "ADV") and any(child.dep_ == "cop" for child in token.children)
        if (token.pos_ not in ("VERB", "AUX", *NOUNS) and not predicated) or is_only_adjective(token):
            return ()
        kind = "noun" if token.pos_ in (*NOUNS, "ADV") else "verb"  # "is home to", which taggers take for an adverb
        if kind == "verb" and (is_purpose_of_going(token) or is_open(token) or is_forbidden(token)):
            return ()
        if kind == "verb" and is_unasserted(token) and not is_meant(self.reading, token):
            return ()
        actions, classes = self.reading.actions(token), self.reading.classes(token)
        found = self.rules_by_word.of(kind, self.reading.action_key(token), actions, classes)
        there = tells_where(token) and is_place(self.reading, token)
        return (*self.rules_by_word.of("verb", BE_AT, NOTHING, NOTHING), *found) if there else found

    def _unmet_by_word(self, rule: Rule, token: Token) -> Unmet | None:
        if rule.carried and not is_carried_out(token):
            return Unmet.CARRIED
        if rule.centre == "noun" and rule.actions and any(child.dep_ == "cop" for child in token.children):
            return Unmet.ACTIONS  # "the camp is no foreign establishment" tells of no establishing
        if rule.centre == "phrase":
            return self._unmet_by_phrase(rule, token)
        if rule.unless_able and could(self.reading, [token], rule.unless_able):
            return Unmet.UNLESS_ABLE
        if rule.after and preposition_of(token) not in rule.after:
            return Unmet.AFTER
        if rule.centre == "noun" and rule.not_after and preposition_of(token) in rule.not_after:
            return Unmet.NOT_AFTER  # "after the occupation of Iraq" only dates something else
        return self.words_around.unmet_around(rule, token, token)

    def _unmet_by_phrase(self, rule: Rule, token: Token) -> Unmet | None:
        """A noun of the class, or itself one of the words, is a centre with its witnesses beside it."""
        lemma = token.lemma_.lower()
        if rule.counts and rule.words and lemma not in rule.words:
            said = [*token.children, *([token.head] if token.dep_ == "appos" else [])]  # "the largest of these, Camp X"
            beside = {child.lemma_.lower() for child in said} | {child.lower_ for child in said}
            if not beside & set(rule.words):
                return Unmet.WORDS
        if rule.not_after and preposition_of(token) in rule.not_after:
            return Unmet.NOT_AFTER
        if rule.prepositions and preposition_of(token) not in rule.prepositions:
            return Unmet.PREPOSITIONS
        there = token.dep_ in ("nsubj", "obj") and any(child.dep_ == "expl" for child in token.head.children)
        around = token.head.subtree if there else token.subtree  # "there are no talks on a naval base"
        if rule.near and not any(self.reading.classes(t) & set(rule.near) for t in around):
            return Unmet.NEAR
        if rule.within and not {t.lemma_.lower() for t in token.subtree} & set(rule.within):
            return Unmet.WITHIN
        return self.words_around.unmet_in_sentence(rule, token)
