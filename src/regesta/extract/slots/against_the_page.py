"""What speaks against the page's host: the clause, its sentence or the page says that a claim is of another ground.

`Slots` and a host that only the passage or the page names enter; whether the claim must not take it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from regesta.extract.discourse.notes import ACTING
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.openings import turned_to
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.borders import far_side, is_border
from regesta.extract.slots.countries import first_state, is_full_name, state_of
from regesta.extract.slots.destinations import GOING_TO
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.grounds_said import ground_said_behind
from regesta.extract.slots.guests import agreement_and_parties
from regesta.extract.slots.hosting import host_agent
from regesta.extract.slots.layers import layer
from regesta.extract.slots.mines_at_large import OF_MINES, is_of_the_world
from regesta.extract.slots.places import country_of_place
from regesta.extract.slots.sides import sides_are_untold
from regesta.extract.slots.silences import names_forces
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


OF_PRESENCE = frozenset(
    {"troop_strength", "deployment", "withdrawal", "equipment_count", "facility_status", "facility_count", "mine_use"}
)
"""Predicates of what is on a ground; an agreement or a talk may be told with any place."""
NEAR = ("clause", "sentence", "paragraph")


def _is_told_elsewhere(slots: Slots, host: Mention) -> bool:
    """Tell whether the sentence puts something on another's ground than the page's: there the claim may be as well.

    So is what a clause on that tells: "bases in Colombia, to which a pact gave the Americans access".
    """
    beside = clause_head(slots.noun).dep_.endswith(":relcl")
    if host.found_in in NEAR[:2] or not (beside or slots.centre.predicate.predicate in OF_PRESENCE):
        return False
    here = slots.focus.passages.spot(slots.noun).sentence
    told = {note.country.name for note in slots.focus.notes.grounds if note.spot.sentence == here}
    return bool(told - {slots.guest, host.name}) and host.name not in told


def _has_moved_on(slots: Slots, host: Mention) -> bool:
    """Tell whether the passage has gone on to another ground of the same power since it last spoke of the page's.

    "France left its base in Chad. In Ivory Coast it handed over the base at X. Some 80 soldiers stay there."
    """
    if host.found_in in NEAR or slots.centre.predicate.predicate not in OF_PRESENCE:
        return False
    here = slots.focus.passages.spot(slots.noun)
    near = range(here.sentence - SENTENCES_BACK, here.sentence)
    before = [n for n in slots.focus.notes.grounds if n.spot.sentence in near and n.spot.section == here.section]
    last = max((n.spot.sentence for n in before if n.weight > ACTING and _tells_presence(slots, n.at)), default=None)
    told = {note.country.name for note in before if note.spot.sentence == last and note.other in (None, slots.guest)}
    guests = {power for power, ground in slots.focus.pairs.abroad if ground == host.name}
    others = told - {slots.guest, host.name} - guests
    states = {c.name for c in slots.reading.gazetteer.countries() if c.kind == "state"} if others else set()
    return bool(others & states) and host.name not in told  # a base area is a part of the island on which it lies


def _tells_presence(slots: Slots, offset: int) -> bool:
    """Tell whether a sentence has a site or people of a force in it: jets that bomb targets are based elsewhere."""
    words = slots.reading.token_at(offset).sent
    return any(slots.reading.classes(word) & {"facility", "force", "military_people"} for word in words)


def _is_on_the_next(slots: Slots, host: Mention) -> bool:
    """Tell whether the claim's paragraph opens by turning to another country: "Ecuador's Manta was smaller. …"."""
    turned = turned_to(slots.reading, slots.noun.idx) if host.found_in not in NEAR else None
    return turned is not None and turned.name != host.name


SENTENCES_BACK = 3
"""Sentences before, of which the last that puts something on a ground tells where the passage has gone."""


def _only_speaks(slots: Slots, host: Mention) -> bool:
    """Tell whether a page has nothing on its country's ground and speaks for it: a minister on mines in the world."""
    if host.found_in in NEAR or slots.centre.predicate.predicate not in OF_MINES:
        return False
    here = slots.focus.passages.spot(slots.noun).sentence
    own = [note for note in (*slots.focus.notes.grounds, *slots.focus.notes.subjects) if note.country.name == host.name]
    there = any(note.weight > ACTING or note.spot.sentence == here for note in own)
    speaks = slots.reading.gazetteer.countries_in(slots.reading.document.publisher or "")
    return not there and any(country == host.name for country, _ in speaks)


def _clears_its_own(slots: Slots, host: Mention) -> bool:
    """Tell whether another state than the page's clears what is its own: "its neighbour cleared its 47 minefields"."""
    if slots.centre.predicate.predicate != "clearance" or slots.operator is None or slots.operator.name == host.name:
        return False
    return any(child.lower_ == "its" for child in slots.noun.children)


def _goes_to(slots: Slots, host: Mention) -> bool:
    """Tell whether forces that leave go to a country, in which they were not: "withdrew to neighbouring Niger"."""
    if slots.centre.predicate.predicate != "withdrawal":
        return False
    aims = (token for preposition, token in slots.centre.clause.obliques if preposition in ("to", "into"))
    return any(slots.reading.country_of(word) == host.name for aim in aims for word in aim.subtree)


def _lies_beyond(slots: Slots, host: Mention) -> bool:
    """Tell whether the page's host lies beyond the border to which forces go: "sent tanks to the border with Syria"."""
    borders = (token for _, token in slots.centre.clause.obliques if is_border(token))
    return any(far_side(slots.reading, border) == host.name for border in borders)


def _sides_are_untold(slots: Slots, host: Mention) -> bool:
    """Tell whether a sentence on talks names the page's host without saying that it is a side of them."""
    negotiated = slots.centre.predicate.predicate == "negotiation"
    return negotiated and host.found_in in ("clause", "sentence") and sides_are_untold(slots)


def _is_between_two(slots: Slots, host: Mention) -> bool:
    """Tell whether an agreement of two parties is on a third's ground, or on that where a third's forces are.

    A page on the American forces in South Korea makes that the ground of no pact of South Korea with China. Nor is a
    party the host of the other where neither clause nor page has the other's forces there.
    """
    if host.found_in in NEAR[:2] or not slots.centre.predicate.predicate.startswith(("agreement", "negotiation")):
        return False
    parties = agreement_and_parties(slots)[1]
    thirds = any(ground == host.name and power not in parties for power, ground in slots.focus.pairs.abroad)
    if slots.operator is not None or len(parties) != 2:
        return False
    guests = [name for name in parties if name != host.name and slots.focus.pairs.abroad[name, host.name]]
    signed = slots.centre.predicate.predicate == "agreement_signed"
    return host.name not in parties or thirds or (signed and not guests)


def _is_with_another(slots: Slots, host: Mention) -> bool:
    """Tell whether an agreement is "with" a state that is neither the page's host nor the power."""
    if not slots.centre.predicate.predicate.startswith("agreement"):
        return False
    partners = (c for c in agreement_and_parties(slots)[0].children if preposition_of(c) == "with")
    named = {slots.reading.country_of(word) for partner in partners for word in (partner, *partner.children)}
    return bool(named - {None, slots.guest, host.name}) and host.name not in named


def _tells_of_a_third(slots: Slots, host: Mention) -> bool:
    """Tell whether a sentence names another country than power and host, and the host is only the page's.

    On a page about Ukraine, "they have not used them since the Iraq war" is not told of Ukraine. Who only speaks,
    and whence forces leave or are told to, is no such country.
    """
    if host.found_in in NEAR or slots.centre.predicate.predicate not in OF_PRESENCE - {"withdrawal"}:
        return False
    reading, words = slots.reading, list(slots.noun.sent)
    if slots.focus.headlines.is_entry_on(host.name, slots.focus.passages.spot(slots.noun)):
        return False
    told = {reading.country_of(t) for t in words if is_full_name(reading, t) and not _only_tells(t)}
    return bool(told - {slots.guest, host.name}) and all(reading.country_of(t) != host.name for t in words)


def _only_tells(token: Token) -> bool:
    """Tell whether a country is only who says, backs or sends something: "Kenya said that", "and Greece has 950"."""
    if token.dep_ in ("obl", "obl:agent", "conj") and token.head.lemma_.lower() in ("back", "by"):
        return True
    if preposition_of(token) == "from":
        return True  # whence something comes
    if token.dep_ != "nsubj":
        return False
    if any(child.dep_ in ("ccomp", "parataxis") for child in token.head.children):
        return True
    return token.head.lemma_.lower() in HAVING and any(child.dep_ == "obj" for child in token.head.children)


HAVING = frozenset({"have", "keep", "maintain", "send", "deploy", "station", "provide", "contribute"})
"""Verbs by which a country has forces on another's ground, and says nothing of its own."""


def _goes_to_an_unknown_place(slots: Slots, host: Mention) -> bool:
    """Tell whether forces go to a named place that nothing places, and the page never has them in its country."""
    if host.found_in in NEAR[:2] or slots.guest is None or slots.focus.pairs.abroad[slots.guest, host.name]:
        return False
    leaving = slots.centre.predicate.predicate == "withdrawal"
    if leaving or any(slots.reading.country_of(token) == host.name for token in slots.noun.sent):
        return False
    arguments = (*slots.centre.clause.patients, slots.noun)
    inside = (c for t in arguments for c in t.subtree if c.dep_ == "nmod" and preposition_of(c) in GOING_TO)
    aims = (*(t for preposition, t in slots.centre.clause.obliques if preposition in GOING_TO), *inside)
    return any(aim.pos_ == "PROPN" and slots.reading.country_of(aim) is None for aim in aims)


def _never_left(slots: Slots, host: Mention) -> bool:
    """Tell whether the page nowhere has the forces leave this host."""
    return slots.centre.predicate.predicate == "withdrawal" and slots.focus.pairs.never_left(slots.guest, host.name)


def _stays_at_home(slots: Slots, host: Mention) -> bool:
    """Tell whether a page is about the power's own country and never has its forces abroad: where else, is not said."""
    if host.name == slots.guest or slots.guest is None or slots.focus.pairs.is_abroad(slots.guest):
        return False
    own = slots.focus.host(slots.noun, None)
    return own is not None and own.name == slots.guest


def _lays_at_home(slots: Slots, host: Mention) -> bool:
    """Tell whether the page's host is who uses mines and has forces abroad: where it uses them is left open."""
    if slots.centre.predicate.predicate != "mine_use":
        return False
    by = slots.operator or layer(slots)
    return by is not None and by.name == host.name and slots.focus.pairs.is_abroad(by.name)


def _is_of_the_next_figure(slots: Slots, host: Mention) -> bool:
    """Tell whether the host is told for another figure, where the claim's is "in the country" that nothing names."""
    here = host.found_in in ("clause", "sentence") or any(
        slots.reading.country_of(token) == host.name for token in slots.noun.sent
    )
    return here and ground_said_behind(slots) == []


def _gives(slots: Slots, host: Mention) -> bool:
    """Tell whether the page's host is who gives in the clause: "China provided weapons to the rebels" hosts nobody."""
    if slots.centre.predicate.predicate not in GIVEN:
        return False
    giving = "provide" in slots.reading.actions(slots.centre.governor)
    giver = first_state(slots.reading, slots.centre.clause.agents) if giving else None
    return giver is not None and giver.name == host.name and host_agent(slots) is None


GIVEN = frozenset({"agreement_consideration", "clearance", "assistance"})
"""Predicates of what one state may give for another's ground: who gives it is not who gets it."""


def _is_where_signed(slots: Slots, host: Mention) -> bool:
    """Tell whether the page's host is only where an agreement was made: "agreed to by 120 countries in Dublin".

    A capital under a verb of signing is that, whatever forces the agreement is about.
    """
    if slots.centre.predicate.predicate != "agreement_signed" or host.found_in not in ("clause", "sentence"):
        return False
    where = [token for preposition, token in slots.centre.clause.obliques if preposition in ("in", "at")]
    if names_forces(slots):
        signed = bool(slots.reading.actions(slots.centre.governor) & {"sign"})
        where = [token for token in slots.noun.sent if signed and _is_capital_of_signing(slots, token)]
    meant = (slots.reading.mention_by_token.get(token.i) for token in where)
    grounds = (country_of_place(slots.reading, place) for place in meant if place is not None)
    return any(ground is not None and ground.name == host.name for ground in grounds)


def _is_capital_of_signing(slots: Slots, token: Token) -> bool:
    """Tell whether a word is a capital in which a verb, or the date beside it, says that something was done."""
    told = token.head.pos_ in ("VERB", "NUM") and preposition_of(token) in ("in", "at")
    return told and slots.reading.gazetteer.government_of(token.text) is not None


def _comes_to_talk(slots: Slots, host: Mention) -> bool:
    """Tell whether the page's host is whose envoy comes to talk on another's ground: "the Thai envoy went to Doha"."""
    if slots.centre.predicate.predicate != "negotiation" or slots.centre.rule.property != "visit":
        return False
    visitors = (state_of(slots.reading, token) for token in slots.centre.clause.agents)
    return any(state is not None and state.name == host.name for state in visitors)


BETWEEN = re.compile(r"(?P<one>[A-Z]\w+)\s?[-–]\s?(?P<other>[A-Z]\w+) [A-Z]\w+ (?:Mission|Force|Group)\b")
"""A mission by the two states between which it serves: "the Iraq–Kuwait Observation Mission"."""


def _is_of_a_mission_between_two(slots: Slots, host: Mention) -> bool:
    """Tell whether the page is on a mission between two states, and its host only one of them."""
    title = slots.reading.document.title or ""
    full = slots.reading.gazetteer.organisation(slots.operator.name) if slots.operator is not None else None
    sides = BETWEEN.search(full or "") or BETWEEN.search(title)
    if sides is None or host.found_in in NEAR:
        return False
    states = {slots.reading.gazetteer.country_of(side) for side in sides.groups()}
    return host.name in states and None not in states


AGAINST_THE_PAGE: tuple[Callable[[Slots, Mention], bool], ...] = (
    _is_of_a_mission_between_two, _gives, _is_where_signed, _comes_to_talk, _lays_at_home, _goes_to, _lies_beyond,
    _clears_its_own, _is_told_elsewhere, _has_moved_on, _only_speaks, is_of_the_world, _sides_are_untold, _never_left,
    _is_on_the_next, _stays_at_home, _is_between_two, _is_with_another, _tells_of_a_third, _goes_to_an_unknown_place,
    _is_of_the_next_figure,
)  # fmt: skip
"""What keeps a claim from the page's host: each tells by the clause or the page that it happens elsewhere."""
