"""The date that opens an entry: a line of a chronology, a label before a colon, a line that is nothing but a date.

A `Reading` and a word enter; the time over its entry leaves, or None where its line has no such label.
"12 March 2014: Two farmers were killed", "2007 – The last soldiers left", "Casualties, 2018: 4 killed", "Date: 5 May".
A page whose markup is lost runs its entries together in one block; each then reaches up to the next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from regesta.extract.clocks.bounds import times_bounded_by_events
from regesta.extract.clocks.scenes import LONGEST_HEADING
from regesta.extract.reading.datelines import files_story
from regesta.extract.reading.document import Reading
from regesta.extract.reading.forms import is_past
from regesta.extract.reading.governing import clause_head
from regesta.extract.reading.labelled_entries import is_list_of_labels
from regesta.model import Block, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

MARK = re.compile(r"[\s*•·▪–—\[(-]*(?:\d{1,2}[.)]\s+)?(?:[Ii]n|[Oo]n|[Ss]ince|[Dd]uring|[Aa]s of)?\s*\Z")
"""What may stand before the date of an entry: a bullet, its number, a preposition."""
CLOSE = re.compile(r"\s*(?::|[–—]|\s-{1,2}\s|\.(?=\s+[A-Z“\"])|[)\]])")
"""What ends the date of an entry."""
RUN_ON = re.compile(r"\s*(?:[:–—|]|\s-{1,2}(?=\s))\s*(?=[A-Z“\"\d])|\.\s+(?=[A-Z“\"])")
"""What ends the date of an entry in the midst of a block."""
BULLET = re.compile(r"(?<=[.!?:)\]”\"])\s+[-–—•*·▪]\s+\Z")
"""The mark of an entry behind the end of the one before it, where a page's lines are lost."""
IN_A_CLAUSE = re.compile(
    r"(?:[,;–—-]|\b(?:[Aa]nd|[Oo]r|[Tt]o|[Oo]f|[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Ff]rom|[Ff]or|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]efore"
    r"|[Aa]fter|[Dd]uring|[Tt]he|[Tt]his|[Ll]ast|[Nn]ext|[Ll]ate|[Ee]arly|[Tt]han|[Aa]s|[Aa]round|[Aa]bout|[Dd]ated|[Tt]hat))\s*\Z"
)
"""Words before a date that make it a part of a clause and no label."""
LONGEST_WORD = 10
BETWEEN = 2
"""Paragraphs of one entry after that which bears its date."""
FARTHEST_ENTRY = 6
"""Blocks around in which another dated entry shows that a page is a chronology."""
LABEL = re.compile(r"[A-Z][a-z][^\n:.;“”\"]{0,50}\Z")
"""Words of a label before its date: "Casualties in ", "Date of the incident: ". A place in capitals files a story."""
FORM = re.compile(r"(?:[Dd]ates?|DATE|[Ww]hen)(?:\s+of\s+[\w\s]{3,30})?\s*:\s*\Z")
FEW_WORDS = 8


def entry_time(reading: Reading, token: Token) -> TimeExpression | None:
    """Return the time of the entry in which a word stands: of its line, of its block, of the date line right above."""
    block = reading.block_at(token.idx)
    if block is None or block.role in ("footnote", "title") or _is_heading(block):
        return None
    run_on = _label_run_on(reading, block, token.idx)
    if run_on is not None:
        return run_on
    text = reading.document.text
    line = max(block.start, text.rfind("\n", 0, token.idx) + 1)
    starts = dict.fromkeys((line, block.start))
    found = next((time for start in starts if (time := _label_time(reading, start, token.idx)) is not None), None)
    above = _form_time(reading, block, token.idx) or _date_line_above(reading, block)
    if above is not None and above.edtf_start == reading.document.published:
        above = None  # "DATE: 16 November 2003" over a transcript of that day dates the page
    told_on = is_past(clause_head(token)) and block.role != "list"
    return found or above or _intro_time(reading, block) or (_entry_above(reading, block) if told_on else None)


def _is_heading(block: Block) -> bool:
    """Tell whether a block only heads others; a long one is a paragraph that a page sets as a heading."""
    return block.role == "heading" and block.end - block.start <= LONGEST_HEADING


def _label_run_on(reading: Reading, block: Block, before: int) -> TimeExpression | None:
    """Return the last label before an offset in a block of several entries; None in a block with fewer than two."""
    labels = [time for time in _dated(reading, block.start, block.end) if _is_label(reading, block, time)]
    passed = [time for time in labels if time.end <= before]
    return passed[-1] if len(labels) > 1 and passed else None


def _is_label(reading: Reading, block: Block, time: TimeExpression) -> bool:
    text = reading.document.text
    closed = RUN_ON.match(text, time.end, block.end)
    before = BULLET.sub("", text[max(block.start, time.start - LONGEST_WORD) : time.start])
    if closed is None or IN_A_CLAUSE.search(before) is not None or time.bound is not None:
        return False
    opens = not before.strip() or before.rstrip()[-1] in '.!?:)]”"|\n'
    return opens or not closed.group().startswith(".")


def _entry_above(reading: Reading, block: Block) -> TimeExpression | None:
    """Return the date of the entry of which a block is a further paragraph; None outside a chronology."""
    blocks = [b for b in reading.document.blocks if b.section == block.section and b.role == block.role]
    here = next((i for i, other in enumerate(blocks) if other.start == block.start), 0)
    headed = ((b, _opening_label(reading, b)) for b in reversed(blocks[max(0, here - BETWEEN) : here]))
    first = next(((b, time) for b, time in headed if time is not None), None)
    if first is None:
        return None
    around = blocks[max(0, here - FARTHEST_ENTRY) : here + FARTHEST_ENTRY]
    others = (b for b in around if b not in (first[0], block))
    return first[1] if any(_opening_label(reading, b) is not None for b in others) else None


def _opening_label(reading: Reading, block: Block) -> TimeExpression | None:
    """Return the date that opens a block as a label: "24 May 2015 – A helicopter crashed"."""
    for time in _dated(reading, block.start, block.start + LONGEST_HEADING)[:1]:
        closed = RUN_ON.match(reading.document.text, time.end, block.end)
        if closed is not None and MARK.fullmatch(reading.document.text[block.start : time.start]):
            return time
    return None


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
    found = reading.times_between(start, end)
    return [t for t in found if t.kind in ("date", "period") and t.edtf_start and not files_story(reading.document, t)]


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
    if block.role != "list" and not is_list_of_labels(reading, block):
        return None
    above = [b for b in reading.document.blocks if b.end <= block.start and b.section == block.section]
    intro = next((b for b in reversed(above) if b.role != "list"), None)
    if intro is None or intro.role in ("title", "footnote") or not text[intro.start : intro.end].rstrip().endswith(":"):
        return None
    inside = _dated(reading, intro.start, intro.end)
    only = inside[0] if len(inside) == 1 else None
    if only is None or reading.dates_a_saying(only):
        return None
    verb = reading.head_of(only.start, only.end).sent.root
    return next((t for t in times_bounded_by_events(reading, verb) if t.start == only.start), only)


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
