"""The conditions of rules: which words, classes and arguments a clause must hold for a rule to be met.

A `Reading` and a rule enter; the governing word leaves, or what is unmet. Nothing here knows of any predicate.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from regesta.extract.centres.bare_figures import NOUNS
from regesta.extract.centres.counting import MEASURE_NOUNS
from regesta.extract.centres.harm import HARM
from regesta.extract.centres.measuring import tokens_summed_up
from regesta.extract.reading.clauses import Clause, clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens, phrase_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import coordinated_verbs, has_own_arguments, has_own_subject, preposition_of
from regesta.extract.reading.shared_subjects import shared_subject
from regesta.extract.slots.countries import state_of
from regesta.extract.tracing.unmet import Unmet
from regesta.model import Quantity
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token


TRAVELLING = frozenset(["leave", "reach", "enter", "quit", "vacate", "depart", "exit", "abandon", "evacuate", "join"])
"""Verbs whose object is a place and whose subject moves."""


PLACE_NOUNS = frozenset(["country", "port", "harbor", "harbour", "province"])
"""Nouns for places that one leaves or reaches."""


BODIES_OF = frozenset(
    ["battalion", "contingent", "garrison", "force", "regiment", "brigade", "detachment", "company", "unit"]
)
"""Bodies of which a bare figure says how many people they are; a coalition of 40 is one of states."""


RETURNING = frozenset(["go", "return", "get"])
"""Verbs of leaving that as often say what somebody takes up again."""


HOMES = frozenset(["home", "homeland", "homelands", "families", "barracks", "bases", "port", "ports", "soil", "europe"])
"""Nouns to which forces return when they leave; other nouns of no place are things that they take up again."""


LEAVING = frozenset(["leave", "quit", "depart", "exit"])
"""Verbs of which only the subject goes."""


class Conditions:
    """Holds rules against the clauses of one document; lemmas of clauses are computed once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._lemmas: dict[int, frozenset[str]] = {}

    def joins(self, rule: Rule, governor: Token) -> bool:
        """All the classes are coordinated over one figure: later verbs have no subject or object of their own."""
        heads = [governor, *self.joined_verbs(governor)]
        nouns = [c for c in governor.children if c.dep_ == "conj" and c.pos_ != "VERB" and not has_own_arguments(c)]
        heads += [c for c in nouns if not any(i in self.reading.quantities_by_token for i in range(governor.i, c.i))]
        return set(rule.joined) <= {name for head in heads for name in self.reading.actions(head)}

    def is_under(self, rule: Rule, chain: list[Token], noun: Token) -> bool:
        """One of the rule's words stands over the figure, is what it is of, or is its verb's object."""
        near = [*chain, noun, *phrase_tokens(noun), *(child for token in chain[:1] for child in token.children)]
        near += [token.head for token in chain if token.dep_ == "xcomp"]  # "allows China to station 10,000"
        near += [token.head for token in chain if token.dep_ == "acl"]  # "arms worth 200 million"
        keys = {t.lemma_.lower() for t in near} | {self.reading.action_key(t) for t in chain}
        return bool(keys & set(rule.over))

    def joined_verbs(self, verb: Token) -> list[Token]:
        """Return the verbs that share a verb's figure: coordinated, with no figure or argument of their own between."""
        if verb.pos_ != "VERB":
            return []
        figures = self.reading.quantities_by_token
        sharing = [v for v in coordinated_verbs(verb) if not has_own_arguments(v) or v.i < verb.i]
        return [v for v in sharing if not any(i in figures for i in range(*sorted((verb.i, v.i))))]

    def is_within(self, rule: Rule, chain: list[Token]) -> bool:
        """A figure is within a force or base when that noun governs it directly, below any verb."""
        for token in chain:
            if is_verbal(token) and not any(child.dep_ == "cop" for child in token.children):
                return False
            if self.reading.classes(token) & set(rule.chain) and token.i not in self.reading.quantities_by_token:
                return True
        return False

    def counts(self, rule: Rule, noun: Token, quantity: Quantity) -> bool:
        """What is counted is the noun itself, or what a measure noun above or below it is "of".

        Under verbs of harm a figure of people without a noun counts them: "killed 600", "12 killed".
        """
        if self.reading.classes(noun) & set(rule.counts):
            return True
        if rule.chain and "people" in rule.counts and self._is_size(noun, quantity):
            return True
        unnamed = quantity.counted_start is None or bool(self.reading.actions(noun) & HARM)
        kind_of_mine = (
            noun.dep_ == "nummod" and noun.head.i == noun.i + 1
        )  # "1,100 anti-personnel and 40 anti-tank mines"
        if quantity.counted_start is None and kind_of_mine and "mine" in self.reading.classes(noun.head):
            return "mine" in rule.counts
        if quantity.counted_start is None and quantity.unit is None and "mine" in rule.counts and noun.dep_ == "obj":
            return self._takes_up(noun, rule)  # "destroyed 900 mines and retained 300"
        if unnamed and quantity.unit == "person" and set(rule.actions) & HARM:
            return "people" in rule.counts or self._takes_up(noun, rule)
        if noun.lemma_.lower() not in MEASURE_NOUNS:
            return False
        return any(self.reading.classes(t) & set(rule.counts) for t in phrase_tokens(noun) if t.i > noun.i)

    def _takes_up(self, figure: Token, rule: Rule) -> bool:
        """A figure without a noun counts what the verb before counts: "killed 12 gendarmes, wounded 30"."""
        verbs = coordinated_verbs(figure.head) if figure.head.pos_ == "VERB" else []
        return any(self.reading.classes(t) & set(rule.counts) for verb in verbs for t in clause_of(verb).patients)

    def _is_size(self, figure: Token, quantity: Quantity) -> bool:
        """A bare figure "of" which a body is counts its people: "the battalion of 600"."""
        bare = quantity.counted_start is None and quantity.unit in (None, "person") and figure.dep_ == "nmod"
        return bare and preposition_of(figure) == "of" and figure.head.lemma_.lower() in BODIES_OF

    def governs(self, token: Token, classes: frozenset[str]) -> bool:
        return bool(classes) and (is_verbal(token) or token.pos_ in NOUNS or token.pos_ == "ADJ")

    def is_known(self, chain: list[Token]) -> bool:
        """Tell whether the lexicons have a class for the first full verb over a figure; where there is none, true."""
        verb = next((t for t in chain if t.pos_ == "VERB" and is_verbal(t)), None)
        if verb is None or self.reading.actions(verb):
            return True
        return any(self.reading.actions(other) for other in self.joined_verbs(verb))  # "uses or manages 128 bases"

    def governor(self, rule: Rule, chain: list[Token]) -> Token | None:
        """Return the nearest governing word in one of the rule's action classes; any verb where it names none."""
        if rule.actions or rule.verbs:
            wanted = set(rule.actions)
            return next((t for t in chain if self.reading.actions(t) & wanted or self.is_named(rule, t)), None)
        return next((t for t in chain if is_verbal(t)), chain[-1])

    def is_named(self, rule: Rule, token: Token) -> bool:
        return self.reading.action_key(token) in rule.verbs

    def unmet_around(self, rule: Rule, governor: Token, noun: Token) -> Unmet | None:
        """The clause must hold the rule's words and classes, the sentence or its heading those of the sentence.

        None where all is met. Around a phrase, its own words are the clause.
        """
        lemmas = self.clause_lemmas(governor, noun) if rule.words or rule.without else frozenset()
        if rule.words and not lemmas & set(rule.words):
            return Unmet.WORDS
        if lemmas & set(rule.without):
            return Unmet.WITHOUT
        if rule.purpose and not self._is_for(rule, governor, noun):
            return Unmet.PURPOSE
        around = list(noun.subtree) if rule.centre == "phrase" else self._around(clause_head(governor))
        if rule.near and not self._has_class(around, rule.near):
            return Unmet.NEAR
        return self.unmet_in_sentence(rule, noun)

    def _around(self, head: Token) -> list[Token]:
        """Return the tokens of a clause, of the one that controls it, and of what a noun in it asks to be done."""
        found = _controlled_tokens(head)
        asked = (
            c for t in found if t.lemma_.lower() in ASKING for c in t.children if c.dep_ == "acl" and c.tag_ == "VB"
        )
        return found + [
            t for infinitive in asked if self.reading.actions(infinitive) & PRESENCE for t in clause_tokens(infinitive)
        ]

    def _is_for(self, rule: Rule, verb: Token, noun: Token) -> bool:
        """An infinitive of the rule's classes says what the event is for, or a noun of them after "for"."""
        below = (*verb.children, *noun.children)
        infinitives = [c for c in below if c.dep_ in ("advcl", "xcomp", "acl") and c.tag_ == "VB"]
        nouns = [c for c in verb.children if c.dep_ == "obl" and preposition_of(c) == "for"]
        return any(self.reading.actions(token) & set(rule.purpose) for token in (*infinitives, *nouns))

    def unmet_in_sentence(self, rule: Rule, token: Token) -> Unmet | None:
        if rule.section and not self._section_words(token) & set(rule.section):
            return Unmet.SECTION
        if rule.sentence and not self._has_class(list(token.sent), rule.sentence):
            return Unmet.SENTENCE
        return None

    def _section_words(self, token: Token) -> set[str]:
        block = self.reading.block_at(token.idx)
        heading = (block.section if block is not None else None) or self.reading.document.title or ""
        said = {form for t in token.sent for form in (t.lemma_.lower(), t.lower_)}
        return said | {word.strip(".,:;()").lower() for word in heading.split()}

    def _has_class(self, tokens: list[Token], classes: list[str]) -> bool:
        wanted = set(classes)
        return any(self.reading.classes(token) & wanted for token in tokens)

    def clause_lemmas(self, governor: Token, noun: Token) -> frozenset[str]:
        """Return the lemmas and word forms of the clause of a governing word and of a noun's phrase."""
        head = clause_head(governor)
        known = self._lemmas.get(head.i)
        if known is None:
            tokens = clause_tokens(head)
            tokens += phrase_tokens(head.head) if head.dep_ == "acl" else []  # "hazardous areas covering 110 hectares"
            tokens += tokens_summed_up(head)
            tokens += _shared_words(head)
            tokens += [inner for t in tokens for c in t.children if _is_participle(c) for inner in clause_tokens(c)]
            known = frozenset({t.lemma_.lower() for t in tokens} | {t.text.lower() for t in tokens})
            known |= {key for t in tokens if t.pos_ == "VERB" and " " in (key := self.reading.action_key(t))}
            self._lemmas[head.i] = known
        near = clause_tokens(governor) + list(noun.subtree)
        return known | {t.lemma_.lower() for t in near} | {t.text.lower() for t in near}

    def unmet_by_arguments(self, rule: Rule, clause: Clause) -> Unmet | None:
        introduced = tuple(token for preposition, token in clause.obliques if preposition in rule.prepositions)
        patients = (*clause.patients, *introduced)
        if "force" in rule.patient and clause.head.lemma_.lower() in LEAVING:
            patients = introduced  # "the army leaves troops there" makes nobody go
        if "force" in rule.patient and self._goes_about_something(clause.head):
            return Unmet.PATIENT
        patients += self._whose_event(clause.head)
        fits = self._fits(rule.patient, patients) or self._fits(rule.patient, self._intransitive(rule, clause))
        if not fits:
            return Unmet.PATIENT
        return None if self._fits(rule.agent, clause.agents) else Unmet.AGENT

    def _goes_about_something(self, verb: Token) -> bool:
        """Tell whether forces go to what is no place: "went back to work", "returned to their studies"."""
        if verb.lemma_.lower() not in RETURNING:
            return False
        aims = [child for child in verb.children if child.dep_ == "obl" and preposition_of(child) == "to"]
        doing = any(child.dep_ == "xcomp" and child.tag_ in ("JJ", "VBG") for child in verb.children)
        staying = not any(child.dep_ == "obl" or child.lower_ in HOMES for child in verb.children)
        doing = doing or (staying and any(child.dep_ == "advcl" and child.tag_ == "VB" for child in verb.children))
        return doing or any(not self.is_place(aim) and aim.lower_ not in HOMES for aim in aims)

    def _whose_event(self, noun: Token) -> tuple[Token, ...]:
        """Return who does what a noun says: "the Russian exodus"; for "their withdrawal" those of the clause above."""
        if is_verbal(noun):
            return ()
        if any(child.dep_ == "nmod:poss" and child.tag_ == "PRP$" for child in noun.children):
            return clause_of(clause_head(noun)).agents
        return tuple(child for child in noun.children if child.dep_ == "amod" and self.reading.country_of(child))

    def acts(self, rule: Rule, governor: Token) -> bool:
        """One who acts in the clause of a governing word is of the rule's classes."""
        agents = clause_of(governor).agents
        titles = tuple(c for agent in agents for c in agent.children if c.dep_ in ("nmod:desc", "appos"))
        # "Defense Minister Ana Ruiz" is an official by her title
        official = "official" in rule.agent and self._has_class(list(titles), ["official"])
        return official or self._fits(rule.agent, agents)

    def is_done_by(self, classes: list[str], governor: Token) -> bool:
        """Tell whether one who acts in the clause of a governing word is of some classes."""
        return self._has_class(list(clause_of(governor).agents), classes)

    def _intransitive(self, rule: Rule, clause: Clause) -> tuple[Token, ...]:
        """What leaves, arrives or expires is said as a subject: it is the patient of the change.

        So it is with a place as the object ("the soldiers left Chad"), not with a thing ("the soldiers left a note").
        """
        if not rule.patient or rule.agent or not all(self.is_place(token) for token in clause.patients):
            return ()
        if clause.patients and clause.patients[0].head.lemma_.lower() not in TRAVELLING:
            return ()  # "forces expand a base": nobody travels
        return clause.agents

    def is_place(self, token: Token) -> bool:
        """Tell whether a word names a place, a country or a site, or is a noun of one."""
        mention = self.reading.mention_of(token)
        named = mention is not None and mention.type in ("country", "place", "facility")
        return named or bool(self.reading.classes(token) & {"facility", "area"}) or token.lemma_.lower() in PLACE_NOUNS

    def _fits(self, wanted: list[str], arguments: tuple[Token, ...]) -> bool:
        if not wanted:
            return True
        return any(self._is_of(part, wanted) for token in arguments for part in _with_whole(token))

    def _is_of(self, token: Token, wanted: list[str]) -> bool:
        mention = self.reading.mention_of(token)
        if mention is not None and mention.type == "treaty" and "treaty" not in wanted:
            return False  # a state's signature under a multilateral treaty is its standing there
        if self.reading.classes(token) & set(wanted):
            return True
        if "facility" in self.reading.classes(token) and "facility" not in wanted:
            return False  # "the Sixth Fleet's base" is no fleet
        if "state" in wanted and state_of(self.reading, token) is not None:
            return True
        if mention is None:  # "it was ending the agreement": whoever it is, someone acts
            return token.lower_ in ("it", "he", "she", "they") and "person" in wanted
        return mention.type in wanted or (mention.type == "military_unit" and "force" in wanted)


PARTS = frozenset(
    ["group", "convoy", "wave", "column", "bulk", "majority", "rest", "remainder", "number", "part", "batch",
     "most", "some", "all", "hundred", "thousand", "dozen", "half", "many", "remnant"]
)  # fmt: skip
"""Words for a part of what they are "of"; what is said of them is said of that."""


def _with_whole(token: Token) -> list[Token]:
    """Return an argument, and of a mere part what it is of: "the bulk of the marines", "a group of soldiers"."""
    if token.lemma_.lower() not in PARTS:
        return [token]
    return [token, *(c for c in token.children if c.dep_ == "nmod" and preposition_of(c) == "of")]


PRESENCE = frozenset(["open", "send", "station", "garrison", "withdraw", "close", "host", "extend", "provide", "allow"])
"""Classes of actions by which what is asked for is about forces or bases: an "offer to play a soldier" is none."""
ASKING = frozenset(["request", "proposal", "offer", "bid", "invitation", "application", "plea", "appeal", "demand"])
"""Nouns whose infinitive says what is asked for: "a request to station troops"."""


def _controlled_tokens(head: Token) -> list[Token]:
    """Return the tokens of a clause, with those of the clause that controls it: "allows forces to use the port".

    Of a clause on a noun, the nouns above it belong to it: "the deal on the base, worth 15 million".
    """
    found = clause_tokens(head)
    if head.dep_ == "xcomp":
        found += [token for token in clause_tokens(clause_head(head.head)) if token not in found]
    if head.dep_ == "acl":
        found += takewhile(lambda token: not is_verbal(token), head.ancestors)
    return found


def _is_participle(token: Token) -> bool:
    """A participle without a subject speaks of the clause it hangs on: "recorded as contaminated"."""
    return token.dep_ in ("acl", "advcl") and token.tag_ in ("VBN", "VBG", "JJ")


def _shared_words(verb: Token) -> list[Token]:
    """Return the phrase of the subject that a verb shares with the one before: "clearance began and then stopped"."""
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or has_own_subject(verb):
        return []
    return [word for token in shared_subject(verb) for word in phrase_tokens(token)]
