"""What the victims of an incident tell: whose forces are hurt, and of whom the country is where it happened.

`Slots` enter; the `Mention` of a country leaves, or None. "Angolan amputees" of mines lost their limbs in Angola;
soldiers, travellers and refugees may be anywhere. Soldiers who die on another's ground are their own state's forces.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.relations import coordinated_verbs
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import owner_of
from regesta.extract.slots.filling import Slots, all_places
from regesta.extract.slots.places import country_of_place
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

ARMED = frozenset({"military_people", "force", "unit", "formation"})
AT_HOME = words_of("people_at_home")
HARMED_AT_HOME = words_of("harmed_at_home")


def harmed_nationals(slots: Slots) -> Mention | None:
    """Whose people are hurt where no place is told: by mines "12 Afghans", by anything "Afghan shepherds"."""
    by_mines = any("mine" in slots.reading.classes(token) for token in slots.noun.sent)
    for noun in _harmed(slots):
        country = slots.reading.country_of(noun) if by_mines else None
        if country is not None:  # "Afghans"
            return country_mention(slots.reading, noun, country)
        word = noun.lemma_.lower()
        if word in AT_HOME or (by_mines and word in HARMED_AT_HOME):
            return owner_of(slots.reading, noun)
    return None


def harmed_power(slots: Slots) -> Mention | None:
    """Whose soldiers are hurt on another's ground: "two Danish soldiers were killed in Gereshk".

    None for an army at home, and where neither clause nor page has those forces abroad.
    """
    owners = (owner_of(slots.reading, noun) for noun in _harmed(slots) if slots.reading.classes(noun) & ARMED)
    power = next((owner for owner in owners if owner is not None and owner.type == "country"), None)
    if power is None:
        return None
    told = (country_of_place(slots.reading, place) for place in all_places(slots))
    grounds = {ground.name for ground in told if ground is not None}
    abroad = power.name not in grounds if grounds else slots.focus.pairs.is_abroad(power.name)
    return power if abroad else None


def _harmed(slots: Slots) -> Sequence[Token]:
    """Return who is hurt: the noun that is counted, else what the clause affects.

    A figure without a noun goes on counting: "three soldiers were killed and two wounded".
    """
    if slots.centre.quantity is None:
        return slots.centre.clause.patients
    if slots.reading.actions(slots.noun) and slots.noun.pos_ != "NOUN":
        return tuple(t for verb in coordinated_verbs(slots.noun) for t in clause_of(verb).patients)
    return (slots.noun,)
