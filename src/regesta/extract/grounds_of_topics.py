"""Of which country a topic is: what somebody speaks of enters; its ground leaves, or that it is of the thing as such.

A truce is the passage's; mines, pacts and foreign bases in general are of no country.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.focus import Focus
from regesta.extract.matters import STANDING
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_plural
from regesta.extract.reading.noun_classes import PACTS
from regesta.extract.reading.relations import ANY_SUBJECTS, preposition_of
from regesta.extract.reading.serving_bodies import ground_of_body
from regesta.extract.slots.countries import FORCES_AND_SITES, owner_of
from regesta.extract.slots.places import country_of_place, place_in, places_under
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_GROUND = frozenset(["truce", "harm_source", "talks", "agreement", "treaty", "facility"])
"""Topics that are of the country of which the passage speaks; arms and people judged may be anywhere."""
OF_ITS_OWN = ("amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "nummod")
"""Relations of what says of a noun which one it is."""
OF_THE_WORLD = words_of("anywhere") | {"global", "maritime", "regional", "naval"}
"""Adjectives of what a power has in many places: "China's maritime presence"."""
POINTING = frozenset(["this", "that", "these", "those", "the", "such"])


def ground_of(reading: Reading, focus: Focus, noun: Token, *, judged: bool) -> Mention | None:
    """Return the country of which a nameless topic is told: of a truce the passage's, of forces one in the sentence.

    Who acts is not the ground: "Norway will lead a battalion".
    """
    ground = focus.host(noun, None)
    general = _is_general(noun) or (reading.classes(noun) & PACTS and not _is_pointed_at(noun))
    if ground is not None and general and ground.found_in not in ("clause", "sentence"):
        return None  # agreements in general are of no country
    if ground is None or reading.classes(noun) & OF_GROUND:
        return ground
    acts = any(
        child.dep_ in ANY_SUBJECTS and reading.country_of(child) == ground.name for child in noun.sent.root.subtree
    )
    near = ground.found_in in ("clause", "sentence") and not acts
    return ground if near and not judged else None


def _is_general(noun: Token) -> bool:
    """Tell whether a plural without an article is of any such thing: "basing agreements have always been needed"."""
    told = any(child.dep_ in ("det", "nmod:poss", "nmod", "acl", "acl:relcl", "nummod") for child in noun.children)
    return noun.tag_ == "NNS" and not told


def is_everywhere(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is of mines or pacts as such: "landmines must be banned", "basing agreements are normal"."""
    if is_plural(noun) and reading.classes(noun) & PACTS and not _is_pointed_at(noun):
        return any(child.dep_ in ("amod", "compound") for child in noun.children)
    return bool(reading.classes(noun) & {"mine", "mine_action"}) and not _is_pointed_at(noun)


def _is_pointed_at(noun: Token) -> bool:
    return any(child.lower_ in POINTING for child in noun.children)


def is_foreign(noun: Token) -> bool:
    """Tell whether a noun is of other states' forces or bases as such: "no foreign bases on our soil"."""
    words = {child.lower_ for child in noun.children}
    return "foreign" in words and not words & POINTING


def power_and_host(reading: Reading, focus: Focus, subject: Mention) -> tuple[Mention | None, Mention | None]:
    """Return whose the base or force of a position is, and where: by its own words, else where the page has it."""
    topic = reading.head_of(subject.start, subject.end)
    if not reading.classes(topic) & FORCES_AND_SITES:
        return None, None
    operator = owner_of(reading, topic)
    if operator is None and (pair := page_pair(focus, topic))[0] is not None:
        return pair
    named = [subject] if subject.type == "facility" else []
    places = list(places_under(reading, topic)) or list(places_behind(reading, topic))
    grounds = (country_of_place(reading, place) for place in (*named, *places))
    others = {c.name: c for c in grounds if c is not None and (operator is None or c.name != operator.name)}
    if len(others) == 1:
        return operator, next(iter(others.values()))
    return operator, None if others or operator is None else _host_told(reading, focus, topic, operator)


def _host_told(reading: Reading, focus: Focus, topic: Token, power: Mention) -> Mention | None:
    """Return on whose ground a power's forces are by what stands around, where the page says so of that power.

    None for what a power has in many places, and where the sentence names another country.
    """
    if (body := ground_of_body(reading.gazetteer, power)) is not None:
        return replace(power, type="country", name=body, country=None)
    if any(child.dep_ == "amod" and child.lower_ in OF_THE_WORLD for child in topic.children):
        return None
    told = focus.host(topic, power.name)
    if told is None or not focus.pairs.abroad[power.name, told.name]:
        return None
    inside = {reading.country_of(token) for token in topic.sent} - {None, power.name, told.name}
    return None if inside else told


def places_behind(reading: Reading, topic: Token) -> Iterator[Mention]:
    """Yield the places of the verb over an object, where it keeps or sends it: "maintaining troops in Cambodia"."""
    if topic.lemma_.lower() in STANDING:  # "the deployment of paratroopers to Poland"
        for child in (grandchild for noun in (topic, *topic.children) for grandchild in noun.children):
            if child.dep_ in ("nmod", "obl") and preposition_of(child) in ("to", "from"):
                yield from place_in(reading, child)
    if topic.dep_ not in ("obj", "nsubj:pass"):
        return
    for child in topic.head.children:
        if child.dep_ == "obl" and child.i > topic.i and preposition_of(child) in ("in", "at", "to"):
            yield from place_in(reading, child)


def page_pair(focus: Focus, noun: Token) -> tuple[Mention | None, Mention | None]:
    """Return the power and the host of "the troops", of which the page has said whose and where; else neither.

    Only a definite noun that has no word on it takes up what was told: "Algerian soldiers", "more troops" do not.
    """
    bare = not any(child.dep_ in OF_ITS_OWN for child in noun.children) and _is_pointed_at(noun)
    if not bare or not focus.reading.classes(noun) & FORCES_AND_SITES or noun.i in focus.reading.mention_by_token:
        return None, None
    power = focus.operator(noun, None)
    host = focus.host(noun, power.name) if power is not None else None
    if power is None or host is None or not focus.pairs.abroad[power.name, host.name]:
        return None, None
    return power, host
