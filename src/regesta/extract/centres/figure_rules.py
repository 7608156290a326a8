"""Whether a figure meets a rule: its unit and noun first, then the words over it, then the word that governs it.

A `Figure` and a rule enter; the governing word under which the rule is met leaves, or the first condition that is not.
The steps are ordered from what the figure itself tells to what the clause and the page must hold, so that the reason
given for an unclaimed figure is the plainest one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.centres.abilities import could
from regesta.extract.centres.ballots import deciding_verb, side_of_vote
from regesta.extract.centres.bare_figures import SETTING, introduction_of
from regesta.extract.centres.clause_arguments import acts, is_done_by
from regesta.extract.centres.counted_things import counts
from regesta.extract.centres.counting import (
    AGE,
    converts_another,
    figure_of,
    follows,
    is_distance,
    is_paid_by_term,
    is_rate,
    is_ratio,
    is_share,
    measures_its_noun,
    unit_class,
)
from regesta.extract.centres.few_people import are_in_passing
from regesta.extract.centres.governing_words import (
    governor_of,
    governs,
    is_known,
    is_under,
    is_within,
    joined_verbs,
    joins,
    word_over,
)
from regesta.extract.centres.guards import is_cumulative, is_introduced_by, is_met_by_others
from regesta.extract.centres.harm import HARM
from regesta.extract.centres.measuring import is_reach, things_measured
from regesta.extract.centres.prices import is_example_of_one, is_price_of_one
from regesta.extract.centres.relating import (
    is_old_value,
    is_part,
    is_said_of_included,
    is_set_to,
    is_size_before,
    is_sum,
    is_told_by_part,
    is_told_by_some,
    is_whole,
    whole_before,
)
from regesta.extract.centres.witness import Witness
from regesta.extract.centres.words_around import WordsAround
from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.extract.tracing.unmet import Unmet
from regesta.extract.word_lists import words_of
from regesta.model import Quantity
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token


LEAVING = frozenset({"withdraw", "release"})
"""What a verb of reducing says of what goes, and not of what is left: "reduced from 900 to 300", "its area to 77"."""

UNDOING = frozenset({"destroy", "attack", "kill", "injure", "forfeit"})
"""Actions after which people or machines are no strength."""
STAYING_BEHIND = frozenset({"leave"})
"""Verbs whose subject goes and whose object stays: "France pulled out, leaving 300 soldiers in the north"."""
CHANGES = words_of("change_nouns")


@dataclass(frozen=True)
class Figure:
    """A quantity as the sentence has it: the head of its phrase, what it counts, and the words over it."""

    quantity: Quantity
    noun: Token
    """Head of the figure's phrase; the figure itself where its noun stands in an earlier clause."""
    counted: Token
    """The noun whose kind is counted: of a part that of its whole."""
    chain: list[Token]
    """Words that govern the figure, nearest first; never empty."""

    @cached_property
    def measured(self) -> str | None:
        """The class of the unit; None for counted things and people."""
        return unit_class(self.quantity)

    @cached_property
    def share(self) -> str | None:
        """The class `fraction` for a part of something: "a third"; None for everything else."""
        return "fraction" if is_share(self.quantity) else None


class FigureRules:
    """Holds the figures of one document against rules of the centre `quantity`."""

    def __init__(self, reading: Reading, words_around: WordsAround, witness: Witness) -> None:
        self.reading = reading
        self.words_around = words_around
        self.witness = witness

    def meets(self, rule: Rule, figure: Figure) -> Token | Unmet:
        """Return the governing word under which a figure meets a rule, or the first condition that it does not."""
        unmet = (
            self._unmet_by_kind(rule, figure)
            or self._unmet_by_actions(rule, figure)
            or (Unmet.FEW if are_in_passing(self.reading, rule, figure.quantity, figure.chain) else None)
            or self._unmet_by_share(rule, figure)
            or self._unmet_by_words_over(rule, figure)
        )
        if unmet is not None:
            return unmet
        governor = governor_of(self.reading, rule, figure.chain)
        governor = deciding_verb(governor) if rule.ballot and governor is not None else governor
        return ungoverned(rule) if governor is None else self._unmet_under(rule, figure, governor) or governor

    def _unmet_by_kind(self, rule: Rule, figure: Figure) -> Unmet | None:
        """Return what keeps a figure from a rule by its unit, by what it counts, or as a mere repetition."""
        measured, quantity = figure.measured, figure.quantity
        if rule.measures:
            things = things_measured(figure.noun, figure.chain[0])
            if not any(self.reading.classes(thing) & set(rule.measures) for thing in things):
                return Unmet.MEASURES
        elif measured not in (None, AGE) and measures_its_noun(self.reading, figure.noun):
            return Unmet.MEASURES_NOUN
        if rule.units and (measured or figure.share) not in rule.units:
            return Unmet.UNITS
        counts_heads = measured is None or (measured == "percent" and "percent" in rule.units)
        if rule.counts and not (counts_heads and counts(self.reading, rule, figure.counted, quantity)):
            return Unmet.COUNTS
        if converts_another(self.reading, quantity):
            return Unmet.CONVERSION
        return Unmet.OLD_VALUE if is_old_value(self.reading, quantity, figure.noun) else None

    def _unmet_by_actions(self, rule: Rule, figure: Figure) -> Unmet | None:
        """Return what keeps a figure from a rule by the actions over it: one that forbids it, or none that is known."""
        if is_met_by_others(figure.noun):
            return Unmet.UNLESS
        forbidden, harm = set(rule.unless), set(rule.actions) & HARM
        suffered = self.reading.actions(figure.counted) & HARM
        if harm and suffered and not suffered & harm:  # "12 dead and 31 wounded": the 31 are not killed with the 12
            return Unmet.UNLESS
        if harm and (_is_other_harm(self.reading, figure.chain[0], harm) or _is_set_against(self.reading, figure.noun)):
            return Unmet.UNLESS
        for token in figure.chain:
            classes = self.reading.actions(token) - (LEAVING if self._says_what_is_left(figure, token) else set())
            asked = classes & set(rule.actions)  # mines that are "blown up" are destroyed, and nobody is killed
            if classes & forbidden and not asked and governs(token, classes):
                return Unmet.UNLESS
        undone = (child for token in figure.chain for child in token.children if _is_undone(child))
        if any(self.reading.actions(child) & forbidden & UNDOING for child in undone):
            return Unmet.UNLESS  # "two tanks were believed to have been destroyed"
        joined = (verb for token in figure.chain for verb in joined_verbs(self.reading, token))
        if any(self.reading.actions(verb) & forbidden for verb in joined):
            return Unmet.UNLESS
        told_by_itself = figure.quantity.text.endswith("strong")  # "the 8,000-strong force lacks fuel"
        return Unmet.KNOWN if rule.known and not told_by_itself and not is_known(self.reading, figure.chain) else None

    def _says_what_is_left(self, figure: Figure, token: Token) -> bool:
        """Tell whether a word of going tells how many stay: "cut to 300", "a fall from 900 to 300", "leaving 300"."""
        lemma = token.lemma_.lower()
        if lemma in STAYING_BEHIND:
            left = [child for child in token.children if child.dep_ == "obj"]
            groups = [part for child in left for part in child.children if preposition_of(part) == "of"]
            return any(child in (figure.noun, figure.counted) for child in (*left, *groups))
        changed = is_set_to(self.reading, figure.quantity, figure.noun) or is_size_before(self.reading, figure.quantity)
        return lemma in SETTING | CHANGES and changed

    def _unmet_by_share(self, rule: Rule, figure: Figure) -> Unmet | None:
        """Return what keeps a figure from a rule because it is one thing, a share, a rate, a part or a whole."""
        reading, quantity = self.reading, figure.quantity
        if rule.several and figure.noun.tag_ not in ("NNS", "NNPS"):
            return Unmet.SEVERAL
        if rule.counts and figure.share is not None and figure.share not in rule.units:
            return Unmet.SHARE
        if is_example_of_one(reading, quantity) or is_cumulative(figure.chain):
            return Unmet.RATE
        if is_ratio(reading, quantity):
            return Unmet.RATE
        if figure.measured != "money" and is_rate(reading, quantity) != rule.rate:
            return Unmet.TOTAL if rule.rate else Unmet.RATE
        summed = is_sum(reading, quantity) or _is_beside_one(figure) or _sums_beside(reading, figure.noun)
        if set(rule.actions) & HARM and summed:
            return Unmet.SUM
        if set(rule.actions) & HARM and _is_of_counted(reading, figure):
            return Unmet.WHOLE
        if figure.measured == "money" and rule.rate and not is_paid_by_term(reading, quantity):
            return Unmet.TOTAL
        if rule.once and (is_paid_by_term(reading, quantity) or is_price_of_one(reading, quantity)):
            return Unmet.RATE
        percent = figure.measured == "percent" and "percent" in rule.units  # "42 percent of them" is what it says
        if not rule.behind and not percent and is_part(reading, quantity) and not self._is_harmed_part(rule, figure):
            return Unmet.PART
        if not rule.measures and is_told_by_some(reading, quantity, event=rule.kind == "event" and bool(rule.actions)):
            return Unmet.WHOLE
        of_things = not (rule.actions or rule.verbs or rule.measures) and quantity.unit != "person"
        by_part = not set(rule.actions) & HARM and is_told_by_part(reading, quantity, figure.noun, rule.counts)
        return Unmet.WHOLE if by_part or (of_things and is_whole(reading, quantity)) else None

    def _is_harmed_part(self, rule: Rule, figure: Figure) -> bool:
        """Tell whether harm stands right over a part: "four of them died" is more than which part is meant."""
        asked = set(rule.actions) & HARM
        if self.reading.actions(figure.chain[0]) & asked:
            return True
        # "Of whom 40 were children"
        people = "people" in self.reading.classes(figure.counted) and "people" in rule.counts
        of_whole = people and whole_before(self.reading, figure.quantity, figure.noun) is not None
        return of_whole and any(self.reading.actions(token) & asked for token in figure.chain)

    def _unmet_by_words_over(self, rule: Rule, figure: Figure) -> Unmet | None:
        """Return which words a rule misses behind, over or before a figure, or forbids there."""
        reading, chain = self.reading, figure.chain
        if rule.ballot and side_of_vote(reading, figure.quantity) != rule.ballot:
            return Unmet.BALLOT
        if rule.behind and not follows(reading, figure.quantity, rule.behind):
            return Unmet.BEHIND
        if rule.chain and not is_within(self.reading, rule, chain):
            return Unmet.CHAIN
        if rule.able and not could(reading, chain, rule.able):
            return Unmet.ABLE
        if rule.unless_able and could(reading, chain, rule.unless_able):
            return Unmet.UNLESS_ABLE
        distance = figure.measured != "area" and is_distance(reading, figure.quantity)
        if "length" in rule.units and (distance != rule.distance or is_reach(reading, figure.quantity)):
            return Unmet.DISTANCE
        set_to = is_set_to(reading, figure.quantity)
        if "to" in rule.not_after and set_to:
            return Unmet.NOT_AFTER
        alone = rule.not_after and figure.quantity.counted_start is None
        if alone and introduction_of(reading, figure_of(reading, figure.quantity)) in rule.not_after:
            return Unmet.NOT_AFTER  # "the contingent will shrink by 400"
        # of "cut from 1,400 to 900 men" a parse has the men behind "from"
        after = not set_to and is_introduced_by(figure.noun, chain, rule.not_after)
        return Unmet.NOT_AFTER if rule.not_after and after else None

    def _unmet_under(self, rule: Rule, figure: Figure, governor: Token) -> Unmet | None:
        """Return what the clause of a governing word, or the page around it, lacks for a rule."""
        unmet = self.words_around.unmet_around(rule, governor, figure.noun)
        unmet = unmet or self.witness.unmet(rule, figure.noun, governor)
        if unmet is not None:
            return unmet
        if figure.measured == "money" and rule.words and is_said_of_included(self.reading, figure.quantity, rule.words):
            return Unmet.WHOLE
        if rule.joined and not joins(self.reading, rule, governor):
            return Unmet.JOINED
        if rule.over and not is_under(self.reading, rule, figure.chain, figure.noun):
            return Unmet.OVER
        if rule.direct and governor != word_over(figure.noun, figure.chain):
            return Unmet.DIRECT
        if rule.no_agent and is_done_by(self.reading, rule.no_agent, governor, figure.noun):
            return Unmet.NO_AGENT
        return Unmet.AGENT if rule.agent and not acts(self.reading, rule, governor) else None


def _is_set_against(reading: Reading, noun: Token) -> bool:
    """Tell whether casualties are only set beside those whom a verb tells of: "hurt 65, against 58 casualties"."""
    return "casualty" in reading.classes(noun) and preposition_of(noun) in ("against", "versus", "than")


def _is_other_harm(reading: Reading, word: Token, harm: set[str]) -> bool:
    """Tell whether a noun of another harm is right over a figure: "the killing of a guard and the wounding of 12"."""
    if word.dep_ != "conj" or word.pos_ != "NOUN":
        return False
    told = reading.actions(word) & HARM
    owned = any(child.dep_ == "nmod" for child in word.head.children)
    return bool(told) and not told & harm and owned


def _is_of_counted(reading: Reading, figure: Figure) -> bool:
    """Tell whether a figure only says of what the counted are: the family of "five members of one family"."""
    noun, above = figure.noun, figure.noun.head
    of = noun.dep_ == "nmod" and preposition_of(noun) == "of" and "people" in reading.classes(above)
    return of and any(child.dep_ == "nummod" for child in above.children)


def _is_undone(verb: Token) -> bool:
    """Tell whether a passive stands as what the verb over it says of its subject: "was found destroyed"."""
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    return verb.dep_ == "xcomp" and verb.tag_ == "VBN" and (passive or not any(c.dep_ == "obj" for c in verb.children))


def _sums_beside(reading: Reading, noun: Token) -> bool:
    """Tell whether a number of casualties stands beside those harmed: "killed 23 and hurt 34, 57 casualties in all"."""
    return noun.dep_ in ("parataxis", "appos") and "casualty" in reading.classes(noun)


def _is_beside_one(figure: Figure) -> bool:
    """Tell whether a figure leaves out one who is told beside it: "killed a woman and her two daughters" are three."""
    first = figure.noun.head
    if figure.noun.dep_ != "conj" or first.tag_ != "NN" or first.i > figure.noun.i:
        return False
    return any(child.dep_ == "det" and child.lower_ in ("a", "an") for child in first.children)


def ungoverned(rule: Rule) -> Unmet:
    """Return what a rule misses where none of its actions or verbs governs a value."""
    return Unmet.ACTIONS if rule.actions else Unmet.VERBS
