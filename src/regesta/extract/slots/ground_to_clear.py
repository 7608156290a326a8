"""On whose ground work against mines is to be done that the sentence tells only as a purpose or an end.

`Slots` enter; the `Mention` of the country leaves, or None. "It will take 70 years to rid Chad of mines" has no verb of
clearing over its figure, and who clears ("Norway will clear it") is not what is cleared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.countries import owner_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.places import country_of_place, place_in
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

FREED = frozenset({"free", "safe", "clear", "mine-free", "landmine-free"})
"""What ground is or becomes in the end: "until Yemen is free of mines"."""
MAKING = frozenset({"make", "render", "leave", "declare"})
GROUND = frozenset({"area", "ground_part", "mined_ground", "minefield"})
PARTS = frozenset({"all", "rest", "whole", "remainder", "most", "part", "half", "territory"})


def ground_to_clear(slots: Slots) -> Mention | None:
    """The one country that the sentence has to be cleared, or free in the end; None for two."""
    found: dict[str, Mention] = {}
    for token in slots.centre.governor.sent:
        for ground in _freed(slots, token):
            places = (place for part in (ground, *_wholes(ground)) for place in place_in(slots.reading, part))
            countries = [country_of_place(slots.reading, place) for place in places]
            if GROUND & slots.reading.classes(ground):  # "the Kuwaiti beaches"
                countries.append(owner_of(slots.reading, ground))
            found.update({c.name: c for c in countries if c is not None and c.type == "country"})
    return replace(next(iter(found.values())), found_in="sentence") if len(found) == 1 else None


def _freed(slots: Slots, word: Token) -> Iterator[Token]:
    """Yield what a word says to be cleared, or free; what "would be hard to clear" is only judged."""
    if word.dep_.startswith("csubj") and slots.centre.rule.centre != "duration":
        return
    if word.lemma_.lower() in FREED and word.pos_ == "ADJ":
        made = word.head.children if word.head.lemma_.lower() in MAKING else ()
        yield from (child for child in word.children if child.dep_.startswith("nsubj"))
        yield from (child for child in made if child.dep_ == "obj")
    elif "clear" in slots.reading.actions(word):
        yield from (child for child in word.children if child.dep_ in ("obj", "nsubj:pass"))
        yield from (
            child for child in word.children if word.pos_ in ("NOUN", "PROPN") and preposition_of(child) == "of"
        )


def _wholes(ground: Token) -> list[Token]:
    """Return what a mere part is of: "all of Laos"."""
    if ground.lemma_.lower() not in PARTS:
        return []
    return [child for child in ground.children if preposition_of(child) == "of"]
