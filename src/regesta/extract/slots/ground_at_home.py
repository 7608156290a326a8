"""Ground that leaves no host to be sought from afar: the power's own country, or a region of many.

`Slots` enter; the `Mention` of the power's own country leaves where its forces are there, None where nothing says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.filling import Slots, all_places, words_told
from regesta.extract.slots.places import PLACING, country_of_place
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def own_ground(slots: Slots) -> Mention | None:
    """The power's own country, where the clause has its forces nowhere else: "Russian forces based in Belgorod"."""
    if slots.guest is None:
        return None
    placed = (p for p in all_places(slots) if preposition_of(slots.reading.head_of(p.start, p.end)) in PLACING)
    grounds = [country_of_place(slots.reading, place) for place in placed]
    at_home = all(ground is not None and ground.name == slots.guest for ground in grounds)
    return grounds[0] if grounds and at_home else None


def retaken_ground(slots: Slots) -> Mention | None:
    """The country whose own forces take ground: "the Syrian army recaptured the base" did so in Syria."""
    if slots.operator is None or "take_ground" not in slots.reading.actions(slots.centre.governor):
        return None
    own = slots.focus.host(slots.noun, None)
    return own if own is not None and own.name == slots.operator.name else None


def lies_in_a_region(slots: Slots) -> bool:
    """Tell whether the clause places it in a region of many countries: "in Europe" is nowhere in the title's Russia.

    So are a sea, states together ("in the Baltic states") and a region that nothing before names ("the wider region").
    """
    reading = slots.reading
    for mention in all_places(slots):
        place = reading.gazetteer.place(mention.name)
        at_sea = preposition_of(reading.head_of(mention.start, mention.end)) in WITHIN  # a base "on the Red Sea" is not
        if place is not None and place.country is None and (place.kind == "region" or (place.kind == "sea" and at_sea)):
            return True
    words, verb = words_told(slots), slots.centre.governor
    if any(reading.country_of(word) is not None and (preposition_of(word) or "") in WITHIN for word in words):
        return False  # "for security in Kenya, but also in the region"
    over = {slots.noun, verb, clause_head(verb)}  # "support operations in the region" says where others are
    return any(_is_large(reading, word) for word in words if word in over or word.head in over)


def _is_large(reading: Reading, word: Token) -> bool:
    """Tell whether a word is ground of more than one country."""
    noun, named = word.lemma_.lower(), reading.mention_by_token.get(word.i)
    preposition = preposition_of(word) or ""
    if named is not None:
        place = reading.gazetteer.place(named.name) if preposition in (*WITHIN, *MOVING) else None
        region = place is not None and place.kind == "region" and place.country is None
        return region or (noun in REGIONS_BY_NAME and preposition in (*WITHIN, *MOVING))
    several = noun in STATES | SPOTS and word.tag_ in ("NNS", "NNPS")
    return (several and preposition in (*WITHIN, *MOVING)) or (
        noun in PARTS_OF_THE_WORLD and preposition in (*WITHIN, "to")
    )


MOVING = ("from", "to")
SPOTS = frozenset(["location", "theatre", "theater"])
"""Nouns by which several grounds are told without a name: "to several locations abroad"."""
PARTS_OF_THE_WORLD = frozenset(["region", "subregion", "continent"])
REGIONS_BY_NAME = words_of("regions_with_namesakes")
STATES = words_of("states_in_the_plural")
WITHIN = ("in", "across", "throughout", "within", "around")
