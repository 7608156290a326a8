"""A page of a PDF enters; its lines of text leave, in reading order, with their place and size on the page."""

from __future__ import annotations

import ctypes
import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from regesta.acquire.text_notes import write_raised

ENDS_SENTENCE = re.compile(r"[.!?:;][”’\"')\]]*(\[\d+\])*$")
"""What a line ends with where the next one begins a sentence of its own."""
_RAISED_SIZE = 0.82
"""Size of a raised figure against its line; printers set notes' calls at half to three quarters."""
_SMALLEST_RISE = 0.12
_WIDE_GAP = 1.8
"""White space inside a line, in sizes of its type, that parts the cells of a table."""
_RAISED_MARK = re.compile(r"\[\d{1,3}\]$")
_RAISED_SPACE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]) (?=[)\].,;:])")
"""Between a raised figure and the sign behind it, which PDFium takes for another line."""
_LINE_ENDS = frozenset({0x0A, 0x0D})
_HYPHENS = {0x02: "\u00ad", 0xFFFE: "\u00ad", 0xFFFF: "\u00ad"}
"""What PDFium gives for a hyphen at the end of a line, where the word goes on."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line between wide gaps: the whole line in running text, a cell in a row of a table."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; places are in points from the lower left corner, size is the height of the type."""

    segments: tuple[Segment, ...]
    bottom: float
    size: float

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)

    @property
    def left(self) -> float:
        return self.segments[0].left

    @property
    def right(self) -> float:
        return self.segments[-1].right


@dataclass(slots=True)
class Glyph:
    """A character of a page; a space has no place of its own, all zero."""

    character: str
    left: float
    bottom: float
    right: float
    top: float
    index: int = 0
    """Its number on the page, by which PDFium knows its type."""

    @property
    def height(self) -> float:
        return self.top - self.bottom


def read_lines(page: Any, most_characters: int) -> list[Line]:
    """Return the lines of a page that hold text, in the order in which the file has them.

    Raised numbers are written "[12]", since they call notes, or as raised figures after a unit; the end of a
    hyphenated line is a soft hyphen. At most `most_characters` characters are looked at. Raises PdfiumError where
    the page cannot be read.
    """
    return make_lines(read_glyphs(page, most_characters))


def read_glyphs(page: Any, most_characters: int) -> list[Glyph | None]:
    """Return the characters of a page with their places, in the order of the file; None where a line ends."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    try:
        glyphs: list[Glyph | None] = []
        for index in range(min(text_page.count_chars(), most_characters)):
            code = raw.FPDFText_GetUnicode(text_page, index)
            if code and code not in _LINE_ENDS:
                glyphs.append(_read_glyph(raw, text_page, index, code))
            if code in _LINE_ENDS or code in _HYPHENS:
                glyphs.append(None)
        return glyphs
    finally:
        text_page.close()


def make_lines(glyphs: Iterable[Glyph | None]) -> list[Line]:
    """Return the lines that characters make, as `read_lines` describes them."""
    lines: list[Line] = []
    line: list[Glyph] = []
    for glyph in glyphs:
        if glyph is not None:
            line.append(glyph)
        else:
            _end_line(line, lines)
            line = []
    _end_line(line, lines)
    return _mend_lines(lines)


def _read_glyph(raw: Any, text_page: Any, index: int, code: int) -> Glyph:
    character = _HYPHENS.get(code) or (chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd")
    if character.isspace():
        return Glyph(" ", 0.0, 0.0, 0.0, 0.0)
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box)):
        return Glyph(character, 0.0, 0.0, 0.0, 0.0)
    return Glyph(character, box.left, box.bottom, box.right, box.top, index)


def _end_line(glyphs: list[Glyph], lines: list[Line]) -> None:
    """Add the line that the glyphs make; none if they show nothing."""
    inked = [glyph for glyph in glyphs if glyph.height > 0]
    if not inked:
        return
    size = statistics.median(glyph.height for glyph in inked)
    bottom = statistics.median(glyph.bottom for glyph in inked)
    segments: list[list[Glyph]] = [[]]
    previous: Glyph | None = None
    for glyph in glyphs:
        if previous and glyph.height and glyph.left - previous.right > _WIDE_GAP * size:
            segments.append([])
        segments[-1].append(glyph)
        previous = glyph if glyph.height else previous
    made = [_make_segment(segment, size, bottom) for segment in segments]
    shown = tuple(segment for segment in made if segment is not None)
    if shown:
        lines.append(Line(shown, bottom, size))


def _make_segment(glyphs: list[Glyph], size: float, bottom: float) -> Segment | None:
    text, raised = "", ""
    for glyph in glyphs:
        if _is_raised(glyph, size, bottom):
            raised += glyph.character
            continue
        text = _with_raised(text, raised) + glyph.character
        raised = ""
    text = _with_raised(text, raised)
    inked = [glyph for glyph in glyphs if glyph.height > 0]
    if not text.strip() or not inked:
        return None
    return Segment(" ".join(text.split()), min(glyph.left for glyph in inked), max(glyph.right for glyph in inked))


def _with_raised(text: str, raised: str) -> str:
    return text.rstrip() + write_raised(raised, text.rstrip()) if raised else text


def _mend_lines(lines: list[Line]) -> list[Line]:
    """Join what PDFium parted: text after a raised number on the same line, and a note's number before its text."""
    mended: list[Line] = []
    for line in lines:
        last = mended[-1] if mended else None
        if last and last.text.isdecimal() and len(last.text) <= 3 and _stands_raised(last, line):
            first = line.segments[0]
            marked = Segment(f"[{last.text}] {first.text}", min(last.left, first.left), first.right)
            mended[-1] = Line((marked, *line.segments[1:]), line.bottom, line.size)
        elif last and _continues_line(last, line):
            before, after = last.segments[-1], line.segments[0]
            space = "" if _RAISED_MARK.match(after.text) else " "
            words = _RAISED_SPACE.sub(r"\1", before.text + space + after.text)
            joint = Segment(words, before.left, after.right)
            mended[-1] = Line((*last.segments[:-1], joint, *line.segments[1:]), last.bottom, last.size)
        else:
            mended.append(line)
    return mended


def _stands_raised(number: Line, line: Line) -> bool:
    return number.size < _RAISED_SIZE * line.size and 0 < number.bottom - line.bottom < line.size


def _continues_line(last: Line, line: Line) -> bool:
    gap = line.left - last.right
    return abs(last.bottom - line.bottom) < 0.2 * last.size and -1 < gap <= _WIDE_GAP * last.size


def _is_raised(glyph: Glyph, size: float, bottom: float) -> bool:
    """Say whether a digit is set smaller and higher than its line, as what calls a note is."""
    return (
        glyph.character.isdecimal()
        and 0 < glyph.height < _RAISED_SIZE * size
        and glyph.bottom > bottom + _SMALLEST_RISE * size
    )


def join_lines(lines: Sequence[str], vocabulary: frozenset[str]) -> str:
    """Join lines to one text and undo the hyphens at their ends; no lines are an empty text.

    "rapid-" and "deployment" stay a compound if the document has "rapid-deployment" elsewhere and never
    "rapiddeployment"; figures and capitals keep their hyphen.
    """
    text = lines[0] if lines else ""
    for line in lines[1:]:
        hyphenated = re.search(r"(\w+)(?:\u00ad|(?<=[a-z])-)$", text)
        rest = re.match(r"\w+", line)
        if not hyphenated or not rest:
            text += " " + line
            continue
        compound = f"{hyphenated[1]}-{rest[0]}".casefold()
        keeps = not rest[0][0].islower() or not hyphenated[1].isalpha()
        keeps = keeps or (compound in vocabulary and compound.replace("-", "") not in vocabulary)
        text = text[: hyphenated.end(1)] + ("-" if keeps else "") + line
    return text.replace("\u00ad", "-")
