"""Points of a drawing and their labels: points enter, leave are the same with labels that cover nothing.

Words keep their size when a drawing narrows, so their room is reckoned for a wide page; on a phone the table has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

TOP, FLOOR = 36, 260
"""Pixels from the upper edge of the drawing to the uppermost grid line, and to the axis."""

START = 7.0
"""Per cent of the width left to the numbers of the grid: eight characters on a wide page."""

LABEL_PIXELS = 6.6
"""Mean advance of one character at 13 pixels in the sans, measured over the labels of the design's drawing."""

NOMINAL_WIDTH = 990
"""Pixels of the drawing on a wide page, for which labels are placed; on a phone the table says them."""

Shape = Literal["solid", "approx", "bar"]
Anchor = Literal["start", "end", "mid"]
Spot = tuple[float, float, Anchor]
Box = tuple[float, float, float, float]
"""Left and right in per cent, upper and lower in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure in the drawing; `x` to `x_end` is how far its date is uncertain."""

    siglum: str
    shape: Shape
    x: float
    x_start: float
    x_end: float
    y: float
    y_low: float
    y_high: float
    open_low: bool
    open_high: bool
    later: bool
    """Not asserted: planned, possible, conditional, demanded, denied."""
    inferred: bool
    label: str
    label_x: float
    label_y: float
    label_anchor: Anchor
    """Whether the label begins at its place, ends there, or has its middle there."""
    label_shown: bool


def place_labels(points: Sequence[Point], width: float) -> tuple[Point, ...]:
    """Return the points with their labels beside them where these cover neither a point nor another label.

    A label without room is left to the table, and only the siglum is printed. Labels of dated figures stay left of
    `width`, those of undated ones right of it.
    """
    taken: list[Box] = [
        (point.x - 2.2, point.x + 2.2, point.y - 7, point.y + 7)
        if point.shape == "bar"
        else (min(point.x - 0.8, point.x_start), max(point.x + 0.8, point.x_end), point.y - 7, point.y + 7)
        for point in points
    ]
    placed = []
    for index, point in enumerate(points):
        others = taken[:index] + taken[index + 1 :]
        edges = (width + 4.0, 100.0) if point.x > width else (START, width)
        length = measure_words(f"{point.siglum} {point.label}")
        spot = _find_spot(point, length, others, edges)
        shown = spot is not None
        if spot is None:
            length = measure_words(point.siglum)
            spot = _find_spot(point, length, others, edges) or (point.x_end + 1.1, point.y + 4, "start")
        taken.append(_box(spot, length))
        placed.append(replace(point, label_x=spot[0], label_y=spot[1], label_anchor=spot[2], label_shown=shown))
    return tuple(placed)


def measure_words(words: str) -> float:
    """Return the length of words in per cent of the drawing's width on a wide page."""
    return len(words) * LABEL_PIXELS * 100 / NOMINAL_WIDTH


def _find_spot(point: Point, length: float, taken: Sequence[Box], edges: tuple[float, float]) -> Spot | None:
    """Return the first free place for a label: right, left, then above and below, ever further."""
    reach = 2.0 if point.shape == "bar" else 0.5
    for down in (4, -10, 20, -24, 34, -38):
        right_edge, left_edge = max(point.x_end, point.x + reach) + 0.6, min(point.x_start, point.x - reach) - 0.6
        tries: tuple[tuple[float, Anchor], ...] = ((right_edge, "start"), (left_edge, "end"))
        if down != 4:
            tries = ((point.x, "mid"), *tries)
        for x, anchor in tries:
            spot: Spot = (round(x, 2), round(point.y + down, 1), anchor)
            left, right, upper, lower = _box(spot, length)
            if left < edges[0] or right > edges[1] or upper < 2 or lower > FLOOR:
                continue
            if all(right <= box[0] or left >= box[1] or lower <= box[2] or upper >= box[3] for box in taken):
                return spot
    return None


def _box(spot: Spot, length: float) -> Box:
    x, y, anchor = spot
    left = x if anchor == "start" else x - length if anchor == "end" else x - length / 2
    return left, left + length, y - 12, y + 3
