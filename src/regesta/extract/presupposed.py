"""Who is there whatever a clause plans or denies: "agreed to pay for the upkeep of 28,500 troops" has 28,500 there.

A `Reading` and a centre with a quantity enter; yes or no leaves. `stances` asks before it gives a figure a stance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.extract.centres.bare_figures import NOUNS, SETTING
from regesta.extract.centres.counting import MEASURE_NOUNS
from regesta.extract.centres.finding import Centre
from regesta.extract.centres.harm import HARM
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.relations import preposition_of
from regesta.extract.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = frozenset(["the", "this", "that", "these", "those"])
UPKEEP = frozenset(["mission"])
"""What is done with people who are there: the operation of a force of 28,500 sends nobody."""
DEEDS = words_of("deeds_as_nouns")
REPORTS = words_of("reports_as_nouns")
PARTS = frozenset(["none", "neither", "all", "most", "some", "half", "each", "any", "both", "many", "majority", "rest"])
"""Words for a part of a counted whole: "none of the 5,000 mines has been destroyed" says so of the mines."""
TREATING = words_of("treating_who_is_there")
MEETING = frozenset(["counter", "repel", "deter", "confront", "face", "withstand"])
"""Verbs whose object is there before anything is done: "to counter 3,000 rebels"."""
JUDGING = frozenset(["hold", "tell"])
"""Classes of verbs that move nobody: what is said, thought or felt."""


def is_presupposed(reading: Reading, centre: Centre) -> bool:
    """Tell whether a counted noun only hangs under another: "agreed to pay for the upkeep of 28,500 troops".

    "A base with its 4,000 people has no rival" denies nobody there. Under a noun of sending or leaving ("plans the
    deployment of 500 troops") it is what is planned.
    """
    if centre.rule.kind == "event" and is_verbal(centre.governor):
        return False  # "will withdraw its brigade of 4,000 soldiers": they are there, but do not leave yet
    noun = _noun_measured(centre.token)
    if is_known_harm(reading, centre.governor) or is_size_before_change(centre):
        return True
    if _is_of_what_ends(noun) or _is_judged_for(noun) or _is_there_already(noun) or _is_beside(reading, centre, noun):
        return True
    introduced = preposition_of(noun) if noun.dep_.startswith("nmod") else None
    above = noun.head
    quantity, owned = centre.quantity, any(child.dep_ == "nmod:poss" for child in noun.children)
    if introduced == "including" and owned:
        return True  # "its reach, including its 1,900 soldiers there, is not what worries them"
    if introduced not in ("of", "for", "from", "by", "with"):
        return False
    leaving = "withdraw" in reading.actions(above.head) and any(child.lower_ == "the" for child in noun.children)
    whole = quantity is not None and reading.head_of(quantity.start, quantity.end).head == noun
    if above.i in reading.quantities_by_token and (owned or leaving) and whole:
        return True  # "will keep 200 of its 300 troops", "9,500 of the 34,500 will leave": so many are there
    if above.lower_ in PARTS or above.lemma_.lower() in MEASURE_NOUNS or above.i in reading.quantities_by_token:
        return False
    if is_verbal(above) or _tells_size_of(reading, above) or _is_deed_or_report(above):
        return False
    return not reading.actions(above) - UPKEEP and above != centre.governor


ENDING = frozenset(["end", "expire", "finish", "conclude", "lapse", "cease"])


def _is_of_what_ends(noun: Token) -> bool:
    """Tell whether those counted are in what is to end: "the contribution of 140 soldiers will end in 2013"."""
    body = noun.head
    counted = noun.dep_ == "nmod" and preposition_of(noun) in ("of", "with") and body.dep_ in ("nsubj", "nsubj:pass")
    return counted and body.head.lemma_.lower() in ENDING


def is_known_harm(reading: Reading, deed: Token) -> bool:
    """Tell whether a definite noun takes harm for granted: "demanded an apology for the killing of 24 soldiers"."""
    return deed.pos_ in NOUNS and bool(reading.actions(deed) & HARM) and _is_owned_or_definite(deed)


def is_met(noun: Token) -> bool:
    """Tell whether somebody wants to meet those who are there: "to counter 3,000 rebels", "the threat of 400 tanks"."""
    noun = _noun_measured(noun)
    threat = noun.dep_ == "nmod" and noun.head.lemma_.lower() == "threat" and preposition_of(noun) == "of"
    return threat or (noun.dep_ == "obj" and noun.head.lemma_.lower() in MEETING)


def _noun_measured(noun: Token) -> Token:
    """Return the noun that a measure before it is of: the force of "the 28,500-strong force"."""
    while noun.dep_ in ("amod", "compound") and noun.head.pos_ in NOUNS:
        noun = noun.head
    return noun


def _is_owned_or_definite(noun: Token) -> bool:
    return any(child.dep_ == "nmod:poss" or (child.dep_ == "det" and child.lower_ == "the") for child in noun.children)


def is_left_out(reading: Reading, offset: int) -> bool:
    """Tell whether a figure is the rest of which a clause is not true: "all but 50 of them have left"."""
    first = reading.token_at(offset)
    return first.i - 2 >= first.sent.start and [t.lower_ for t in (first.nbor(-2), first.nbor(-1))] == ["all", "but"]


def _is_beside(reading: Reading, centre: Centre, noun: Token) -> bool:
    """Tell whether known forces only stand beside what a clause tells: "even with our 30,000 there, they attacked"."""
    beside = noun.dep_ == "obl" and preposition_of(noun) in ("with", "despite", "of", "like", "besides")
    own = any(child.dep_ == "nmod:poss" and child.lower_ in ("its", "their") for child in noun.children)
    if own and preposition_of(noun) == "with":  # "wants to keep the base, with its 550 troops": they are there
        return not reading.actions(centre.governor) & {"send", "move"}
    return _is_owned_or_definite(noun) and beside and not reading.actions(centre.governor) - JUDGING


def _is_there_already(noun: Token) -> bool:
    """Tell whether something is only to be done to those who are there: "plans to reinforce its 180 soldiers"."""
    treated = noun.dep_ in ("obj", "nsubj:pass") and noun.head.lemma_.lower() in TREATING
    return treated and _is_owned_or_definite(noun)


def is_size_before_change(centre: Centre) -> bool:
    """Tell whether a force of a told size is what changes: 540 in "Canada's 540-strong force will double by 2026"."""
    noun = _noun_measured(centre.token)
    changes = noun.dep_ in ("nsubj", "nsubj:pass") and noun.head.lemma_.lower() in SETTING
    size = centre.quantity is not None and centre.quantity.start < noun.idx + len(noun) and noun.i < noun.head.i
    return changes and size and _is_owned_or_definite(noun)


def _is_judged_for(noun: Token) -> bool:
    """Tell whether a definite noun is for whom something is judged: "no easy task for the 2,000 soldiers there"."""
    predicate = noun.head if noun.dep_ in ("obl", "nmod", "obl:arg") else None
    definite = any(child.dep_ == "det" and child.lower_ in ("the", "those", "these") for child in noun.children)
    if predicate is None or preposition_of(noun) != "for" or not definite:
        return False
    return any(child.dep_ == "cop" for child in predicate.children)


def _is_deed_or_report(noun: Token) -> bool:
    """Tell whether a noun is what is done with forces, or a report of them: what is planned or denied of it is of them.

    "The sending of a few battalions can no longer surprise" speaks of what has been done.
    """
    return (noun.lemma_.lower() in DEEDS and not noun.dep_.startswith("nsubj")) or noun.lemma_.lower() in REPORTS


def _tells_size_of(reading: Reading, force: Token) -> bool:
    """Tell whether a number is the size of a force that is new to the reader: "plans to send a brigade of 4,000"."""
    if not reading.classes(force) & {"force", "unit"}:
        return False
    known = any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in DEFINITE) for c in force.children)
    return not known
