"""The country that the victims of an incident tell: "Angolan amputees" of mines lost their limbs in Angola.

`Slots` enter; the `Mention` of a country leaves, or None: soldiers, travellers and refugees may be anywhere.
"""

from __future__ import annotations

from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import owner_of
from regesta.extract.slots.filling import Slots
from regesta.extract.word_lists import words_of
from regesta.model import Mention

AT_HOME = words_of("people_at_home")
HARMED_AT_HOME = words_of("harmed_at_home")


def harmed_nationals(slots: Slots) -> Mention | None:
    """Whose people are hurt where no place is told: by mines "12 Afghans", by anything "Afghan shepherds"."""
    by_mines = any("mine" in slots.reading.classes(token) for token in slots.noun.sent)
    harmed = [slots.noun] if slots.centre.quantity is not None else slots.centre.clause.patients
    for noun in harmed:
        country = slots.reading.country_of(noun) if by_mines else None
        if country is not None:  # "Afghans"
            return country_mention(slots.reading, noun, country)
        word = noun.lemma_.lower()
        if word in AT_HOME or (by_mines and word in HARMED_AT_HOME):
            return owner_of(slots.reading, noun)
    return None
