"""When a claim holds as the text states it: the first dates of its clause, else what its sentence carries on.

Last comes the heading over its section.

A `Reading` and a centre enter; a `Valid` leaves, empty where nothing is stated. When it was observed is another clock.
"""

from __future__ import annotations

import re

from regesta import dates
from regesta.extract.centres.finding import Centre
from regesta.extract.clocks.apart import is_told_apart
from regesta.extract.clocks.beside import time_of_whole
from regesta.extract.clocks.bounds import read_bounds
from regesta.extract.clocks.brackets import time_before_bracket
from regesta.extract.clocks.carried import bounded_by_then, carried_time
from regesta.extract.clocks.clause_times import clause_times, times_of
from regesta.extract.clocks.earlier import times_until_then
from regesta.extract.clocks.entries import entry_time
from regesta.extract.clocks.frames import framing_times
from regesta.extract.clocks.incidents import incident_after, incident_times
from regesta.extract.clocks.own_dates import without_others
from regesta.extract.clocks.retold import day_of_same_action, retold_time
from regesta.extract.clocks.scenes import heading_time
from regesta.extract.clocks.titles import title_time
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_perfect
from regesta.model import TimeBound, TimeExpression, Valid

OPEN_START = ("since",)
UP_TO_THEN: dict[str, TimeBound] = {"since": "since", "until": "until", "till": "until"}
"""Words before "then" by which a clause begins or ends with the time told before."""
BY_THEN: dict[str, TimeBound] = {**UP_TO_THEN, "by": "by", "before": "before"}
"""The same for an event; a state told "by then" was seen at that time."""
UNDATED = frozenset({"distance"})
"""Properties that never change: a date in the clause is of what was done there."""
BEGINNING_REACH = 40
OPEN_END = ("until", "through", "by", "before")


def valid_period(reading: Reading, centre: Centre) -> Valid:
    """Return when the claim holds as the text states it; empty where nothing dates it.

    Under "2017 casualties", an event without a date of its own is of 2017; a state there was only seen then.
    """
    event = centre.rule.kind == "event"
    if centre.rule.lasting or centre.rule.property in UNDATED:
        return Valid()
    if centre.time is not None and not (event and _is_length(reading, centre.time)):
        return _valid_of_value(reading, centre)
    times = times_until_then(reading, centre) or clause_times(reading, centre)
    if not times and (then := _then(reading, centre)) is not None:
        times = [then]
    times = times or (incident_times(reading, centre.governor) if event else [])
    times = times or (_times_of_purpose(reading, centre) if _is_sum(centre) else [])
    times = times or _framing(reading, centre) or (_only_time(reading, centre) if event else [])
    # "had destroyed 2.9 million until 2010" has an end, and so has what a sum pays for
    lasting = event and not is_perfect(centre.governor) and not _is_sum(centre)
    stated = [t for t in times if (t.edtf_start or t.edtf_end) and not (lasting and t.bound in ("until", "through"))]
    if not stated and is_told_apart(reading, centre.governor):
        return Valid()
    if not stated and (untold := _untold_time(reading, centre)) is not None:
        return Valid(text=untold.text, spans=((untold.start, untold.end),))
    if not stated and event:
        lent = (
            time_of_whole(reading, centre)
            or entry_time(reading, centre.token)
            or (time_before_bracket(reading, centre.quantity) if centre.quantity is not None else None)
            or carried_time(reading, centre.governor)
            or retold_time(reading, centre.governor)
            or day_of_same_action(reading, centre.governor)
            or incident_after(reading, centre.governor)
        )
        stated = [lent] if lent is not None else []
    if not stated:
        headed = heading_time(reading, centre.token) if event else None
        if headed is None and event and (over := title_time(reading, centre.governor)) is not None:
            return Valid(start=over.edtf_start, end=over.edtf_end, text=over.text, spans=((over.start, over.end),))
        return Valid(start=headed.edtf, end=headed.last, text=headed.text, spans=(headed.span,)) if headed else Valid()
    return _valid_of(stated, reading.document.published, event=event)


def _is_sum(centre: Centre) -> bool:
    """Tell whether a figure is money for something: it is given once and pays until a day."""
    return "money" in centre.rule.units


def _times_of_purpose(reading: Reading, centre: Centre) -> list[TimeExpression]:
    """Return the dates of what a sum is for: "allocated 60 million to clear the fields between 2019 and 2024"."""
    aims = [c for c in centre.governor.children if c.dep_ in ("xcomp", "advcl", "acl") and c.tag_ in ("VB", "VBG")]
    return times_of(reading, [token for aim in aims for token in clause_tokens(aim)])


def _then(reading: Reading, centre: Centre) -> TimeExpression | None:
    bounds = BY_THEN if centre.rule.kind == "event" else UP_TO_THEN
    return bounded_by_then(reading, centre.governor, bounds, counted=centre.quantity is not None)


def _untold_time(reading: Reading, centre: Centre) -> TimeExpression | None:
    """Return a sentence's own stretch of the calendar that nothing dates: "last financial year"; None without one."""
    sentence = centre.governor.sent
    found = reading.times_between(sentence.start_char, sentence.end_char)
    return next((t for t in found if t.kind == "unresolved" and STRETCHES & set(t.text.lower().split())), None)


STRETCHES = frozenset(["year", "years", "month", "months", "week", "weeks", "season", "decade", "century", "period"])


def _framing(reading: Reading, centre: Centre) -> list[TimeExpression]:
    times = framing_times(reading, centre)
    return times if centre.rule.kind == "event" else read_bounds(reading, centre.governor, times, state=True)


def _only_time(reading: Reading, centre: Centre) -> list[TimeExpression]:
    """Return the one date of a sentence with one verb, wherever the parse hangs it; none where anything else is told.

    A date inside a name ("the 1993 agreement") or of a saying dates no event.
    """
    sentence = centre.governor.sent
    verbs = [t for t in sentence if t.pos_ == "VERB" and t.dep_ != "amod" and t != centre.governor]
    times = reading.times_among(sentence)
    if verbs or len(times) != 1 or centre.governor.pos_ != "VERB":
        return []
    (time,) = times
    if centre.quantity is not None and not without_others(reading, centre.quantity, [time]):
        return []  # "34 were killed, against 51 in 2011"
    led = LEADING.search(reading.document.text[max(0, time.start - LONGEST_LEAD) : time.start]) is not None
    return [time] if led and time.kind in ("date", "period") and time.edtf_start and time.bound is None else []


DIGIT = re.compile(r"\d")
LEADING = re.compile(r"\b(?:in|on|during)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Before a date that something happened on; a dateline's has none."""
LONGEST_LEAD = 16


BEGINNING = re.compile(
    r",?\s+(?:starting|beginning|counted|counting|running|effective)?\s*(?:from|as\s+of|as\s+from)\s+(?:the\s+)?"
)
"""Between a term and its beginning: "20 years from 1999"."""


def _is_length(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a value is a length without a beginning; its event has a day: "extended on 9 May for a year"."""
    return time.kind in ("duration", "recurrence") and _beginning(reading, time) is None


def _valid_of_value(reading: Reading, centre: Centre) -> Valid:
    time = centre.time
    assert time is not None
    spans = ((time.start, time.end),)
    if time.kind in ("duration", "recurrence"):
        begun = _beginning(reading, time)
        if begun is None:
            return Valid(text=time.text)
        return Valid(start=begun.edtf_start, text=begun.text, spans=((begun.start, begun.end),))
    if time.bound in ("until", "through") or centre.rule.property == "expiry" or _is_its_end(centre, time):
        return Valid(end=time.edtf_end or time.edtf_start, text=time.text, spans=spans)
    return Valid(start=time.edtf_start, end=time.edtf_end, text=time.text, spans=spans)


def _is_its_end(centre: Centre, time: TimeExpression) -> bool:
    """Tell whether of a stretch only the end is the value: a deadline that was moved "from 2021 to 2025"."""
    return "end" in centre.rule.value and time.edtf_start != time.edtf_end


def _beginning(reading: Reading, term: TimeExpression) -> TimeExpression | None:
    """Return the date from which a term counts; the day on which it was agreed is none."""
    behind = reading.times_between(term.end, term.end + BEGINNING_REACH)
    text = reading.document.text
    return next((t for t in behind if t.kind == "date" and BEGINNING.fullmatch(text, term.end, t.start)), None)


def _valid_of(times: list[TimeExpression], published: str | None, *, event: bool) -> Valid:
    if len(times) > 1 and _only_points(times[0]) and times[1].bound is None and times[1].anchor is None:
        times = times[1:]  # "during this time, on the morning of 26 June"
    elif len(times) > 1 and _is_restated(times[0], times[1]):
        times = times[1:]
    first = times[0]
    spans = tuple((t.start, t.end) for t in times[:2])
    if first.bound == "as_of":
        return Valid(text=first.text, spans=spans[:1])
    if first.bound in (*OPEN_START, "after"):  # "will leave after 2014": not in it
        until = next((t for t in times[1:] if t.bound in OPEN_END), None)
        return Valid(start=first.edtf_start, end=until.edtf_end if until else None, text=first.text, spans=spans)
    if first.bound in OPEN_END:
        start = next((t for t in times[1:] if t.bound in OPEN_START), None)
        return Valid(start=start.edtf_start if start else None, end=first.edtf_end, text=first.text, spans=spans)
    later = [t for t in times[1:] if t.bound is None and _adjoins(first, t) and not _precedes(t, first)]
    end = (later[-1] if later else first).edtf_end
    if not event and first.kind == "period" and end == published:
        end = None  # "for the past three years": a state that still is
    text = first.text if not later else f"{first.text} … {later[-1].text}"
    return Valid(start=first.edtf_start, end=end, text=text, spans=spans if later else spans[:1])


def _only_points(time: TimeExpression) -> bool:
    """Tell whether a time is told roughly by another in the text: "at that time"."""
    return (
        time.approximate and time.bound is None and "told from" in (time.anchor or "") and not DIGIT.search(time.text)
    )


def _is_restated(first: TimeExpression, second: TimeExpression) -> bool:
    """Tell whether a time told from the page's day is told again more exactly: "a year ago, on 17 June 2013"."""
    wide, narrow = dates.bounds(first.edtf_start), dates.bounds(second.edtf_start)
    if first.anchor is None or first.bound is not None or second.bound is not None or wide is None or narrow is None:
        return False
    within = wide[0] <= narrow[0] and narrow[1] <= wide[1] and wide != narrow
    return within and second.start - first.end <= LONGEST_JOINT


LONGEST_JOINT = 9
"""Characters between a time and the same told more exactly: ", on the "."""


def _precedes(a: TimeExpression, b: TimeExpression) -> bool:
    """Tell whether a time begins before another or within it, so that the two are no stretch."""
    first, second = dates.bounds(a.edtf_start), dates.bounds(b.edtf_start)
    return first is None or second is None or first[0] <= second[1]


def _adjoins(a: TimeExpression, b: TimeExpression) -> bool:
    """Two dates of one list ("in 1999 and 2000") stand within a few characters of each other."""
    return 0 < b.start - a.end <= 6
