"""Who holds a stock of mines or munitions: whose stock it is called, else who acts.

`Slots` enter; the `Mention` of the holder leaves, or None. "Destroyed Russian ammunition depots" tells of Russia's
stock, whoever destroys it, and what is held is no holder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.extents import clause_tokens, phrase_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import first_conjunct, preposition_of
from regesta.extract.slots.actors import agent
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import first_state
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.grounds_said import grounds_taken_up
from regesta.extract.slots.places import country_of_place, place_in
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

HELD = frozenset({"mine", "stock", "batch"})
SAME = frozenset({"country", "kingdom", "republic", "island", "there"})
DEPOTS = frozenset({"depot", "dump", "magazine", "warehouse", "cache"})


def holder(slots: Slots) -> Mention | None:
    """Whose stock it is: the name on the stock ("Eritrea's stockpile"), else who holds, destroys or seizes it."""
    for stock in _stocks(slots):
        if (whose := _on_the_stock(slots, stock)) is not None:
            return whose
    agents = tuple(token for token in slots.centre.clause.agents if not slots.reading.classes(token) & HELD)
    if len(agents) == len(slots.centre.clause.agents):
        return agent(slots)
    centre = replace(slots.centre, clause=replace(slots.centre.clause, agents=agents))
    return agent(replace(slots, centre=centre))


def holding_state(slots: Slots) -> Mention | None:
    """The state whose stock it is, or to which its holder belongs: a stock lies at home unless the text places it."""
    for stock in _stocks(slots):
        whose = _on_the_stock(slots, stock)
        if whose is not None and whose.type == "country":
            return whose
    above = clause_of(clause_head(slots.centre.governor))
    agents = (*slots.centre.clause.agents, *above.agents)
    return first_state(slots.reading, agents) or _in_the_name(slots, agents)


def stored_in(slots: Slots) -> Mention | None:
    """The other state on whose ground a holder keeps its stock: "50 nuclear bombs at Incirlik"; None at home."""
    holding = holding_state(slots)
    placed = [token for _, token in slots.centre.clause.obliques]
    grounds = (country_of_place(slots.reading, place) for token in placed for place in place_in(slots.reading, token))
    abroad = {ground.name: ground for ground in grounds if ground is not None}
    abroad = abroad or {ground.name: ground for ground in grounds_taken_up(slots)}  # "stores 900 mines in the country"
    if holding is None or holding.name in abroad or len(abroad) != 1:
        return None
    return next(iter(abroad.values()))


def stored_by(slots: Slots) -> Mention | None:
    """The state that keeps a stock on another's ground; a stock at home has no power over it."""
    return holding_state(slots) if stored_in(slots) is not None else None


def _in_the_name(slots: Slots, agents: tuple[Token, ...]) -> Mention | None:
    """Return the only country in a holder's own phrase: "the Ministry of the Interior of Belarus"."""
    inside = dict.fromkeys(word for agent in agents for word in phrase_tokens(agent))
    named = {name: word for word in inside if (name := slots.reading.country_of(word)) is not None}
    name, word = next(iter(named.items()), (None, None))
    return country_mention(slots.reading, word, name) if len(named) == 1 and word and name else None


def _stocks(slots: Slots) -> Iterator[Token]:
    """Yield the nouns of a stock over the value and in its clause, nearest first."""
    tokens = (slots.noun, *slots.noun.ancestors, *clause_tokens(clause_head(slots.centre.governor)))
    for token in dict.fromkeys(tokens):
        if "stock" in slots.reading.classes(token) or token.lemma_.lower() in DEPOTS:
            yield token


def _on_the_stock(slots: Slots, stock: Token) -> Mention | None:
    """Return the owner in a stock's own phrase: "Eritrea's stockpile", "Russian depots", "the stock of Belarus"."""
    first = first_conjunct(stock)
    beside = (child for child in first.children if child.dep_ in ("amod", "nmod:poss") and child.i < first.i)
    for child in dict.fromkeys((*stock.children, *beside)):  # "Syrian command posts and stockpiles"
        if child.dep_ not in ("nmod:poss", "amod", "compound") and preposition_of(child) != "of":
            continue
        name = slots.reading.country_of(child)
        if name is not None:
            return country_mention(slots.reading, child, name)
        mention = slots.reading.mention_of(child) if child.dep_ == "nmod:poss" else None
        if mention is not None and mention.type in ("country", "organisation", "military_unit", "armed_group"):
            return mention
    return None
