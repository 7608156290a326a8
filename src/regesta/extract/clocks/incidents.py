"""Incidents and their dates: "the 1983 attack killed 241", "the blast of 6 May that hurt 5", "nine died in the blast".

A `Reading` and a verb enter; the times of the incident that the verb tells of leave, as its own phrase has them or as
a sentence before told them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from regesta.extract.clocks.courses import COURSES
from regesta.extract.clocks.frames import RELATIVE
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_past, is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.incidents import (
    HARMING,
    is_about_incident,
    is_incident,
    is_taken_up,
    is_total,
    tells_incident,
)
from regesta.extract.reading.passages import sentences_before
from regesta.extract.reading.relations import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, has_own_subject, preposition_of
from regesta.extract.word_lists import words_of
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

INCIDENTS = frozenset(["harm_source", "other_cause"])
"""Classes of nouns for what happens at one time and does what the verb says."""
ASSAULTS = frozenset(["take_ground", "seize", "attack"])
"""Actions that "the assault" takes up, beside incidents: a base was seized."""
LEADING_TO = frozenset(["result", "consequence", "course", "aftermath"])
"""Nouns that lead over to what something happened through: "as a result of the shelling"."""
HAPPENING = COURSES | words_of("carrying_out")
"""Verbs whose date, in a clause on an incident, is that of the incident."""
REACH = 3
"""Paragraphs back to the incident that "the blast" takes up; a figure without a cause takes up its own passage's."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LEAD = 2
"""Sentences at the head of a page on one incident that say when it was."""
WITHIN = (None, "in", "by", "during", "at", "from")
"""Prepositions under which an incident is the verb's own; "after the 1983 attack" is another time."""


def incident_times(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the dates in the phrases of the incidents that a verb tells of, each once; none where they bear none."""
    times: list[TimeExpression] = []
    for one in _sharing(verb):
        for noun in _incidents(reading, one):
            times += [time for time in _own_times(reading, noun, one) if time not in times]
    return times or _times_it_happened(reading, verb)


def _times_it_happened(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return when the incident happened "in which" a relative clause harms: "six accidents occurred in 2008, in which
    two died"; none for other clauses.
    """
    above = [verb, verb.head] if verb.dep_ == "conj" else [verb]  # "in which two died and seven were wounded"
    clause = next((one for one in above if one.dep_ in RELATIVE), None)
    if clause is None:
        return []
    told = clause_head(clause.head)  # the parse may hang "in which" on the place instead
    things = [clause.head, *(c for c in told.children if c.dep_ in (*SUBJECTS, *OBJECTS))]
    if not any(reading.classes(thing) & INCIDENTS for thing in things) or not _leads_back(clause):
        return []
    beside = [c for c in told.children if c.dep_.startswith("obl")]
    found = reading.times_among(word for c in beside for word in c.subtree)
    return [time for time in found if time.kind in ("date", "period") and time.edtf_start and time.bound is None]


def _leads_back(clause: Token) -> bool:
    """Tell whether a relative clause tells of something in its antecedent: "in which", "during which", "where"."""
    led = (c for c in clause.children if c.lower_ in ("which", "where"))
    return any(c.lower_ == "where" or preposition_of(c) is not None for c in led)


def _sharing(verb: Token) -> list[Token]:
    """Return a verb and that from which it has its subject: "the attack killed 26 and wounded 112"."""
    shares = verb.dep_ == "conj" and is_verbal(verb.head) and not has_own_subject(verb)
    outcome = verb.dep_ == "xcomp" and verb.pos_ == "ADJ"  # "left 11 people dead"
    return [verb, verb.head] if shares or outcome else [verb]


def _incidents(reading: Reading, verb: Token) -> Iterator[Token]:
    above = list(_antecedents(verb))
    beside = [
        c for c in verb.children if c.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS, *OBJECTS) or c.dep_.startswith("obl")
    ]
    causes = [cause for noun in beside for cause in _causes(noun)]
    for noun in (*beside, *causes, *above):
        if (reading.classes(noun) & INCIDENTS or is_incident(reading, noun)) and (
            noun not in beside or preposition_of(noun) in WITHIN
        ):
            yield noun


def _antecedents(verb: Token) -> Iterator[Token]:
    """Yield the nouns that a relative clause or participle may tell of: those on which it hangs, nearest first."""
    if verb.dep_ not in ("acl:relcl", "acl"):
        return
    noun = verb.head
    yield noun
    while noun.dep_ == "nmod" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
        yield noun  # "a bomb in the suburbs of Aleppo that killed 11"


def _causes(noun: Token) -> Iterator[Token]:
    """Yield what something happened through: the shelling of "as a result of the shelling"."""
    if noun.lemma_.lower() in LEADING_TO:
        yield from (child for child in noun.children if child.dep_ == "nmod" and preposition_of(child) == "of")


def _own_times(reading: Reading, noun: Token, verb: Token) -> Iterator[TimeExpression]:
    """Yield the dates in an incident's phrase, and those between it and the clause on it, however they hang."""
    told = _antecedents(verb)
    last = verb.i if noun in told else noun.i
    for token in (*noun.subtree, *reading.doc[noun.i : last]):
        time = reading.times_by_token.get(token.i)
        if time is None or time.kind not in ("date", "period") or not time.edtf_start or time.bound is not None:
            continue
        holder = reading.head_of(time.start, time.end).head
        happened = holder.head == noun and holder.dep_ in ("acl", "acl:relcl") and holder.lemma_.lower() in HAPPENING
        if holder == noun or happened or noun.i < token.i < last:
            yield time


def day_behind_victims(reading: Reading, verb: Token) -> list[TimeExpression]:
    """Return the one day that a parse hangs on a participle about who is harmed; none where there are two.

    "Killed two soldiers and two civilians working for the army in X on Tuesday" tells the day of the killing.
    """
    if not reading.actions(verb) & HARMING:
        return []
    harmed = [word for child in verb.children if child.dep_ in (*OBJECTS, *PASSIVE_SUBJECTS) for word in child.subtree]
    participles = [word for word in harmed if word.dep_ == "acl" and word.tag_ in ("VBG", "VBN")]
    words = [child for one in participles for child in one.children if child.dep_.startswith("obl")]
    days = reading.times_among(token for word in words for token in word.subtree)
    days = [day for day in days if _is_day(day)]
    return days if len(days) == 1 else []


def names_other_incident(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause brings in an incident of its own: "in a separate attack, two soldiers were killed"."""
    nouns = [noun for noun in _words_around(verb) if is_incident(reading, noun)]
    return bool(nouns) and not any(is_taken_up(noun) for noun in nouns)


def incident_before(reading: Reading, verb: Token) -> TimeExpression | None:
    """Return the date of the incident, told before, that a clause goes on with; None for none and for two dates.

    "The blast" takes it up from a few paragraphs before; killing and hurting without a cause ("Two people were
    killed.") only from the same passage.
    """
    definite = any(is_incident(reading, noun) and is_taken_up(noun) for noun in _words_around(verb))
    if not definite and not (reading.actions(verb) & HARMING):
        return None
    start = _start_of_reach(reading, verb, definite=definite)
    told = list(_incidents_told(reading, start, verb.sent.start, ASSAULTS if definite else frozenset()))
    if not told and is_about_incident(reading) and not is_total(reading, verb):
        told = _day_of_page(reading) or [t for t in _incidents_told(reading, 0, start, ASSAULTS) if _is_day(t)]
    days = {time.edtf_start for time in told}
    return told[-1] if len(days) == 1 and "X" not in (told[-1].edtf_start or "") else None  # an incident has its day


def _day_of_page(reading: Reading) -> list[TimeExpression]:
    """Return the one day that the first sentences of a page on one incident tell; none where they tell two."""
    first = next((block for block in reading.document.blocks if block.role == "paragraph"), None)
    if first is None:
        return []
    lead = islice((s for s in reading.sentences if s.start_char >= first.start), LEAD)
    told = [t for sentence in lead for t in reading.times_among(sentence) if not reading.dates_a_saying(t)]
    return [t for t in told if _is_day(t)]


def _is_day(time: TimeExpression) -> bool:
    return time.kind == "date" and time.bound is None and DAY.fullmatch(time.edtf_start or "") is not None


def incident_after(reading: Reading, verb: Token) -> TimeExpression | None:
    """Return the date that the sentence after gives the incident of a killing: "The attack took place on Saturday".

    None where that sentence names no incident as taken up, or has no date or two.
    """
    last = verb.sent.end
    if not (reading.actions(verb) & HARMING) or last >= len(reading.doc):
        return None
    after = next((token.sent for token in reading.doc[last : last + 3] if token.sent.start >= last), None)
    if after is None or after.root.lemma_.lower() not in COURSES:
        return None
    subjects = [child for child in after.root.children if child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS)]
    if not any(is_incident(reading, noun) and is_taken_up(noun) for noun in subjects):
        return None
    found = reading.times_among(clause_tokens(after.root))
    dated = [t for t in found if t.kind == "date" and t.edtf_start and t.bound is None]
    return dated[0] if len(dated) == 1 else None


def _words_around(verb: Token) -> list[Token]:
    return [token for one in _sharing(verb) for token in clause_tokens(one)]


def _start_of_reach(reading: Reading, verb: Token, *, definite: bool) -> int:
    here = reading.block_at(verb.idx)
    if here is None:
        first: int = verb.sent.start
        return first
    if not definite:
        starts = [int(sentence.start) for sentence in sentences_before(reading, verb.sent)]
        return min(starts, default=int(verb.sent.start))
    before = [b for b in reading.document.blocks if b.end <= here.start and b.section == here.section]
    near = [b for b in before if b.role == "paragraph"][-REACH:]
    return int(reading.token_at(near[0].start if near else here.start).i)


def _incidents_told(reading: Reading, first: int, last: int, actions: frozenset[str]) -> Iterator[TimeExpression]:
    """Yield the dates of the past clauses between two tokens that tell an incident, or one of some actions besides.

    Each must be dated once in its clause.
    """
    for verb in reading.doc[first:last]:
        if not is_verbal(verb) or not is_past(verb):
            continue
        words = clause_tokens(verb)
        if not (
            tells_incident(reading, verb)
            or reading.actions(verb) & actions
            or any(is_incident(reading, noun) for noun in words)
        ):
            continue
        if verb.dep_ == "advcl" and any(child.lower_ == "when" for child in verb.children):
            words = [
                *words,
                *clause_tokens(verb.head),
            ]  # "a breach took place on 2 January, when rebels ambushed a platoon"
        found = reading.times_among(words) or day_behind_victims(reading, verb)
        dated = [t for t in found if t.kind == "date" and t.edtf_start and not reading.dates_a_saying(t)]
        if len(dated) == 1 and dated[0].bound is None:
            yield dated[0]
