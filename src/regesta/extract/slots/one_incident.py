"""Where the dead and hurt of one incident are, told in the words beside: "two killed, seven hurt in Kabul blast".

A `Reading` and a word of harm enter; the places of the words of harm told with it, and those in the names of its
incident, leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.incidents import HARMING, is_incident
from regesta.extract.slots.places import place_in, places_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

BESIDE = ("conj", "parataxis", "list", "acl")
"""Relations by which one word of harm hangs on another of the same incident."""


def places_beside(reading: Reading, governor: Token) -> Iterator[Mention]:
    """Yield the places told with a word of harm: of its incident's name, then of the words of harm set beside it."""
    told = [governor, clause_head(governor)]
    told += [c for one in tuple(told) for c in one.children if c.dep_ in BESIDE]
    told += [one.head for one in tuple(told) if one.dep_ in BESIDE]
    for word in dict.fromkeys(told):
        if word != governor and not reading.actions(word) & HARMING:
            continue
        yield from places_of(reading, clause_of(word))
        for noun in clause_tokens(word):
            if is_incident(reading, noun):
                yield from _in_its_name(reading, noun)


def _in_its_name(reading: Reading, incident: Token) -> Iterator[Mention]:
    """Yield the place of "the Gao attack"; a name of one word that no mention has taken for a place may be one."""
    for child in incident.children:
        if child.dep_ != "compound" or child.pos_ != "PROPN":
            continue
        named = reading.mention_by_token.get(child.i)
        if named is not None and named.type not in ("event", "facility"):
            yield from place_in(reading, child)
        elif (place := reading.gazetteer.place(child.text)) is not None:
            start, end = child.idx, child.idx + len(child)
            yield Mention(start=start, end=end, text=child.text, type="place", name=place.name, country=place.country)
