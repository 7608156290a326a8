"""Slot fillers for the host: on whose territory.

`Slots` enter, the operator among them where it is known; the `Mention` of a country leaves, or None. Rules list the
ways by name, in order; the first that finds something wins. The clause is asked before the passage.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import Clause, clause_of
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.slots.borders import far_side, is_border
from regesta.extract.slots.brackets import ground_before_bracket
from regesta.extract.slots.countries import HOSTING, country_mention, first_state, opens_to_another, owner_of, state_of
from regesta.extract.slots.destinations import country_after, destination, goes_to_several, origin_place
from regesta.extract.slots.donors import ground_of_work, ground_paid_for, purpose_place
from regesta.extract.slots.earlier_incidents import place_of_incident
from regesta.extract.slots.earlier_sites import earlier_site
from regesta.extract.slots.filling import Slots, Way, all_places
from regesta.extract.slots.ground_at_home import lies_in_a_region, own_ground, retaken_ground
from regesta.extract.slots.grounds_entered import ground_entered, held
from regesta.extract.slots.guests import agreement_and_parties
from regesta.extract.slots.hired import debtor, hirer
from regesta.extract.slots.holders import holding_state, stored_in
from regesta.extract.slots.layers import layer
from regesta.extract.slots.mission_grounds import mission_ground
from regesta.extract.slots.payers import given_to, guest_paid_for, pays_as_host
from regesta.extract.slots.places import (
    country_of_place,
    ground_by_use,
)
from regesta.extract.slots.sales import buyer
from regesta.extract.slots.sides import side_at_home
from regesta.extract.slots.silences import has_abroad, in_two_countries, nothing_from_afar
from regesta.extract.slots.talks import plea_owner
from regesta.extract.slots.trade import deal_partner, receiver
from regesta.extract.slots.victims import harmed_nationals
from regesta.extract.slots.wars import war_ground
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def host_agent(slots: Slots) -> Mention | None:
    """The state that hosts: "Tajikistan hosts", "X has made available", "Japan (54,000 troops) and Italy host"."""
    if (bracketed := ground_before_bracket(slots.reading, slots.noun)) is not None:
        return country_mention(slots.reading, bracketed, slots.reading.country_of(bracketed) or "")
    for clause in slots.clauses:
        if clause.head.lemma_.lower() in LETTING and not any(preposition == "to" for preposition, _ in clause.obliques):
            return None  # "the United States rents the airfield" is the tenant
        lends = clause.head.lemma_.lower() in LENDING and any(_is_ground(slots, t) for t in clause.patients)
        # who provides soldiers hosts none
        hosting = clause.head.lemma_.lower() in HOSTING or _takes_in(slots, clause)
        if lends or hosting or opens_to_another(clause.head):
            state = first_state(slots.reading, clause.agents)
            itself = any(token.lower_ == "it" for token in clause.agents)  # "it houses its own": a site does
            return None if itself and state is not None and state.name == slots.guest else state
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


def location(slots: Slots) -> Mention | None:
    """The country of the place where the clause happens, or of the site that another uses."""
    for token in (slots.noun, *slots.patients("facility")):
        used = ground_by_use(slots.reading, token)
        if used is not None:
            return used[0]
    if slots.centre.governor.lemma_.lower() in LETTING and (landlord := country_after(slots, ("from",))) is not None:
        return landlord
    places = all_places(slots)
    grounds = [c for mention in places if (c := country_of_place(slots.reading, mention)) is not None]
    others = {c.name: c for c in grounds if c.name != slots.guest}
    if grounds and not others and slots.centre.predicate.predicate in ("facility_status", "facility_count"):
        if has_abroad(slots):
            return None
        return grounds[0]  # a site may be its owner's own: "a Kenyan air base in Nanyuki, Kenya"
    return None if in_two_countries(slots, places) else next(iter(others.values()), None)


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
    sites = (token for token in slots.centre.clause.patients if "facility" in slots.reading.classes(token))
    owners = (owner_of(slots.reading, site) for site in sites)
    found = next((state for state in owners if state is not None and state.type == "country"), None)
    return found if found is not None and slots.operator is not None and found.name != slots.operator.name else None


def focus_host(slots: Slots) -> Mention | None:
    """The host that the passage is about: of the site that it takes up, else of what stands nearest."""
    if lies_in_a_region(slots) or goes_to_several(slots):
        return None
    if (home := own_ground(slots)) is not None:
        return home
    earlier = earlier_site(slots)
    if earlier is not None:
        return earlier
    incident = place_of_incident(slots) if slots.centre.predicate.predicate == "casualties" else None
    if incident is not None and (country := country_of_place(slots.reading, incident)) is not None:
        return country
    if (party := _other_party(slots)) is not None:
        return party
    if nothing_from_afar(slots):
        return None
    if (told := mission_ground(slots)) is not None:
        return told
    found = slots.focus.host(slots.noun, slots.guest) or retaken_ground(slots)
    if found is None or _gives(slots, found) or _lays_at_home(slots, found) or _lies_beyond(slots, found):
        return None
    leaving = slots.centre.predicate.predicate == "withdrawal"
    if leaving and slots.focus.pairs.never_left(slots.guest, found.name):
        return None
    return None if found.name != slots.guest and _stays_at_home(slots) else found


def _lies_beyond(slots: Slots, host: Mention) -> bool:
    """Tell whether the page's host lies beyond the border to which forces go: "sent tanks to the border with Syria"."""
    borders = (token for _, token in slots.centre.clause.obliques if is_border(token))
    return any(far_side(slots.reading, border) == host.name for border in borders)


def _stays_at_home(slots: Slots) -> bool:
    """Tell whether a page is about the power's own country and never has its forces abroad: where else, is not said."""
    if slots.guest is None or slots.focus.pairs.is_abroad(slots.guest):
        return False
    own = slots.focus.host(slots.noun, None)
    return own is not None and own.name == slots.guest


def _lays_at_home(slots: Slots, host: Mention) -> bool:
    """Tell whether the page's host is who uses mines and has forces abroad: where it uses them is left open."""
    if slots.centre.predicate.predicate != "mine_use":
        return False
    by = slots.operator or layer(slots)
    return by is not None and by.name == host.name and slots.focus.pairs.is_abroad(by.name)


def _gives(slots: Slots, host: Mention) -> bool:
    """Tell whether the page's host is who gives in the clause: "China provided weapons to the rebels" hosts nobody."""
    if slots.centre.predicate.predicate not in GIVEN:
        return False
    giving = "provide" in slots.reading.actions(slots.centre.governor)
    giver = first_state(slots.reading, slots.centre.clause.agents) if giving else None
    return giver is not None and giver.name == host.name and host_agent(slots) is None


GIVEN = frozenset({"agreement_consideration", "clearance", "assistance"})
"""Predicates of what one state may give for another's ground: who gives it is not who gets it."""


def _other_party(slots: Slots) -> Mention | None:
    """The other party of the agreement under which the power's forces are there, by the clause's own words."""
    under = [t for preposition, t in slots.centre.clause.obliques if preposition in ("under", "by")]
    agreement = next((t for t in under if "agreement" in slots.reading.classes(t)), None)
    return agreement_host(slots) if agreement is not None else None


def agreement_host(slots: Slots) -> Mention | None:
    """The party of an agreement that is not the operator."""
    token, parties = agreement_and_parties(slots)
    if slots.operator is None or slots.operator.name not in parties:
        return None
    other = next(name for name in parties if name != slots.operator.name)
    return country_mention(slots.reading, token, other, "discourse")


def host_state(slots: Slots) -> Mention | None:
    """The state whose duty or ground it is: who acts in the clause, or whose deadline or request it speaks of."""
    acting = first_state(slots.reading, slots.centre.clause.agents)
    if acting is not None:
        return acting
    for token in (slots.centre.governor, *slots.centre.clause.agents, *slots.centre.clause.patients):
        for child in token.children:
            name = slots.reading.country_of(child)
            if name is not None and child.dep_ in ("nmod:poss", "amod"):
                return country_mention(slots.reading, child, name)
    return None


HOST_WAYS: Mapping[str, Way] = {
    "host_agent": host_agent,
    "host_state": host_state,
    "purpose_place": purpose_place,
    "ground_paid_for": ground_paid_for,
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
    "mission_ground": mission_ground,
    "focus_host": focus_host,
    "agreement_host": agreement_host,
    "buyer": buyer,
    "receiver": receiver,
    "deal_partner": deal_partner,
    "side_at_home": side_at_home,
    "helped": helped,
    "plea_owner": plea_owner,
    "given_to": given_to,
    "debtor": debtor,
    "hirer": hirer,
}
