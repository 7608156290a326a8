"""Figures and deeds that say another thing than they seem: what is lacking, what a picture shows, who enlists.

A `Centre` enters; the condition that fails leaves, or None. "The mission is 800 soldiers short" puts nobody anywhere,
"the video shows several gunmen" counts those before a camera, "are seen driving away" is of that moment, and who
"joined the army in 2017" became a soldier and went nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.reading.relations import OBJECTS, SUBJECTS
from regesta.extract.tracing.unmet import Unmet
from regesta.extract.withheld import COUNTS_OF_FORCES
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from regesta.extract.centres.finding import Centre
    from regesta.extract.reading.document import Reading

LACKING = frozenset({"short", "shy"})
PICTURES = words_of("pictures")
SHOWING = words_of("verbs_of_showing")
SERVICES = words_of("services_enlisted_in")
ENLISTED = frozenset({"join", "enter"})
BARRIERS = frozenset({"fence", "fencing", "wall", "wire", "railing", "cable", "pipe", "pipeline"})
BACKING = frozenset({"support", "back", "train", "arm", "supply", "assist", "advise", "sponsor", "protect"})
NAMED_BY = frozenset({"name", "identity", "photograph", "photo", "relative", "family", "grave", "memory"})
STANDINGS = frozenset({"agreement_signed", "treaty_status"})
ANY_STATES = frozenset({"states", "countries", "nations", "parties", "governments", "signatories", "members"})
TROOPS = frozenset({"force", "military_people", "formation", "armed_group", "equipment", "state"})
"""Classes of those who come to an army as troops, and not as recruits."""


def told_otherwise(reading: Reading, centre: Centre) -> Unmet | None:
    """Return why a figure or a move is not what its words seem to tell; None where it is."""
    predicate, verb = centre.predicate.predicate, centre.governor
    if centre.quantity is not None and predicate in COUNTS_OF_FORCES and _is_lacking(centre.token):
        return Unmet.LACKING
    if predicate in COUNTS_OF_FORCES and _is_shown(centre.token):
        return Unmet.PICTURED
    if predicate == "withdrawal" and _is_seen(verb):
        return Unmet.PICTURED
    if predicate == "deployment" and _enlists(reading, verb):
        return Unmet.ENLISTED
    if predicate == "deployment" and centre.quantity is None and (_asks_how_many(verb) or _is_backed(reading, verb)):
        return Unmet.WORDS
    if predicate == "deployment" and centre.rule.property == "rank" and _is_merely(centre.token):
        return Unmet.WORDS
    if predicate == "casualties" and centre.quantity is None and _is_of_names(centre.token):
        return Unmet.NAMES
    if predicate in STANDINGS and _is_of_any_states(verb):
        return Unmet.OF_ANY
    if predicate == "clearance" and centre.quantity is not None and _is_of_a_fence(centre.token):
        return Unmet.MEASURES
    return None


def _is_of_any_states(verb: Token) -> bool:
    """Tell whether a clause only says which states are meant: "applies to parties that have accepted this Protocol"."""
    noun = verb.head
    if verb.dep_ != "acl:relcl" or noun.tag_ not in ("NNS", "NNPS") or noun.lower_ not in ANY_STATES:
        return False
    return not any(child.dep_ in ("det", "nummod", "nmod:poss", "appos", "amod") for child in noun.children)


def _asks_how_many(verb: Token) -> bool:
    """Tell whether a clause leaves open how many there are: "no estimates of how many fighters are in Mali"."""
    asked = (t for child in verb.children if child.dep_.startswith("nsubj") for t in child.children)
    return any(t.lower_ in ("many", "much") and any(c.lower_ == "how" for c in t.children) for t in asked)


def _is_backed(reading: Reading, verb: Token) -> bool:
    """Tell whether a participle only says who backs irregulars: "militias supported by the army" puts no army there."""
    on_noun = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_.lower() in BACKING
    return on_noun and bool(reading.classes(verb.head) & {"armed_group", "force", "military_people"})


def _is_merely(noun: Token) -> bool:
    """Tell whether "only" stands for "nothing but": "there were only soldiers" ranks nobody."""
    merely = any(child.lower_ == "only" for child in noun.children)
    there = any(child.dep_ == "expl" for child in noun.head.children)
    return merely and there and not any(child.dep_ in ("det", "nmod:poss") for child in noun.children)


def _is_of_a_fence(unit: Token) -> bool:
    """Tell whether a length is one of what stands on the ground: "removing 300 metres of the fence" clears no mines."""
    return any(t.lemma_.lower() in BARRIERS for t in (unit, *unit.children) if t == unit or t.dep_ == "nmod")


def _is_of_names(noun: Token) -> bool:
    """Tell whether not the dead but their names are told of: "the names of the victims have not been released"."""
    return noun.dep_ in ("nmod", "conj") and noun.head.lemma_.lower() in NAMED_BY


def _is_lacking(noun: Token) -> bool:
    """Tell whether a figure says how many are missing: "800 soldiers short of its ceiling", "600 troops short"."""
    behind = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    return behind.lower_ in LACKING and (behind.head == noun or noun.head == behind)


def _is_shown(noun: Token) -> bool:
    """Tell whether a picture shows those who are counted: "the footage shows 20 soldiers"."""
    verb = noun.head
    if noun.dep_ not in OBJECTS or verb.lemma_.lower() not in SHOWING:
        return False
    return any(child.dep_ in SUBJECTS and child.lemma_.lower() in PICTURES for child in verb.children)


def _is_seen(verb: Token) -> bool:
    """Tell whether a move is only what somebody saw of a scene: "the soldiers are seen driving away in a jeep"."""
    over = verb.head
    within = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "xcomp", "ccomp") and over.lemma_.lower() in SHOWING
    return within and any(child.dep_ == "aux:pass" for child in over.children)


def _enlists(reading: Reading, verb: Token) -> bool:
    """Tell whether somebody becomes a soldier: "Hale joined the Army in 2017"; troops that join an army do not."""
    if verb.lemma_.lower() not in ENLISTED:
        return False
    into = any(child.dep_ in OBJECTS and child.lemma_.lower() in SERVICES for child in verb.children)
    joining = [child for child in verb.children if child.dep_ in SUBJECTS]
    return into and not any(reading.classes(child) & TROOPS or reading.country_of(child) for child in joining)
