"""Which date is that of a saying and not of what is said: "…, the minister said on 3 March".

A `Reading`, a saying or a centre, and a time enter; whether the time stands by the verb of saying leaves.
"""

from __future__ import annotations

from regesta.extract.centres.finding import Centre
from regesta.extract.reading.document import Reading
from regesta.model import ReportedSpeech, TimeExpression

CUE_REACH = 30
"""Characters between a verb of saying and its own date: "said in an interview on 3 March"."""


def dates_the_saying(reading: Reading, centre: Centre, time: TimeExpression) -> bool:
    """Tell whether a date stands by the verb of saying and outside what is said: "…, the minister said on 3 March"."""
    start = centre.quantity.start if centre.quantity is not None else centre.token.idx
    over = [s for s in reading.annotated.speech if any(first <= start < last for first, last in s.content)]
    told = (speech for speech in over if speech.cue is None or reading.token_at(speech.cue[0]) != centre.governor)
    return any(stands_by_cue(reading, speech, time) for speech in told)


def stands_by_cue(reading: Reading, speech: ReportedSpeech, time: TimeExpression) -> bool:
    """Tell whether a time stands close behind or before the verb of a saying, outside the words said."""
    if (
        speech.cue is None
        or time.bound is not None
        or any(first <= time.start < last for first, last in speech.content)
    ):
        return False
    if reading.is_count_over(speech, time):
        return False
    in_front = time.end <= speech.cue[0]
    if in_front and reading.head_of(time.start, time.end).head == reading.token_at(speech.cue[0]):
        return True  # "in January 2002 the chair of the parliament, …, said that"
    first, last = sorted(((time.start, time.end), speech.cue))
    between = reading.document.text[first[1] : last[0]]
    apart = "." in between and reading.token_at(time.start).sent != reading.token_at(speech.cue[0]).sent  # no "U.S."
    return len(between) <= CUE_REACH and not apart and not any(mark in between for mark in ';\n“”"«»')
