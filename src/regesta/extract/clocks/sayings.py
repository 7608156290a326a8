"""When a thing was said: the date of its reporting clause, else of the speaker's occasion told before.

A `Reading` and a `ReportedSpeech` enter; an EDTF date leaves, or None where nothing dates the saying.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.clocks.said_dates import stands_by_cue
from regesta.extract.reading.document import Reading
from regesta.extract.reading.extents import clause_tokens
from regesta.extract.reading.forms import is_past
from regesta.extract.reading.relations import SUBJECTS
from regesta.extract.word_lists import words_of
from regesta.model import ReportedSpeech, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LASTING = ("since", "until", "through", "by", "before", "after")
"""Bounds of a time over which a thing was said again and again: "has stated since 2003"."""
NEAR_PARAGRAPHS = 2
"""Paragraphs back in which a speaker with several dated sayings still goes on with the last."""
OCCASIONS = words_of("occasions_of_saying")


def said_when(reading: Reading, speech: ReportedSpeech | None) -> str | None:
    """Return the date of a saying: of its reporting clause; of the last occasion on which the same person spoke.

    "Isakov told Sputnik on 2 October …. “…,” Isakov said" is one occasion. None for a saying that goes on ("has
    stated since 2003") and where nothing dates it.
    """
    if speech is None:
        return None
    own = _stated(reading, speech)
    if own is not None:
        return _day_within(reading, own) if own.bound not in LASTING else None
    before = _said_before(reading, speech) or _occasion_before(reading, speech)
    return before or next((when for outer in _around(reading, speech) if (when := said_when(reading, outer))), None)


SAID = ("date", "period")


def _day_within(reading: Reading, time: TimeExpression) -> str | None:
    """Return when in a time a thing was said: of "this week", the day of publication if that is of it."""
    published = reading.document.published
    start, end, day = dates.bounds(time.edtf_start), dates.bounds(time.edtf_end), dates.bounds(published)
    if time.kind == "date" or start is None or end is None or day is None:
        return time.edtf_start
    return published if start[0] <= day[0] <= end[1] else time.edtf_start


def _around(reading: Reading, speech: ReportedSpeech) -> Iterator[ReportedSpeech]:
    """Yield the sayings within which a saying stands, the narrowest first: "“… Latvia believes that …,” he said"."""
    first, last = speech.content[0][0], speech.content[-1][1]
    wider = [s for s in reading.annotated.speech if _width(s) > _width(speech)]
    wider = [s for s in wider if any(start <= first and last <= end for start, end in s.content)]
    yield from sorted(wider, key=_width)


def _width(speech: ReportedSpeech) -> int:
    return sum(end - start for start, end in speech.content)


def _stated(reading: Reading, speech: ReportedSpeech) -> TimeExpression | None:
    """Return the date in a saying's reporting clause, as it was read on the page; None without one or with several."""
    if speech.time is None:
        by_cue = [t for t in reading.annotated.times if t.kind in SAID and stands_by_cue(reading, speech, t)]
        return by_cue[0] if len(by_cue) == 1 else None
    for time in reading.annotated.times:
        if time.start < speech.time.end and speech.time.start < time.end and time.edtf_start:
            return None if reading.is_count_over(speech, time) else time
    return speech.time


def _said_before(reading: Reading, speech: ReportedSpeech) -> str | None:
    """Return the date of the same person's saying before: the only one on the page, or one a paragraph or two back."""
    if speech.source.anonymous or not speech.source.name[:1].isupper():
        return None
    earlier = [
        s
        for s in reading.annotated.speech
        if s.content[0][0] < speech.content[0][0] and s.source.name == speech.source.name
    ]
    dated = [
        (s, t) for s in earlier if (t := _stated(reading, s)) is not None and t.edtf_start and t.bound not in LASTING
    ]
    if not dated:
        return None
    last, time = dated[-1]
    only = len({other.edtf_start for _, other in dated}) == 1
    return time.edtf_start if only or _paragraphs_between(reading, last, speech) <= NEAR_PARAGRAPHS else None


def _paragraphs_between(reading: Reading, first: ReportedSpeech, second: ReportedSpeech) -> int:
    start, end = first.content[0][0], second.content[0][0]
    return sum(start < block.start <= end for block in reading.document.blocks)


def _occasion_before(reading: Reading, speech: ReportedSpeech) -> str | None:
    """Return the date of the speaker's occasion in the sentence before: "Costa visited in April. Costa said …"."""
    if speech.cue is None or not speech.source.name:
        return None
    sentence = reading.token_at(speech.cue[0]).sent
    here = reading.block_at(sentence.start_char)
    if here is None or sentence.start == 0:
        return None
    before = reading.doc[sentence.start - 1].sent
    if before.start_char < here.start:
        return None
    dates = {t.edtf_start for t in _times_of_occasions(reading, before, speech.source.name.split()[-1])}
    return dates.pop() if len(dates) == 1 else None


def _times_of_occasions(reading: Reading, sentence: Span, name: str) -> Iterator[TimeExpression]:
    verb: Token = sentence.root
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if verb.lemma_.lower() not in OCCASIONS or not is_past(verb) or subject is None:
        return
    if not any(token.text == name for token in subject.subtree):
        return
    for token in clause_tokens(verb):
        time = reading.times_by_token.get(token.i)
        if time is not None and time.kind == "date" and time.edtf_start and time.bound is None:
            yield time
