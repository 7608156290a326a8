"""The state that acts as host in its clause: it hosts, lends, receives or opens its ground to another's forces.

`Slots` enter; the `Mention` of a state leaves, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.relating import is_compared_figure
from regesta.extract.reading.clauses import Clause, clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.brackets import ground_before_bracket
from regesta.extract.slots.countries import HOSTING, first_state, owner_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.places import country_of_place, places_under
from regesta.model import Mention, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token


GRANTING = frozenset({"give", "grant", "offer", "provide", "allow", "extend", "open", "guarantee", "permit"})


def opens_to_another(verb: Token) -> bool:
    """Tell whether a clause gives access: who acts in it has the ground, and who gets it the forces."""
    if verb.lemma_.lower() not in GRANTING:
        return False
    return any(c.lemma_.lower() == "access" for c in verb.children)


def host_agent(slots: Slots) -> Mention | None:
    """The state that hosts: "Tajikistan hosts", "X has made available", "Japan (54,000 troops) and Italy host"."""
    if (bracketed := ground_before_bracket(slots.reading, slots.noun)) is not None:
        return country_mention(slots.reading, bracketed, slots.reading.country_of(bracketed) or "")
    if slots.centre.quantity is not None and _is_set_against(slots.reading, slots.centre.quantity):
        return None  # "Bulgaria hosts 900 American soldiers, against 2,500 in Poland"
    home = slots.noun.head
    if home.lemma_.lower() == "home" and preposition_of(slots.noun) == "to":  # "X is home to Russia's largest base"
        return first_state(slots.reading, clause_of(home).agents)
    for clause in slots.clauses:
        if clause.head.lemma_.lower() in LETTING and not any(preposition == "to" for preposition, _ in clause.obliques):
            return None  # "the United States rents the airfield" is the tenant
        lends = clause.head.lemma_.lower() in LENDING and any(_is_ground(slots, t) for t in clause.patients)
        # who provides soldiers hosts none
        hosting = clause.head.lemma_.lower() in HOSTING or _takes_in(slots, clause)
        if lends or hosting or opens_to_another(clause.head):
            state = _whose_site(slots, clause) or first_state(slots.reading, clause.agents)
            itself = any(token.lower_ == "it" for token in clause.agents)  # "it houses its own": a site does
            return None if itself and state is not None and state.name == slots.guest else state
    return None


def _is_set_against(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a figure with a place of its own is only set against the one that a state hosts."""
    placed = reading.document.text[quantity.end : quantity.end + 4] in (" in ", " at ")
    return placed and is_compared_figure(reading, quantity)


def _site_over(slots: Slots, before: Token) -> Token | None:
    """Return the site in whose phrase a word stands: the bases of "two bases in northern Iraq"; None for none."""
    for site in (before, before.head, before.head.head):
        if site.i <= before.i and _is_ground(slots, site):
            return site
    return None


def site_ground_of(slots: Slots, site: Token) -> Mention | None:
    """Return the one other country in which the places on a site lie."""
    places = places_under(slots.reading, site)
    grounds = [ground for place in places if (ground := country_of_place(slots.reading, place)) is not None]
    found = {ground.name: ground for ground in grounds if ground.name != slots.guest}
    return next(iter(found.values())) if len(found) == 1 else None


def _whose_site(slots: Slots, clause: Clause) -> Mention | None:
    """The state whose site houses another's forces, where no place is told of it: "Iraqi bases housing US troops"."""
    verb, before = clause.head, clause.head.nbor(-1) if clause.head.i else clause.head
    behind = _site_over(slots, before) if verb.lower_.endswith("ing") else None  # a parse may hang it on the verb above
    if behind is not None and behind != before and verb.dep_ in ("advcl", "acl"):
        return site_ground_of(slots, behind)  # "missiles hit two bases in Iraq housing Danish troops"
    participle = verb.tag_ == "VBG" and _is_ground(slots, before)
    for site in (before,) if participle else clause.agents:
        placed = any(child.dep_ == "nmod" for child in site.children)
        owner = owner_of(slots.reading, site) if _is_ground(slots, site) and not placed else None
        if owner is not None and slots.guest is not None and owner.name != slots.guest:
            return owner
    return None


LETTING = frozenset({"lease", "rent"})
"""Verbs of which either side may be told as the subject; to whom, or from whom, says which."""
LENDING = frozenset({"provide", "make", "lease", "rent", "offer"})


TAKING_IN = frozenset({"receive", "welcome"})


def _takes_in(slots: Slots, clause: Clause) -> bool:
    """Tell whether a state gets another's soldiers on its ground: "Poland has received 5,000 American soldiers"."""
    if clause.head.lemma_.lower() not in TAKING_IN:
        return False
    bodies = (token for token in clause.patients if slots.reading.classes(token) & {"force", "military_people"})
    return any((owner := owner_of(slots.reading, body)) is not None and owner.name == slots.guest for body in bodies)


def _is_ground(slots: Slots, token: Token) -> bool:
    return bool(slots.reading.classes(token) & {"facility", "area"})
