"""A plain text enters; its paragraphs leave as stretches of it: lines, or several lines where they are hard-wrapped."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from regesta.acquire.bullets import BULLET_SIGNS

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_WRAP_LEAST, _WRAP_MOST = 45, 100
"""Widths between which mail programs, terminals and typewritten originals wrap lines."""
_FULL_LINE_SHARE = 0.6
"""A wrapped text's lines are full but for paragraph ends: at least this share has to be near the width."""
_STARTS_ENTRY = re.compile(rf"[{BULLET_SIGNS}*\-–—]\s|\[\s*\w{{1,4}}\s*\]|\(?\w{{1,3}}[.)]\s|\d{{1,3}}\s+[A-Z“\"]")
_SENTENCE_END = re.compile(r"[.!?:;…][”’\"')\]]*(\[\d+\s?\]|\d{1,3})?$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph of a plain text, without the white space around it."""

    start: int
    end: int
    blank_before: bool
    """Whether an empty line, or the beginning of the text, comes before it."""
    lines: int = 1


def find_paragraphs(text: str, lines: Sequence[Stretch], apart: Collection[int] = ()) -> list[Stretch]:
    """Return the paragraphs of a plain text in order, each a stretch of it.

    A line is a paragraph, as in text saved from a browser, unless the text is hard-wrapped: then lines run on until
    a blank line, a short line or the beginning of a list entry or note. Lines that begin at the places `apart`, the
    rows of tables, run on nowhere.
    """
    width = _wrap_width([line for line in lines if line.start not in apart])
    paragraphs: list[Stretch] = []
    for line in lines:
        alone = line.start in apart or (bool(paragraphs) and paragraphs[-1].start in apart)
        if paragraphs and not line.blank_before and not alone and _runs_on(text, paragraphs[-1], line, width):
            last = paragraphs[-1]
            paragraphs[-1] = Stretch(last.start, line.end, last.blank_before, last.lines + 1)
        else:
            paragraphs.append(line)
    return paragraphs


def find_lines(text: str) -> Iterator[Stretch]:
    """Yield lines that show something, trimmed; a line of spaces counts as blank."""
    previous_end: int | None = None
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and _is_blank(text[start]):
            start += 1
        while end > start and _is_blank(text[end - 1]):
            end -= 1
        if start == end:
            continue
        blank = previous_end is None or len(_BREAK.findall(text, previous_end, start)) > 1
        yield Stretch(start, end, blank)
        previous_end = end


def _is_blank(character: str) -> bool:
    return character.isspace() or character in _INVISIBLE


def _wrap_width(lines: Sequence[Stretch]) -> int | None:
    """Return the width at which the text is wrapped, None if it is not.

    Measured on lines that another follows without a blank line. Long lines mean that paragraphs are lines; a tenth
    may be longer, for the addresses and tables among wrapped paragraphs.
    """
    followed = [a.end - a.start for a, b in itertools.pairwise(lines) if not b.blank_before]
    if len(followed) < 3:
        return None
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    if not _WRAP_LEAST <= width <= _WRAP_MOST or sum(length > _WRAP_MOST for length in lengths) > len(lengths) / 10:
        return None
    full = sum(length >= _FULL_LINE_SHARE * width for length in followed)
    return width if full >= _FULL_LINE_SHARE * len(followed) else None


def _runs_on(text: str, before: Stretch, line: Stretch, width: int | None) -> bool:
    """Say whether a line continues the paragraph before it, by what would have fitted on that paragraph's last line."""
    if width is None or _STARTS_ENTRY.match(text, line.start, line.end):
        return False
    last_line_start = max(
        text.rfind("\n", before.start, before.end), text.rfind("\r", before.start, before.end), before.start - 1
    )
    last_length = before.end - last_line_start - 1
    first_word = re.match(r"\S+", text[line.start : line.end])
    would_fit = last_length + 1 + (first_word.end() if first_word else 0) <= _FULL_LINE_SHARE * width + 0.25 * width
    if not would_fit:
        return True
    return text[line.start].islower() and not _SENTENCE_END.search(
        text[max(before.start, before.end - 60) : before.end]
    )
