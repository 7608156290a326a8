"""Whose, and on whose ground, the site is that "the facility" takes up from before.

`Slots` enter; the `Mention` of a country leaves with where it was found, or None where nothing was brought in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.antecedents import body_described_before, scope_of, site_before
from regesta.extract.reading.bodies_meant import body_meant
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_definite
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.bases import STAYING, described_before
from regesta.extract.slots.countries import HOSTING, first_state, owner_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.places import country_of_place, places_of, places_under
from regesta.extract.slots.sites_used import ground_by_use
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def earlier_site(slots: Slots) -> Mention | None:
    """The country of the site that "the center" was before: its place goes before the document's."""
    for token, earlier in _taken_up(slots):
        grounds = (country_of_place(slots.reading, place) for place in _places_of_site(slots, earlier))
        own = slots.guest if not slots.centre.predicate.predicate.startswith("facility") else None
        others = {c.name: c for c in grounds if c is not None and c.name != own}  # a site may be its owner's own
        if len(others) == 1:  # "airfields in X and Y … the airfields" are on no one ground
            return replace(next(iter(others.values())), found_in=scope_of(slots.focus, earlier.idx, token))
    return _told_ground(slots) or _where_stood_before(slots)


def _where_stood_before(slots: Slots) -> Mention | None:
    """The country of the one town "at" which the sentence before has something, for a bare "the base"."""
    bare = [t for p, t in slots.centre.clause.obliques if p in STAYING and t.lower_ in BARE_SITES and is_definite(t)]
    start = slots.noun.sent.start
    if not bare or any(True for _ in _sites_taken_up(slots)) or start == 0:
        return None
    reading, before = slots.reading, slots.reading.doc[start - 1].sent
    named = (reading.mention_of(t) for t in before if preposition_of(t) == "at")
    grounds = (country_of_place(reading, place) for place in named if place is not None and place.type == "place")
    told = {ground.name: ground for ground in grounds if ground is not None}
    if len(told) != 1 or slots.guest in told:
        return None
    return replace(next(iter(told.values())), found_in=scope_of(slots.focus, before.start_char, slots.noun))


BARE_SITES = frozenset({"base", "airfield", "airbase", "camp", "airport"})


def _told_ground(slots: Slots) -> Mention | None:
    """The country in which the page has the named site of the clause, in whatever sentence: "X is a base in Oman"."""
    own = None if slots.centre.predicate.predicate.startswith("facility") else slots.guest
    for token, site in _named_sites(slots):
        ground = slots.focus.told_sites.ground(site.name)
        if ground is not None and ground.name != own:
            return replace(ground, found_in=scope_of(slots.focus, ground.start, token))
    return None


def told_owner(slots: Slots) -> Mention | None:
    """Whose the page says that the named site is of which a claim on sites tells."""
    if not slots.centre.predicate.predicate.startswith("facility"):
        return None
    for token, site in _named_sites(slots):
        owner = slots.focus.told_sites.owner(site.name)
        if owner is not None:
            return replace(owner, found_in=scope_of(slots.focus, owner.start, token))
    return None


def _named_sites(slots: Slots) -> Iterator[tuple[Token, Mention]]:
    """Yield the named sites that a clause is about, those behind "it" and "the base" among them."""
    meant = (slots.noun, *slots.centre.clause.patients, *slots.centre.clause.agents)
    for token in dict.fromkeys(meant):
        mention = slots.reading.mention_of(token)
        if mention is None and token.pos_ != "PRON" and (earlier := site_before(slots.focus, token)) is not None:
            mention = slots.reading.mention_by_token.get(earlier.i)
        if mention is not None and mention.type == "facility":
            yield token, mention


def _taken_up(slots: Slots) -> Iterator[tuple[Token, Token]]:
    """Yield the sites and the bodies of troops that the clause takes up, each with what brought it in."""
    yield from _sites_taken_up(slots)
    yield from _bodies_taken_up(slots)


def _bodies_taken_up(slots: Slots) -> Iterator[tuple[Token, Token]]:
    """Yield "the troops" and "they" of the clause, each with the noun by which they were brought in."""
    acting = slots.centre.clause.agents if slots.centre.predicate.predicate in OF_FORCES else ()
    bodies = (t for t in (slots.noun, *slots.patients("force"), *acting) if t.lemma_.lower() not in WHOLE_SERVICES)
    for token in dict.fromkeys(bodies):  # "the army" may be any state's that the page tells of
        earlier = body_meant(slots.reading, token) or body_described_before(slots.focus, token)
        if earlier is not None and earlier.sent != token.sent:
            yield token, earlier


WHOLE_SERVICES = words_of("whole_services")
OF_FORCES = frozenset({"troop_strength", "deployment", "withdrawal"})


def earlier_keeper(slots: Slots) -> Mention | None:
    """Whose the site or the body was by which "the facility", "they" were brought in: "China opened a base … It …"."""
    for token, earlier in _taken_up(slots):
        used = ground_by_use(slots.reading, earlier)
        found = used[1] if used is not None else owner_of(slots.reading, earlier) or _who_put(slots.reading, earlier)
        may_own = found is not None and slots.focus.pairs.may_own(found.name)  # "the Macau garrison" is on its ground
        if found is not None and may_own and (slots.host is None or found.name != slots.host.name):
            return replace(found, found_in=scope_of(slots.focus, earlier.idx, token))
    return told_owner(slots)


def _who_put(reading: Reading, site: Token) -> Mention | None:
    """Return the state that opened, keeps or uses a site, or sent a body, where that is the verb's object."""
    verb = clause_head(site)
    if site.dep_ not in ("obj", "nsubj:pass") or not reading.actions(verb) & PUTTING:
        return None
    return None if verb.lemma_.lower() in HOSTING else first_state(reading, clause_of(verb).agents)


PUTTING = frozenset({"open", "host", "use", "station", "send", "garrison", "withdraw"})


def _sites_taken_up(slots: Slots) -> Iterator[tuple[Token, Token]]:
    """Yield the definite sites of the clause, each with the noun by which it was brought in."""
    at = [token for preposition, token in slots.centre.clause.obliques if preposition in STAYING]
    for token in dict.fromkeys((slots.noun, *slots.patients("facility"), *at)):
        taken_up = token.sent.start < slots.noun.sent.start  # what "it" stands for
        earlier = token if taken_up else site_before(slots.focus, token)
        if earlier is None and is_definite(token) and "facility" in slots.reading.classes(token):
            earlier = described_before(slots.focus, token)
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
    if verb.lemma_.lower() in HOSTING and site.dep_ == "obj":
        host = first_state(slots.reading, clause_of(verb).agents)
        if host is not None:
            yield host
    if site.dep_ in ("obj", "nsubj", "nsubj:pass"):
        yield from places_of(slots.reading, clause_of(verb))
