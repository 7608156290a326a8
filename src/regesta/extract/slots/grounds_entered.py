"""Ground that forces enter, take, cross into or hold, told as what a verb is done to or as what a noun is "of".

`Slots` enter; the `Mention` of a country leaves, or None where the clause names no ground but the power's own.
"""

from __future__ import annotations

from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.places import country_of_place, place_in
from regesta.model import Mention


def ground_entered(slots: Slots) -> Mention | None:
    """The country that forces enter, take or hold: "invaded Kuwait", "led the intervention in Gambia"."""
    patients = slots.centre.clause.patients
    into = ("against", *slots.centre.rule.prepositions)  # "marched into Baidoa", where the rule asks for "into"
    opposed = [token for preposition, token in slots.centre.clause.obliques if preposition in into]
    opposed += [c for token in patients for c in token.children if preposition_of(c) == "against"]
    for token in (*patients, *opposed):  # "launched an offensive against the rebels in Mozambique"
        inner = [c for c in token.children if c.dep_ == "nmod" and preposition_of(c) in ("of", "in", "into", "to")]
        own = ("nmod:poss", "amod", "compound") if "border" in slots.reading.classes(token) else ()
        inner += [c for c in token.children if c.dep_ in own]  # "crossed the Syrian border"
        named = slots.reading.mention_by_token.get(token.i)
        ground = named is not None and named.type in ("country", "place", "facility", "area")
        for part in (*([token] if ground else []), *inner):
            for mention in place_in(slots.reading, part):
                country = country_of_place(slots.reading, mention)
                if country is not None and country.name != slots.guest:
                    return country
    return None


def held(slots: Slots) -> Mention | None:
    """The country of the ground that a noun says is held: "the Turkish occupation of northern Cyprus"."""
    of = (child for child in slots.centre.governor.children if preposition_of(child) == "of")
    places = (mention for child in of for mention in place_in(slots.reading, child))
    grounds = (country_of_place(slots.reading, place) for place in places)
    return next((ground for ground in grounds if ground is not None and ground.name != slots.guest), None)
