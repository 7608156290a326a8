"""How a time bounds what it dates where it does not say so itself: "from 1996", "(2023)", "since the war in 1995".

A `Reading`, a governor and times enter; times leave with the bound that the text gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.clocks.set_beside import bounds_phrase_before
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_verbal
from regesta.extract.reading.information_dates import is_information_date
from regesta.extract.reading.relations import has_own_subject, preposition_of
from regesta.extract.stance_lookup import stance_at
from regesta.extract.word_lists import words_of
from regesta.model import TimeBound, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

BOUNDING: dict[str, TimeBound] = {"since": "since", "until": "until", "till": "until", "up to": "until",
                               "through": "through"}  # fmt: skip
"""Prepositions that bound a time even where an event stands between: "since the ceasefire of May 1994"."""
MOMENTS = ("date", "period")
CHANGES = words_of("changes")


def times_bounded_by_events(reading: Reading, governor: Token) -> list[TimeExpression]:
    """Return the dates of events that bound a governor's time: "since the end of the war in 1995", "until its closure
    in 2009"; none where the event has no date or two.
    """
    found: list[TimeExpression] = list(_stretches_from_events(reading, governor))
    shares = governor.dep_ == "conj" and is_verbal(governor.head) and not has_own_subject(governor)
    beside = (*governor.children, *(governor.head.children if shares else ()))
    lengths = [c for c in beside if (t := reading.times_by_token.get(c.i)) is not None and t.kind == "duration"]
    for child in (*beside, *(below for length in lengths for below in length.children)):  # "in the two years since May"
        bound = BOUNDING.get(preposition_of(child) or _conjunction_of(child) or "")
        own = reading.times_by_token.get(child.i)
        if bound is None or (own is not None and own.edtf_start):
            continue
        if any(bounds_phrase_before(opening) for opening in child.children):
            continue  # "the worst since the invasion of 1990"
        if bound == "through" and child.lemma_.lower() not in ENDS:
            continue  # "cancelled through a survey in 2018"
        inside = reading.times_among(clause_tokens(child))
        dated = [t for t in inside if t.kind in MOMENTS and t.edtf_start and t.bound is None]
        dated = dated or date_right_behind(reading, child)
        if len(dated) == 1:
            found.append(under_bound(dated[0], bound))
    return found


def under_bound(time: TimeExpression, bound: TimeBound) -> TimeExpression:
    """Return the date of an event under the bound that it gives: what is so "since the 1950–53 war" is since 1953."""
    edge = time.edtf_end if bound == "since" else time.edtf_start
    if time.kind != "period" or edge is None:
        return replace(time, bound=bound)
    return replace(time, bound=bound, edtf_start=edge, edtf_end=edge)


ENDS = frozenset(["end", "beginning", "start", "middle", "close", "rest", "remainder"])
"""Nouns of a part of a time, through which a thing lasts: "through the end of his term in early 2017"."""


def date_right_behind(reading: Reading, event: Token) -> list[TimeExpression]:
    """Return the date behind an event's phrase that a parse hangs on the verb: "since the end of the war in 1994".

    None behind a phrase with a place of its own: "opened its first base since the war on the north side in 2011".
    """
    if any(child.dep_ == "nmod" and preposition_of(child) not in (None, "of") for child in event.children):
        return []
    last = event.right_edge
    behind = reading.times_between(last.idx + len(last), last.idx + len(last) + LONGEST_IN)
    text = reading.document.text
    dated = (t for t in behind[:1] if t.kind in MOMENTS and t.edtf_start)
    return [t for t in dated if IN.fullmatch(text, last.idx + len(last), t.start)]


IN = re.compile(r"\s(?:in|of)\s(?:the\s)?")
LONGEST_IN = 10


def _stretches_from_events(reading: Reading, governor: Token) -> Iterator[TimeExpression]:
    """Yield the stretches with an event for their beginning: "from the end of the war to 2011" has only an end.

    "From independence in 1977 until 1999" has both.
    """
    for child in governor.children:
        if child.dep_.startswith("obl"):
            begun = child.i not in reading.times_by_token and preposition_of(child) == "from"
            inside = reading.times_among(child.subtree)
            yield from (t for t in inside if t.edtf_end and (not t.edtf_start or (begun and t.kind == "period")))


def _conjunction_of(clause: Token) -> str | None:
    """Return the word that opens an adverbial clause: "since it was set up in 1992"; None for others."""
    if clause.dep_ != "advcl":
        return None
    return next((child.lower_ for child in clause.children if child.dep_ == "mark"), None)


def read_bounds(
    reading: Reading, governor: Token, times: Iterable[TimeExpression], *, state: bool
) -> list[TimeExpression]:
    """Return times with the bounds that stand around them: "from 1996" begins, "(2023)" dates the information.

    "By September 2019" says of a state when it was seen; of an event, and of what is only planned, its latest end.
    """
    return [_read_bound(reading, governor, time, state=state) for time in times]


def _read_bound(reading: Reading, governor: Token, time: TimeExpression, *, state: bool) -> TimeExpression:
    if state and time.bound == "by" and time.kind == "date" and _was_so_by_then(reading, governor, time):
        return replace(time, bound="as_of")
    if time.bound == "as_of" and _is_to_come(reading, governor, time):
        return replace(time, bound="since")  # "as of January 2020, 80 soldiers will serve"
    if time.bound is not None or time.kind not in MOMENTS:
        return time
    head = reading.head_of(time.start, time.end)
    is_single = time.edtf_start == time.edtf_end
    if is_single and preposition_of(head) == "from" and (head.dep_.startswith("obl") or _counts_length(reading, head)):
        return replace(time, bound="since")
    if state and is_information_date(reading, time):
        return replace(time, bound="as_of")
    return time


def _counts_length(reading: Reading, date: Token) -> bool:
    """Tell whether a length counts from a date: "for three years from 2004"."""
    length = reading.times_by_token.get(date.head.i)
    return date.dep_.startswith("nmod") and length is not None and length.kind == "duration"


def _is_to_come(reading: Reading, governor: Token, time: TimeExpression) -> bool:
    """Tell whether a time lies ahead of the publication for what is not told as a fact."""
    start, published = dates.bounds(time.edtf_start), dates.bounds(reading.document.published)
    ahead = start is not None and published is not None and start[0] > published[1]
    return ahead and stance_at(reading.annotated.stances, governor.idx)[0] != "asserted"


def _was_so_by_then(reading: Reading, governor: Token, time: TimeExpression) -> bool:
    """Tell whether a state is told as one that was so by a day that has come."""
    end, published = dates.bounds(time.edtf_end), dates.bounds(reading.document.published)
    ahead = end is not None and published is not None and end[0] > published[1]
    return not ahead and stance_at(reading.annotated.stances, governor.idx)[0] == "asserted"


def without_changes(reading: Reading, governor: Token, times: list[TimeExpression]) -> list[TimeExpression]:
    """Return the times without those of a change, which are not its outcome's: "has grown to 1,100 since 2013".

    A stretch that ends before the publication leaves its end: "grew to 1,100 between 2013 and 2016" is of 2016.
    """
    if governor.lemma_.lower() not in CHANGES:
        return times
    return [kept for time in times if (kept := _outcome(reading, time)) is not None]


def _outcome(reading: Reading, time: TimeExpression) -> TimeExpression | None:
    if time.bound in ("since", "after"):
        return None
    if time.edtf_start == time.edtf_end or time.bound is not None:
        return time
    if time.edtf_end is None or time.edtf_end == reading.document.published:
        return None
    return replace(time, edtf_start=time.edtf_end)
