"""Where claims begin: each figure, date, verb and event noun is held against the rules of the vocabulary.

A `Reading` enters; `Centre`s leave, at most one per value and predicate family, each with the rule that it met.
Rules are tried in the vocabulary's order, so that where two fit the earlier predicate wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.extract.clauses import (
    Clause,
    clause_head,
    clause_of,
    clause_tokens,
    coordinated_verbs,
    governors,
    has_own_arguments,
    is_verbal,
    phrase_tokens,
    preposition_of,
)
from regesta.extract.countries import state_of
from regesta.extract.reading import Reading
from regesta.model import Quantity, TimeExpression
from regesta.vocabulary import Predicate, Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

LENGTHS = frozenset({"kilometer", "meter", "mile", "yard", "foot", "nautical mile", "centimeter"})
AREAS = frozenset({"square kilometer", "square meter", "hectare", "acre", "square mile", "square foot"})
MASSES = frozenset({"ton", "kilogram", "gram", "pound"})
EVENT_WORDS = frozenset({"NOUN", "PROPN"})


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


def unit_class(unit: str | None) -> str | None:
    """Return length, area, mass, money or percent for a unit; None for counted things."""
    if unit is None:
        return None
    if unit in LENGTHS:
        return "length"
    if unit in AREAS:
        return "area"
    if unit in MASSES:
        return "mass"
    if unit == "percent":
        return "percent"
    return "money" if len(unit) == 3 and unit.isupper() else None


class CentreFinder:
    """Holds the values and triggers of one document against the rules."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        rules = reading.vocabulary.rules
        self.by_centre = {
            kind: [(p, r) for p, r in rules if r.centre == kind]
            for kind in ("quantity", "verb", "noun", "duration", "date", "phrase")
        }
        self._lemmas: dict[int, frozenset[str]] = {}

    @cached_property
    def offsets_read(self) -> set[int]:
        """Token numbers in sentences that may hold claims."""
        return {token.i for sentence in self.reading.sentences for token in sentence}

    def find(self) -> Iterator[Iterator[Centre]]:
        """Yield the readings of each value and trigger, best first: figures, then times, then words.

        The first reading that makes a claim is the one to keep.
        """
        for quantity in self.reading.annotated.quantities:
            yield self._of_quantity(quantity)
        for time in self.reading.annotated.times:
            yield self._of_time(time)
        for sentence in self.reading.sentences:
            for token in sentence:
                yield self._of_word(token)

    def _of_quantity(self, quantity: Quantity) -> Iterator[Centre]:
        reading = self.reading
        figure = reading.head_of(quantity.start, quantity.end)
        if figure.i not in self.offsets_read:
            return
        noun = _counted_noun(reading, quantity, figure)
        if _numbers_a_name(reading, figure, noun) or not _is_related(figure, noun):
            return
        chain = _chain(reading, noun, figure)
        for predicate, rule in self.by_centre["quantity"]:
            governor = self._meets_quantity(rule, quantity, noun, chain)
            if governor is not None:
                yield Centre(predicate, rule, noun, governor, clause_of(governor), quantity=quantity)

    def _meets_quantity(self, rule: Rule, quantity: Quantity, noun: Token, chain: list[Token]) -> Token | None:
        """Return the governing word under which a figure meets a rule; None where it does not."""
        reading = self.reading
        measured = unit_class(quantity.unit)
        if measured is not None and _measures_its_noun(self.reading, noun):
            return None
        if rule.units and measured not in rule.units:
            return None
        if rule.counts and (measured is not None or not self._counts(rule, noun, chain)):
            return None
        if _converts_another(reading, quantity):
            return None
        actions = [(token, reading.actions(token)) for token in chain]
        if any(classes & set(rule.unless) for token, classes in actions if self._governs(token, classes)):
            return None
        if rule.counts and quantity.number is not None and 0 < quantity.number < 1:
            return None  # a fraction counts no heads
        if rule.chain and not self._is_within(rule, chain):
            return None
        if rule.not_after and (preposition_of(noun) or preposition_of(chain[0])) in rule.not_after:
            return None
        governor = self._governor(rule, chain)
        if governor is None or not self._context_fits(rule, governor, noun):
            return None
        if rule.joined and not self._joins(rule, governor):
            return None
        return governor

    def _joins(self, rule: Rule, governor: Token) -> bool:
        """All the classes are coordinated over one figure: later verbs have no subject or object of their own."""
        heads = [governor, *(v for v in coordinated_verbs(governor) if not has_own_arguments(v))]
        heads += [c for c in governor.children if c.dep_ == "conj" and c.pos_ != "VERB"]
        return set(rule.joined) <= {name for head in heads for name in self.reading.actions(head)}

    def _is_within(self, rule: Rule, chain: list[Token]) -> bool:
        """A figure is within a force or base when that noun governs it directly, below any verb."""
        for token in chain:
            if is_verbal(token) and not any(child.dep_ == "cop" for child in token.children):
                return False
            if self.reading.classes(token) & set(rule.chain) and token.i not in self.reading.quantities_by_token:
                return True
        return False

    def _counts(self, rule: Rule, noun: Token, chain: list[Token]) -> bool:
        """What is counted is the noun itself, or what a measure noun above or below it is "of"."""
        if self.reading.classes(noun) & set(rule.counts):
            return True
        if noun.lemma_.lower() not in MEASURE_NOUNS:
            return False
        return any(self.reading.classes(t) & set(rule.counts) for t in phrase_tokens(noun) if t.i > noun.i)

    def _governs(self, token: Token, classes: frozenset[str]) -> bool:
        return bool(classes) and (is_verbal(token) or token.pos_ in EVENT_WORDS or token.pos_ == "ADJ")

    def _governor(self, rule: Rule, chain: list[Token]) -> Token | None:
        """Return the nearest governing word in one of the rule's action classes; any verb where it names none."""
        if rule.actions or rule.verbs:
            wanted = set(rule.actions)
            return next((t for t in chain if self.reading.actions(t) & wanted or self._is_named(rule, t)), None)
        return next((t for t in chain if is_verbal(t)), chain[-1])

    def _is_named(self, rule: Rule, token: Token) -> bool:
        return self.reading.action_key(token) in rule.verbs

    def _of_time(self, time: TimeExpression) -> Iterator[Centre]:
        head = self.reading.head_of(time.start, time.end)
        if head.i not in self.offsets_read:
            return
        kind = "duration" if time.kind in ("duration", "recurrence") else "date"
        chain = _chain(self.reading, head, head)
        for predicate, rule in self.by_centre[kind]:
            if not self._time_fits(rule, time, head):
                continue
            if rule.chain and not any(self.reading.classes(t) & set(rule.chain) for t in chain):
                continue
            governor = self._governor(rule, chain)
            if kind == "duration" and (rule.verbs or rule.words) and governor is not chain[0]:
                continue  # the length of a visit is no agreement's, even where one was signed on it
            if governor is None or any(self.reading.actions(t) & set(rule.unless) for t in chain):
                continue
            if self._context_fits(rule, governor, head):
                yield Centre(predicate, rule, head, governor, clause_of(governor), time=time)

    def _time_fits(self, rule: Rule, time: TimeExpression, head: Token) -> bool:
        wanted = {"duration": "duration", "recurrence": "recurrence"}.get(time.kind, "date")
        if wanted not in rule.value:
            return False
        if rule.bounds and time.bound not in rule.bounds:
            return False
        if rule.centre == "date" and rule.counts:
            direct = head.dep_ in ("compound", "nummod", "amod", "nmod:poss", "nmod", "nmod:unmarked", "nmod:tmod")
            return direct and bool(self.reading.classes(head.head) & set(rule.counts))
        return True

    def _of_word(self, token: Token) -> Iterator[Centre]:
        if token.i in self.reading.times_by_token:
            return
        for predicate, rule in self._word_rules(token):
            if self._meets_word(rule, token):
                clause = clause_of(token)
                if self._arguments_fit(rule, clause):
                    yield Centre(predicate, rule, token, token, clause)

    def _word_rules(self, token: Token) -> list[tuple[Predicate, Rule]]:
        if token.pos_ in ("VERB", "AUX"):
            return self.by_centre["verb"]
        return self.by_centre["noun"] + self.by_centre["phrase"] if token.pos_ in EVENT_WORDS else []

    def _meets_word(self, rule: Rule, token: Token) -> bool:
        if rule.centre == "verb" and is_unasserted(token):
            return False
        if rule.centre == "phrase":
            return self._meets_phrase(rule, token)
        if rule.verbs or rule.actions:
            named = self.reading.action_key(token) in rule.verbs
            if not named and not self.reading.actions(token) & set(rule.actions):
                return False
        return self._context_fits(rule, token, token)

    def _meets_phrase(self, rule: Rule, token: Token) -> bool:
        """A noun is a centre when it is of the class, or itself one of the words, with its witnesses beside it."""
        lemma = token.lemma_.lower()
        if rule.counts and not self.reading.classes(token) & set(rule.counts):
            return False
        if not rule.counts and lemma not in rule.words:
            return False
        if rule.counts and rule.words and lemma not in rule.words:
            beside = {child.lemma_.lower() for child in token.children} | {c.text.lower() for c in token.children}
            if not beside & set(rule.words):
                return False
        return self._sentence_fits(rule, token)

    def _context_fits(self, rule: Rule, governor: Token, noun: Token) -> bool:
        """The clause must hold the rule's words and classes, the sentence or its heading those of the sentence."""
        lemmas = self.clause_lemmas(governor, noun) if rule.words or rule.without else frozenset()
        if (rule.words and not lemmas & set(rule.words)) or lemmas & set(rule.without):
            return False
        if rule.near and not self._has_class(clause_tokens(clause_head(governor)), rule.near):
            return False
        return self._sentence_fits(rule, noun)

    def _sentence_fits(self, rule: Rule, token: Token) -> bool:
        if rule.section and not self._section_words(token) & set(rule.section):
            return False
        return not rule.sentence or self._has_class(list(token.sent), rule.sentence)

    def _section_words(self, token: Token) -> set[str]:
        block = self.reading.block_at(token.idx)
        heading = (block.section or "") if block is not None else ""
        return {t.lemma_.lower() for t in token.sent} | {word.strip(".,:;()").lower() for word in heading.split()}

    def _has_class(self, tokens: list[Token], classes: list[str]) -> bool:
        wanted = set(classes)
        return any(self.reading.classes(token) & wanted for token in tokens)

    def clause_lemmas(self, governor: Token, noun: Token) -> frozenset[str]:
        """Return the lemmas and word forms of the clause of a governing word and of a noun's phrase."""
        head = clause_head(governor)
        known = self._lemmas.get(head.i)
        if known is None:
            tokens = clause_tokens(head)
            tokens += [inner for t in tokens for c in t.children if _is_participle(c) for inner in clause_tokens(c)]
            known = frozenset({t.lemma_.lower() for t in tokens} | {t.text.lower() for t in tokens})
            known |= {key for t in tokens if t.pos_ == "VERB" and " " in (key := self.reading.action_key(t))}
            self._lemmas[head.i] = known
        near = clause_tokens(governor) + list(noun.subtree)
        return known | {t.lemma_.lower() for t in near} | {t.text.lower() for t in near}

    def _arguments_fit(self, rule: Rule, clause: Clause) -> bool:
        introduced = tuple(token for preposition, token in clause.obliques if preposition in rule.prepositions)
        patients = (*clause.patients, *introduced)
        fits = self._fits(rule.patient, patients) or self._fits(rule.patient, self._intransitive(rule, clause))
        return fits and self._fits(rule.agent, clause.agents)

    def _intransitive(self, rule: Rule, clause: Clause) -> tuple[Token, ...]:
        """What leaves, arrives or expires is said as a subject: it is the patient of the change.

        So it is with a place as the object ("the soldiers left Chad"), not with a thing ("the soldiers left a note").
        """
        if not rule.patient or rule.agent or not all(self._is_place(token) for token in clause.patients):
            return ()
        return clause.agents

    def _is_place(self, token: Token) -> bool:
        mention = self.reading.mention_of(token)
        named = mention is not None and mention.type in ("country", "place", "facility")
        return named or bool(self.reading.classes(token) & {"facility", "area"}) or token.lemma_.lower() == "country"

    def _fits(self, wanted: list[str], arguments: tuple[Token, ...]) -> bool:
        if not wanted:
            return True
        return any(self._is_of(token, wanted) for token in arguments)

    def _is_of(self, token: Token, wanted: list[str]) -> bool:
        if self.reading.classes(token) & set(wanted):
            return True
        mention = self.reading.mention_of(token)
        if "state" in wanted and state_of(self.reading, token) is not None:
            return True
        if mention is None:
            return False
        return mention.type in wanted or (mention.type == "military_unit" and "force" in wanted)


def is_unasserted(verb: Token) -> bool:
    """Tell whether a verb only names an action: "for having a base", "to discuss the base" assert nothing.

    A participle on a noun ("troops stationed there") and a complement ("plans to send") do.
    """
    marked = any(child.dep_ in ("mark", "case") for child in verb.children)
    if verb.dep_ in ("advcl", "acl", "obl", "nmod", "csubj") and verb.tag_ in ("VB", "VBG"):
        return marked
    bare = not any(child.dep_ in ("aux", "aux:pass") for child in verb.children)
    return verb.tag_ == "VBG" and bare and verb.dep_ == "conj"


def _is_participle(token: Token) -> bool:
    """A participle without a subject speaks of the clause it hangs on: "recorded as contaminated"."""
    return token.dep_ in ("acl", "advcl") and token.tag_ in ("VBN", "VBG", "JJ")


MEASURING = frozenset(["come", "amount", "total", "be", "reach", "number", "stand", "rise", "fall", "run", "remain"])
"""Verbs that only say how much their subject is: "clearance came to 188 square kilometers"."""
MEASURE_NOUNS = frozenset(
    ["total", "number", "group", "dozen", "hundred", "thousand", "batch", "couple", "pair", "score", "type", "kind",
     "variety", "set", "fleet", "squadron", "column", "convoy", "stockpile", "stock"]
)  # fmt: skip
"""Nouns that only measure what they are "of"; a fleet or squadron of ten aircraft is ten aircraft."""


def _measures_its_noun(reading: Reading, unit: Token) -> bool:
    """Tell whether a measure belongs to the noun after it: a "1,300 kilometer border" says nothing of mines.

    A "42-kilometer minefield" does.
    """
    inside = unit.dep_ in ("compound", "amod", "nummod", "nmod:desc") and unit.head.pos_ in EVENT_WORDS
    return inside and "mine" not in reading.classes(unit.head) and "money" not in reading.classes(unit.head)


def _measured(noun: Token) -> list[Token]:
    """Return what a measure noun is "of", down the phrase: "the number of staff members of the base"."""
    return [token for token in phrase_tokens(noun) if token.i > noun.i and token.pos_ in EVENT_WORDS]


def _counted_noun(reading: Reading, quantity: Quantity, figure: Token) -> Token:
    """Return the noun that a figure counts: of the part the noun of its whole, of a modifier the noun behind it."""
    whole = whole_of(reading, quantity)
    if whole is not None and whole.counted_start is not None:
        return reading.token_at(whole.counted_start)
    if quantity.counted_start is None:
        wholes = [c for c in figure.children if c.dep_ == "nmod" and preposition_of(c) in ("of", "out of", "among")]
        counted = [c for c in wholes if c.i in reading.quantities_by_token or c.tag_ in ("NNS", "NNPS")]
        return counted[0] if counted and quantity.unit in (None, "person") else figure
    noun = reading.token_at(quantity.counted_start)
    while noun.dep_ in ("compound", "amod") and noun.head.i > noun.i and not reading.classes(noun):
        noun = noun.head
    return noun


def _numbers_a_name(reading: Reading, figure: Token, noun: Token) -> bool:
    """Tell whether a number stands behind its noun and so names it: "Air Base 201", "Mirage 2000"."""
    mention = reading.mention_by_token.get(figure.i)
    if mention is not None and mention.start < figure.idx and mention.type in ("facility", "military_unit", "person"):
        return True
    behind = figure.i > noun.i and figure.head == noun
    return behind and figure.dep_ in ("nummod", "compound", "flat", "nmod:unmarked", "appos") and noun.pos_ == "PROPN"


def _is_related(figure: Token, noun: Token) -> bool:
    """Tell whether the parse ties a figure to its noun: that of "a law of 2012 gives victims pensions" does not."""
    above, below = {t.i for t in noun.subtree}, {t.i for t in figure.subtree}
    return figure.i in above or noun.i in below or figure.head == noun.head


PARTITIVES = frozenset(["of", "of the", "of its", "of their", "out of", "out of the", "of some", "of about"])


def whole_of(reading: Reading, part: Quantity) -> Quantity | None:
    """Return the figure of which a figure takes a part: 19,000 in "about 4,000 of 19,000 marines"."""
    for other in reading.annotated.quantities:
        between = reading.document.text[part.end : other.start].strip().lower() if other.start > part.end else ""
        if between in PARTITIVES:
            return other
    return None


def _is_whole(reading: Reading, noun: Token, figure: Token) -> bool:
    """Tell whether a figure is only the whole of which another takes a part."""
    before = reading.document.text[max(0, figure.idx - 24) : figure.idx]
    if preposition_of(noun) == "out of":
        return True
    words = before.lower().split()
    return bool(words) and words[-1] == "of" and any(c.isdigit() for c in "".join(words[-2:-1]))


def _converts_another(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a measure in brackets repeats the measure before it: "780 kilometers (480 miles)"."""
    text = reading.document.text
    kind = unit_class(quantity.unit)
    before = text[max(0, quantity.start - 3) : quantity.start].rstrip()
    if kind is None or not before.endswith("("):
        return False
    others = (q for q in reading.annotated.quantities if q.end <= quantity.start and quantity.start - q.end <= 3)
    return any(unit_class(other.unit) == kind for other in others)


def _chain(reading: Reading, noun: Token, figure: Token) -> list[Token]:
    """Return the words that govern a value, nearest first; never empty.

    What happens to a part does not happen to its whole: "4,000 of 19,000 marines stationed there will leave".
    """
    if _is_whole(reading, noun, figure) and figure.head == noun:
        return [child for child in noun.children if child.dep_ in ("acl", "acl:relcl")] or [noun]
    chain = list(governors(noun))
    if figure != noun:
        chain += [token for token in governors(figure) if token not in chain and token != noun]
    for token in chain[:]:
        copular = any(child.dep_ == "cop" for child in token.children)
        if copular or (token.lemma_.lower() in MEASURING and is_verbal(token)):
            subjects = [inner for agent in clause_of(token).agents for inner in (agent, *_measured(agent))]
            chain += [subject for subject in subjects if subject not in (noun, *chain)]
    return chain or [clause_head(noun)]
