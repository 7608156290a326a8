"""Slot fillers for operator and host: whose forces, on whose territory.

`Slots` enter; the `Mention` of a country or alliance leaves, or None. Rules list the ways by name, in order; the
first that finds something wins. The clause is asked before the sentence, the sentence before the discourse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.clocks.courses import COURSES
from regesta.extract.discourse.antecedents import scope_of, site_before
from regesta.extract.reading.clauses import clause_head, clause_of, clause_tokens, is_verbal, preposition_of
from regesta.extract.reading.document import Reading, is_definite
from regesta.extract.slots.bases import STAYING, described_before
from regesta.extract.slots.countries import country_mention, first_state, owner_of, seat_of, state_of
from regesta.extract.slots.filling import Slots, Way, all_places
from regesta.extract.slots.parties import agreement_parties, agreement_token
from regesta.extract.slots.places import (
    country_of_place,
    ground_by_use,
    is_aim,
    place_in,
    places_of,
    places_under,
)
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def owner(slots: Slots) -> Mention | None:
    """Whose the counted or affected noun is: "Russian troops", "Russia's 201st"."""
    counted = slots.centre.quantity is not None
    wanted = slots.centre.rule.patient or ["force", "military_people", "facility", "equipment"]
    tokens = [slots.noun, *([] if counted else slots.patients(*wanted))]
    if counted and slots.noun.dep_ == "nmod":  # "a garrison of 500 people" is whose garrison it is
        tokens.append(slots.noun.head)
        name = slots.reading.country_of(slots.noun.head)
        if name is not None and any(c.tag_ == "POS" for c in slots.noun.head.children):
            return country_mention(slots.reading, slots.noun.head, name)  # "China's, with around 2,000 personnel"
    for token in tokens:
        used = ground_by_use(slots.reading, token)
        if used is not None:
            return used[1]
        found = owner_of(slots.reading, token)
        if found is not None:
            return found
    return None


def unit_country(slots: Slots) -> Mention | None:
    """The country that owns the unit named in the clause."""
    for token in clause_tokens(clause_head(slots.centre.governor)):
        mention = slots.reading.mention_by_token.get(token.i)
        if mention is not None and mention.type == "military_unit":
            found = owner_of(slots.reading, slots.reading.head_of(mention.start, mention.end))
            if found is not None:
                return found
    return None


def sender(slots: Slots) -> Mention | None:
    """The state that sends, keeps or withdraws."""
    for clause in slots.clauses:
        if slots.reading.actions(clause.head) & {"send", "withdraw", "station", "open", "close", "provide"}:
            if clause.head.lemma_.lower() in HOSTING:
                return None
            if (state := first_state(slots.reading, clause.agents)) is not None:
                return state
    return None


HOSTING = frozenset({"host", "house", "accommodate"})


def _hosts(slots: Slots) -> bool:
    return slots.centre.governor.lemma_.lower() in HOSTING


def agent_state(slots: Slots) -> Mention | None:
    """The state that acts in the clause, unless it acts as a host."""
    if _hosts(slots):
        return None
    acting = [state for token in slots.centre.clause.agents if (state := state_of(slots.reading, token)) is not None]
    if len({state.name for state in acting}) > 1:
        return None  # "Japan and the United States agreed to move the marines": whose they are is not said
    return acting[0] if acting else _state_above(slots)


def _state_above(slots: Slots) -> Mention | None:
    """The state that begins or completes what a noun says: "Russia has completed deliveries of four fighters"."""
    noun = slots.centre.governor
    if is_verbal(noun) or noun.dep_ != "obj" or noun.head.lemma_.lower() not in COURSES:
        return None
    return first_state(slots.reading, clause_of(noun.head).agents)


def payer(slots: Slots) -> Mention | None:
    """The state that pays, unless the document has it as the host: a host may share the costs."""
    state = agent_state(slots)
    pair = slots.focus.main_pair
    return None if state is not None and pair is not None and state.name == pair[1] else state


def agent_organisation(slots: Slots) -> Mention | None:
    """The organisation that acts in the clause."""
    for token in slots.centre.clause.agents:
        mention = slots.reading.mention_of(token)
        if mention is not None and mention.type in ("organisation", "military_unit"):
            return mention
    return None


def by_agent(slots: Slots) -> Mention | None:
    """Who uses a facility: "used by NATO"."""
    return first_state(slots.reading, slots.centre.clause.agents) or agent_organisation(slots)


def guest(slots: Slots) -> Mention | None:
    """Whose base a host has or makes available: "to the coalition", "for American forces"."""
    for preposition, token in slots.centre.clause.obliques:
        if preposition in ("to", "for", "by"):
            return state_of(slots.reading, token)
    return None


def keeper(slots: Slots) -> Mention | None:
    """The power that keeps, runs or leases a base abroad."""
    return None if _hosts(slots) else first_state(slots.reading, slots.centre.clause.agents)


def focus_operator(slots: Slots) -> Mention | None:
    """The power that the passage is about, unless the sentence has another state acting."""
    earlier = earlier_keeper(slots)
    if earlier is not None:
        return earlier
    found = slots.focus.operator(slots.noun, slots.host.name if slots.host else None)
    if found is None:
        return None
    others = {found.name, slots.host.name if slots.host else found.name}
    said = (t for t in slots.noun.sent if t.text[:1].isupper() and not is_aim(slots.reading, t))
    named = (slots.reading.country_of(t) or seat_of(slots.reading, t) for t in said)
    if any(name is not None and name not in others for name in named):
        return None
    return found


def agreement_guest(slots: Slots) -> Mention | None:
    """The party of an agreement whose forces are on the other's ground, as the document has it."""
    token, parties = _agreement(slots)
    name = slots.focus.guest_of(parties)
    if name is not None:
        return country_mention(slots.reading, token, name, "discourse")
    found = slots.focus.operator(slots.noun, None)
    if found is None or (parties and found.name not in parties):
        return None
    return found if parties or slots.focus.main_pair is not None else None


def _agreement(slots: Slots) -> tuple[Token, tuple[str, ...]]:
    token = agreement_token(slots.reading, slots.centre) or slots.noun
    return token, agreement_parties(slots.reading, slots.focus, token, slots.centre)


def agreement_host(slots: Slots) -> Mention | None:
    """The party of an agreement that is not the operator."""
    token, parties = _agreement(slots)
    if slots.operator is None or slots.operator.name not in parties:
        return None
    other = next(name for name in parties if name != slots.operator.name)
    return country_mention(slots.reading, token, other, "discourse")


def host_agent(slots: Slots) -> Mention | None:
    """The state that hosts: "Tajikistan hosts", "X has made available"."""
    for clause in slots.clauses:
        if clause.head.lemma_.lower() in HOSTING | {"provide", "make", "lease", "rent", "offer"}:
            return first_state(slots.reading, clause.agents)
    return None


def location(slots: Slots) -> Mention | None:
    """The country of the place where the clause happens, or of the site that another uses."""
    for token in (slots.noun, *slots.patients("facility")):
        used = ground_by_use(slots.reading, token)
        if used is not None:
            return used[0]
    for mention in all_places(slots):
        country = country_of_place(slots.reading, mention)
        if country is not None and (slots.operator is None or country.name != slots.operator.name):
            return country
    return None


def destination(slots: Slots) -> Mention | None:
    """The country to which something is sent; what is stationed has no destination."""
    if not slots.reading.actions(slots.centre.governor) & {"send", "move", "provide"}:
        return None
    return _country_after(slots, ("to", "into", "onto"))


def origin_place(slots: Slots) -> Mention | None:
    """The country from which forces leave: "from X", or what they leave."""
    found = _country_after(slots, ("from", "out"))
    if found is not None:
        return found
    for token in slots.centre.clause.patients:
        for mention in place_in(slots.reading, token):
            if mention.type in ("country", "place") and token.i in slots.reading.mention_by_token:
                return country_of_place(slots.reading, mention)
    return None


def _country_after(slots: Slots, prepositions: tuple[str, ...]) -> Mention | None:
    for preposition, token in slots.centre.clause.obliques:
        if preposition.split(" ")[0] in prepositions:
            return _other_country(slots, token)
    for token in (*slots.centre.clause.patients, slots.noun):
        for child in token.children:
            if child.dep_ == "nmod" and (preposition_of(child) or "") in prepositions:
                return _other_country(slots, child)
    return None


def _other_country(slots: Slots, token: Token) -> Mention | None:
    """The country of a complement's place; moved home, forces have no host there."""
    place = next(iter(place_in(slots.reading, token)), None)
    country = country_of_place(slots.reading, place) if place is not None else None
    at_home = country is not None and slots.operator is not None and country.name == slots.operator.name
    return None if at_home else country


def facility_country(slots: Slots) -> Mention | None:
    """The country of the facility that the clause names."""
    for token in clause_tokens(clause_head(slots.centre.governor)):
        mention = slots.reading.mention_by_token.get(token.i)
        if mention is not None and mention.type == "facility":
            country = country_of_place(slots.reading, mention)
            if country is not None and (slots.operator is None or country.name != slots.operator.name):
                return country
    return None


def earlier_site(slots: Slots) -> Mention | None:
    """The country of the site that "the center" was before: its place goes before the document's."""
    for token, earlier in _sites_taken_up(slots):
        for place in _places_of_site(slots, earlier):
            country = country_of_place(slots.reading, place)
            if country is not None and (slots.operator is None or country.name != slots.operator.name):
                return replace(country, found_in=scope_of(slots.focus, earlier.idx, token))
    return None


def earlier_keeper(slots: Slots) -> Mention | None:
    """Whose the site was by which "the facility" was brought in: "China opened a base … The facility …"."""
    for token, earlier in _sites_taken_up(slots):
        used = ground_by_use(slots.reading, earlier)
        found = used[1] if used is not None else owner_of(slots.reading, earlier) or _who_put(slots.reading, earlier)
        if found is not None and (slots.host is None or found.name != slots.host.name):
            return replace(found, found_in=scope_of(slots.focus, earlier.idx, token))
    return None


def _who_put(reading: Reading, site: Token) -> Mention | None:
    """Return the state that opened, keeps or uses a site where the site is the verb's object."""
    verb = clause_head(site)
    if site.dep_ not in ("obj", "nsubj:pass") or not reading.actions(verb) & {"open", "host", "use", "station"}:
        return None
    return None if verb.lemma_.lower() in HOSTING else first_state(reading, clause_of(verb).agents)


def _sites_taken_up(slots: Slots) -> Iterator[tuple[Token, Token]]:
    """Yield the definite sites of the clause, each with the noun by which it was brought in."""
    at = [token for preposition, token in slots.centre.clause.obliques if preposition in STAYING]
    for token in dict.fromkeys((slots.noun, *slots.patients("facility"), *at)):
        earlier = site_before(slots.focus, token)
        if earlier is None and is_definite(token) and "facility" in slots.reading.classes(token):
            earlier = described_before(slots.reading, token)
        if earlier is not None:
            yield token, earlier


def _places_of_site(slots: Slots, site: Token) -> Iterator[Mention]:
    mention = slots.reading.mention_by_token.get(site.i)
    if mention is not None and mention.type == "facility":
        yield mention
    used = ground_by_use(slots.reading, site)
    if used is not None:
        yield used[0]
    yield from places_under(slots.reading, site)
    verb = clause_head(site)
    if site.dep_ in ("obj", "nsubj", "nsubj:pass"):
        yield from places_of(slots.reading, clause_of(verb))


def focus_host(slots: Slots) -> Mention | None:
    """The host that the passage is about: of the site that it takes up, else of what stands nearest."""
    earlier = earlier_site(slots)
    if earlier is not None:
        return earlier
    return slots.focus.host(slots.noun, slots.operator.name if slots.operator else None)


OPERATOR_WAYS: Mapping[str, Way] = {
    "owner": owner,
    "unit_country": unit_country,
    "sender": sender,
    "agent_state": agent_state,
    "payer": payer,
    "agent_organisation": agent_organisation,
    "by_agent": by_agent,
    "guest": guest,
    "keeper": keeper,
    "focus_operator": focus_operator,
    "agreement_guest": agreement_guest,
}
HOST_WAYS: Mapping[str, Way] = {
    "host_agent": host_agent,
    "location": location,
    "destination": destination,
    "origin_place": origin_place,
    "facility_country": facility_country,
    "earlier_site": earlier_site,
    "focus_host": focus_host,
    "agreement_host": agreement_host,
}
