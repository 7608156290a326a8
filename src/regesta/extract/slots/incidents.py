"""Which incident a figure of killed and wounded is of: an operation by its name, else where it happened.

`Slots` enter; a `Mention` leaves: the operation, the nearest place that is no country, the place of the incident that
"the attack" takes up, or the incident in the text's words. None where the text tells no more than a country.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta.extract.discourse.antecedents import scope_of, site_before
from regesta.extract.reading.clauses import clause_of
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_definite
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.incidents import is_incident, is_taken_up
from regesta.extract.reading.origins import is_home
from regesta.extract.slots import naming
from regesta.extract.slots.earlier_incidents import governs, place_in_title, place_of_incident, place_told_before
from regesta.extract.slots.filling import Slots, all_places
from regesta.extract.slots.page_incident import place_of_page_incident
from regesta.extract.slots.places import is_locality, places_of, places_under
from regesta.extract.word_lists import words_of
from regesta.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

OPERATIONS = words_of("named_operations")
ATTACKING = words_of("incident_verbs") | {"sink", "torpedo", "target"}
AT_OPERATION = ("in", "during", "by", "under", "throughout", "amid", "")
"""Prepositions of an operation in which people are harmed."""


def incident_place(slots: Slots) -> Mention | None:
    """Where an incident happened: the operation, the nearest place that is no country, or that of "the attack"."""
    clear = [m for m in all_places(slots) if is_locality(slots.reading, m)]
    found = [m for m in clear if m.type in ("place", "facility", "area")]
    ground = _incident_ground(slots)
    placed = [mention for mention in (ground, *found[:1]) if mention is not None]
    named = _operation(slots) or min(placed, key=lambda mention: mention.start, default=None)
    if named is not None or (named := _of_events(slots) or _only_place(slots)) is not None:
        return named
    by_the_way = (noun := _definite_incident(slots)) is not None and _is_told_by_the_way(slots, noun)
    if not by_the_way and (of_page := place_of_page_incident(slots)) is not None:
        return of_page
    if any(mention.type == "country" for mention in clear):
        return None  # "in Yemen, a strike killed 20 soldiers": the country is all that is told
    if noun is None:
        return place_of_incident(slots) or _place_of_several(slots)
    if by_the_way:
        return _in_its_words(slots, noun)
    told = place_told_before(slots, noun) or place_of_incident(slots) or place_in_title(slots)
    return told or _in_its_words(slots, noun)


def _is_told_by_the_way(slots: Slots, noun: Token) -> bool:
    """Tell whether an incident is a new one on which a clause tells who died: "came after a raid that killed two"."""
    governor = slots.centre.governor
    indefinite = any(child.lower_ in ("a", "an", "another") for child in noun.children)
    return indefinite and governor.dep_ == "acl:relcl" and governor.head == noun


def _operation(slots: Slots) -> Mention | None:
    """The operation that the clause names as what kills, or in which people are harmed."""
    reading, clause = slots.reading, slots.centre.clause
    above = clause_of(clause_head(slots.centre.governor))
    if above.head.dep_ == "xcomp":  # "left 19 soldiers dead"
        above = clause_of(clause_head(above.head.head))
    obliques = (token for preposition, token in (*clause.obliques, *above.obliques) if preposition in AT_OPERATION)
    for token in (*clause.agents, *above.agents, *obliques):
        for mention in reading.annotated.mentions:
            inside = mention.start <= token.idx < mention.end
            if inside and mention.type == "event" and mention.name.split()[0].lower() in OPERATIONS:
                return replace(mention, found_in="clause")
    return None


def _incident_ground(slots: Slots) -> Mention | None:
    """The described ground of an incident, told with its place: "training ground in X district"."""
    reading = slots.reading
    governor = slots.centre.governor
    there = governor.dep_ == "acl:relcl" and any(c.lower_ == "where" for c in governor.children)
    one = governor.head.tag_ != "NNS"  # of "signs of attacks in nine villages, where 90 people died" none is the place
    if there and one and governor.head.i not in reading.mention_by_token:  # "a training ground, where two were killed"
        return naming.description(reading, governor.head, "area")
    for preposition, token in slots.centre.clause.obliques:
        if preposition not in ("on", "at", "in", "near") or not reading.classes(token) & {"facility", "area"}:
            continue
        if (site := _site_taken_up(slots, token)) is not None:
            return site
        if token.i not in reading.mention_by_token and token.pos_ == "NOUN":
            return naming.description(reading, token, "area")
    return None


def _site_taken_up(slots: Slots, noun: Token) -> Mention | None:
    """The named site that "the base" of an incident means by what was told before."""
    before = site_before(slots.focus, noun) if "facility" in slots.reading.classes(noun) else None
    named = slots.reading.mention_by_token.get(before.i) if before is not None else None
    if named is None or named.type != "facility" or not is_definite(noun):
        return None
    return replace(named, found_in=scope_of(slots.focus, named.start, noun))


def _of_events(slots: Slots) -> Mention | None:
    """The place of what happened in the same sentence: "when a bomb went off at the market", "the raid in Nazran"."""
    reading = slots.reading
    verb = clause_head(slots.centre.governor)
    if verb.dep_ == "xcomp":
        verb = clause_head(verb.head)
    beside = [c for c in verb.children if c.dep_ in ("advcl", "parataxis")] + (
        [verb.head] if verb.dep_ == "advcl" else []
    )
    places = [m for clause in beside for m in places_of(reading, clause_of(clause))]
    places += [m for token in clause_tokens(verb) if is_incident(reading, token) for m in places_under(reading, token)]
    return next((m for m in places if m.type in ("place", "facility") and is_locality(reading, m)), None)


def _only_place(slots: Slots) -> Mention | None:
    """The place of the sentence, where it names only one that is no country."""
    words = (slots.reading.mention_by_token.get(t.i) for t in slots.noun.sent)
    places = [m for m in words if m is not None and m.type == "place" and not governs(slots.reading, m)]
    found = {m.name: m for m in places if not is_home(slots.reading, m)}
    return replace(next(iter(found.values())), found_in="sentence") if len(found) == 1 else None


def _definite_incident(slots: Slots) -> Token | None:
    """The one incident of the clause that is taken as known, or is told in more words than one: "the attack"."""
    verb = clause_head(slots.centre.governor)
    if verb.dep_ == "xcomp":
        verb = clause_head(verb.head)
    shared = [*clause_of(verb).agents, *clause_tokens(verb)]  # "the blast killed 11 and wounded 32"
    told = (t for t in shared if is_incident(slots.reading, t))
    return next((t for t in told if t.tag_ in ("NN", "NNP") or is_taken_up(t)), None)  # "in the clashes"


def incident_words(slots: Slots) -> Mention | None:
    """The incident that a figure's clause tells, in the text's words: rather "ambush" than who was killed in it."""
    if slots.centre.quantity is None:
        return None
    clause = slots.centre.clause
    told = [*clause.agents, *(token for _, token in clause.obliques)]
    noun = next((token for token in told if is_incident(slots.reading, token)), None)
    struck = _struck(slots) if noun is None else None
    if struck is not None:
        return struck
    return naming.description(slots.reading, noun, "event") if noun is not None else None


def _struck(slots: Slots) -> Mention | None:
    """What was attacked with people on it, by its name: "attacked the frigate X, killing 87 sailors"."""
    verb = slots.centre.governor
    if verb.dep_ != "advcl" or verb.head.lemma_.lower() not in ATTACKING:
        return None
    for child in verb.head.children:
        if child.dep_ in ("obj", "nsubj:pass") and child.pos_ in ("NOUN", "PROPN"):
            struck = naming.description(slots.reading, child, "other")
            return struck if naming.holds_a_name(struck.name) else None
    return None


def _place_of_several(slots: Slots) -> Mention | None:
    """The title's only place, for "in attacks by three bombers" without a date: a page on them says once where."""
    words = clause_tokens(clause_head(slots.centre.governor))
    several = any(word.tag_ == "NNS" and is_incident(slots.reading, word) for word in words)
    dated = any(word.i in slots.reading.times_by_token for word in words)
    return place_in_title(slots) if several and not dated else None


def _in_its_words(slots: Slots, noun: Token) -> Mention | None:
    """The incident in the text's words, where they tell it from others: "embassy bombing"."""
    described = naming.description(slots.reading, noun, "event")
    plain = " " not in described.name or any("mine" in slots.reading.classes(child) for child in noun.children)
    if plain and slots.host is not None:
        return None  # "a mine explosion" in a country is one of its many
    return naming.with_countries(slots.reading, described, None, slots.host)
