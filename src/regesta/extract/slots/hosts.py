"""Slot fillers for the host: on whose territory.

`Slots` enter, the operator among them where it is known; the `Mention` of a country leaves, or None. Rules list the
ways by name, in order; the first that finds something wins. The clause is asked before the passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.no_grounds import is_off_a_coast
from regesta.extract.reading.relations import first_conjunct
from regesta.extract.slots.acting_powers import taker
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import first_state, owner_of, state_of
from regesta.extract.slots.decided_at_home import talking_host
from regesta.extract.slots.destinations import country_after, destination, origin_place
from regesta.extract.slots.donors import ground_of_work, ground_paid_for, purpose_place
from regesta.extract.slots.earlier_sites import earlier_site
from regesta.extract.slots.filling import Slots, Way, all_places
from regesta.extract.slots.ground_at_home import lies_in_a_region
from regesta.extract.slots.ground_to_clear import ground_to_clear
from regesta.extract.slots.grounds_entered import ground_entered, held
from regesta.extract.slots.guests import other_party
from regesta.extract.slots.hired import debtor, hirer
from regesta.extract.slots.holders import holding_state, stored_in
from regesta.extract.slots.hosting import LETTING, host_agent
from regesta.extract.slots.mission_grounds import mission_ground
from regesta.extract.slots.own_soil import state_of_soil
from regesta.extract.slots.page_hosts import agreement_host, focus_host
from regesta.extract.slots.partners import partner_at_home
from regesta.extract.slots.passing import site_ground
from regesta.extract.slots.payers import given_to, ground_rented, guest_paid_for, pays_as_host
from regesta.extract.slots.places import country_of_place
from regesta.extract.slots.requests import matter_ground, plea_owner, weigher
from regesta.extract.slots.sales import buyer
from regesta.extract.slots.sides import side_at_home
from regesta.extract.slots.silences import has_abroad, in_two_countries, tells_of_many_states
from regesta.extract.slots.sites_used import ground_by_use
from regesta.extract.slots.states import state_agent
from regesta.extract.slots.trade import deal_partner, receiver
from regesta.extract.slots.victims import harmed_nationals
from regesta.extract.slots.wars import war_ground
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def location(slots: Slots) -> Mention | None:
    """The country of the place where the clause happens, or of the site that another uses."""
    for token in (slots.noun, *slots.patients("facility")):
        used = ground_by_use(slots.reading, token)
        if used is not None:
            return used[0]
    if slots.centre.governor.lemma_.lower() in LETTING and (landlord := country_after(slots, ("from",))) is not None:
        return landlord
    soil = state_of_soil(slots)
    if soil is not None and soil.name != slots.guest:
        return soil
    places = [place for place in all_places(slots) if not _is_only_off(slots, place)]
    grounds = [c for mention in places if (c := _ground_of(slots, mention)) is not None]
    others = {c.name: c for c in grounds if c.name != slots.guest}
    if grounds and not others and slots.centre.predicate.predicate in ("facility_status", "facility_count"):
        if has_abroad(slots) or lies_in_a_region(slots) or tells_of_many_states(slots):
            return None
        return grounds[0]  # a site may be its owner's own: "a Kenyan air base in Nanyuki, Kenya"
    return None if in_two_countries(slots, places) else next(iter(others.values()), None)


OF_FORCES = frozenset({"deployment", "withdrawal", "troop_strength", "equipment_count"})


def _is_only_off(slots: Slots, place: Mention) -> bool:
    """Tell whether forces are at sea before a place: "patrols off the coast of Lebanon" are not on its ground.

    A state that itself acts there does so in waters of its own: "Egypt held exercises with Greece off Alexandria".
    """
    token = slots.reading.head_of(place.start, place.end)
    above = (token, *islice(token.ancestors, 2))
    if slots.centre.predicate.predicate not in OF_FORCES or not any(is_off_a_coast(word) for word in above):
        return False
    ground = country_of_place(slots.reading, place)
    acting = (slots.reading.country_of(agent) for agent in slots.centre.clause.agents)
    return ground is None or ground.name not in acting


def _ground_of(slots: Slots, place: Mention) -> Mention | None:
    """Return the country of a place; of a site that none places, the one in which the page says that it lies."""
    known = country_of_place(slots.reading, place)
    told = slots.focus.told_sites.ground(place.name) if known is None and place.type == "facility" else None
    return known or (replace(told, found_in=place.found_in) if told is not None else None)


ORDERING = words_of("ordering")
EXPELLING = words_of("expelling")


def demander(slots: Slots) -> Mention | None:
    """The state that makes forces go: "Mali's junta told Denmark to pull out", "Uzbekistan evicted the Americans"."""
    verb = slots.centre.governor
    ordered = verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_.lower() in ORDERING
    if not ordered and slots.reading.action_key(verb) not in EXPELLING:
        return None
    found = first_state(slots.reading, (clause_of(verb.head) if ordered else slots.centre.clause).agents)
    return found if found is not None and found.name != slots.guest else None


def bearer(slots: Slots) -> Mention | None:
    """The state that pays for another's forces on its own ground."""
    state = first_state(slots.reading, slots.centre.clause.agents)
    if state is None or (guest_paid_for(slots, state) is None and not pays_as_host(slots)):
        return None
    return state


def receiving(slots: Slots) -> Mention | None:
    """The state that gets what the clause tells of: "Niger's army receives training"."""
    return first_state(slots.reading, slots.centre.clause.agents)


def counted_owner(slots: Slots) -> Mention | None:
    """Whose the counted people are, of whom another does something: "Britons trained 20,000 Ukrainian soldiers"."""
    found = owner_of(slots.reading, slots.noun)
    return found if found is not None and found.name != slots.guest else None


def helped(slots: Slots) -> Mention | None:
    """Whose forces are helped: "will equip the Somali coast guard", "provides Jordan's army with radars"."""
    for token in slots.centre.clause.patients:
        found = state_of(slots.reading, token)
        if found is not None and found.type == "country" and found.name != slots.guest:
            return found
    return None


def facility_country(slots: Slots) -> Mention | None:
    """The country of the facility that the clause names."""
    for token in clause_tokens(clause_head(slots.centre.governor)):
        mention = slots.reading.mention_by_token.get(token.i)
        if mention is not None and mention.type == "facility":
            country = country_of_place(slots.reading, mention)
            if country is not None and country.name != slots.guest:
                return country
    return None


def site_owner(slots: Slots) -> Mention | None:
    """The state whose site another uses: "Russian bombers began to use Iran's Hamadan air base"."""
    told = (*slots.centre.clause.patients, slots.noun, *slots.noun.children)  # "access to four Omani bases"
    sites = (token for token in told if "facility" in slots.reading.classes(token))
    # "Spanish air space and bases": the adjective stands once
    owners = (owner_of(slots.reading, one) for site in sites for one in (site, *_shares_adjective(site)))
    found = next((state for state in owners if state is not None and state.type == "country"), None)
    return found if found is not None and slots.operator is not None and found.name != slots.operator.name else None


def _shares_adjective(noun: Token) -> Iterator[Token]:
    """Yield the first of a row of nouns for one that has no word of whose it is: "Spanish air space and bases"."""
    first = first_conjunct(noun)
    if first != noun and not any(child.dep_ in ("det", "nmod:poss") for child in noun.children):
        yield first


def host_state(slots: Slots) -> Mention | None:
    """The state whose duty or ground it is: who acts in the clause, or whose deadline or request it speaks of."""
    acting = state_agent(slots)
    if acting is not None:
        return acting if acting.name != slots.guest else None
    for token in (slots.centre.governor, *slots.centre.clause.agents, *slots.centre.clause.patients):
        for child in token.children:
            name = slots.reading.country_of(child)
            if name is not None and child.dep_ in ("nmod:poss", "amod"):
                return country_mention(slots.reading, child, name)
    return None


def handed_to(slots: Slots) -> Mention | None:
    """The state to which a power hands a site over: "the French handed the camp to Chad".

    Of an unknown power, whoever takes a site over may be the next guest, unless the page is on that state's ground.
    """
    state = taker(slots)
    if state is None or state.name == slots.guest:
        return None
    home = slots.focus.host(slots.noun, None) if slots.guest is None else state
    return state if home is not None and home.name == state.name else None


HOST_WAYS: Mapping[str, Way] = {
    "host_agent": host_agent,
    "host_state": host_state,
    "weigher": weigher,
    "purpose_place": purpose_place,
    "ground_to_clear": ground_to_clear,
    "ground_paid_for": ground_paid_for,
    "ground_rented": ground_rented,
    "other_party": other_party,
    "holding_state": holding_state,
    "stored_in": stored_in,
    "location": location,
    "destination": destination,
    "origin_place": origin_place,
    "ground_entered": ground_entered,
    "held": held,
    "receiving": receiving,
    "bearer": bearer,
    "demander": demander,
    "counted_owner": counted_owner,
    "harmed_nationals": harmed_nationals,
    "ground_of_work": ground_of_work,
    "war_ground": war_ground,
    "facility_country": facility_country,
    "earlier_site": earlier_site,
    "site_owner": site_owner,
    "site_ground": site_ground,
    "mission_ground": mission_ground,
    "focus_host": focus_host,
    "agreement_host": agreement_host,
    "talking_host": talking_host,
    "buyer": buyer,
    "receiver": receiver,
    "deal_partner": deal_partner,
    "side_at_home": side_at_home,
    "partner_at_home": partner_at_home,
    "helped": helped,
    "matter_ground": matter_ground,
    "plea_owner": plea_owner,
    "given_to": given_to,
    "handed_to": handed_to,
    "debtor": debtor,
    "hirer": hirer,
}
