"""The countries that sentences put in a role: powers that have forces or sites, hosts on whose ground something is.

A `Reading` enters; `Note`s leave. What is only an aim ("for operations in X", "to support the war in X") is no ground.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from regesta.extract.discourse.former_states import stood_then
from regesta.extract.discourse.missions import ground_of_mission
from regesta.extract.discourse.passages import Passages, Spot
from regesta.extract.reading.clauses import Clause, clause_of
from regesta.extract.reading.decisions import PROMISING, is_decided_on
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.governing import clause_head, governors
from regesta.extract.reading.origins import is_place_of_origin
from regesta.extract.reading.relations import first_conjunct, preposition_of
from regesta.extract.reading.stations import names_station
from regesta.extract.slots.aims import is_aim
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import FORCES_AND_SITES, HOSTING, first_state, names_site, owner_of, seat_of
from regesta.extract.slots.places import country_of_place, is_based, place_in, places_of, places_under
from regesta.extract.slots.sites_used import ground_by_use
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

INTO = ("into", "onto")
IN_PLACE = ("in", "inside", "within", "across", "throughout")
PUTTING = frozenset({"send", "station", "open", "garrison", "host", "move", "withdraw", "close", "use"})
"""Actions by which whoever acts has the forces or the site that it acts on."""
PAIRED, ON_SITE, PLACED, ACTING = 3.0, 2.5, 1.5, 0.7
"""Weight of a country as host: another's forces are there; a named base lies there; something is there; its state acts.
The order is that of how much each says about who hosts whom; the steps were set on passages of our own."""
LEAVING_BEHIND = frozenset({"leave", "quit", "exit", "depart"})
"""Verbs of which whoever acts goes itself: "the Australians went, leaving only American troops" hosts nobody."""
OWNING = 2.0
"""Weight of a country as a power: forces or sites are its."""
ORGANS = words_of("organs_of_state")
FORCE_FIELDING = frozenset(["NATO", "European Union", "African Union", "United Nations"])
"""Organisations that have forces under their own flag, by the gazetteer's names."""


@dataclass(frozen=True, slots=True)
class Note:
    """A country in a role: where it was said, how much the words say for the role, and who is the other side."""

    at: int
    spot: Spot
    country: Mention
    weight: float
    other: str | None = None


@dataclass(slots=True)
class Notes:
    """What a document says of powers and hosts."""

    powers: list[Note]
    grounds: list[Note]
    subjects: list[Note]
    """Countries that sentences are about, as their grammatical subject."""


def gather(reading: Reading, passages: Passages) -> Notes:
    """Return the notes of a document in the order of the text."""
    notes = Notes([], [], [])
    published = reading.document.published
    former = {c.name for c in reading.gazetteer.countries() if c.kind == "former" and not stood_then(c.name, published)}
    powerless = {c.name for c in reading.gazetteer.countries() if c.kind not in ("state", "former")} | former
    for sentence in reading.sentences:
        for token in sentence:
            spot = passages.spot(token)
            for role, country, weight, other in _roles(reading, token):
                if country.name not in (powerless if role == "powers" else former):  # nothing is on their ground now
                    getattr(notes, role).append(Note(token.idx, spot, country, weight, other))
    return notes


Role = tuple[str, Mention, float, str | None]


def _roles(reading: Reading, token: Token) -> Iterator[Role]:
    mention = reading.mention_by_token.get(token.i)
    place = mention is not None and (mention.type == "place" or names_station(reading, mention))  # "Port Sudan"
    if reading.classes(token) & FORCES_AND_SITES and not place:
        yield from _owned(reading, token)
    putting = reading.actions(token) & PUTTING or token.lemma_.lower() in PROMISING
    if putting and _has_who_acts(token):
        yield from _put(reading, token)
    yield from _ground(reading, token)


def _has_who_acts(token: Token) -> bool:
    """Tell whether a word may say who acts: a verb, or a noun with an owner, "Russia's use of the base"."""
    return is_verbal(token) or any(c.dep_ == "nmod:poss" for c in token.children) or is_decided_on(token)


def _owned(reading: Reading, token: Token) -> Iterator[Role]:
    """Whose a force or site is, and on whose ground: "Russian troops in Syria"."""
    used = ground_by_use(reading, token)
    if used is not None:
        host, user = used
        yield "grounds", host, PAIRED, user.name if user is not None else None
        if user is not None:
            yield "powers", user, OWNING, host.name
        return
    owner = owner_of(reading, token) or _owner_resolved(reading, token)
    if owner is None or not _fields_forces(reading, owner) or "-owned" in owner.text:
        return
    if is_aim(reading, token):  # "a hub for American forces in X"
        yield "powers", owner, OWNING, None
        return
    clause = clause_of(clause_head(token))
    entered = [t for preposition, t in clause.obliques if preposition in INTO and token in clause.agents]
    stood = [clause.head] if token in clause.agents and preposition_of(clause.head) in STOOD else []
    places = [*places_under(reading, token), *places_of(reading, clause), *_all_in(reading, [*entered, *stood])]
    yield from _pair(reading, owner, places)


STOOD = ("in", "on", "at")
"""Prepositions of the place that a clause without a verb says: "1,100 American soldiers were in Niger"."""


def _owner_resolved(reading: Reading, noun: Token) -> Mention | None:
    """The state for which "its" stands before forces or a site: "Britain is to give back land of its bases in X"."""
    if "equipment" in reading.classes(noun):
        return None  # jets that strike are not where they are based
    own = next((child for child in noun.children if child.dep_ == "nmod:poss" and child.lower_ == "its"), None)
    meant = reading.turns.references.get(own.idx) if own is not None else None
    return meant if meant is not None and meant.type == "country" else None


def _all_in(reading: Reading, tokens: list[Token]) -> list[Mention]:
    """The places of complements: "crossed into northern Iraq"."""
    return [mention for token in tokens for mention in place_in(reading, token)]


def _fields_forces(reading: Reading, owner: Mention) -> bool:
    """A state has forces, and so have a few alliances; a community of states or an operation has none of its own."""
    return owner.type == "country" or reading.gazetteer.organisation(owner.name) in FORCE_FIELDING


def _put(reading: Reading, verb: Token) -> Iterator[Role]:
    """Who has forces or a site by what it does: "China opened a base in X", "X hosts French soldiers"."""
    clause = clause_of(verb)
    affected = [token for token in clause.patients if reading.classes(token) & FORCES_AND_SITES]
    states = _acting(reading, clause) or _deciding(reading, verb)
    if not states or not affected:
        return
    guest = next((o for token in affected if (o := owner_of(reading, token)) is not None), None)
    ending = bool(reading.actions(verb) & {"close", "withdraw"})  # "the Philippines closed the American bases"
    ends = ending and verb.lemma_.lower() not in LEAVING_BEHIND
    for state in states:
        if verb.lemma_.lower() in HOSTING or (ends and guest is not None and guest.name != state.name):
            yield "grounds", state, PAIRED, guest.name if guest is not None else None
        elif guest is None:
            yield from _pair(reading, state, _places(reading, clause, affected))


def _acting(reading: Reading, clause: Clause) -> list[Mention]:
    """The states that act, each for itself: "Italy and Japan both have soldiers in X"."""
    one = first_state(reading, clause.agents)
    found = [one] if one is not None else [s for t in clause.agents if (s := first_state(reading, [t])) is not None]
    return [state for state in found if _fields_forces(reading, state)]


def _deciding(reading: Reading, noun: Token) -> list[Mention]:
    """The state whose organ decides on what a noun says: it sends its own forces."""
    if is_verbal(noun) or not is_decided_on(noun) or not reading.actions(noun) & {"send"}:
        return []
    return _acting(reading, clause_of(noun.head))


def _places(reading: Reading, clause: Clause, affected: list[Token]) -> list[Mention]:
    """The places of what is put somewhere, and where it is sent."""
    sent = reading.actions(clause.head) & {"send", "move"}
    told = [*clause.obliques, *((preposition_of(c), c) for t in affected for c in t.children if c.dep_ == "nmod")]
    aims = [token for preposition, token in told if sent and preposition in ("to", *INTO)]
    under = [m for token in affected for m in places_under(reading, token)]
    return [*under, *(m for token in aims for m in place_in(reading, token)), *places_of(reading, clause)]


def _pair(reading: Reading, power: Mention, places: list[Mention]) -> Iterator[Role]:
    told = [(place, country) for place in places if (country := country_of_place(reading, place)) is not None]
    hosts = {country.name: country for _, country in told if country.name != power.name}
    if not hosts and not any(place.type != "country" for place, _ in told):  # barracks at home make no power abroad
        yield "powers", power, OWNING, None
    for host in hosts.values():
        yield "powers", power, OWNING, host.name
        yield "grounds", host, PAIRED, power.name


def _ground(reading: Reading, token: Token) -> Iterator[Role]:
    """On whose ground something is: "in X", "X-based", a named place or base, and the states that act."""
    taken_up = reading.turns.references.get(token.idx)  # "in the country", where it was named before
    name = reading.country_of(token) or (taken_up.name if taken_up and taken_up.type == "country" else None)
    leading = first_conjunct(token)
    acts = leading.dep_ in ("nsubj", "nsubj:pass")
    if name is None and acts and token.lemma_.lower() in ORGANS:
        state = owner_of(reading, token)  # "the Kyrgyz parliament approved"
        if state is not None and state.type == "country":
            yield "subjects", state, ACTING, None
    if name is not None:
        country = taken_up or country_mention(reading, token, name, "discourse")
        if acts and not _is_people_elsewhere(reading, token, name) and not _invades(reading, leading):
            yield "subjects", country, ACTING, None
        stands = any(child.dep_ == "cop" for child in token.children)  # "some 950 are in Ivory Coast"
        listed = first_conjunct(token)  # "in Angola, Laos and Vietnam": all three
        placed = (
            (listed.dep_ in ("obl", "nmod") or stands)
            and not _is_held_at(listed, TALKS)
            and _is_ground_of_something(reading, listed)
        )
        aimed = preposition_of(listed) != "from" and is_aim(reading, token)  # who promises to leave is there
        if (placed and not aimed) or is_based(token) or names_site(reading, token):
            yield "grounds", country, ACTING if _is_held_at(token, CONFERENCES) else PLACED, None
        return
    mention = reading.mention_by_token.get(token.i)
    if (
        mention is not None
        and token.idx == mention.start
        and (where := ground_of_mission(reading, mention)) is not None
    ):
        yield "grounds", where, PLACED, None
    if mention is None or mention.type not in ("place", "facility") or token.idx != mention.start:
        return
    found = country_of_place(reading, mention)
    government = mention.type == "place" and seat_of(reading, token) is not None
    if found is None or (government and preposition_of(token) not in IN_PLACE):
        return
    head = reading.head_of(mention.start, mention.end)
    measured = preposition_of(head) == "from" and not _is_ground_of_something(reading, head)  # "400 miles from Miami"
    met = _is_held_at(head, TALKS) or _is_place_of_speech(reading, head) or is_place_of_origin(head)
    if not is_aim(reading, head) and not met and not measured:
        weight = ACTING if _is_held_at(head, CONFERENCES) else PLACED
        yield "grounds", found, ON_SITE if mention.type == "facility" else weight, None


def _invades(reading: Reading, subject: Token) -> bool:
    """Tell whether a state acts with force on another's ground, not on its own: "before Iraq invaded Kuwait"."""
    others = (child for child in subject.head.children if child.dep_ == "obj")
    return subject.head.lemma_.lower() in INVADING and any(reading.country_of(other) for other in others)


INVADING = words_of("verbs_of_invading")


def _is_people_elsewhere(reading: Reading, token: Token, state: str) -> bool:
    """Tell whether a people acts of whose state a page never speaks: "Albanians" on a page about Kosovo."""
    if token.tag_ not in ("NNS", "NNPS") or not reading.gazetteer.is_demonym(token.text):
        return False
    return not any(m.type == "country" and m.name == state for m in reading.annotated.mentions)


def _is_ground_of_something(reading: Reading, token: Token) -> bool:
    """Tell whether a complement says where something is, or whence forces go: they were there."""
    preposition = preposition_of(token)
    if preposition == "from":
        above = list(islice(governors(token), 3))
        leaving = any("withdraw" in reading.actions(verb) for verb in above)
        return leaving or (token.dep_ == "obl" and token.head.lemma_.lower() in OPERATING_FROM)
    return preposition in IN_PLACE and not _is_place_of_speech(reading, token) and not is_place_of_origin(token)


def _is_held_at(token: Token, gatherings: frozenset[str]) -> bool:
    """Tell whether a place is only that of a gathering, or of who comes to it."""
    above = token.head
    if token.dep_ == "obl" and above.lemma_ in HELD:  # "the largest conference held in New Zealand"
        events = [above.head] if above.dep_ == "acl" else [c for c in above.children if c.dep_ == "nsubj:pass"]
        return any(event.lemma_.lower() in gatherings for event in events)
    if above.dep_ == "nmod" and preposition_of(above) in ("with", "between"):  # "talks with the rebels in Kuwait"
        above = above.head
    return token.dep_ == "nmod" and above.lemma_.lower() in gatherings


def _is_place_of_speech(reading: Reading, token: Token) -> bool:
    """Tell whether a place is where something was signed or said: "signed in Sochi" puts nothing in Russia."""
    if token.dep_ != "obl":
        return False
    return bool(reading.actions(token.head) & {"sign", "approve", "talk"}) or token.head.lemma_.lower() in SPOKEN


HELD = frozenset({"hold", "convene", "organize", "organise", "host", "deliver", "give"})
"""Verbs of gatherings and speeches: the place of one is no ground."""
SPOKEN = words_of("speaking_at_a_place")
OPERATING_FROM = words_of("operating_from")
CONFERENCES = words_of("conferences")
TALKS = words_of("talks")
