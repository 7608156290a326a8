"""The power that pays or gives, for its forces abroad, a guest's, training and weapons; and where what it pays for is.

`Slots` enter; the `Mention` of the power leaves, or None; who pays for a site at home, or as the host, is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.acting_powers import agent_state
from regesta.extract.slots.countries import first_state, owner_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.own_soil import OWN_SOIL
from regesta.extract.slots.places import country_of_place, places_under
from regesta.extract.slots.trade import receiver
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def payer(slots: Slots) -> Mention | None:
    """The state that pays, unless the document has it as the host: a host may share the costs."""
    if slots.centre.governor.lemma_.lower() in COLLECTING:
        return giver(slots)
    state = agent_state(slots)
    if pays_as_host(slots):
        return None
    if state is not None and (guest := guest_paid_for(slots, state)) is not None:
        return guest
    if state is not None and _builds_at_home(slots, state):
        return None
    pair = slots.focus.pairs.main_pair
    return None if state is not None and pair is not None and state.name == pair[1] else state


COLLECTING = frozenset({"collect", "receive", "get", "earn", "obtain", "draw", "gain"})
"""Verbs of getting money: who pays it stands after "from"."""


def pays_as_host(slots: Slots) -> bool:
    """Tell whether a sum is told to be host-nation support, so that who pays it has another's forces at home."""
    words = [token.lower_ for token in slots.centre.governor.subtree]
    return "host" in words and ("nation" in words or "country" in words)


def guest_paid_for(slots: Slots, state: Mention) -> Mention | None:
    """The power whose forces a state pays for on its own ground: "for the upkeep of American forces in South Korea"."""
    for token in clause_head(slots.centre.governor).subtree:
        if not slots.reading.classes(token) & {"force", "military_people", "facility"}:
            continue
        whose = owner_of(slots.reading, token)
        grounds = (country_of_place(slots.reading, place) for place in places_under(slots.reading, token))
        placed = {g.name for g in grounds if g is not None}
        if whose is None or whose.name == state.name:
            continue
        if state.name in placed or _is_on_own_soil(slots) or (not placed and _is_page_on_both(slots, whose, state)):
            return whose
    return None


def _is_page_on_both(slots: Slots, whose: Mention, state: Mention) -> bool:
    """Tell whether the page has one's forces on the ground of who pays: "Poland would pay for a US division"."""
    host = slots.focus.host(slots.noun, whose.name)
    return host is not None and host.name == state.name and not slots.focus.pairs.is_abroad(state.name)


def _is_on_own_soil(slots: Slots) -> bool:
    """Tell whether a clause is about the ground of whoever acts: "pays for the American troops on its soil"."""
    grounds = (t for t in clause_head(slots.centre.governor).subtree if t.lemma_.lower() in OWN_SOIL)
    return any(whose.tag_ == "PRP$" for ground in grounds for whose in ground.children)


def _builds_at_home(slots: Slots, state: Mention) -> bool:
    """Tell whether the site for which a state pays lies on its own ground: whose forces use it, is not said by that."""
    tokens = clause_tokens(clause_head(slots.centre.governor))
    if not any("facility" in slots.reading.classes(token) for token in tokens):
        return False
    paying = {inner for token in slots.centre.clause.agents for inner in token.subtree}  # "Moscow wrote off debt"
    named = (slots.reading.mention_by_token.get(token.i) for token in tokens if token not in paying)
    sites = (m for m in named if m is not None and m.type in ("facility", "place"))
    grounds = (country_of_place(slots.reading, site) for site in sites)
    return any(ground is not None and ground.name == state.name for ground in grounds)


def bargainer(slots: Slots) -> Mention | None:
    """The state that gives something for a site: "China built a hospital in exchange for its base"."""
    return None if slots.centre.governor.lemma_.lower() in COLLECTING else agent_state(slots)


def given_to(slots: Slots) -> Mention | None:
    """The state that gets something for a site: "in exchange for the airfield, Niamey got drones"."""
    getting = slots.centre.governor.lemma_.lower() in COLLECTING
    return first_state(slots.reading, slots.centre.clause.agents) if getting else None


def giver(slots: Slots) -> Mention | None:
    """The state from which something is received: "gets its training from Italy"; None for two."""
    clause = slots.centre.clause
    sources = [t for preposition, t in clause.obliques if preposition == "from"]
    for _, token in clause.obliques:
        sources += _from_under(token)
    for token in clause.patients:
        sources += _from_under(token)
    return first_state(slots.reading, dict.fromkeys(sources))


def _from_under(noun: Token) -> list[Token]:
    """Return what stands after "from" under a noun and under what it is in or of: "$5 million in aid from Japan"."""
    nouns = [child for child in noun.children if child.dep_ == "nmod"]
    sources = [child for child in nouns if preposition_of(child) == "from"]
    return sources or [found for child in nouns for found in _from_under(child)]


def place_paid_for(slots: Slots) -> Mention | None:
    """The place by its bare name for which so much is paid each year: "pays 115 million a year for Baikonur"."""
    meant = [*slots.centre.clause.obliques, *(("for", c) for c in slots.noun.children if preposition_of(c) == "for")]
    named = (slots.reading.mention_by_token.get(token.i) for preposition, token in meant if preposition == "for")
    return next((m for m in named if m is not None and m.type in ("place", "facility")), None)


def ground_rented(slots: Slots) -> Mention | None:
    """The country in which the place lies for which is paid, else the state to which is paid."""
    place = place_paid_for(slots)
    ground = country_of_place(slots.reading, place) if place is not None else None
    return ground or receiver(slots) or _paid(slots)


def _paid(slots: Slots) -> Mention | None:
    """The state to which a verb of paying hands a sum: "paid Ukraine 98 million", "98 million were paid to Ukraine"."""
    verb = clause_head(slots.centre.governor)
    if verb.lemma_.lower() not in HANDING:
        return None
    to = [token for preposition, token in clause_of(verb).obliques if preposition == "to"]
    return first_state(slots.reading, [*(c for c in verb.children if c.dep_ == "iobj"), *to])


HANDING = frozenset(["pay", "hand", "remit", "transfer"])
