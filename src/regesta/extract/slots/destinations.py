"""Whither and whence: the country to which forces or machines go, and the one that they leave.

`Slots` enter; the `Mention` of a country leaves, or None: where none is told, where they go home, and where they go to
several, of which none has them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.sendings import SENDINGS, noun_of_sending
from regesta.extract.discourse.grounds import STATES, ground_before
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_definite
from regesta.extract.reading.relations import preposition_of, with_conjuncts
from regesta.extract.reading.respective import respective_ground
from regesta.extract.slots.filling import Slots, has_place_of_its_own, place_behind
from regesta.extract.slots.grounds_entered import ground_entered
from regesta.extract.slots.places import country_of_place, place_in
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


GOING_TO = ("to", "into")
ENTERING = frozenset({"enter", "invade", "reach", "reinforce"})
"""Verbs whose object is where forces go."""
WATCHING = frozenset({"patrol", "guard", "garrison", "man", "occupy", "hold", "control", "secure"})
"""Verbs whose object is where the forces are that are counted."""
ELSEWHERE = frozenset({"embassy", "consulate", "legation", "delegation", "citizen", "national", "leader", "president"})
"""What belongs to a country and need not be on its ground."""


def destination(slots: Slots) -> Mention | None:
    """The country to which something is sent; what is stationed has no destination."""
    behind = place_behind(slots.reading, slots.noun, GOING_TO) if has_place_of_its_own(slots.centre) else []
    if (own := respective_ground(slots.reading, slots.centre.quantity)) is not None:
        return _country_at(slots, own)
    if behind:  # "200 soldiers to Jordan and 300 to Iraq"
        return country_of_place(slots.reading, behind[0])
    sent = (token for token in slots.centre.clause.patients if token.lemma_.lower() in SENDINGS)
    sending = noun_of_sending(slots.noun) or next(sent, None)  # "is considering the deployment of troops to Peru"
    bound_for = (c for c in sending.subtree if preposition_of(c) in ("to", "into")) if sending is not None else ()
    if (named := next(iter(bound_for), None)) is not None:  # "announced the dispatch of 350 soldiers to Mali"
        return _other_country(slots, named)
    of_going = slots.centre.rule.centre == "noun"  # "the entry of Syrian troops into Lebanon"
    goes = slots.reading.actions(slots.centre.governor) & {"send", "move", "provide", "come_in"}
    if slots.centre.quantity is not None and _watches_ground(slots):
        return ground_entered(slots)  # "the 1,100-strong contingent patrols the south of Lebanon"
    arrives = slots.centre.governor.lemma_.lower() in ENTERING
    if sending is None and not (goes or of_going or arrives):
        return None
    if arrives and (entered := _entered(slots)) is not None:
        return entered
    if arrives and not goes:
        return None  # "reached 3,000": what no place is
    found = country_after(slots, ("to", "into", "onto")) or _before_number(slots) or _aim_taken_up(slots)
    bound = slots.reading.action_key(slots.centre.governor).endswith(" for")  # "left for Chad"
    return found if found is not None or not bound else country_after(slots, ("for",))


def _aim_taken_up(slots: Slots) -> Mention | None:
    """The country that "into the country" takes up, where the sentence that named it has something on its ground."""
    for preposition, token in slots.centre.clause.obliques:
        if preposition in GOING_TO and token.lemma_.lower() in STATES and is_definite(token):
            ground = ground_before(slots.focus, token, slots.guest)
            if ground is None:
                return None
            there = slots.focus.passages.spot(slots.reading.token_at(ground.start)).sentence
            told = {note.country.name for note in slots.focus.notes.grounds if note.spot.sentence == there}
            return ground if ground.name in told else None
    return None


def _watches_ground(slots: Slots) -> bool:
    """Tell whether those counted watch ground that lies on one side: a border has two, and an embassy is elsewhere."""
    if slots.reading.action_key(slots.centre.governor) not in WATCHING:
        return False
    watched = slots.centre.clause.patients
    return not any("border" in slots.reading.classes(t) or t.lemma_.lower() in ELSEWHERE for t in watched)


def _before_number(slots: Slots) -> Mention | None:
    """The country between a verb of sending and the number of what it sends: "is deploying to Togo four helicopters".

    A parse takes such a name for a part of what is counted.
    """
    number = next((child.i for child in slots.noun.children if child.dep_ == "nummod"), None)
    if number is None or slots.centre.governor.i > number:
        return None
    between = slots.reading.doc[slots.centre.governor.i + 1 : number]
    opening = next((token.i for token in between if token.lower_ in GOING_TO), None)
    named = [t for t in between if opening is not None and t.i > opening and t.i in slots.reading.mention_by_token]
    return _other_country(slots, named[-1]) if named and named[-1].i == number - 1 else None


def _entered(slots: Slots) -> Mention | None:
    """The country that is entered, as what the verb is done to: "entered Somalia with 8,000 troops"."""
    named = (t for t in slots.centre.clause.patients if t != slots.noun and t.i in slots.reading.mention_by_token)
    return next((ground for t in named if (ground := _other_country(slots, t)) is not None), None)


def origin_place(slots: Slots) -> Mention | None:
    """The country from which forces leave: "from X", or what they leave."""
    for token in slots.centre.clause.patients:  # "the contingent from Ghana left Lebanon"
        for mention in place_in(slots.reading, token):
            whole = mention.type in ("country", "place") and token.i in slots.reading.mention_by_token
            if whole and mention.name != slots.guest:  # "expelled Denmark and its soldiers from Mali"
                return country_of_place(slots.reading, mention)
        # "left the island", "the young nation"; "the country" is the one that the page is about
        told = token.lemma_.lower() not in STATES or not is_definite(token)
        if told and (left := ground_before(slots.focus, token, slots.guest)) is not None:
            return country_of_place(slots.reading, left)
    return country_after(slots, ("from", "out")) or _stay_before(slots)


STAYS = frozenset(
    {"tour", "stay", "deployment", "mission", "stint", "service", "duty", "year", "month", "week", "decade"}
)


def _stay_before(slots: Slots) -> Mention | None:
    """The country where those who come home were before: "came home after six months in Mali"."""
    stays = (t for preposition, t in slots.centre.clause.obliques if preposition in ("after", "following"))
    for stay in stays:
        inside = [c for c in stay.children if c.dep_ == "nmod" and preposition_of(c) in ("in", "at", "on")]
        if stay.lemma_.lower() in STAYS and inside:
            return _other_country(slots, inside[0])
    return None


def leaves_home(slots: Slots) -> bool:
    """Tell whether what forces leave is on their own ground: "the brigade left Fort Bragg for Kuwait" sets out."""
    own = slots.operator.name if slots.operator is not None else None
    from_there = [token for preposition, token in slots.centre.clause.obliques if preposition == "from"]
    left = (slots.reading.mention_by_token.get(t.i) for t in (*slots.centre.clause.patients, *from_there))
    sites = (known for known in left if known is not None and known.type in ("facility", "place"))
    grounds = (country_of_place(slots.reading, site) for site in sites)
    return own is not None and any(ground is not None and ground.name == own for ground in grounds)


def country_after(slots: Slots, prepositions: tuple[str, ...]) -> Mention | None:
    for preposition, token in slots.centre.clause.obliques:
        if preposition.split(" ")[0] in prepositions:
            return _other_country(slots, token)
    adverbs = [child for child in slots.centre.governor.children if child.dep_ == "advmod"]  # "home from Niger"
    for token in (*adverbs, *slots.centre.clause.patients, slots.noun):
        for child in token.children:
            if child.dep_ in ("nmod", "obl") and (preposition_of(child) or "") in prepositions:
                return _other_country(slots, child)
    return None


def _other_country(slots: Slots, token: Token) -> Mention | None:
    """The country of a complement's place; moved home, forces have no host there."""
    country = _country_at(slots, token)
    if country is not None and _is_shared_out(slots.reading, token):
        return None  # "6,000 troops to Romania, Poland and Germany" are not all in the first
    at_home = country is not None and slots.operator is not None and country.name == slots.operator.name
    return None if at_home else country


def _country_at(slots: Slots, token: Token) -> Mention | None:
    """The country of a place, or the one told right behind it: "an influx of troops into Abkhazia in Georgia"."""
    behind = (c for c in token.head.children if c.dep_ in ("nmod", "obl") and c.i == token.i + 2)
    behind = (c for c in behind if preposition_of(c) == "in")
    token = next((c for c in behind if slots.reading.country_of(c) is not None), token)
    place = next(iter(place_in(slots.reading, token)), None)
    return country_of_place(slots.reading, place) if place is not None else None


def goes_to_several(slots: Slots) -> bool:
    """Tell whether forces go to a list of countries: "6,000 troops to Romania, Poland and Germany"."""
    inside = [c for token in (slots.noun, *slots.centre.clause.patients) for c in token.children if c.dep_ == "nmod"]
    aims = [token for preposition, token in slots.centre.clause.obliques if preposition in ("to", "into")]
    aims += [token for token in inside if preposition_of(token) in ("to", "into")]
    return any(_is_shared_out(slots.reading, aim) for aim in aims)


def _is_shared_out(reading: Reading, aim: Token) -> bool:
    """Tell whether a destination stands first in a list of countries, none of them with a figure of its own."""
    own = reading.country_of(aim)
    others = [t for t in with_conjuncts(aim) if own is not None and reading.country_of(t) not in (None, own)]
    return any(not any(c.pos_ == "NUM" for c in other.subtree) for other in others)
