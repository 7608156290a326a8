"""The ways to fill the operator, by the names that rules call them: whose forces.

`Slots` enter; the `Mention` of a country or alliance leaves, or None. Rules list the ways by name, in order; the
first that finds something wins. The clause is asked before the passage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.acting_powers import (
    agent_organisation,
    agent_state,
    by_agent,
    employer,
    keeper,
    sender,
    services_meant,
    taker,
)
from regesta.extract.slots.actors import teller
from regesta.extract.slots.aims import is_aim
from regesta.extract.slots.borders import is_border
from regesta.extract.slots.clearers import clearer
from regesta.extract.slots.countries import first_state, seat_of
from regesta.extract.slots.decided_at_home import power_beyond
from regesta.extract.slots.donors import donor
from regesta.extract.slots.earlier_sites import earlier_keeper
from regesta.extract.slots.filling import Slots, Way
from regesta.extract.slots.guests import agreement_guest, allowed, built_for, counterpart, grantee, guest, other_party
from regesta.extract.slots.holders import stored_by
from regesta.extract.slots.layers import layer
from regesta.extract.slots.other_forces import are_others, were_of_many
from regesta.extract.slots.owners import belonging, countrymen, owner, unit_country
from regesta.extract.slots.owners_beside import forces_there
from regesta.extract.slots.partners import partner_abroad
from regesta.extract.slots.payers import bargainer, giver, payer
from regesta.extract.slots.possessors import payment_pronoun, whose_payment
from regesta.extract.slots.requests import asked_of, help_owner, plea_guest
from regesta.extract.slots.sales import arms_owner
from regesta.extract.slots.sides import side_abroad
from regesta.extract.slots.strikers import striker
from regesta.extract.slots.trade import seller
from regesta.extract.slots.victims import harmed_power
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def _host_shuts_by_name(slots: Slots) -> bool:
    """Tell whether a host shuts a site by its name: "Bishkek closed Manas" need not be the last power's told."""
    if slots.host is None or "close" not in slots.reading.actions(slots.centre.governor):
        return False
    named = any(token.i in slots.reading.mention_by_token for token in slots.patients("facility"))
    agent = first_state(slots.reading, slots.centre.clause.agents)
    return named and agent is not None and agent.name == slots.host.name


def focus_operator(slots: Slots) -> Mention | None:
    """The power that the passage is about, unless the sentence has another state acting, or tells of others' forces.

    Government forces are those of the country that they are in.
    """
    if is_of_government(slots):
        return _host_itself(slots)
    if (services := services_meant(slots, (slots.noun, *slots.patients("force")))) is not None:
        return services[0] if len(services) == 1 else None
    if are_others(slots) or payment_pronoun(slots) is not None or _are_anybodys_sites(slots):
        return None
    earlier = earlier_keeper(slots)
    if earlier is not None:
        return earlier
    found = slots.focus.operator(slots.noun, slots.host.name if slots.host else None)
    if found is None or (found.type == "country" and were_of_many(slots, found)):
        return None
    if _a_state_unnamed_acts(slots, found) or _host_shuts_by_name(slots):
        return None
    if slots.host is not None and _is_one_of_many_guests(slots, found, slots.host):
        return None
    gone_to = taker(slots)
    if gone_to is not None and gone_to.name == found.name:
        return None  # "handed over to the Chadian army": whose it was, is another
    others = {found.name, slots.host.name if slots.host else found.name}
    said = (t for t in slots.noun.sent if t.text[:1].isupper() and not _is_no_power(slots.reading, t))
    named = (slots.reading.country_of(t) or seat_of(slots.reading, t) for t in said)
    if any(name is not None and name not in others for name in named):
        return None
    return found


def _are_anybodys_sites(slots: Slots) -> bool:
    """Tell whether sites are told to be of whatever foreign power: "hosts no foreign bases" names none."""
    sites = (slots.noun, *slots.patients("facility"))
    said = (child for site in sites if "facility" in slots.reading.classes(site) for child in site.children)
    return any(child.dep_ == "amod" and child.lower_ == "foreign" for child in said)


def _a_state_unnamed_acts(slots: Slots, power: Mention) -> bool:
    """Tell whether a state without a name acts, and the last one named before is not the page's power.

    "Romania held talks. The nation plans to deploy 600 more", on a page about American forces.
    """
    agents = (*slots.centre.clause.agents, *clause_of(clause_head(slots.centre.governor)).agents)
    nouns = (token for token in agents if token.lemma_.lower() in STATES and token.tag_ == "NN")
    unnamed = next((n for n in nouns if any(child.lower_ in ("the", "this", "that") for child in n.children)), None)
    if unnamed is None:
        return False
    reading = slots.reading
    named = [m for m in reading.annotated.mentions if m.type == "country" and m.end <= unnamed.idx]
    acting = [m for m in named if preposition_of(reading.head_of(m.start, m.end)) is None]
    last = max(acting, key=lambda m: m.start, default=None)
    return last is None or last.name != power.name


MANY_GUESTS = 3
"""Powers that a page has on one ground, from which on a force or site there without an owner may be any one's."""


def _is_one_of_many_guests(slots: Slots, power: Mention, host: Mention) -> bool:
    """Tell whether a page goes through the powers on a ground, and the sentence does not name this one."""
    guests = {name for (name, ground), count in slots.focus.pairs.abroad.items() if ground == host.name and count}
    return len(guests) >= MANY_GUESTS and all(slots.reading.country_of(t) != power.name for t in slots.noun.sent)


def _is_no_power(reading: Reading, token: Token) -> bool:
    """Tell whether a country is only an aim, or where something is: "and one more squadron in Germany"."""
    named = reading.mention_by_token.get(token.i)
    head = reading.head_of(named.start, named.end) if named is not None else token
    if head.dep_ in ("amod", "compound", "nmod:poss") and (is_border(head.head) or head.head.lemma_ in GROUND_NOUNS):
        head = head.head  # "near the Chinese border"
        return preposition_of(head) is not None
    return preposition_of(head) in WITHIN or is_aim(reading, token)


WITHIN = frozenset({"in", "inside", "within", "across", "throughout"})
"""Prepositions of ground alone: who is "at", "on" or "near" something may have forces there."""


def _host_itself(slots: Slots) -> Mention | None:
    """The country on whose ground its own forces are, by the clause's word for them; None where they must be abroad."""
    return replace(slots.host, found_in="clause") if slots.host is not None and not slots.centre.rule.abroad else None


def is_of_government(slots: Slots) -> bool:
    """Tell whether the forces of a clause are those of the government of where they are: "government troops"."""
    concerned = (slots.noun, *slots.centre.clause.agents)
    bodies = (t for t in concerned if slots.reading.classes(t) & {"force", "military_people"})
    return any(child.lower_ in GOVERNMENTAL for body in bodies for child in body.children)


GOVERNMENTAL = words_of("governmental")
STATES = words_of("state_nouns")
GROUND_NOUNS = words_of("ground_nouns")


OPERATOR_WAYS: Mapping[str, Way] = {
    "owner": owner,
    "forces_there": forces_there,
    "countrymen": countrymen,
    "belonging": belonging,
    "unit_country": unit_country,
    "sender": sender,
    "agent_state": agent_state,
    "payer": payer,
    "agent_organisation": agent_organisation,
    "by_agent": by_agent,
    "employer": employer,
    "giver": giver,
    "bargainer": bargainer,
    "grantee": grantee,
    "asked_of": asked_of,
    "arms_owner": arms_owner,
    "stored_by": stored_by,
    "help_owner": help_owner,
    "plea_guest": plea_guest,
    "allowed": allowed,
    "guest": guest,
    "built_for": built_for,
    "keeper": keeper,
    "focus_operator": focus_operator,
    "side_abroad": side_abroad,
    "partner_abroad": partner_abroad,
    "whose_payment": whose_payment,
    "agreement_guest": agreement_guest,
    "power_beyond": power_beyond,
    "other_party": other_party,
    "counterpart": counterpart,
    "layer": layer,
    "clearer": clearer,
    "seller": seller,
    "donor": donor,
    "striker": striker,
    "harmed_power": harmed_power,
    "teller": teller,
}
