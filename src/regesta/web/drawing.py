"""Figures drawn by date: what enters are the figures of one question, what leaves are places for a drawing in SVG.

Positions along are in per cent of the width, positions down are in pixels, so that words keep their size when the
drawing narrows. Years in which nothing was read are not drawn: the axis is broken there, and no line joins two figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from regesta.dates import bounds, format_for_readers
from regesta.model import Claim
from regesta.web.labels import FLOOR, START, TOP, Point, Shape, measure_words, place_labels
from regesta.web.wording import spell_number, spell_unit

BREAK_YEARS = 3
"""Years without a figure from which the axis is broken; below that a break would be wider than the years."""

DRAWN_LIMIT = 40
"""Figures in one drawing; with more, no label can be placed, and the table says them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One claim with a figure, named by its siglum; the period in which it was observed, None where undated."""

    siglum: str
    claim: Claim
    observed: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisStretch:
    """Years that are drawn without a break, with their ticks."""

    x_start: float
    x_end: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything that the template needs to draw a series, and to say it in words."""

    points: tuple[Point, ...]
    stretches: tuple[AxisStretch, ...]
    gaps: tuple[tuple[float, str], ...]
    grid: tuple[tuple[float, str], ...]
    unit: str
    lane_start: float | None
    """Where the lane of undated figures begins, None where there is none."""
    start: float
    """Where the axis begins, right of the numbers of the grid."""
    width: float
    description: str
    left_out: int


def draw_series(figures: Sequence[Dated]) -> Drawing | None:
    """Return the drawing of figures in one unit; None with fewer than two that have a number or a bound.

    Only the commonest unit is drawn: people and hectares share no axis. More than DRAWN_LIMIT figures are left to
    the table, and counted in `left_out`.
    """
    drawable = [figure for figure in figures if _extent(figure) is not None]
    units = [_unit(figure) for figure in drawable]
    if len(drawable) < 2:
        return None
    unit = max(sorted(set(units)), key=units.count)
    chosen = [figure for figure in drawable if _unit(figure) == unit]
    if len(chosen) < 2:
        return None
    left_out = len(figures) - len(chosen[:DRAWN_LIMIT])
    chosen = chosen[:DRAWN_LIMIT]
    top = round_up(max(max(_extent(figure) or (0, 0)) for figure in chosen))
    undated = [figure for figure in chosen if _years(figure) is None]
    width = 80.0 if undated else 100.0
    stretches, gaps, place = _lay_axis(chosen, width)
    lane_start = None
    if undated:
        lane_start = 84.0 if stretches else 0.0
    points = _place_points(chosen, top, place, lane_start)
    return Drawing(
        points=place_labels(points, width if stretches else 100.0),
        stretches=stretches,
        gaps=gaps,
        grid=tuple((_height(top * step / 4, top), spell_number(top * step / 4)) for step in (4, 3, 2, 1)),
        unit=unit,
        lane_start=lane_start,
        start=START,
        width=width if stretches else 0.0,
        description=describe_series(chosen),
        left_out=left_out,
    )


def _unit(figure: Dated) -> str:
    quantity = figure.claim.value.quantity
    unit = spell_unit(quantity) if quantity else ""
    return "people" if unit == "person" else unit


def _extent(figure: Dated) -> tuple[float, float] | None:
    """Return the lowest and highest number that a figure prints, None for one in words only."""
    quantity = figure.claim.value.quantity
    if quantity is None:
        return None
    numbers = [number for number in (quantity.number, quantity.low, quantity.high) if number is not None]
    return (min(numbers), max(numbers)) if numbers and min(numbers) >= 0 else None


def _years(figure: Dated) -> tuple[float, float] | None:
    """Return the first and last moment of a figure's observation as years with fractions; None where undated."""
    found = bounds(figure.observed)
    if found is None or found[0] == date.min or found[1] == date.max:
        return None
    return _as_year(found[0]), max(_as_year(found[1]) + 1 / 366, _as_year(found[0]) + 1 / 366)


def _is_inferred(figure: Dated) -> bool:
    """Tell whether a part of the date is worked out and not printed."""
    return bool(figure.observed and ("?" in figure.observed or "%" in figure.observed))


def _as_year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def round_up(number: float) -> float:
    """Return the next number of the form 1, 2, 4, 6, 8 or 10 times a power of ten that leaves room above."""
    if number <= 0:
        return 1.0
    step = 1.0
    while step * 10 <= number:
        step *= 10
    while step > number:
        step /= 10
    return next(step * factor for factor in (1, 2, 4, 6, 8, 10, 20) if step * factor >= number * 1.04)


def _height(number: float, top: float) -> float:
    return round(FLOOR - (FLOOR - TOP) * number / top, 1)


def _lay_axis(
    figures: Sequence[Dated], width: float
) -> tuple[tuple[AxisStretch, ...], tuple[tuple[float, str], ...], dict[int, tuple[float, float]]]:
    """Return the stretches of years, the gaps between them, and for each drawn year its place (start, width)."""
    sure: dict[int, bool] = {}
    for figure in figures:
        if span := _years(figure):
            for year in range(int(span[0]), int(span[1] - 1e-6) + 1):
                sure[year] = sure.get(year, False) or not _is_inferred(figure)
    years = sorted(sure)
    if not years:
        return (), (), {}
    runs: list[tuple[int, int]] = [(years[0], years[0])]
    for year in years[1:]:
        if year - runs[-1][1] <= BREAK_YEARS:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    gap = min(2.0, sum(last - first + 1 for first, last in runs) / 2 + 0.5)
    total = sum(last - first + 1 for first, last in runs) + gap * (len(runs) - 1)
    scale = (width - START) / total
    place: dict[int, tuple[float, float]] = {}
    stretches, gaps, x = [], [], START
    for index, (first, last) in enumerate(runs):
        if index:
            before = runs[index - 1][1] + 1
            words = f"no figure read, {before} to {first - 1}"
            if measure_words(words) < gap * scale:
                gaps.append((round(x + gap * scale / 2, 2), words))
            x += gap * scale
        start = x
        for year in range(first, last + 1):
            place[year] = (x, scale)
            x += scale
        stretches.append(
            AxisStretch(x_start=round(start, 2), x_end=round(x, 2), ticks=_ticks(first, last, place, sure))
        )
    return tuple(stretches), tuple(gaps), place


def _ticks(
    first: int, last: int, place: dict[int, tuple[float, float]], sure: dict[int, bool]
) -> tuple[tuple[float, str], ...]:
    """Return the years to be named under a stretch: all while they have room, then every fifth or tenth.

    A year that is only inferred stands in brackets.
    """
    width = place[first][1]
    step = next((step for step in (1, 2, 5, 10, 20, 50) if width * step >= 5), 100)
    named = [year for year in range(first, last + 1) if year % step == 0 or (step > last - first and year == first)]
    return tuple(
        (round(place[year][0] + width / 2, 2), str(year) if sure.get(year, True) else f"[{year}]") for year in named
    )


def _place_points(
    figures: Sequence[Dated], top: float, place: dict[int, tuple[float, float]], lane_start: float | None
) -> list[Point]:
    undated = [figure for figure in figures if _years(figure) is None]
    points = []
    for figure in figures:
        years = _years(figure)
        if years is None:
            lane = (lane_start or 0.0, 100.0)
            share = (undated.index(figure) + 1) / (len(undated) + 1)
            x = x_start = x_end = lane[0] + (lane[1] - lane[0]) * share
        else:
            x_start, x_end = _across(years[0], place), _across(years[1] - 1e-6, place)
            x = (x_start + x_end) / 2
        points.append(_make_point(figure, top, (x, x_start, x_end)))
    return points


def _across(moment: float, place: dict[int, tuple[float, float]]) -> float:
    start, width = place[int(moment)]
    return start + width * (moment - int(moment))


def _make_point(figure: Dated, top: float, across: tuple[float, float, float]) -> Point:
    claim, quantity = figure.claim, figure.claim.value.quantity
    assert quantity is not None
    low, high, number = quantity.low, quantity.high, quantity.number
    exact = number is not None and low == high == number
    bounded = not exact and (low is not None or high is not None)
    shape: Shape = "bar" if bounded else "approx" if quantity.approximate or quantity.comparator == "about" else "solid"
    middle = number if number is not None else high if high is not None else low
    later = claim.stance != "asserted"
    words = " ".join(claim.value.text.split())
    return Point(
        siglum=figure.siglum,
        shape=shape,
        x=round(across[0], 2),
        x_start=round(across[1], 2),
        x_end=round(across[2], 2),
        y=_height(middle or 0, top),
        y_low=_height(low, top) if low is not None else FLOOR,
        y_high=_height(high, top) if high is not None else TOP,
        open_low=low is None,
        open_high=high is None,
        later=later,
        inferred=_is_inferred(figure),
        label=(words if len(words) <= 40 else words[:39] + "…") + (f", {claim.stance}" if later else ""),
        label_x=0.0,
        label_y=0.0,
        label_anchor="start",
        label_shown=False,
    )


def describe_series(figures: Sequence[Dated]) -> str:
    """Return the drawing in words, figure by figure, for who does not see it."""
    return " ".join(
        f"{figure.siglum}: {' '.join(figure.claim.value.text.split())}"
        + ("" if figure.claim.stance == "asserted" else f", {figure.claim.stance}")
        + f", {format_for_readers(figure.observed)}."
        for figure in figures
    )
