"""The armed service of which people or machines are counted: "7,900 men in the air force", "the navy has 12 frigates".

`Slots` enter; the noun of the one service leaves, or None where the words name none, or several.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.filling import Slots
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SERVICES = words_of("services")
SERVICE_FORCES = words_of("service_forces")
SERVICE_GUARDS = words_of("service_guards")
WITHIN = ("in", "of", "from")


def service_of(slots: Slots) -> Token | None:
    """Return the noun of the service that a figure's own words name: inside its phrase, else who has or serves in it.

    None where another noun is joined to it ("in the guard, the border service and the police"): the figure is of all.
    """
    if slots.centre.quantity is None:
        return None
    found = next((token for token in _around(slots) if is_service(token)), None)
    if found is None or any(child.dep_ == "conj" for child in found.children) or found.dep_ == "conj":
        return None
    return found


def _around(slots: Slots) -> Iterator[Token]:
    noun = slots.noun
    yield from (child for child in noun.children if child.dep_ == "nmod" and preposition_of(child) in WITHIN)
    yield from (token for preposition, token in slots.centre.clause.obliques if preposition in WITHIN)
    yield from slots.centre.clause.agents
    if noun.dep_ == "appos":  # "the army numbers 7,000 men", which the parse may take for a line
        yield from (child for child in noun.head.children if child.dep_ == "compound")


def is_service(token: Token) -> bool:
    """Tell whether a noun is one service of a country's forces: the army, the air force, the border guard."""
    lemma = token.lemma_.lower()
    before = {child.lower_ for child in token.children if child.dep_ in ("compound", "amod")}
    if lemma in SERVICES:
        return True
    return (lemma == "force" and bool(before & SERVICE_FORCES)) or (lemma == "guard" and bool(before & SERVICE_GUARDS))
