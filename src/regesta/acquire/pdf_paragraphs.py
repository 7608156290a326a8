"""Two lines of a PDF's page enter; whether the second goes on with the paragraph of the first leaves.

By type, distance, indent and how far the lines reach: a line is broken off where the next one's first word would still
have stood on it, as under a date, a name or a caption without a stop.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.acquire.bullets import BULLET_SIGNS
from regesta.acquire.pdf_lines import ENDS_SENTENCE, Line
from regesta.acquire.text_roles import names_table_or_figure

_INDENT = 8.0
_NEW_PARAGRAPH_GAP = 1.45
"""Distance of two lines, in usual distances, above which a paragraph ends."""
_FULL_LINE = 0.8
_SAME_EDGE = 4.0
"""Points within which lines begin at the same edge."""
_BROKEN_OFF = 0.3
"""Share of the column that must be empty behind a line that was broken off; ragged prose leaves less."""
_LARGER = 1.1
"""How much larger than the text a heading is, whose lines are broken as its writer likes."""
_BULLET = re.compile(rf"[{BULLET_SIGNS}]\s*\S")
ENTRY = re.compile(rf"[{BULLET_SIGNS}]\s*\S|\(?\d{{1,3}}[.)]\s+\S|\([a-z]\)\s|[-–]\s+\S")
"""What begins an entry of a list."""
_OPENS = re.compile(r"[A-Z0-9“\"‘'«(\[*†‡]")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is set: usual distance of lines, size of the text, and how far its columns reach."""

    spacing: float
    body_size: float
    edges: Mapping[int, float]
    """By the place at which lines begin, how far the longest of them reaches."""

    def edge_of(self, line: Line) -> float:
        """Return how far the column of a line reaches."""
        return self.edges.get(round(line.left / _SAME_EDGE), line.right)


def right_edges(lines: Sequence[Line]) -> dict[int, float]:
    """Return how far lines reach, by the place at which they begin."""
    edges: dict[int, float] = {}
    for line in lines:
        place = round(line.left / _SAME_EDGE)
        edges[place] = max(edges.get(place, 0.0), line.right)
    return edges


def runs_on(before: Sequence[Line], line: Line, right: float, setting: Setting) -> bool:
    """Say whether a line continues a paragraph: same type, usual distance, no indent, and the last line was full."""
    last = before[-1]
    if abs(last.size - line.size) > 0.08 * last.size or _BULLET.match(line.text):
        return False
    if ENTRY.match(line.text) and ENDS_SENTENCE.search(last.text):
        return False
    if len(last.segments) > 1 or len(line.segments) > 1:
        return False
    if names_table_or_figure(line.text) or _broken_off(last, line, setting):
        return False
    distance = last.bottom - line.bottom
    if distance < -last.size:  # the top of the next column
        return not ENDS_SENTENCE.search(last.text)
    if setting.spacing and distance > _NEW_PARAGRAPH_GAP * max(setting.spacing, last.size):
        return False
    if line.left > last.left + _INDENT and (len(before) > 1 or ENDS_SENTENCE.search(last.text)):
        return False
    column_right = max(right if right - last.right < 0.3 * right else 0.0, *(each.right for each in before))
    full = last.right - last.left >= _FULL_LINE * (column_right - last.left)
    return full or not ENDS_SENTENCE.search(last.text)


def _broken_off(last: Line, line: Line, setting: Setting) -> bool:
    """Tell whether a line ends a paragraph without a stop: much of it is empty, and what comes next opens anew."""
    if (
        last.size >= _LARGER * setting.body_size
        or not _OPENS.match(line.text)
        or last.text.endswith(("-", "\u00ad", ","))
    ):
        return False
    edge = setting.edge_of(last)
    empty = edge - last.right
    letters = len(line.text.split()[0]) + 1
    fits = letters * (line.right - line.left) / max(1, len(line.text)) < empty
    return fits and empty > _BROKEN_OFF * (edge - last.left)
