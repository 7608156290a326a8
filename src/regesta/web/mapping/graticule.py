"""The grid of a map and its scale: a view enters, lines of latitude and longitude with their names and a bar leave."""

from __future__ import annotations

import math
from dataclasses import dataclass

from regesta.web.mapping.views import POLAR, View, turn

STEPS = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
"""Degrees between two lines; the finest of which the sheet shows at most MOST_LINES."""

MOST_LINES = 6
"""Meridians on a sheet: their names of nine letters stand apart, on a phone as well."""

LONGEST_BAR = 0.24
"""Share of the sheet's width that the scale may take."""

TRUE_WITHIN = 12.0
"""Degrees of latitude up to which one bar is right to a few per cent all over the sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """A meridian or parallel: where it crosses the sheet, and its name."""

    at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleBar:
    """A length on the sheet, what it is on the ground, and where its left end and its words' line are drawn."""

    units: float
    words: str
    x: float = 0.0
    y: float = 0.0


def draw_meridians(view: View) -> tuple[GridLine, ...]:
    """Return the meridians of a view from left to right."""
    west, _, east, _ = view.edges
    step = _choose_step(view)
    first, last = math.ceil(west / step), math.floor(min(east, west + 359.99) / step)
    return tuple(
        GridLine(at=round(view.place(0.0, number * step)[0], 1), words=spell_degrees(turn(number * step), "EW"))
        for number in range(first, last + 1)
    )


def draw_parallels(view: View) -> tuple[GridLine, ...]:
    """Return the parallels of a view from the south to the north."""
    _, south, _, north = view.edges
    step = _choose_step(view)
    first, last = math.ceil(max(south, -POLAR) / step), math.floor(min(north, POLAR) / step)
    return tuple(
        GridLine(
            at=round(view.place(number * step, view.middle.longitude)[1], 1), words=spell_degrees(number * step, "NS")
        )
        for number in range(first, last + 1)
    )


def _choose_step(view: View) -> float:
    west, _, east, _ = view.edges
    return next((step for step in STEPS if (east - west) / step <= MOST_LINES), 60.0)


def spell_degrees(degrees: float, sides: str) -> str:
    """Return degrees and minutes with the side of the world: 68.5 is 68°30′ E; 0 and 180 have no side."""
    minutes = round(abs(degrees) * 60)
    words = f"{minutes // 60}°" + (f"{minutes % 60:02d}′" if minutes % 60 else "")
    if minutes == 0 or minutes == 180 * 60:
        return words
    return f"{words} {sides[0] if degrees > 0 else sides[1]}"


def draw_scale(view: View) -> ScaleBar:
    """Return a bar of 1, 2 or 5 times a power of ten kilometres; it says where it holds when not everywhere."""
    room = view.width * LONGEST_BAR / view.units_per_km
    power = 10 ** math.floor(math.log10(room))
    km = next(factor * power for factor in (5, 2, 1) if factor * power <= room)
    words = f"{km:,.0f} km"
    if view.height / view.per_latitude > TRUE_WITHIN:
        words += f" at {spell_degrees(round(view.middle.latitude), 'NS')}"
    return ScaleBar(units=round(km * view.units_per_km, 1), words=words)
