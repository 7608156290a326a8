"""The date that opens an entry: a line of a chronology, a label before a colon, a line that is nothing but a date.

A `Reading` and a word enter; the time over its entry leaves, or None where its line has no such label.
"12 March 2014: Two farmers were killed", "2007 – The last soldiers left", "Casualties, 2018: 4 killed", "Date: 5 May".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.reading.document import Reading
from regesta.model import Block, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

MARK = re.compile(r"[\s*•·▪–—-]*(?:\d{1,2}[.)]\s+)?(?:[Ii]n|[Oo]n|[Ss]ince|[Dd]uring|[Aa]s of)?\s*\Z")
"""What may stand before the date of an entry: a bullet, its number, a preposition."""
CLOSE = re.compile(r"\s*(?::|[–—]|\s-{1,2}\s|\.(?=\s+[A-Z“\"])|\))")
"""What ends the date of an entry."""
LABEL = re.compile(r"[A-Z][a-z][^\n:.;“”\"]{0,50}\Z")
"""Words of a label before its date: "Casualties in ", "Date of the incident: ". A place in capitals files a story."""
FORM = re.compile(r"(?:[Dd]ates?|DATE|[Ww]hen)(?:\s+of\s+[\w\s]{3,30})?\s*:\s*\Z")
FEW_WORDS = 8


def entry_time(reading: Reading, token: Token) -> TimeExpression | None:
    """Return the time of the entry in which a word stands: of its line, of its block, of the date line right above."""
    block = reading.block_at(token.idx)
    if block is None or block.role in ("footnote", "title", "heading"):
        return None
    text = reading.document.text
    line = max(block.start, text.rfind("\n", 0, token.idx) + 1)
    starts = dict.fromkeys((line, block.start))
    found = next((time for start in starts if (time := _label_time(reading, start, token.idx)) is not None), None)
    above = _form_time(reading, block, token.idx) or _date_line_above(reading, block)
    if above is not None and above.edtf_start == reading.document.published:
        above = None  # "DATE: 16 November 2003" over a transcript of that day dates the page
    return found or above or _intro_time(reading, block)


def _label_time(reading: Reading, start: int, end: int) -> TimeExpression | None:
    """Return the only time of a label between the start of a line and a word; None where a clause stands there."""
    text = reading.document.text
    for time in _dated(reading, start, end)[:1]:
        before, closed = text[start : time.start], CLOSE.match(text, time.end)
        if closed is None or closed.end() > end or any(t.start < closed.end() for t in _dated(reading, time.end, end)):
            return None
        if MARK.fullmatch(before):
            return time
        colon = closed.group().strip() == ":" and LABEL.match(before) and len(before.split()) <= FEW_WORDS
        return time if colon and not _tells(reading, start, time.start) else None
    return None


def _dated(reading: Reading, start: int, end: int) -> list[TimeExpression]:
    return [t for t in reading.times_between(start, end) if t.kind in ("date", "period") and t.edtf_start]


def _tells(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a verb stands in a stretch: then it is no label."""
    first, last = reading.token_at(start).i, reading.token_at(end).i
    return any(token.pos_ in ("VERB", "AUX") for token in reading.doc[first:last])


def _form_time(reading: Reading, block: Block, before: int) -> TimeExpression | None:
    """Return the date of a form's line "Date: 5 May 2018" above a word, in its own block or the two before it."""
    near = [b for b in reading.document.blocks if b.end <= block.start and b.section == block.section][-2:]
    start = near[0].start if near else block.start
    text = reading.document.text
    told = [t for t in _dated(reading, start, before) if FORM.search(text[max(start, t.start - 50) : t.start])]
    return told[-1] if told else None


def _intro_time(reading: Reading, block: Block) -> TimeExpression | None:
    """Return the only date of the sentence that brings in a list: "During 2016 the centre reported:"."""
    text = reading.document.text
    if block.role != "list":
        return None
    above = [b for b in reading.document.blocks if b.end <= block.start and b.section == block.section]
    intro = next((b for b in reversed(above) if b.role != "list"), None)
    if intro is None or intro.role in ("title", "footnote") or not text[intro.start : intro.end].rstrip().endswith(":"):
        return None
    inside = _dated(reading, intro.start, intro.end)
    only = inside[0] if len(inside) == 1 else None
    return None if only is None or reading.dates_a_saying(only) else only


def _date_line_above(reading: Reading, block: Block) -> TimeExpression | None:
    """Return the date that is all of the block above: the head of an entry in a chronology without headings."""
    above = [b for b in reading.document.blocks if b.end <= block.start and b.section == block.section][-1:]
    for line in above:
        inside = _dated(reading, line.start, line.end)
        if len(inside) != 1 or line.role in ("title", "footnote"):
            continue
        text = reading.document.text
        rest = text[line.start : inside[0].start] + text[inside[0].end : line.end]
        if not rest.strip(" \t.:()*–—-•"):
            return inside[0]
    return None
