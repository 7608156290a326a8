"""Who acts and who is acted upon in the clause of a rule: whether they are of the classes that the rule asks for.

A clause or its governing word, a rule and a `Reading` enter; a yes or no leaves, or what is unmet. Nothing here knows
of any predicate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.words_around import has_class
from regesta.extract.reading.civil_matters import is_civil
from regesta.extract.reading.clauses import Clause, clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_going_on, is_past, is_perfect, is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import OBJECTS, preposition_of
from regesta.extract.slots.countries import state_of
from regesta.extract.tracing.unmet import Unmet
from regesta.extract.word_lists import words_of
from regesta.vocabulary import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

TRAVELLING = frozenset(["leave", "reach", "enter", "quit", "vacate", "depart", "exit", "abandon", "evacuate", "join"])
"""Verbs whose object is a place and whose subject moves."""
PLACE_NOUNS = (
    frozenset(["country", "port", "harbor", "harbour", "island", "enclave", "peninsula", "territory"])
    | (words_of("settlement_nouns") - {"capital"})
    | words_of("division_nouns")
    | words_of("compass")
)
"""Nouns for places that one leaves or reaches; a "department" of an army is none, and nobody leaves one."""
RETURNING = frozenset(["go", "return", "get"])
"""Verbs of leaving that as often say what somebody takes up again."""
HOMES = frozenset(["home", "homeland", "homelands", "families", "barracks", "bases", "port", "ports", "soil", "europe"])
"""Nouns to which forces return when they leave; other nouns of no place are things that they take up again."""
COURSES = frozenset(["deployment", "mission", "operation", "presence", "withdrawal", "expedition"])
"""Nouns of what takes a course: that it "goes well" makes nobody go."""
LEAVING = frozenset(["leave", "quit", "depart", "exit", "serve"])
"""Verbs of which only the subject goes or is there: a field that "served the Air Force" says not where that was."""
PARTS = frozenset(
    ["group", "convoy", "wave", "column", "bulk", "majority", "rest", "remainder", "number", "part", "batch",
     "first", "last", "most", "some", "much", "all", "hundred", "thousand", "dozen", "half", "many", "remnant",
     "control", "text", "draft", "wording", "version"]
)  # fmt: skip
"""Words for a part of what they are "of"; what is said of them, or of the control over it, is said of that."""


def unmet_by_arguments(reading: Reading, rule: Rule, clause: Clause) -> Unmet | None:
    """Return what a rule asks of who acts or is acted upon and a clause has not; None where both are as it asks."""
    over = is_verbal(clause.head) and (is_past(clause.head) or is_perfect(clause.head))
    if rule.not_past and over and not is_going_on(clause.head):  # "was clearing mines" completed nothing
        return Unmet.NOT_PAST
    introduced = tuple(token for preposition, token in clause.obliques if preposition in rule.prepositions)
    introduced += _of_light_verb(rule, clause.head)
    patients = (*clause.patients, *introduced)
    if "force" in rule.patient and clause.head.lemma_.lower() in LEAVING and is_verbal(clause.head):
        patients = introduced  # "the army leaves troops there" makes nobody go
    if "force" in rule.patient and _goes_about_something(reading, clause.head):
        return Unmet.PATIENT
    patients += _whose_event(reading, clause.head) + _what_it_becomes(clause.head)
    fits = _fits(reading, rule.patient, patients) or _fits(reading, rule.patient, _intransitive(reading, rule, clause))
    if not fits:
        return Unmet.PATIENT
    if rule.no_agent and _fits(reading, rule.no_agent, clause.agents):
        return Unmet.NO_AGENT
    return None if _fits(reading, rule.agent, clause.agents) else Unmet.AGENT


def _of_light_verb(rule: Rule, noun: Token) -> tuple[Token, ...]:
    """Return what a verb that only carries a noun brings in for it: "gave its consent on 9 May to the agreement"."""
    if is_verbal(noun) or noun.dep_ not in OBJECTS or noun.head.lemma_.lower() not in LIGHT:
        return ()
    beside = (child for child in noun.head.children if child.dep_ == "obl" and child.i > noun.i)
    return tuple(child for child in beside if preposition_of(child) in rule.prepositions)


LIGHT = frozenset(["give", "grant", "lend"])
"""Verbs that carry a noun of an action and leave to it what is acted upon."""


def _what_it_becomes(verb: Token) -> tuple[Token, ...]:
    """Return what a subject becomes: "became a party to the convention"; nothing of other verbs."""
    if verb.lemma_.lower() != "become":
        return ()
    return tuple(child for child in verb.children if child.dep_ == "xcomp" and child.pos_ in ("NOUN", "PROPN"))


def _goes_about_something(reading: Reading, verb: Token) -> bool:
    """Tell whether forces go to what is no place: "went back to work", "returned to their studies"."""
    if verb.lemma_.lower() not in RETURNING:
        return False
    aims = [child for child in verb.children if child.dep_ == "obl" and preposition_of(child) == "to"]
    if any(aim.lower_ == "base" and not any(c.dep_ == "det" for c in aim.children) for aim in aims):
        return True  # a flight "returned to base"
    doing = any(child.dep_ == "xcomp" and child.tag_ in ("JJ", "VBG", "VB", "VBN") for child in verb.children)
    upon = (c for c in verb.children if c.dep_ == "obl" and preposition_of(c) == "on")
    if verb.lemma_.lower() == "go" and any(c.i not in reading.times_by_token for c in upon):
        return True  # "to go on the offensive", "went on patrol"
    if verb.lemma_.lower() == "go" and any(c.dep_ == "nsubj" and c.lemma_.lower() in COURSES for c in verb.children):
        return True  # "the deployment is going smoothly"
    staying = not any(child.dep_ == "obl" or child.lower_ in HOMES for child in verb.children)
    doing = doing or (staying and any(child.dep_ == "advcl" and child.tag_ == "VB" for child in verb.children))
    return doing or any(not is_place(reading, aim) and aim.lower_ not in HOMES for aim in aims)


def _whose_event(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Return who does what a noun says: "the Russian exodus"; for "their withdrawal" those of the clause above."""
    if is_verbal(noun):
        return ()
    if any(child.dep_ == "nmod:poss" and child.tag_ == "PRP$" for child in noun.children):
        return clause_of(clause_head(noun)).agents
    return tuple(child for child in noun.children if child.dep_ == "amod" and reading.country_of(child))


def _intransitive(reading: Reading, rule: Rule, clause: Clause) -> tuple[Token, ...]:
    """What leaves, arrives or expires is said as a subject: it is the patient of the change.

    So it is with a place as the object ("the soldiers left Chad"), not with a thing ("the soldiers left a note").
    """
    if clause.head.lemma_.lower() == "take" and [token.lower_ for token in clause.patients] == ["place"]:
        return clause.agents if rule.patient and not rule.agent else ()
    if not rule.patient or rule.agent or not all(is_place(reading, token) for token in clause.patients):
        return ()
    if clause.patients and clause.patients[0].head.lemma_.lower() not in TRAVELLING:
        return ()  # "forces expand a base": nobody travels
    return clause.agents


def acts(reading: Reading, rule: Rule, governor: Token) -> bool:
    """One who acts in the clause of a governing word is of the rule's classes."""
    agents = clause_of(governor).agents
    # "Defense Minister Ana Ruiz" is an official by her title
    told = has_class(reading, list(_told_beside(agents)), [name for name in rule.agent if name in TOLD_BESIDE])
    return told or _fits(reading, rule.agent, agents)


TOLD_BESIDE = frozenset({"official", "deminers", "clearing_animals"})
"""Classes that a name is of by what stands beside it."""


def is_done_by(reading: Reading, classes: list[str], governor: Token, counted: Token) -> bool:
    """Tell whether one who acts in the clause of a governing word is of some classes; what is counted does not act."""
    agents = tuple(
        agent for agent in clause_of(clause_head(governor)).agents if counted not in (agent, *agent.ancestors)
    )
    return has_class(reading, [*agents, *_told_beside(agents)], classes)


def _told_beside(agents: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return what names are told to be: a rat of "Magawa, a giant rat"."""
    return tuple(c for agent in agents for c in agent.children if c.dep_ in ("nmod:desc", "appos"))


def is_place(reading: Reading, token: Token) -> bool:
    """Tell whether a word names a place, a country or a site, or is a noun of one."""
    mention = reading.mention_of(token)
    named = mention is not None and mention.type in ("country", "place", "facility")
    return named or bool(reading.classes(token) & {"facility", "area"}) or token.lemma_.lower() in PLACE_NOUNS


def _fits(reading: Reading, wanted: list[str], arguments: tuple[Token, ...]) -> bool:
    if not wanted:
        return True
    return any(_is_of(reading, part, wanted) for token in arguments for part in _with_whole(token))


def _is_of(reading: Reading, token: Token, wanted: list[str]) -> bool:
    mention = reading.mention_of(token)
    joined = mention is not None and mention.type == "treaty" and not OF_TWO & set(mention.name.split())
    if joined and ("treaty" not in wanted or is_civil(token)):
        return False  # a state's signature under a multilateral treaty is its standing there
    alone = bool({"force", "state"} & set(wanted)) and _is_one_person(token)
    if reading.classes(token) & (set(wanted) - FORCES if alone else set(wanted)):
        return True
    if "facility" in reading.classes(token) and "facility" not in wanted:
        return False  # "the Sixth Fleet's base" is no fleet
    if "state" in wanted and not alone and state_of(reading, token) is not None:
        return True
    if mention is None:  # "it was ending the agreement": whoever it is, someone acts
        return token.lower_ in ("it", "he", "she", "they") and "person" in wanted
    return mention.type in wanted or (mention.type == "military_unit" and "force" in wanted)


OF_TWO = frozenset({"defence", "defense", "military", "security", "bases", "basing", "friendship"})
"""Words, in lower case, of a treaty that two conclude: "the defence treaty" is joined by nobody else."""
FORCES = frozenset({"force", "military_people"})
SINGLE = words_of("single_people")


def _is_one_person(token: Token) -> bool:
    """Tell whether a noun is of one soldier: "the pilot landed in Chad" brings no forces, unlike "the last soldier"."""
    one = token.tag_ == "NN" and token.lemma_.lower() in SINGLE
    return one and not any(c.lower_ in STANDING_FOR_ALL or c.dep_ == "nummod" for c in token.children)


STANDING_FOR_ALL = frozenset({"last", "first", "every", "no", "single"})


def _with_whole(token: Token) -> list[Token]:
    """Return an argument, and of a mere part what it is of: "the bulk of the marines", "a group of soldiers"."""
    if token.lemma_.lower() not in PARTS:
        return [token]
    return [token, *(c for c in token.children if c.dep_ == "nmod" and preposition_of(c) in ("of", None))]
