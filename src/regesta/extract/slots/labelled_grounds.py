"""Whose forces a labelled list counts, and where: "Irish Defence Forces", "Lebanon: UNIFIL - 374 soldiers - Mali: …".

`Slots` of a figure enter; what its entry says of operator and host leaves, and None where the figure stands in no such
list. A label that is no place that the gazetteer knows says that the figure is not where other entries are: it has no
host then. Whose forces they are is told by the entry's own adjective, else by the heading or title that speaks of one
country's forces or deployments.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.extract.reading.labelled_entries import entry_label
from regesta.extract.reading.relations import preposition_of
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import owner_of
from regesta.extract.slots.filling import Slots
from regesta.extract.slots.places import country_of_place
from regesta.extract.word_lists import words_of
from regesta.model import Block, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

COUNTS = frozenset({"troop_strength", "equipment_count", "facility_count"})
"""Predicates of what a state has somewhere; the dead and the cleared ground are filed by other ways."""
OF_FORCES = words_of("armed_headings") | words_of("deployment_headings")
OWNING = ("amod", "compound", "nmod:poss")


@dataclass(frozen=True, slots=True)
class LabelledGround:
    """What the entry of a figure tells: whose, and where."""

    operator: Mention | None
    host: Mention | None


def labelled_ground(slots: Slots) -> LabelledGround | None:
    """Return whose a counted force is and where, by its entry's label and the list's heading; None outside lists."""
    reading, centre = slots.reading, slots.centre
    if centre.quantity is None or centre.predicate.predicate not in COUNTS:
        return None
    label = entry_label(reading, centre.token)
    if label is None:
        return None
    place = _place_at(reading, *label)
    host = country_of_place(reading, place) if place is not None else None
    own = _owner_told(reading, centre.token)
    operator = own if own is not None and own.type == "country" else None
    operator = operator or power_over(reading, reading.block_at(centre.token.idx)) or own
    if operator is None and place is None:
        return None
    at_home = operator is not None and host is not None and operator.name == host.name
    return LabelledGround(None if at_home else operator, host)


def _owner_told(reading: Reading, counted: Token) -> Mention | None:
    """Return whose the people of an entry are by its words, or whose the site is: "a French base with 700 men"."""
    own = owner_of(reading, counted)
    if own is not None:
        return own
    if counted.tag_ == "NNPS" and (name := reading.country_of(counted)) is not None:  # "about 7,000 Americans"
        return country_mention(reading, counted, name, "clause")
    site = counted.head if preposition_of(counted) == "with" else None
    return owner_of(reading, site) if site is not None and "facility" in reading.classes(site) else None


def _place_at(reading: Reading, start: int, end: int) -> Mention | None:
    """Return the country or place that a label is; None where the label says more, or another thing."""
    first = reading.token_at(start)
    first = first.nbor() if first.lower_ == "the" else first
    mention = reading.mention_by_token.get(first.i)
    if mention is None or mention.type not in ("country", "place") or mention.end < end:
        name = reading.gazetteer.country_of(reading.document.text[start:end])
        return country_mention(reading, first, name) if name is not None else None
    return mention


def power_over(reading: Reading, block: Block | None) -> Mention | None:
    """Return the one country whose forces or deployments the heading over a block, or else the title, speaks of."""
    if block is None:
        return None
    heading = reading.heading_over(block)
    title = next((other for other in reading.document.blocks if other.role == "title"), None)
    for line in (heading, title):
        if line is not None and (power := _whose(reading, line)) is not None:
            return replace(power, found_in="section" if line is heading else "title")
    return None


def _whose(reading: Reading, line: Block) -> Mention | None:
    words = [t for t in reading.doc[reading.token_at(line.start).i :][: line.end - line.start] if t.idx < line.end]
    if not any(word.lower_ in OF_FORCES for word in words):
        return None
    named = {name: word for word in words if (name := reading.country_of(word)) is not None}
    if len(named) != 1:
        return None
    name, word = next(iter(named.items()))
    return country_mention(reading, word, name) if _owns(reading, word) else None


def _owns(reading: Reading, word: Token) -> bool:
    """Tell whether a country is told as whose something is: "Irish", "of the Czech Republic"; not "in Mali"."""
    demonym = reading.gazetteer.is_demonym(word.text)
    return demonym or word.dep_ in OWNING or preposition_of(word) == "of"
