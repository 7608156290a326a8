"""Words on a map: wishes for labels enter, places leave at which they cover neither a mark nor each other.

A map shrinks with its sheet, and type on a phone is larger in its units; so labels are placed twice, for a wide page
and for a phone. What has no room is left to the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from regesta.web.mapping.views import COLUMN


@dataclass(frozen=True, slots=True)
class Type:
    """Type on a sheet as wide as the reading column: units of a letter of the sans, and of a line of words."""

    letter: float
    line: float
    marks: float = 1.0
    """How much larger marks are drawn beside it."""

    def on(self, width: float) -> Type:
        """Return the type on a sheet of some width, which shrinks more on a phone."""
        share = max(width / COLUMN, 1.0)
        return Type(self.letter * share, self.line * share, self.marks * share)


ON_PAGE = Type(7.2, 15.0)
"""13 pixels on a wide page, on sheets of every width."""

ON_PHONE = Type(10.8, 22.0)
"""19 units, which are 11 to 12 pixels on a phone."""

Anchor = Literal["start", "end", "mid"]
Box = tuple[float, float, float, float]
"""Left, upper, right and lower edge in units of the sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Words that want to stand beside a point, at least `reach` units away from it; 0 asks for the point itself."""

    x: float
    y: float
    reach: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at their place."""

    x: float
    y: float
    anchor: Anchor
    words: str


class Sheet:
    """The free room of a map; every label that is placed takes some of it."""

    def __init__(self, width: float, height: float, type_: Type) -> None:
        self._width, self._height = width, height
        self._type = type_
        self._taken: list[Box] = []

    def take(self, box: Box) -> None:
        """Keep labels off a box."""
        self._taken.append(box)

    def take_around(self, x: float, y: float, reach: float) -> None:
        """Keep labels off a mark."""
        self.take((x - reach, y - reach, x + reach, y + reach))

    def place(self, wish: Wish) -> Label | None:
        """Return the label at the first place with room: right, left, above, below, then aslant; None without room."""
        length, line = self.measure(wish.words), self._type.line
        for x, y, anchor in _spots(wish, line):
            box = _box(x, y, anchor, length, line)
            if self.has_room(box):
                self.take(box)
                return Label(x=round(x, 1), y=round(y, 1), anchor=anchor, words=wish.words)
        return None

    def measure(self, words: str) -> float:
        """Return the units that words take from left to right."""
        return len(words) * self._type.letter

    def has_room(self, box: Box) -> bool:
        """Say whether a box lies on the sheet and touches nothing that was taken."""
        if box[0] < 2 or box[1] < 2 or box[2] > self._width - 2 or box[3] > self._height - 2:
            return False
        return all(box[2] <= one[0] or box[0] >= one[2] or box[3] <= one[1] or box[1] >= one[3] for one in self._taken)


SIDES: tuple[tuple[int, Anchor], ...] = ((1, "start"), (-1, "end"))


def _spots(wish: Wish, line: float) -> Sequence[tuple[float, float, Anchor]]:
    """Return the places to try; y is the line on which the letters stand."""
    x, y, far = wish.x, wish.y, wish.reach + 4
    middle = y + line * 0.28
    if wish.reach == 0:
        return ((x, middle, "mid"), (x, middle - line, "mid"), (x, middle + line, "mid"))
    return (
        (x + far, middle, "start"),
        (x - far, middle, "end"),
        (x, y - wish.reach - 3, "mid"),
        (x, y + wish.reach + line * 0.8, "mid"),
        (x + far * 0.7, y - far * 0.7, "start"),
        (x + far * 0.7, y + far * 0.7 + line * 0.5, "start"),
        (x - far * 0.7, y - far * 0.7, "end"),
        (x - far * 0.7, y + far * 0.7 + line * 0.5, "end"),
        *((x + far * side, middle + line * down, anchor) for down in (-1.3, 1.3) for side, anchor in SIDES),
    )


def _box(x: float, y: float, anchor: Anchor, length: float, line: float) -> Box:
    left = x if anchor == "start" else x - length if anchor == "end" else x - length / 2
    return left, y - line * 0.78, left + length, y + line * 0.22
