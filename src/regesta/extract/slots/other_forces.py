"""Forces that the clause says to be somebody else's: the page's power, named all over it, is not theirs.

A `Reading` and a noun, or `Slots`, enter; whether the words name a force, a sender or a group of states other than
the one of which the page tells leaves. Where they do, a slot stays empty rather than take the page's power.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from regesta.extract.reading.bodies_meant import body_meant
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import phrase_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.irregulars import is_irregular
from regesta.extract.reading.joined_owners import are_of_two, joined_behind
from regesta.extract.reading.nationalities import is_of_part_of_a_people
from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.slots.countries import NOT_ONESELF, owner_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.led_forces import led_body
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

OTHERS = words_of("other_peoples_forces")
MULTINATIONAL = words_of("forces_of_no_one_power")
STATES = words_of("states_in_the_plural")
FORCES = frozenset({"force", "military_people", "unit"})
ADHERENTS = re.compile(r".{3,}(?:ist|ite)s?")
"""Those who hold to a leader or a cause: "Mahdist forces", "Sandinista" apart."""
BUSINESSES = frozenset({"contractor", "firm", "corporation"})
"""Who works at sites that are others', or for others."""
COMPANY_KINDS = frozenset({"private", "military", "security", "mercenary"})
MODIFYING = ("amod", "compound", "nmod:poss", "nmod:desc")


def is_of_others(reading: Reading, body: Token) -> bool:
    """Tell whether a body of troops is said to be of a people, a movement or a group of states without one name."""
    return are_of_two(reading, body) or any(_says_others(reading, child) for child in body.children)


def _says_others(reading: Reading, child: Token) -> bool:
    if child.dep_ in MODIFYING:
        if child.lower_ in COMPANY_KINDS and child.head.lemma_.lower() == "company":
            return True  # a business, where companies of soldiers bear a number or a regiment's name
        if child.lower_ in OTHERS | MULTINATIONAL or _is_stateless(reading, child):
            return True
        known = reading.mention_by_token.get(child.i)
        return known is not None and known.type != "country" and ADHERENTS.fullmatch(known.text) is not None
    if preposition_of(child) not in ("from", "of", "by"):
        return False
    if reading.classes(child) & FORCES:
        return is_of_others(reading, child)  # "the peacekeepers of the Multinational Force"
    return child.lemma_.lower() in STATES and child.tag_ == "NNS"


def _is_stateless(reading: Reading, word: Token) -> bool:
    """Tell whether a word is the name of a people or a creed, and no country's: "Kurdish", "Bosnian Serb", "Allied"."""
    return word.i in reading.peoples_by_token and reading.country_of(word) is None


def are_others(slots: Slots) -> bool:
    """Tell whether a clause is about forces of others, or acted in by states that it does not name one by one.

    A base stays whose it is while others attack it; only who uses or keeps it counts there.
    """
    clause, at_site = slots.centre.clause, slots.centre.predicate.predicate.startswith("facility")
    said = [*clause.agents] if at_site else [slots.noun, *clause.arguments]
    concerned = [body_meant(slots.reading, token) or token for token in said]  # "they", after "the rebels"
    if any(is_irregular(slots.reading, token) for token in (slots.noun, *concerned)):
        return True  # "insurgents hold the town" on a page about American forces
    bodies = (token for token in concerned if slots.reading.classes(token) & FORCES)
    if any(is_of_others(slots.reading, body) for body in bodies):
        return True
    if any(token.lemma_.lower() in BUSINESSES and token.i not in slots.reading.mention_by_token for token in concerned):
        return True
    if any(token.lower_ == "you" or token.lemma_.lower() in NOT_ONESELF for token in clause.agents):
        return True  # "our allies provide the rest"; whoever is asked is not whom the page is about
    acting = chain(clause.agents, clause_of(clause_head(slots.centre.governor)).agents)
    return any(_is_several_states(slots.reading, token) for token in acting)


def _is_several_states(reading: Reading, agent: Token) -> bool:
    """Tell whether states act together, none alone: "many African states", "Malaysia and Thailand"."""
    if agent.tag_ == "NNS" and agent.lemma_.lower() in STATES:
        return not any(child.lower_ in ("both", "two") for child in agent.children)
    names = {name for token in with_conjuncts(agent) if (name := reading.country_of(token)) is not None}
    return len(names) > 1


PEACEKEEPERS = frozenset({"peacekeeper", "peacekeeping"})
BODIES_TAKEN_UP = frozenset({"force", "mission", "brigade", "battlegroup", "contingent", "operation", *PEACEKEEPERS})


def were_of_many(slots: Slots, power: Mention) -> bool:
    """Tell whether the body that a clause takes up was told as one of several nations, and as the power's own nowhere.

    "The mission will total 5,500 troops", after "Italy leads the multinational mission": they are not all Italian.
    """
    reading = slots.reading
    own = [slots.noun, *slots.centre.clause.arguments, *((slots.centre.counted,) if slots.centre.counted else ())]
    taken = {token.lemma_.lower() for token in own} & BODIES_TAKEN_UP
    if not taken:
        return False
    wanted = taken | (PEACEKEEPERS if taken & PEACEKEEPERS else set())
    told = [t for t in reading.doc if t.lemma_.lower() in wanted]
    bodies = [t.head if t.lemma_.lower() == "peacekeeping" else t for t in told]
    if any(power.name in nations_of(reading, body) or _is_sent_by(reading, body, power) for body in bodies):
        return False
    many = any(child.lower_ in MULTINATIONAL for body in bodies for child in body.children if body.i < slots.noun.i)
    return many or bool(taken & PEACEKEEPERS)


def _is_sent_by(reading: Reading, body: Token, power: Mention) -> bool:
    """Tell whether a clause has a power send or keep a body: "Russia has deployed 1,900 peacekeepers"."""
    has = body.dep_ == "obj" and reading.actions(body.head) & {"send", "station", "post"}  # who leads it has not all
    agents = clause_of(body.head).agents if has else ()
    return any(reading.country_of(agent) == power.name for agent in agents)


def in_their_words(reading: Reading, body: Token, operator: Mention | None) -> bool:
    """Tell whether a body of troops is best named as the text does: no state's alone, or not the operator's own."""
    if is_irregular(reading, body):
        return True
    nations = nations_of(reading, body)
    if operator is None:
        return bool(nations) or is_of_others(reading, body)
    return operator.type == "country" and bool(nations) and operator.name not in nations


def nations_of(reading: Reading, body: Token) -> set[str]:
    """Return the states whose adjectives stand before a body of troops, or behind it in a row: both of "Turkish and
    Qatari soldiers", "soldiers from Italy and Britain".
    """
    before = (t for child in body.children if child.dep_ in MODIFYING for t in with_conjuncts(child))
    behind = (reading.doc[place] for place in joined_behind(body))
    return {name for token in (*before, *behind) if (name := reading.country_of(token)) is not None}


def states_together(slots: Slots) -> list[Mention]:
    """Return the states that act together in a clause: all of "Russia, Serbia and Belarus hold exercises"; else none.

    What is on the ground of one of them is no joint doing of foreigners there.
    """
    named: dict[str, Mention] = {}
    for token in _who_acts(slots):
        name = slots.reading.country_of(token)
        known = slots.reading.mention_by_token.get(token.i)
        if name is not None and known is not None and known.type == "country":
            named[name] = known
        elif slots.reading.classes(token) & FORCES and (owner := owner_of(slots.reading, token)) is not None:
            named[owner.name] = owner
    at_home = slots.host is not None and slots.host.name in named
    return list(named.values()) if len(named) > 1 and not at_home else []


def _who_acts(slots: Slots) -> Sequence[Token]:
    """Return who acts in a clause; those who say it, where only "they" do: "X and Y said that they would leave"."""
    agents, verb = slots.centre.clause.agents, slots.centre.governor
    agents = agents or tuple(t for t in slots.centre.clause.patients if slots.reading.classes(t) & FORCES)
    content = verb.dep_ == "ccomp" and [token.lower_ for token in agents] == ["they"]
    return clause_of(verb.head).agents if content else agents


def are_only_foreign(slots: Slots, bodies: list[Token]) -> bool:
    """Tell whether a clause calls forces foreign, no more, and says itself on whose ground they are.

    Of a withdrawal as a noun ("work toward the withdrawal of foreign forces") nothing tells that it takes place.
    """
    rule = slots.centre.rule
    if rule.centre != "verb" and rule.property != "presence":
        return False
    placed = slots.host is not None and slots.host.found_in in ("clause", "sentence")
    return placed and any(child.lower_ == "foreign" for body in bodies for child in body.children)


def of_no_one_power(slots: Slots) -> bool:
    """Tell whether the clause's forces are told, but are no one state's: of several, the host none of them, or of a
    people within a state ("Bosnian Serb forces")."""
    bodies = [slots.noun, *slots.patients("force", "military_people")]
    if states_together(slots) or are_only_foreign(slots, bodies) or led_body(slots) is not None:
        return True
    if any(child.lower_ in MULTINATIONAL for body in bodies for child in phrase_tokens(body)):
        return True
    gazetteer = slots.reading.gazetteer
    said = (child for body in bodies for child in phrase_tokens(body) if child.dep_ in MODIFYING)
    if any(is_of_part_of_a_people(child, gazetteer) for child in said):
        return True
    bodies += slots.patients("warship")
    nations = {name for body in bodies for name in nations_of(slots.reading, body)}
    several = len(nations) > 1 or any(are_of_two(slots.reading, body) for body in bodies)
    return several and (slots.host is None or slots.host.name not in nations)
