"""What a figure that leaves out its noun takes from the claim on the figure that has it.

"Romania has bought 32 aircraft from Norway; 29 have arrived": where the further figure's own clause names nobody and no
place, its power, its ground and what it is told of are those of the first. Where earlier figures of the same noun lie
on several grounds, none is taken. `Slots` and the claims made so far enter; a `Claim` leaves, or None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.centres.increments import is_increment
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.names_beside import name_beside
from regesta.extract.slots.filling import place_behind
from regesta.extract.slots.places import PLACING
from regesta.extract.slots.told_aside import is_of_a_part
from regesta.model import Claim, Mention, Quantity, Stance, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.slots.filling import Slots

GOING_ON = frozenset({"troop_strength", "equipment_count", "withdrawal", "deployment"})
"""Predicates of which a further figure may tell more of the same people or machines."""
NAMING = frozenset({"country", "place", "facility", "area", "people", "organisation", "military_unit", "armed_group"})
MAKING = frozenset({"build", "make", "construct", "assemble", "manufacture", "produce"})
PLACES = frozenset({"there", "here", "abroad", "home", "elsewhere"})


def figure_gone_on_with(slots: Slots) -> Claim | None:
    """Return the claim on the figure with the noun, where a further figure's own clause names nobody and nowhere."""
    centre = slots.centre
    quantity = centre.quantity
    if quantity is None or quantity.counted_start is None or quantity.counted_start >= quantity.start:
        return None
    if centre.predicate.predicate not in GOING_ON or name_beside(slots.reading, quantity) is not None:
        return None
    same = [
        claim
        for noun, claim in slots.focus.told_figures
        if noun == quantity.counted_start and claim.predicate in GOING_ON and claim.value.start < quantity.start
    ]
    if not same:
        return None
    if centre.governor.idx < same[-1].value.end:  # one verb tells both: "50,000 soldiers in 1999, 16,000 in 2008"
        alone = same[-1].predicate == centre.predicate.predicate and not _is_placed(slots)
        return same[-1] if alone and is_timed(slots.reading, quantity) else None
    return same[-1] if _agree(same) and not _names_its_own(slots, same[-1].value.end) else None


def property_told(slots: Slots, stance: Stance, value: Value) -> str:
    """Return a claim's property by its rule and stance, and by what its figure is to those before it.

    Of what was bought "29 have arrived" tells that so many are handed over.
    """
    centre = slots.centre
    figure = centre.quantity if value.kind == "quantity" else None
    more = figure is not None and is_increment(slots.reading, figure, centre.governor)
    told = centre.rule.property_of(stance, value.kind, more=more)
    return "transferred" if told == "held" and _is_of_a_purchase(slots) else told


def ground_of_its_own(slots: Slots, subject: Mention | None) -> Mention | None:
    """Return the ground right behind a further figure, where the one found is another's: "800 in X, 40 in Y".

    Of a whole the ground of its part is none: of "9,000 mines there, 400 of them in X" the country is the subject.
    """
    if subject is not None and slots.host is not None and is_of_a_part(slots.reading, slots.centre, subject):
        return slots.host
    if subject is None or subject.type not in ("place", "area") or slots.centre.counted is None:
        return subject
    behind = place_behind(slots.reading, slots.noun)
    return behind[0] if behind and subject.start < slots.noun.idx else subject


def is_yet_to_come(slots: Slots) -> bool:
    """Tell whether a further figure only tells where things are made, or is neither here nor said to come."""
    verb = slots.centre.governor
    made = verb.lemma_.lower() in MAKING and slots.centre.counted is not None
    arrives = slots.reading.actions(verb) & {"send", "provide", "move"}
    if slots.centre.predicate.predicate == "equipment_count" and made:
        return True  # "has six corvettes; two were built in Korea"
    return slots.centre.rule.property == "held" and _is_of_a_purchase(slots) and not arrives


BEHIND_FIGURE = 40
"""Characters behind a figure in which its own time stands."""


def is_timed(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a time of its own sets a figure against the one before."""
    behind = reading.times_between(quantity.end, quantity.end + BEHIND_FIGURE)
    between = (reading.document.text[quantity.end : time.start] for time in behind)
    return any(re.fullmatch(r"\s+(?:(?:in|by|since|during|for)\s+)?(?:the\s+)?", words) for words in between)


def _is_placed(slots: Slots) -> bool:
    return bool(place_behind(slots.reading, slots.noun, (*PLACING, "from", "to", "into")))


def _is_of_a_purchase(slots: Slots) -> bool:
    first = figure_gone_on_with(slots)
    bought = first is not None and first.predicate == "equipment_count" and first.property in ("transferred", "planned")
    return bought and slots.centre.predicate.predicate == "equipment_count"


def _agree(claims: list[Claim]) -> bool:
    """Tell whether claims are of one power on one ground."""
    return len({(_name(claim.operator), _name(claim.host)) for claim in claims}) == 1


def _name(mention: Mention | None) -> str | None:
    return mention.name if mention is not None else None


def _names_its_own(slots: Slots, behind: int) -> bool:
    """Tell whether the clause of a further figure names who acts or where, or has another subject than the figure."""
    reading, figure = slots.reading, slots.noun
    words = [token for token in _own_words(slots) if token.idx >= behind]
    if any(_is_name(reading, token) or token.lower_ in PLACES for token in words):
        return True
    acting = [agent for agent in slots.centre.clause.agents if agent.idx >= behind and agent != figure]
    return any(agent.pos_ in ("NOUN", "PROPN") and agent.i not in reading.quantities_by_token for agent in acting)


def _own_words(slots: Slots) -> dict[Token, None]:
    return dict.fromkeys((*clause_tokens(slots.centre.governor), *slots.noun.subtree))


def _is_name(reading: Reading, token: Token) -> bool:
    mention = reading.mention_by_token.get(token.i)
    return (mention is not None and mention.type in NAMING) or reading.country_of(token) is not None
