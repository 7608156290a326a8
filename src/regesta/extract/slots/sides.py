"""The two sides of a bargain: on whose ground its site lies, and whose forces use it.

`Slots` enter; the `Mention` of a side leaves, or None unless the sentence itself names exactly two states and tells,
by the ground or the owner of its site, which of them is at home:
"the Duma ratified the agreement on the base in Tartus".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import first_state, owner_of, seat_of
from regesta.extract.slots.filling import Slots, place_behind
from regesta.extract.slots.places import country_of_place, places_under
from regesta.extract.slots.sites_used import ground_by_use
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

SITED = frozenset({"facility", "site", "harbour", "stay", "foreign_stay"})
"""Nouns of sites, whose complement says where they lie; that of an agreement may say where it is signed."""
SITES = frozenset({"facility"})
"""What a side has on the other's ground; an army that a bargain helps is at home."""
ASKED_FOR = SITES | {"force", "military_people"}
"""What talks and requests are about: whoever's it is comes, or is there."""
AT = ("in", "at", "near", "from", "to")
"""Prepositions of a capital that is only where, whence or whither: "signed in Moscow" makes Russia no side."""


def side_abroad(slots: Slots) -> Mention | None:
    """The state of the sentence on whose ground the site does not lie."""
    sides = _sides(slots)
    return sides.abroad if sides is not None else None


def side_at_home(slots: Slots) -> Mention | None:
    """The state of the sentence on whose ground the site lies, or the one other than the site's owner."""
    sides = _sides(slots)
    return sides.at_home if sides is not None else None


def sides_are_untold(slots: Slots) -> bool:
    """Tell whether a sentence names several states that bargain, and not which of them is at home."""
    states = {mention.name for token in slots.noun.sent for mention in _state_at(slots.reading, token)}
    return len(states) > 1 and _sides(slots) is None


@dataclass(frozen=True, slots=True)
class Sides:
    """Who has the ground, and who has the forces."""

    at_home: Mention
    abroad: Mention


def _sides(slots: Slots) -> Sides | None:
    """Return the sides that a sentence tells; None for one state, for three, and where nothing tells them apart."""
    reading, sentence = slots.reading, slots.noun.sent
    named = {mention.name: mention for token in sentence for mention in _state_at(reading, token)}
    grounds = {mention.name: mention for token in sentence for mention in _grounds(reading, token)}
    states = named | grounds
    if len(states) != 2:
        return None
    owned = ASKED_FOR if slots.centre.predicate.predicate == "negotiation" else SITES
    owners = {whose.name for token in sentence for whose in _owners(reading, token, owned)} & set(states)
    if len(grounds) == 1:
        home = next(iter(grounds))
    elif len(owners) == 1 and not grounds:
        home = next(name for name in states if name not in owners)
    elif (letting := _who_lets(slots)) in named:
        home = letting
    else:
        return None
    abroad = next(name for name in states if name != home)
    return Sides(at_home=states[home], abroad=states[abroad])


def _who_lets(slots: Slots) -> str | None:
    """Return the state that lets a site to another: "Oman leases Masirah to Britain"; None for who only rents."""
    verb, clause = slots.centre.governor, slots.centre.clause
    if verb.lemma_.lower() not in LETTING or not clause.patients:
        return None
    landlord = first_state(slots.reading, clause.agents)
    tenant = first_state(slots.reading, (token for preposition, token in clause.obliques if preposition == "to"))
    return landlord.name if landlord is not None and tenant is not None and tenant.name != landlord.name else None


LETTING = frozenset({"lease", "rent", "let", "lend", "sublease"})


def _state_at(reading: Reading, token: Token) -> Iterator[Mention]:
    """Yield the state that a word names, by its name, its adjective or the seat of its government."""
    if not token.text[:1].isupper():
        return
    name = reading.country_of(token)
    if name is None and token.pos_ == "PROPN" and (preposition_of(token) or "").split(" ")[0] not in AT:
        name = seat_of(reading, token)
    if name is not None:
        yield country_mention(reading, token, name, "sentence")


def _grounds(reading: Reading, token: Token) -> Iterator[Mention]:
    """Yield the country in which a site lies that a word names or is the noun of."""
    mention = reading.mention_by_token.get(token.i)
    if (
        mention is not None
        and mention.type == "facility"
        and (ground := country_of_place(reading, mention)) is not None
    ):
        yield ground
    yield from _stationed_on(reading, token)
    classes = reading.classes(token)
    if not classes & SITED:
        return
    if (landlord := _landlord(reading, token)) is not None:
        yield landlord
    behind = place_behind(reading, token)  # "the base in Kant free of charge"
    named = (reading.mention_by_token.get(c.i) for c in token.children if preposition_of(c) == "of")
    own = [place for place in named if "harbour" in classes and place is not None]  # "the port of Duqm"
    for place in own or behind or places_under(reading, token):
        if not reading.gazetteer.is_demonym(place.text) and (ground := country_of_place(reading, place)) is not None:
            yield ground


def _stationed_on(reading: Reading, verb: Token) -> Iterator[Mention]:
    """Yield where an agreement says that another's forces are put: "a pact allowing US troops to be based in Y"."""
    if not is_verbal(verb) or not reading.actions(verb) & {"station", "garrison"}:
        return
    if not any("agreement" in reading.classes(token) for token in verb.ancestors):
        return  # "since the accords they have served in Sinai"
    clause = clause_of(verb)
    forces = [t for t in (*clause.patients, *clause.agents) if reading.classes(t) & {"force", "military_people"}]
    owners = {whose.name for force in forces if (whose := owner_of(reading, force)) is not None}
    for preposition, token in clause.obliques:
        place = reading.mention_by_token.get(token.i) if preposition in ("in", "on", "at") else None
        ground = country_of_place(reading, place) if place is not None else None
        if ground is not None and owners and ground.name not in owners:
            yield ground


def _landlord(reading: Reading, site: Token) -> Mention | None:
    """Return whose a site is to which another gets access: "lets American troops use seven Colombian bases"."""
    used = ground_by_use(reading, site) if site.dep_ in ("obj", "obl", "conj") else None
    if used is not None:  # "under the treaty on Soviet bases, Finland leased": there they are not what is used
        return used[0]
    access = site.head if preposition_of(site) == "to" and site.head.lemma_.lower() == "access" else None
    return owner_of(reading, site) if access is not None else None


def _owners(reading: Reading, token: Token, owned: frozenset[str]) -> Iterator[Mention]:
    """Yield whose a site is said to be, or a body of troops that is asked for."""
    # "In exchange for its base": whose, is another question
    its = any(child.tag_ == "PRP$" for child in token.children)
    if its and "facility" in reading.classes(token) and "force" in owned:
        acting = first_state(reading, clause_of(clause_head(token)).agents)
        yield from [acting] if acting is not None else []  # "Japan is in talks with Djibouti on its base"
    if reading.classes(token) & owned and not its and _landlord(reading, token) is None:
        whose = owner_of(reading, token)
        if whose is not None and whose.type == "country":
            yield whose
