"""The day of a news story: what it tells without a date, before it names another day, happened on that of its lead.

A `Reading` and a verb of harm without a date, or a headline, enter; the one day that the story has told leaves.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.clocks.said_dates import stands_by_cue
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_past, is_perfect
from regesta.extract.reading.incidents import HARMING, tells_incident
from regesta.model import Block, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

FIGHTING = frozenset(["take_ground", "attack", "seize", "come_in", "send"])
"""Actions of forces in whose course people are killed, beside incidents."""
NAMED_IN_BOTH = 2
"""Names and nouns of a headline at least that its lead repeats."""
SHORTEST_PARAGRAPH = 16
"""Tokens of a paragraph; what has fewer and no verb is a line over the story."""
LONGEST_AGO = 7
"""Days before the publication at most: what a story of the day tells of."""
FARTHEST = 3
"""Paragraphs behind the lead at most."""


def story_day(reading: Reading, verb: Token) -> TimeExpression | None:
    """Return the only day that a story has told before a clause of harm, if its lead tells of an incident that day.

    None on a page that is no news of that week, far behind the lead, for the perfect, and where another time was told.
    """
    here = reading.block_at(verb.idx)
    if here is None or not (reading.actions(verb) & HARMING) or not is_past(verb) or is_perfect(verb):
        return None
    told = [b for b in body_of(reading) if b.start <= here.start]
    if here.role != "paragraph" or not 1 < len(told) <= FARTHEST + 1:
        return None
    found = [t for t in reading.times_between(told[0].start, verb.sent.start_char) if _is_told(reading, t)]
    days = {time.edtf_start for time in found}
    if len(days) != 1 or not _is_news(reading, found[0]) or not _tells_incident(reading, told[0], found[0]):
        return None
    return found[0]


def body_of(reading: Reading) -> list[Block]:
    """Return the paragraphs of a story without the lines over it that name only its author, outlet and day."""
    return [b for b in reading.document.blocks if b.role == "paragraph" and not _is_byline(reading, b)]


def _is_byline(reading: Reading, block: Block) -> bool:
    words = reading.tokens_between(block.start, block.end)
    return len(words) < SHORTEST_PARAGRAPH and not any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in words)


def day_of_lead(reading: Reading, title: Block) -> TimeExpression | None:
    """Return the one day that a story's first sentence gives what its headline tells.

    A headline is drawn from it: "Turkish tanks cross into Syria", "Turkish tanks rolled across the Syrian border on
    Wednesday". None where the sentence has two times, is of another week, or repeats too little of the headline.
    """
    lead = next((b for b in body_of(reading) if b.start >= title.end), None)
    told = [t for t in reading.times_between(lead.start, lead.end) if _is_told(reading, t)] if lead is not None else []
    if not told or not _is_news(reading, told[0]):
        return None
    first = reading.token_at(told[0].start).sent
    alone = all(t.start >= first.end_char for t in told[1:])
    common = _named(first) & _named(reading.tokens_between(title.start, title.end))
    return told[0] if alone and is_past(first.root) and len(common) >= NAMED_IN_BOTH else None


def _named(words: Iterable[Token]) -> set[str]:
    return {word.lemma_.lower() for word in words if word.pos_ in ("NOUN", "PROPN", "ADJ")}


def _is_told(reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a time says when something happened: it is neither the page's own day nor that of a saying."""
    if time.kind not in ("date", "period", "unresolved") or time.edtf_start == reading.document.published:
        return time.kind == "unresolved"
    by_cue = any(stands_by_cue(reading, speech, time) for speech in reading.annotated.speech)
    return not by_cue and not reading.dates_a_saying(time)


def _is_news(reading: Reading, time: TimeExpression) -> bool:
    published, day = dates.bounds(reading.document.published), dates.bounds(time.edtf_start)
    if published is None or day is None or time.bound is not None or time.edtf_start != time.edtf_end:
        return False
    return dates.precision(time.edtf_start or "") == "day" and 0 <= (published[0] - day[0]).days <= LONGEST_AGO


def _tells_incident(reading: Reading, lead: Block, time: TimeExpression) -> bool:
    """Tell whether the lead has the day, and tells in its sentence of an incident or a move of forces."""
    if not lead.start <= time.start < lead.end:
        return False
    told = reading.token_at(time.start).sent
    return any(tells_incident(reading, word) or reading.actions(word) & FIGHTING for word in told)
