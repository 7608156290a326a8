"""Where the one incident was that a whole page is about: "Blast kills soldiers in X", "the attack in the town of Y".

`Slots` of a claim on casualties enter; the `Mention` of the town, district or site leaves. None where the title tells
of no incident, where its places are two, where the clause has an incident of its own, and for another country's dead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.clocks.incidents import names_other_incident
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_past, is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.incidents import HARMING, is_about_incident, is_incident, is_taken_up, is_total
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.places import country_of_place, is_locality, places_of, places_under
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

SITED = frozenset({"place", "facility"})
GROUNDING = frozenset({"in", "at", "near", "to", "from", "into", "across", "inside"})


def place_of_page_incident(slots: Slots) -> Mention | None:
    """Return the one place of the page's incident, if a claim's clause goes on about it."""
    reading, verb = slots.reading, clause_head(slots.centre.governor)
    if not is_about_incident(reading) or is_total(reading, verb):
        return None
    if names_other_incident(reading, verb) and not _opens_page(reading, verb):
        return None
    places = {place.name: place for place in (*_places_in_title(reading), *_places_told(reading))}
    if len(places) != 1:
        return None
    place = next(iter(places.values()))
    ground = country_of_place(reading, place)
    elsewhere = {name for token in verb.sent if (name := _ground_named(reading, token)) is not None}
    if ground is None or elsewhere - {ground.name}:
        return None
    return replace(place, found_in="discourse")


def _opens_page(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb stands in the first sentence of a page, which brings in what the title is on."""
    first = next((block for block in reading.document.blocks if block.role == "paragraph"), None)
    return first is not None and verb.sent.start_char <= first.start < verb.sent.end_char


def _places_in_title(reading: Reading) -> Iterator[Mention]:
    """Yield the towns and sites that the title names."""
    title = next((block for block in reading.document.blocks if block.role == "title"), None)
    words = reading.tokens_between(title.start, title.end) if title is not None else ()
    named = dict.fromkeys(mention for t in words if (mention := reading.mention_by_token.get(t.i)) is not None)
    yield from (place for place in named if place.type in SITED and is_locality(reading, place))


def _places_told(reading: Reading) -> Iterator[Mention]:
    """Yield the towns, districts and sites under the page's incident, by its noun and by its verbs of harm."""
    for token in reading.doc:
        if is_incident(reading, token) and is_taken_up(token):
            told = places_under(reading, token)
        elif is_verbal(token) and is_past(token) and reading.actions(token) & HARMING:
            told = iter(places_of(reading, clause_of(token))) if not is_total(reading, token) else iter(())
        else:
            continue
        yield from (place for place in told if place.type in SITED and is_locality(reading, place))


def _ground_named(reading: Reading, token: Token) -> str | None:
    """Return the country that a word names as ground and not as who tells or acts: "in Mali"."""
    return reading.country_of(token) if preposition_of(token) in GROUNDING else None
