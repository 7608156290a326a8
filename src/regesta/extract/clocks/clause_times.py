"""The times of a clause: which dates and periods hang on what is said, and not on another event or on a name.

A `Reading` and a centre enter; `TimeExpression`s leave, those that hang on the governor first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.centres.counting import is_share
from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.apart import is_hinged, times_apart
from regesta.extract.clocks.beside import time_after_event, times_beside, words_of_predicate
from regesta.extract.clocks.bounds import date_right_behind, read_bounds, times_bounded_by_events, without_changes
from regesta.extract.clocks.courses import COURSES, is_carried_out
from regesta.extract.clocks.deadlines import DEADLINES, deadlines_of_demand
from regesta.extract.clocks.incidents import day_behind_victims
from regesta.extract.clocks.other_events import OTHER_EVENTS, is_event_aside, is_other_event, is_under_other_event
from regesta.extract.clocks.own_dates import (
    date_right_before,
    dates_right_behind,
    is_compared,
    is_elliptic,
    is_told_of_now,
    label_of,
    on_its_side,
    respective_time,
    tells_later_death,
    time_before_when,
    time_in_front,
    tokens_above_an_outcome,
    tokens_of_the_moment,
    without_others,
    without_siblings,
)
from regesta.extract.clocks.said_dates import dates_the_saying
from regesta.extract.clocks.set_beside import belongs_to_phrase_before, is_in_apposition
from regesta.extract.presupposed import is_size_before_change
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_passive, is_verbal
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.incidents import HARMING, tells_incident
from regesta.extract.reading.information_dates import stands_on_pronoun, tells_ground
from regesta.extract.reading.relations import OBJECTS, SUBJECTS, coordinated_verbs, has_own_subject, preposition_of
from regesta.extract.reading.shared_subjects import ACHIEVED
from regesta.extract.stance_lookup import stance_at
from regesta.extract.word_lists import words_of
from regesta.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

DATED = ("date", "period")


def times_of(reading: Reading, tokens: list[Token]) -> list[TimeExpression]:
    """Return the dates and periods that stand on some tokens, in order, each once."""
    found: list[TimeExpression] = []
    for token in tokens:
        time = reading.times_by_token.get(token.i)
        if time is None or time.kind not in DATED or time in found or belongs_to_phrase_before(reading, time):
            continue
        found.append(time)
    return found


def clause_times(reading: Reading, centre: Centre) -> list[TimeExpression]:
    """Return the times of a centre's clause, those that hang on its governor first.

    Times inside the name of a thing ("the 1993 agreement") date that thing and not the event.
    """
    if is_hinged(reading, centre.governor):
        return times_apart(reading, centre.governor)
    reached = [time for time in _times_in_reach(reading, centre) if not dates_the_saying(reading, centre, time)]
    reached = [time for time in reached if not _is_new_end(reading, centre.governor, time)]
    state = centre.rule.kind == "state"
    if not state:
        reached = [time for time in reached if not _was_so_before(reading, centre, time)]
    elif is_size_before_change(centre):
        return []  # "Canada's 540-strong force will double by 2026": by then they are more
    times = read_bounds(reading, centre.governor, reached, state=state)
    return without_changes(reading, centre.governor, times) if state else times


def _is_new_end(reading: Reading, governor: Token, time: TimeExpression) -> bool:
    """Tell whether a date is that to which something is lengthened: "extended the lease by ten years, to 2031"."""
    lengthens = "extend" in reading.actions(governor)
    return lengthens and preposition_of(reading.head_of(time.start, time.end)) == "to"


def _was_so_before(reading: Reading, centre: Centre, time: TimeExpression) -> bool:
    """Tell whether a time says since when something was so that is yet to change: "the troops there since 1974 must
    leave".
    """
    begun, published = dates.bounds(time.edtf_start), dates.bounds(reading.document.published)
    past = begun is not None and (published is None or begun[0] <= published[0])
    stance = stance_at(reading.annotated.stances, centre.governor.idx)[0]
    return time.bound == "since" and past and stance in ("planned", "demanded", "possible", "conditional")


def _head_of_clause(governor: Token) -> Token:
    """Return the verb of the clause of a governor; a participle that is counted has one: "there were three killed"."""
    first = governor
    while first.dep_ == "conj" and is_verbal(first.head):
        first = first.head
    counted = first.dep_ in (*SUBJECTS, *OBJECTS, "acl") and any(child.pos_ == "NUM" for child in first.children)
    return clause_head(first.head if counted else governor)


SCHEDULED = words_of("scheduled")


def _is_scheduled(word: Token) -> bool:
    """Tell whether something is to be, and a date before it is that of what is to be: "on 1 May it is set to close".

    "In 2010 it was planned to open" tells when it was planned.
    """
    now = any(child.dep_ in ("cop", "aux:pass", "aux") and child.lower_ in ("is", "are") for child in word.children)
    return now and word.lower_ in SCHEDULED


def _times_in_reach(reading: Reading, centre: Centre) -> list[TimeExpression]:
    if centre.quantity is not None and (respective := respective_time(reading, centre.quantity)) is not None:
        return [respective]
    if centre.counted is not None and is_told_of_now(reading, centre.token):
        return []  # "16,000 in 2008 and 4,000 today"
    if centre.quantity is not None:
        label = label_of(reading, centre.quantity) or date_right_before(reading, centre.quantity)
        if label is not None:
            return [label]
    inner = [t for t in times_of(reading, list(centre.token.subtree)) if _hangs_on(reading, t, centre.token)]
    if not inner and centre.quantity is not None and is_share(centre.quantity):  # "a third of the casualties in 2010"
        wholes = [c for c in centre.token.children if c.dep_ == "nmod"]
        inner = [t for w in wholes for t in times_of(reading, list(w.subtree)) if _hangs_on(reading, t, w)]
    if centre.quantity is not None:  # "an increase from 96 in 2014": a figure's own date goes before the sentence's
        inner = inner if centre.token != centre.governor else []
        inner = without_others(reading, centre.quantity, inner)  # "28,000 troops, against 35,000 in the 1990s"
        inner = inner or dates_right_behind(reading, centre.quantity)
        if inner:
            return inner
    predicated = times_of(reading, words_of_predicate(centre))
    if predicated and centre.token.head != centre.governor:  # "200 airmen will be at Clark through May, he said"
        return predicated
    children = [c for c in centre.governor.children if c.i in reading.times_by_token or not _heads_clause(c)]
    direct = [child for child in children if not is_other_event(reading, child)]
    verb = centre.governor
    led = verb.head.lemma_.lower() in ACHIEVED or _is_scheduled(verb.head)  # "in 2017 they managed to clear"
    if verb.dep_ == "xcomp" and led:
        direct += [c for c in verb.head.children if c.dep_.startswith("obl") and not is_other_event(reading, c)]
    own = [t for child in direct for t in clause_tokens(child) if not is_under_other_event(reading, t, child)]
    own = [
        t for t in own if _in_same_quotation(reading, centre.governor, t) and not is_in_apposition(reading, t, centre)
    ]
    event = centre.rule.kind == "event"
    near = times_of(reading, [t for t in own if not _dates_a_name(reading, t) or (event and t.lower_ in THIS_DAY)])
    bounded = times_bounded_by_events(reading, centre.governor)
    aside = () if reading.actions(verb) & HARMING else (c for c in children if is_event_aside(reading, c))
    others = {t.start for child in aside for t in date_right_behind(reading, child)}
    others |= {t.start for t in bounded}
    near = [t for t in near if t.start not in others] + bounded
    near = near or deadlines_of_demand(reading, verb)
    head = _head_of_clause(centre.governor)
    clause = clause_tokens(head) if head != centre.governor else []
    far = times_of(reading, [t for t in clause if not _dates_a_name(reading, t)])
    far = [t for t in far if t.start not in others]
    told = is_carried_out(centre.governor) or preposition_of(centre.governor) in OTHER_EVENTS
    if centre.rule.centre == "phrase" and not event:  # "as a party, it is bound to clear its land by 2010"
        far = [time for time in far if time.bound not in DEADLINES]
    if centre.rule.centre == "noun" and not told:  # "after the closure of the base in 2007" dates the closure
        far = [time for time in far if time.bound in DEADLINES and event]
    if near and verb.dep_ == "acl" and is_verbal(verb):  # "the treaty, signed in 2014, entered into force in June 2017"
        far = []
    if centre.governor.dep_ == "appos" and not event:  # "at Clark, a former base, through May"
        far = []
    found = near + [time for time in (*predicated, *far) if time not in near]
    if centre.quantity is not None:
        found = without_siblings(reading, centre.quantity, without_others(reading, centre.quantity, found))
        found = on_its_side(centre.quantity, found)
    if verb.dep_ == "acl:relcl" and verb.lemma_.lower() in COURSES and _has_object_beside(verb):
        return []  # "sent two aircraft, which began their flights in July"
    if any(t.lower_ in PRESENT for t in own):
        # "And now the biggest base" takes no date from the clause beside it.
        return [time for time in near if time in found]
    around = [*tokens_of_the_moment(reading, verb), *tokens_above_an_outcome(verb)]
    found = (
        found
        or time_in_front(reading, verb)
        or time_before_when(reading, head if told and head != verb else verb)
        or _shared_times(reading, verb, state=not event)
        or times_of(reading, around)
    )
    found = found or times_beside(reading, verb)
    return found or (time_after_event(reading, verb) or day_behind_victims(reading, verb) if event else [])


def _has_object_beside(verb: Token) -> bool:
    """Tell whether a relative clause has an object of its own: "began their flights", and no "that X concluded"."""
    return any(child.dep_ in OBJECTS and child.tag_ not in ("WDT", "WP") for child in verb.children)


def _shared_times(reading: Reading, verb: Token, *, state: bool) -> list[TimeExpression]:
    """Return the times of a coordinated verb where a verb has none.

    "Cleared 3 hectares and found 40 mines in 2021" dates both.
    """
    harm = reading.actions(verb) & HARMING
    stance, polarity = stance_at(reading.annotated.stances, verb.idx)
    for other in coordinated_verbs(verb):
        # "One died and two were hurt in May", "a bus hit a mine in May and two were hurt"
        cause = bool(harm) and _is_cause(reading, verb, other)
        one_incident = cause or (bool(harm) and bool(reading.actions(other) & HARMING))
        if one_incident and tells_later_death(other):
            continue
        elliptic = one_incident or is_elliptic(reading, verb, other)
        if has_own_subject(other) and has_own_subject(verb) and not elliptic:
            continue  # two statements: "it opened in 2003 and 400 people work there"
        its_stance, its_polarity = stance_at(reading.annotated.stances, other.idx)
        if its_polarity != polarity:
            continue  # "has never exported mines and stopped making them in 1998"
        if its_stance != stance and "asserted" in (stance, its_stance):
            continue  # "has 300 there and plans to withdraw them by May"
        if not harm and other.i > verb.i and _is_done_by_another(verb, other):
            continue  # "was founded by the Legion and leased to Oman in 2001"
        if state and other.i > verb.i and is_passive(other) != is_passive(verb):
            continue  # "it housed 900 airmen and was handed over in 1992"
        first, last = sorted((verb.i, other.i))
        shared = [t for c in other.children if not _heads_clause(c) for t in c.subtree]
        # What stands between the two is the first's.
        shared = [t for t in shared if cause or not first < t.i < last]
        times = times_of(reading, [t for t in shared if not (state and _is_present(reading, t))])
        bounded = {t.start: t for t in times_bounded_by_events(reading, other)}
        times = [bounded.get(t.start, t) for t in times]  # "since the truce of May three were hurt and one killed"
        if times and state and other.i > verb.i and reading.actions(other) & ENDING:
            return [replace(t, bound="until") if t.bound is None else t for t in times]  # "kept 1,500 and left in 2001"
        if times:
            return times
    return []


def _is_done_by_another(verb: Token, other: Token) -> bool:
    """Tell whether a passive ends with who did it, and the next has complements of its own: two deeds, two times."""
    done = any(child.dep_ == "obl:agent" and child.i < other.i for child in verb.children)
    return done and any(child.dep_ in ("obl", "obl:agent", "obj", "xcomp") for child in other.children)


ENDING = frozenset(["withdraw", "close", "go_away"])
"""Actions that end a stay: their date, behind a state, is that until which it lasted."""


def _is_cause(reading: Reading, verb: Token, other: Token) -> bool:
    """Tell whether a clause before tells the incident that kills or hurts in the one that goes on with it."""
    return other.i < verb.i and not reading.actions(other) & HARMING and tells_incident(reading, other)


def _in_same_quotation(reading: Reading, a: Token, b: Token) -> bool:
    """In a note, the date after a quoted title is the story's and not the event's."""
    block = reading.block_at(a.idx)
    if block is None or block.role != "footnote":
        return True
    between = reading.document.text[min(a.idx, b.idx) : max(a.idx, b.idx)]
    return not any(mark in between for mark in '“”"«»')


def _hangs_on(reading: Reading, time: TimeExpression, noun: Token) -> bool:
    head = reading.head_of(time.start, time.end)
    return head.head == noun and not _dates_a_name(reading, head)


PRESENT = frozenset(["now", "currently", "presently", "today", "at present", "at the moment", "nowadays"])


THIS_DAY = frozenset(["today", "tonight"])
"""Words for the day of writing, on which events happen; of a state they only say that it is so now."""
CHANGE_NOUNS = words_of("change_nouns")
COMPARED = ("from", "over", "on", "against", "compared with", "compared to")
SEASONS = frozenset(["season", "year", "period", "winter", "summer", "spring", "autumn"])
"""Nouns that a date before them only names: "the 2014–15 season"."""


def _heads_clause(token: Token) -> bool:
    if token.dep_ == "advcl" and token.tag_ == "VBG" and any(c.lower_ == "from" for c in token.children):
        return False  # "abstained from voting in December" is one event
    if token.dep_ == "xcomp" and token.tag_ == "VBN" and token.head.lemma_.lower() not in ("get", "have", "see"):
        return True  # "ending the agreement revised in September 2019"
    return token.dep_ in ("ccomp", "advcl", "acl:relcl", "parataxis", "acl") or (
        token.dep_ == "conj" and token.pos_ == "VERB"
    )


def _is_present(reading: Reading, token: Token) -> bool:
    time = reading.times_by_token.get(token.i)
    return time is not None and time.text.lower() in PRESENT


def _dates_a_name(reading: Reading, token: Token) -> bool:
    """A year that modifies a noun directly is part of what the noun names."""
    time = reading.times_by_token.get(token.i)
    if time is None:
        return False
    if time.text.lower() in PRESENT:
        return True  # "now" dates nothing: the publication does
    head = reading.head_of(time.start, time.end)
    if head.dep_.startswith("nmod") and "agreement" in reading.classes(head.head):
        return True  # "the agreement of October 2012 was ratified"
    if is_compared(reading, time) or stands_on_pronoun(reading, time) or tells_ground(reading, time):
        return True
    if preposition_of(head) in COMPARED and head.head.lemma_.lower() in CHANGE_NOUNS:
        return True  # "a decrease from 2012" dates the figure before
    if head.head.lemma_.lower() in SEASONS:
        return False
    return head.dep_ in ("compound", "nummod", "amod") and head.head.pos_ in ("NOUN", "PROPN")
