"""Of which country a topic is: what somebody speaks of enters; its ground leaves, or that it is of the thing as such.

A truce is the passage's; mines, pacts and foreign bases in general are of no country.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.focus import Focus
from regesta.extract.matters import BLASTS, MOVES, STANDING, is_move_of_forces
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_definite, is_plural
from regesta.extract.reading.noun_classes import PACTS
from regesta.extract.reading.relations import ANY_SUBJECTS, preposition_of
from regesta.extract.reading.serving_bodies import ground_of_body
from regesta.extract.reading.voices import state_of_office
from regesta.extract.slots import naming
from regesta.extract.slots.bodies_of_states import country_mention
from regesta.extract.slots.countries import FORCES_AND_SITES, owner_of
from regesta.extract.slots.places import country_of_place, place_in, places_under
from regesta.extract.word_lists import words_of
from regesta.model import Mention, ReportedSpeech

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_GROUND = frozenset(["truce", "harm_source", "talks", "agreement", "treaty", "facility"])
"""Topics that are of the country of which the passage speaks; arms and people judged may be anywhere."""
OF_ITS_OWN = ("amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "nummod")
"""Relations of what says of a noun which one it is."""
OF_THE_WORLD = words_of("anywhere") | {"global", "maritime", "regional", "naval"}
"""Adjectives of what a power has in many places: "China's maritime presence"."""
COMING_AND_GOING = STANDING | MOVES | frozenset(["return", "removal", "stay", "arrival", "dispatch", "use"])
"""Nouns of whose forces are said to be somewhere, or to come and go."""
OWN_GROUND = frozenset(
    ["country", "soil", "territory", "land", "nation", "ground", "homeland", "republic", "island", "waters"]
)
"""Nouns that with "our" or "his" are the ground of whoever speaks."""
OWNING = frozenset(["our", "its", "their"])
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


def power_and_host(
    reading: Reading, focus: Focus, subject: Mention, speech: ReportedSpeech
) -> tuple[Mention | None, Mention | None]:
    """Return whose the base or force of a position is, and where: by its own words, else where the page has it.

    The ground of "here" and "on our soil" is that of the state for which the speaker holds an office.
    """
    topic = reading.head_of(subject.start, subject.end)
    kept = reading.classes(topic) & FORCES_AND_SITES or topic.lemma_.lower() in BLASTS
    if not kept and not is_move_of_forces(reading, topic):
        return None, None
    operator = owner_of(reading, topic) or _own_power(reading, topic, speech)
    if operator is None and (pair := page_pair(focus, topic))[0] is not None:
        return pair
    named = [subject] if subject.type == "facility" else []
    places = list(places_under(reading, topic)) or list(places_behind(reading, topic))
    grounds = (country_of_place(reading, place) for place in (*named, *places))
    others = {c.name: c for c in grounds if c is not None and (operator is None or c.name != operator.name)}
    if len(others) == 1:
        return operator, next(iter(others.values()))
    if not others and (own := _own_ground(reading, topic, speech)) is not None:
        return operator, own if operator is None or own.name != operator.name else None
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


def _own_ground(reading: Reading, topic: Token, speech: ReportedSpeech) -> Mention | None:
    """Return the state of who speaks, where he says that a thing is "here" or "on our soil"; None where he does not."""
    inside = [token for token in topic.sent if _is_said(speech, token)]
    at_home = next((t for t in inside if t.i > topic.i and _is_own_ground(t)), None)
    name = _state_of(reading, speech) if at_home is not None else None
    if at_home is None or name is None:
        return None
    if (
        {reading.country_of(t) for t in inside}
        - {None, name}
        - {owner.name for owner in [owner_of(reading, topic)] if owner}
    ):
        return None  # another country may be the one of "its soil"
    return country_mention(reading, at_home, name)


def _own_power(reading: Reading, topic: Token, speech: ReportedSpeech) -> Mention | None:
    """Return the state of who speaks of "our base" or "its troops"; None where another country may have them."""
    own = next((child for child in topic.children if child.tag_ == "PRP$" and child.lower_ in OWNING), None)
    name = _state_of(reading, speech) if own is not None else None
    if own is None or name is None:
        return None
    before = {reading.country_of(token) for token in topic.sent if token.i < own.i and _is_said(speech, token)}
    return None if before - {None, name} else country_mention(reading, own, name)


def _is_said(speech: ReportedSpeech, token: Token) -> bool:
    return any(start <= token.idx < end for start, end in speech.content)


def _state_of(reading: Reading, speech: ReportedSpeech) -> str | None:
    """Return the state for which somebody speaks: his office's, or that which holds something itself."""
    name = speech.source.name
    itself = {country for country, _ in reading.gazetteer.countries_in(name)} if len(name.split()) <= 2 else set()
    return state_of_office(reading, speech.source.office or name) or (name if name in itself else None)


def _is_own_ground(token: Token) -> bool:
    if token.lower_ == "here":
        return True
    return token.lemma_.lower() in OWN_GROUND and any(child.tag_ == "PRP$" for child in token.children)


def is_bare_move(noun: Token) -> bool:
    """Tell whether a noun is of a move of forces told before, "the deployment": no other matter takes its place."""
    words = [child for child in noun.children if child.dep_ in OF_ITS_OWN]
    return noun.lemma_.lower() in STANDING | MOVES and is_definite(noun) and not words


def move_told(focus: Focus, noun: Token) -> Mention | None:
    """Return "the deployment" with the power and the ground of which the page tells; None where it tells neither."""
    power = focus.operator(noun, None)
    host = focus.host(noun, power.name) if power is not None else None
    if power is None or host is None or not focus.pairs.abroad[power.name, host.name]:
        return None
    return naming.with_countries(focus.reading, naming.description(focus.reading, noun, "other"), power, host)


def places_behind(reading: Reading, topic: Token) -> Iterator[Mention]:
    """Yield the places of the verb over an object, where it keeps or sends it: "maintaining troops in Cambodia"."""
    if topic.lemma_.lower() in STANDING:  # "the deployment of paratroopers to Poland"
        for child in (grandchild for noun in (topic, *topic.children) for grandchild in noun.children):
            if child.dep_ in ("nmod", "obl") and preposition_of(child) in ("to", "from"):
                yield from place_in(reading, child)
    if topic.dep_ == "nmod" and topic.head.lemma_.lower() in COMING_AND_GOING:  # "any return of troops to Bagram"
        for child in (*topic.head.children, *topic.children):
            if child.dep_ == "nmod" and child.i > topic.i and preposition_of(child) in ("to", "from", "in", "at"):
                yield from place_in(reading, child)
    if topic.dep_ not in ("obj", "nsubj:pass"):
        return
    left = ("out of", "from") if "withdraw" in reading.actions(topic.head) else ("out of",)
    for child in topic.head.children:
        if child.dep_ == "obl" and child.i > topic.i and preposition_of(child) in ("in", "at", "to", *left):
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
