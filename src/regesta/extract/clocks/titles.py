"""The time of which a whole page tells, by its title or its line on what it reports: "Annual report 2014", "Reporting
period: 1-15 March 2017", "Casualties of mines in Senegal, 2016".

A `Reading` and a word of an event or past state that nothing nearer dates enter; the page's time leaves, or None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta import dates
from regesta.extract.clocks.brackets import spans_life_of_site
from regesta.extract.clocks.carried import finite_above, is_told_past
from regesta.extract.clocks.clause_times import DATED
from regesta.extract.clocks.frames import SET_APART
from regesta.extract.clocks.scenes import EDITIONS, MERE_BOUNDS
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_perfect
from regesta.extract.reading.governing import clause_head
from regesta.extract.stance_lookup import stance_at
from regesta.extract.word_lists import words_of
from regesta.model import Block, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

HEAD_BLOCKS = 8
LONGEST_LINE = 160
PERIOD_LINE = re.compile(
    r"\b(?:reporting|report|review|reference)\s+period\b|\bperiod\s+(?:covered|under\s+(?:review|report))\b|\bcovering\b"
    r"|\bfor\s+the\s+(?:period|week|month|quarter|year)\b",
    re.IGNORECASE,
)
"""On a line above the text: the time of which it reports."""
BEFORE = re.compile(
    r"\W*(?:the\s+)?\Z|.*(?:[,:(\[|–—-]|\bin|\bof|\bfor|\bduring)\s*(?:the\s+)?(?:years?\s+)?\Z", re.I | re.DOTALL
)
"""What may stand before a title's time where the whole page is of it: nothing, a mark, "in"."""
REPORTS = words_of("reports_of_a_time")


def title_time(reading: Reading, token: Token) -> TimeExpression | None:
    """Return the time of the page for a word told in the simple past; None where its paragraph has a time of its own.

    None as well for a title with two times, one that names a paper or an edition, one that only stands in the midst of
    a headline, and one that lies ahead of the publication.
    """
    verb = clause_head(token)
    here = reading.block_at(token.idx)
    if here is None or here.role in ("title", "heading", "footnote", "caption") or is_perfect(verb):
        return None
    over = _time_of_page(reading)
    if over is None or not is_told_past(finite_above(verb)) or any(word.lower_ in SET_APART for word in verb.sent):
        return None
    nearer = [t for t in reading.times_between(here.start, verb.sent.end_char) if t.kind in (*DATED, "unresolved")]
    told = stance_at(reading.annotated.stances, verb.idx) == ("asserted", "positive")
    return over if told and all(_is_within(time, over) for time in nearer) else None


def _time_of_page(reading: Reading) -> TimeExpression | None:
    head = [block for block in reading.document.blocks[:HEAD_BLOCKS] if block.end - block.start <= LONGEST_LINE]
    text = reading.document.text
    for block in head:
        time = _only_time(reading, block)
        told = PERIOD_LINE.search(text, block.start, block.end) is not None
        if told and (block.role != "title" or (time is not None and time.edtf_start != time.edtf_end)):
            return time
        if time is not None and time.edtf_start != time.edtf_end and _is_all(text, block, time):
            return time  # "8-14 July 2019" below a masthead
    title = next((block for block in head if block.role == "title"), None)
    return _time_of_title(reading, title) if title is not None else None


def _is_all(text: str, block: Block, time: TimeExpression) -> bool:
    rest = text[block.start : time.start] + text[time.end : block.end]
    return not rest.strip(" \t.:()[]|–—-")


def _only_time(reading: Reading, block: Block) -> TimeExpression | None:
    inside = [t for t in reading.times_between(block.start, block.end) if t.kind in DATED and t.edtf_start]
    return inside[0] if len(inside) == 1 and inside[0].bound not in MERE_BOUNDS else None


def _time_of_title(reading: Reading, title: Block) -> TimeExpression | None:
    time, text = _only_time(reading, title), reading.document.text
    if time is None or time.edtf_start is None or time.anchor is not None:
        return None
    words = " ".join(text[title.start : title.end].lower().split())
    reports = any(report in words for report in REPORTS)
    if not reports and (time.edtf_start == reading.document.published or EDITIONS & set(re.findall(r"\w+", words))):
        return None
    head = reading.head_of(time.start, time.end).head
    if time.edtf_start != time.edtf_end and spans_life_of_site(reading, title, time.start):
        return None
    if (reading.classes(head) & {"agreement", "treaty"}) or _is_ahead(reading, time):
        return None
    ends = not text[time.end : title.end].strip(" .)]|–—-")
    opens = time.start == title.start
    return time if opens or (ends and BEFORE.fullmatch(text[title.start : time.start])) or reports else None


def _is_ahead(reading: Reading, time: TimeExpression) -> bool:
    published, begun = dates.bounds(reading.document.published), dates.bounds(time.edtf_start)
    return published is not None and begun is not None and begun[0] > published[1]


def _is_within(time: TimeExpression, page: TimeExpression) -> bool:
    """Tell whether a paragraph's time is the page's or a part of it."""
    first, last = dates.bounds(page.edtf_start), dates.bounds(page.edtf_end or page.edtf_start)
    mine = dates.bounds(time.edtf_start or time.edtf_end)
    return None not in (first, last, mine) and first[0] <= mine[0] and mine[1] <= last[1]  # type: ignore[index]
