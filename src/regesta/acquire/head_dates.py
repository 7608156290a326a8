"""The lines above a text enter; the days that they print of the document itself leave.

"By Jean Moussa | Tuesday 12 April 2016 | 14:05", "Sahel Gazette, Vol. XII, No. 88, 12 April 2016", "Statement by the
Minister, Geneva, 12 April 2016". A headline that only tells of a day ("Attack on Fada, 12 April 2016") dates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import yaml

from regesta.acquire.pieces import collapse
from regesta.acquire.printed_dates import DayOrder, PrintedDate, days_of_entries, find_printed_dates
from regesta.model import Block

_HEAD_BLOCKS = 8
_BODY_WORDS = 25
"""From so many words on, a paragraph is running text: the head of the document ends before it."""
_MOST_WORDS = 24
_FOOT_BLOCKS, _MOST_CREDIT_WORDS = 2, 16
_BELOW = re.compile(r"[(\[–—-]|Source\b|From\b|Published\b|Text\b|Translated\b", re.I)
"""What opens a credit below a text."""
_KIND_WORDS = 5
_DAY = 10
"""Characters of a day in EDTF; a month in a headline is what the text is about."""
_AFTER = re.compile(
    r"(?:[\s|,;:./()\[\]*•·–—-]|\d{1,2}[:.h]\d\d|[ap]\.?m\b\.?|(?:GMT|UTC|CET|EST|EDT|MSK)(?:[+-]\d+)?|\bhrs?\b"
    r"|\bp(?:age|p)?\.?\s*\d+|\d+\s+min(?:ute)?s?\s+read|\bfor immediate release|\([A-Z][\w’'-]+\))*",
    re.I,
)
"""What may stand behind the date on its line: a time of day, a page, the minutes of reading, marks."""
_JOINT = re.compile(
    r"(?:\A|[|·•,;:(\[–—/*-]|\bof|\bdated)\s*(?:the\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?\Z", re.I
)
_WEEKDAY = re.compile(r"\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s*)?", re.I)
_CLOSES = re.compile(r"[^.?!\s]{3,}[.?!]\W*\Z")
_CREDIT = re.compile(r"(?:By|From|Text|Source|Translated|\(|\[)", re.I)
_MASTHEAD = re.compile(r"[^,|·–—]{3,50}?\s*[·|–—]\s*")
"""A name and a mark before the date: "Sahel Gazette · 12 April 2016"."""
_PLACE_AND_DAY = re.compile(
    r"[A-Z][\w’'-]+(?: (?:(?:of|the|du|de|la|le|al|and|for) )*[A-Z][\w’'-]+){0,4}\s*[/,–—-]+\s*(?:the\s+)?"
    r"(?:[A-Z]\w+day,?\s+)?"
)
_FILED = re.compile(r"\s+(?=[A-Z])")


def find_head_dates(
    text: str, blocks: Sequence[Block], order: DayOrder | None = None
) -> Iterator[tuple[PrintedDate, str]]:
    """Yield each day that a line above the running text prints of the document, with that line.

    None for a line with two days or an ambiguous one, for a sentence, a caption and a note, and for a headline that
    names no kind of document.
    """
    yield from _foot_dates(text, blocks, order)
    headings = (collapse(text[block.start : block.end]) for block in blocks if block.role == "heading")
    entries = days_of_entries(headings)
    for block in blocks[:_HEAD_BLOCKS]:
        shown = collapse(text[block.start : block.end])
        words = len(shown.split())
        if words >= _BODY_WORDS:
            return
        if block.role == "heading" and shown in entries:
            continue  # "3 May 2015" and "9 May 2015" head what happened then
        if words <= _MOST_WORDS and block.role not in ("caption", "footnote", "cell", "byline"):
            dates = find_printed_dates(shown, order)
            if not _is_kind_and_month(shown, dates, block):
                dates = [date for date in dates if len(date.edtf) == _DAY]
            if len(dates) == 1 and dates[0].alternative is None and _is_of_document(shown, dates[0], block):
                yield dates[0], shown


def _is_kind_and_month(shown: str, dates: Sequence[PrintedDate], block: Block) -> bool:
    """Tell whether a line is a kind of document and its month alone: "Factsheet | July 2017"."""
    return block.role != "title" and len(dates) == 1 and _documents().match(shown) is not None and (
        len(shown.split()) <= _KIND_WORDS and dates[0].end == len(shown)
    )  # fmt: skip


def _foot_dates(text: str, blocks: Sequence[Block], order: DayOrder | None) -> Iterator[tuple[PrintedDate, str]]:
    """Yield the day of a credit below the text: "(Le Courrier du Nord, N'Djamena, 16 December 2024)"."""
    for block in blocks[_HEAD_BLOCKS:][-_FOOT_BLOCKS:] or blocks[1:][-_FOOT_BLOCKS:]:
        shown = collapse(text[block.start : block.end])
        if block.role in ("caption", "footnote", "cell") or len(shown.split()) > _MOST_CREDIT_WORDS:
            continue
        dates = [date for date in find_printed_dates(shown, order) if len(date.edtf) == _DAY]
        if len(dates) != 1 or dates[0].alternative is not None or _BELOW.match(shown) is None:
            continue
        ends = _AFTER.fullmatch(shown[dates[0].end :]) is not None
        if ends and _JOINT.search(shown[: dates[0].start]) is not None:
            yield dates[0], shown


def _is_of_document(shown: str, date: PrintedDate, block: Block) -> bool:
    before, after = shown[: date.start], shown[date.end :]
    if _WEEKDAY.fullmatch(before) and _AFTER.fullmatch(after) is not None:
        return True
    if not before.strip() and _FILED.match(after):
        return shown[:_DAY] == date.edtf  # "2016-04-12 Mines near Fada", as files and feeds are named
    if _AFTER.fullmatch(after) is None or _JOINT.search(before) is None:
        return False
    if _documents().search(before) is not None:
        return True
    hangs_on_a_noun = re.search(r"\b(?:of|dated)\s*(?:the\s*)?\Z", before) is not None
    if hangs_on_a_noun or block.role == "heading" or _CLOSES.search(shown) is not None:
        return False
    if _CREDIT.match(shown) is not None or _PLACE_AND_DAY.fullmatch(before) is not None:
        return True
    return block.role != "title" and _MASTHEAD.fullmatch(before) is not None


@cache
def _documents() -> re.Pattern[str]:
    table = yaml.safe_load((files(__package__) / "provenance.yaml").read_text(encoding="utf-8"))
    return re.compile(rf"\b(?:{table['documents']})(?!\w)", re.I)
