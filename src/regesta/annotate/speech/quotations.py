"""Direct quotations: a document's text and blocks enter; the spans between its quotation marks leave.

Only marks are read, no syntax: curly, straight, low, single and doubled single quotes and guillemets. Single quotes
hold an utterance only where one can begin and a stop closes it: elsewhere they are apostrophes. A quotation that is not
closed where its paragraph ends and is taken up by a mark at the start of the next is one utterance of several
paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model import Block

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‟": "”"}
_SINGLE = {"'": "'’", "‘": "’"}
_BEFORE_SINGLE = re.compile(r"(?:^|[:,.!?…—–]\s|\bthat\s)\s*$")
_STOPS = ".,!?…"
_UTTERANCE_END = re.compile(r"[.,!?…—–-]$")
_BEFORE_UTTERANCE = re.compile(r"(?:^|[.!?:…\n\])—–]|[”\"»]|\bthat|[,:])\s*$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks: offsets without the marks, its block, and the utterance that it belongs to."""

    start: int
    end: int
    block: int
    group: int
    begins_sentence: bool
    """Nothing but a sentence end stands before it in its paragraph."""
    is_utterance: bool
    """It reads like something said rather than a word set in quotes."""


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """Return the quotations of all blocks but furniture, in order; a lone mark without partner gives none."""
    found: list[Quotation] = []
    group, was_open = 0, False
    plain = text.replace("''", '" ').replace("``", '" ')
    for number, block in enumerate(blocks):
        if block.role == "furniture":
            continue
        spans, is_open = _spans_in(plain, block, blocks, number)
        for position, (opened, start, end) in enumerate(spans):
            before = plain[block.start : opened]
            continues = was_open and position == 0 and not before.strip()
            group = group if continues else group + 1
            begins = re.search(r"(?:^|[.!?…:\])]|[”\"»])\s*$", before) is not None
            said, behind = plain[start:end].rstrip(" '’"), plain[end + 1 : end + 3].strip()[:1]
            closed = _UTTERANCE_END.search(said) is not None or behind in (",", ".")
            utters = (begins or _BEFORE_UTTERANCE.search(before) is not None) and closed
            found.append(Quotation(start, end, number, group, begins, utters and len(said.split()) > 1))
        was_open = is_open
    return found


def _spans_in(text: str, block: Block, blocks: Sequence[Block], number: int) -> tuple[list[tuple[int, int, int]], bool]:
    """Return a block's quotations (mark, first and last word) and whether the last one runs on into the next block."""
    spans: list[tuple[int, int, int]] = []
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    opened, closers, inner = -1, "", 0
    for position in range(block.start, block.end):
        char = text[position]
        if opened < 0:
            closers = '"' if char == '"' else _PAIRS.get(char, "") or _single_closers(text, block, following, position)
            opened = position if closers else -1
            inner = 0
        elif closers == '"' and char == "“":
            inner += 1
        elif closers == '"' and char == "”" and inner:
            inner -= 1
        elif _ends(closers, char) and (closers not in _SINGLE.values() or _closes_single(text, position)):
            spans.append((opened, _first_word(text, opened), position))
            opened = -1
    if opened < 0:
        return spans, False
    runs_on = following is not None and _begins_with(text, following, text[opened])
    if runs_on:
        spans.append((opened, _first_word(text, opened), block.end))
    return spans, runs_on


def _begins_with(text: str, block: Block, mark: str) -> bool:
    """Whether a block begins with a mark."""
    return text[block.start : block.end].lstrip()[:1] == mark


def _single_closers(text: str, block: Block, following: Block | None, position: int) -> str:
    """Return the marks that close an utterance in single quotes; nothing where the mark opens none."""
    closers = _SINGLE.get(text[position], "")
    begins = closers and _BEFORE_SINGLE.search(text[block.start : position]) is not None
    if not begins or not text[position + 1 : position + 2].isalpha():
        return ""
    behind = range(position + 2, block.end)
    closed = any(text[i] in closers and _closes_single(text, i) for i in behind)
    return closers if closed or (following is not None and _begins_with(text, following, text[position])) else ""


def _closes_single(text: str, position: int) -> bool:
    """Whether a single mark closes an utterance: behind a stop and before no letter."""
    return text[position - 1] in _STOPS and not text[position + 1 : position + 2].isalnum()


def _ends(closers: str, char: str) -> bool:
    """Whether a mark ends a quotation; one opened by a straight mark may be closed by a curly one."""
    return (char in closers and (char, closers) != ("“", "”")) or (closers == '"' and char == "”")


def _first_word(text: str, opened: int) -> int:
    """Return where the words behind an opening mark begin; marks of two characters leave a space behind them."""
    return opened + 2 if text[opened + 1 : opened + 2] == " " and text[opened] == '"' else opened + 1
