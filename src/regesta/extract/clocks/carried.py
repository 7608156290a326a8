"""The date that a sentence carries on from one before it: "In 2019 … 77 casualties. Twelve of them were killed."

A `Reading` and a word of an event without a date enter; the earlier date leaves, or None where nothing ties the two
sentences together. A paragraph tells of one time only where its sentences take each other up, tell of one incident
(`incidents`), or follow a stretch of time that opens a sentence: "In 2017 …. Teams cleared …."
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.clocks.bounds import under_bound
from regesta.extract.clocks.clause_times import times_of
from regesta.extract.clocks.courses import COURSES
from regesta.extract.clocks.departures import leaves_its_time
from regesta.extract.clocks.frames import SET_APART, frame_times
from regesta.extract.clocks.incidents import incident_before, names_other_incident
from regesta.extract.clocks.other_events import tells_another_event
from regesta.extract.clocks.own_dates import is_compared
from regesta.extract.clocks.scenes import MERE_BOUNDS
from regesta.extract.clocks.stories import story_day
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_past
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.incidents import HARMING, is_taken_up
from regesta.extract.reading.passages import sentences_before
from regesta.extract.reading.relations import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, coordinated_verbs, preposition_of
from regesta.extract.reading.shared_subjects import ACHIEVED
from regesta.extract.word_lists import words_of
from regesta.model import TimeBound, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

THINGS = (*OBJECTS, *PASSIVE_SUBJECTS, *SUBJECTS)
FARTHEST = 2
"""Sentences back to the date, each taking up the one before."""
TAKEN_UP = frozenset(["it", "they", "he", "she", "them", "these", "those", "him", "her", "both"])
TALLIED = frozenset(["clear", "release", "destroy", "kill", "injure", "harm", "fund"])
"""Actions that are added up over a stretch of time, so that a report's next figures are of the same one."""
FOUGHT = frozenset(["take_ground", "attack", "withdraw", "seize", "kill", "injure", "harm"])
"""Actions of a day's fighting, each of which a chronicle tells in a sentence of its own."""
ENTERED = FOUGHT | {"send"}
"""Actions in whose course people are killed and wounded."""
HAPPENED = ACHIEVED | words_of("recorded")
"""Verbs that only say how what they govern came about or was heard of."""
HIGHEST = 3
HOLDING = frozenset(["hold", "stage", "conduct", "launch", "mount", "break", "last", "open", "run"])
LASTING_EVENTS = words_of("lasting_events")
THE_SAME_DAY = words_of("the_same_day")
ADDED = frozenset(["also", "another", "further", "additionally", "moreover", "besides", "others", "more", "rest"])
"""Words that go on with what was told: "it also destroyed", "another nine were injured"."""


def carried_time(reading: Reading, token: Token) -> TimeExpression | None:
    """Return the one date of the sentence that a dateless past sentence goes on with; None for two dates or none.

    Dates that only bound a time ("since May") or date a saying ("said on Friday") are not carried on.
    """
    verb = clause_head(token)
    if (
        any(word.lower_ == "since" for word in verb.sent)
        or leaves_its_time(reading, verb)
        or not is_told_past(finite_above(verb))
        or names_other_incident(reading, verb)
    ):
        return None
    return (
        taken_up_time(reading, verb)
        or incident_before(reading, verb)
        or paragraph_frame(reading, token)
        or story_day(reading, verb)
    )


def bounded_by_then(
    reading: Reading, verb: Token, bounds: Mapping[str, TimeBound], *, counted: bool = False
) -> TimeExpression | None:
    """Return the last date of the sentence before under the bound that a clause gives it: "since then", "until then".

    None in a clause without such words, and where the sentence before has no date of an event. What is counted goes on
    "since" as well ("it has since lost 29 men"); of a single event that says only that it came later.
    """
    pairs = ((a, b) for a, b in pairwise(verb.sent) if b.lower_ == "then" and a.lower_ in bounds)
    first, then = next(pairs, (None, None))
    if first is None and counted:
        first = then = next((child for child in verb.children if _is_since_then(child)), None)
    bound = bounds[first.lower_] if first is not None else None
    if bound is None or (
        then is not None and clause_head(then) not in (verb, clause_head(verb), *coordinated_verbs(verb))
    ):
        return None
    in_front = [t for t in dates_told_in(reading, verb.sent) if then is not None and t.end <= then.idx]
    told = [t for t in in_front if _dates_an_event(reading, t)]  # "it began in 2009; since then 12 have been hurt"
    if told:
        return under_bound(told[-1], bound)
    for before in sentences_before(reading, verb.sent):
        dated = [time for time in dates_told_in(reading, before) if _dates_an_event(reading, time)]
        return under_bound(dated[-1], bound) if dated else None
    return None


def _is_since_then(word: Token) -> bool:
    """Tell whether a word is the adverb of "has since lost 29 men"."""
    return bool(word.lower_ == "since" and word.dep_ == "advmod" and not list(word.children))


def is_told_past(verb: Token) -> bool:
    """Tell whether a verb is told in the past, by its own form or that of the verb it is coordinated with.

    In "cleared 1.4 square kilometres and destroyed 2,310 mines" the second form could be a participle.
    """
    shares = verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_.startswith("aux") for c in verb.children)
    return is_past(verb) or (shares and is_past(clause_head(verb.head)))


def finite_above(verb: Token) -> Token:
    """Return the verb whose tense is that of a gerund or infinitive: "started withdrawing", "fled after seizing"."""
    for _ in range(HIGHEST):
        gerund = verb.dep_ == "advcl" and verb.tag_ == "VBG"
        if not gerund and not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in HAPPENED):
            break
        verb = verb.head
    return verb


def taken_up_time(reading: Reading, verb: Token) -> TimeExpression | None:
    """Return the one date of the sentence that a pronoun or a word of adding goes on with; None without either.

    A part of those who were counted since a time is of the same stretch: "Since 1994 … 3,400 people. A third of the
    victims were children".
    """
    sentence = verb.sent
    partial = _is_part_of_them(reading, verb)
    for before in [*sentences_before(reading, sentence)][:FARTHEST]:
        if times_of(reading, list(sentence)) or not (partial or _goes_on(sentence)):
            return None
        dated = dates_told_in(reading, before)
        if dated:
            if len(dated) != 1 or tells_another_event(reading, dated[0]):
                return None
            hung = reading.head_of(dated[0].start, dated[0].end)
            tally = partial and dated[0].bound == "since" and _adds_up(reading, hung)
            return dated[0] if tally or _dates_an_event(reading, dated[0]) else None
        sentence = before
    return None


def _is_part_of_them(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause of harm tells of some "of the victims", "of them", that is of people counted before."""
    if not reading.actions(verb) & HARMING:
        return False
    named = (c for child in verb.children if child.dep_ in THINGS for c in child.children if preposition_of(c) == "of")
    return any(
        noun.lower_ in ("them", "these", "those") or ("casualty" in reading.classes(noun) and is_taken_up(noun))
        for noun in named
    )


def paragraph_frame(reading: Reading, token: Token) -> TimeExpression | None:
    """Return the stretch of time of the last dated sentence of the passage; None for a day or anything else.

    A day is soon left behind, except by the next move of its fighting; a year, month or season holds until the passage
    names another time, if it opens its sentence or if both sentences add up what was done: "In 2017 …", "Teams cleared
    3 hectares in 2017. … were killed".
    """
    if any(word.lower_ in SET_APART for word in token.sent) or _is_dated_before(reading, token):
        return None
    for before in sentences_before(reading, token.sent):
        dated = dates_told_in(reading, before)
        if not dated:
            continue
        here = _each_once(times_of(reading, clause_tokens(before.root)))
        in_course = _tells_lasting_event(before.root)
        lasting = in_course or _adds_up(reading, token, before.root)
        frame = frame_times(reading, before.root) or (here if lasting else [])
        only = len(frame) == 1 and dated == here and is_past(before.root)  # "up from three in 2017" is no frame
        if not only or not frame[0].edtf_start or tells_another_event(reading, frame[0]):
            return None
        stretch = dates.precision(frame[0].edtf_start) != "day"
        return frame[0] if stretch or in_course or _goes_on_that_day(reading, token, before) else None
    return None


def _tells_lasting_event(verb: Token) -> bool:
    """Tell whether a clause dates what goes on and has other things happen in its course: "the drill was held"."""
    things = [c for c in verb.children if c.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS, *OBJECTS)]
    return verb.lemma_.lower() in COURSES | HOLDING and any(thing.lemma_.lower() in LASTING_EVENTS for thing in things)


def _is_dated_before(reading: Reading, token: Token) -> bool:
    """Tell whether a sentence has a date of its own in front of a word."""
    return any(time.end <= token.idx for time in dates_told_in(reading, token.sent))


def _goes_on_that_day(reading: Reading, token: Token, before: Span) -> bool:
    """Tell whether a sentence tells of the day of one before it in its paragraph: "at this point", "by nightfall", or
    the next move of the day's fighting, as chronicles of wars have it.
    """
    words = " ".join(word.lower_ for word in token.sent)
    if any(f" {phrase} " in f" {words} " for phrase in THE_SAME_DAY):
        return True
    here = reading.block_at(token.idx)
    if here is None or before.start_char < here.start:
        return False
    mine = reading.actions(clause_head(token))
    first = {action for verb in before for action in reading.actions(verb)}
    return bool(first & FOUGHT and mine & FOUGHT) or bool(first & ENTERED and mine & HARMING)


def _adds_up(reading: Reading, *words: Token) -> bool:
    """Tell whether each word's clause adds up what was done over a time: ground cleared, people hurt."""
    clauses = [clause_tokens(clause_head(word)) for word in words]
    return all(any(_is_tallied(reading, token) for token in clause) for clause in clauses)


def _is_tallied(reading: Reading, token: Token) -> bool:
    return bool(reading.actions(token) & TALLIED) or "casualty" in reading.classes(token)


def dates_told_in(reading: Reading, sentence: Span) -> list[TimeExpression]:
    """Return the dates of a sentence without those that it only compares with: "8% less than in 2010"."""
    return _each_once([time for time in times_of(reading, list(sentence)) if not is_compared(reading, time)])


def _each_once(times: list[TimeExpression]) -> list[TimeExpression]:
    """Return the first of the times that say one date: "on 16 October in the afternoon"."""
    return list({(time.edtf_start, time.edtf_end, time.bound): time for time in reversed(times)}.values())[::-1]


def _goes_on(sentence: Span) -> bool:
    """Tell whether a sentence takes up the one before, by a pronoun in its first clause or a word of adding."""
    root = sentence.root
    near = [t for t in sentence if t.head == root or t.head.head == root]
    if any(child.dep_ in SUBJECTS and child.pos_ in ("NOUN", "PROPN") for child in root.children):
        near = [t for t in near if t.head.dep_ != "ccomp"]  # "the army reported that it had cleared" speaks of itself
    return any(t.lower_ in TAKEN_UP and t.tag_ in ("PRP", "DT") for t in near) or any(t.lower_ in ADDED for t in near)


def _dates_an_event(reading: Reading, time: TimeExpression) -> bool:
    bounds = time.bound in MERE_BOUNDS or time.bound == "as_of"
    return bool(time.edtf_start) and not bounds and not reading.dates_a_saying(time)
