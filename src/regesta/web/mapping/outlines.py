"""Land and borders as a map draws them: a view enters, the paths of coasts, borders and contested borders leave."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import yaml

from regesta.vocabulary.gazetteer import load_gazetteer
from regesta.web.mapping.views import View

PER_DEGREE = 100
"""Steps of a degree in the table."""

OVER = 6.0
"""Units by which outlines reach beyond the sheet, so that what closes a cut-off shape is not seen."""

SMALLEST = 1.5
"""Units below which an island is no shape on the sheet."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A ring of land or a border, in degrees of longitude and latitude, with the box around it."""

    points: tuple[Point, ...]
    box: Box
    a: str = ""
    b: str = ""
    """Of a border: the countries on its two sides."""
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """Paths of SVG for one view; empty strings where nothing lies in it."""

    land: str
    coast: str
    borders: str
    contested: str


@lru_cache(maxsize=32)
def draw_outlines(view: View) -> Outlines:
    """Return what lies in a view, kept for the next reader of it.

    The seam by which Antarctica is closed at the South Pole is no coast.
    """
    land, borders = read_outlines()
    rings = list(_in_view(land, view))
    lines = [(line, list(_on_sheet(line.points, view, shift))) for line, shift in _in_view(borders, view)]
    return Outlines(
        land="".join(_write_ring(_on_sheet(ring.points, view, shift), view) for ring, shift in rings),
        coast="".join(_write_line(run, view) for ring, shift in rings for run in _coast(ring, view, shift)),
        borders="".join(_write_line(points, view) for line, points in lines if not line.contested),
        contested="".join(_write_line(points, view) for line, points in lines if line.contested),
    )


@cache
def read_outlines() -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the rings of land, and the borders with what is contested among them; read once a process."""
    pairs = read_contested()
    territories = {country.name for country in load_gazetteer().countries() if country.kind == "contested"}
    land: list[Line] = []
    borders: list[Line] = []
    with _here("outlines.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            line = _read_line(row["steps"], row["a"], row["b"])
            sides = frozenset((line.a, line.b))
            line = replace(line, contested=sides in pairs or not sides.isdisjoint(territories | UNKNOWN))
            (land if row["kind"] == "land" else borders).append(line)
    return tuple(land), tuple(borders)


def read_contested() -> frozenset[frozenset[str]]:
    """Return the pairs of countries whose border is contested or not agreed in a part."""
    rows = yaml.safe_load(_here("contested_borders.yaml").read_text(encoding="utf-8"))
    return frozenset(frozenset((row["a"], row["b"])) for row in rows)


UNKNOWN = frozenset(["Siachen Glacier"])
"""What Natural Earth leaves to nobody and the gazetteer has not: its borders are lines of control."""


def _here(name: str) -> Path:
    return Path(__file__).with_name(name)


def _read_line(steps: str, a: str, b: str) -> Line:
    numbers = [int(step) / PER_DEGREE for step in steps.split()]
    points, x, y = [], 0.0, 0.0
    for at in range(0, len(numbers), 2):
        x, y = x + numbers[at], y + numbers[at + 1]
        points.append((x, y))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return Line(points=tuple(points), box=(min(xs), min(ys), max(xs), max(ys)), a=a, b=b)


def _in_view(lines: Sequence[Line], view: View) -> Iterator[tuple[Line, float]]:
    """Yield the lines whose boxes meet the view, each with the turn of longitude at which it does."""
    west, south, east, north = view.edges
    for line in lines:
        if line.box[1] <= north and line.box[3] >= south and _is_seen(line, view):
            for shift in (-360.0, 0.0, 360.0):
                if line.box[0] + shift <= east and line.box[2] + shift >= west:
                    yield line, shift


def _is_seen(line: Line, view: View) -> bool:
    west, south, east, north = line.box
    return max((east - west) * view.per_longitude, (north - south) * view.per_latitude) > SMALLEST


def _on_sheet(points: Sequence[Point], view: View, shift: float) -> Iterator[Point]:
    return (view.place(y, x + shift) for x, y in points)


def _coast(ring: Line, view: View, shift: float) -> Iterator[list[Point]]:
    """Yield the runs of a ring that are coast."""
    run: list[Point] = []
    for before, after in pairwise(ring.points):
        if _is_seam(before, after):
            if run:
                yield run
            run = []
        else:
            run = run or [view.place(before[1], before[0] + shift)]
            run.append(view.place(after[1], after[0] + shift))
    if run:
        yield run


def _is_seam(before: Point, after: Point) -> bool:
    return min(before[1], after[1]) < -89.9


def _write_ring(points: Iterator[Point], view: View) -> str:
    """Return a closed path, cut at the edges of the sheet one after the other (Sutherland and Hodgman)."""
    ring = list(points)
    for inside, cross in _edges(view):
        cut: list[Point] = []
        for before, after in zip(ring[-1:] + ring[:-1], ring, strict=True):
            if inside(after):
                cut += [after] if inside(before) else [cross(before, after), after]
            elif inside(before):
                cut.append(cross(before, after))
        ring = cut
    steps = _as_steps(ring)
    return f"{steps}Z" if steps else ""


Cut = tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]


def _edges(view: View) -> Iterator[Cut]:
    """Yield for each edge of the sheet whether a point lies inside of it, and where a stretch crosses it."""
    right, floor = view.width + OVER, view.height + OVER
    yield lambda p: p[0] >= -OVER, lambda a, b: (-OVER, _meet(a, b, -OVER))
    yield lambda p: p[0] <= right, lambda a, b: (right, _meet(a, b, right))
    yield lambda p: p[1] >= -OVER, lambda a, b: (_meet(a[::-1], b[::-1], -OVER), -OVER)
    yield lambda p: p[1] <= floor, lambda a, b: (_meet(a[::-1], b[::-1], floor), floor)


def _meet(a: Point, b: Point, at: float) -> float:
    return a[1] + (b[1] - a[1]) * (at - a[0]) / (b[0] - a[0])


def _write_line(points: Sequence[Point], view: View) -> str:
    """Return an open path of the stretches that lie on the sheet or reach into it."""
    path, run = "", list[Point]()
    for before, after in pairwise(points):
        if _apart(before, after, view):
            path += _as_steps(run)
            run = []
        else:
            run.extend((after,) if run else (before, after))
    return path + _as_steps(run)


def _apart(a: Point, b: Point, view: View) -> bool:
    return (
        max(a[0], b[0]) < -OVER
        or min(a[0], b[0]) > view.width + OVER
        or max(a[1], b[1]) < -OVER
        or min(a[1], b[1]) > view.height + OVER
    )


def _as_steps(points: Sequence[Point]) -> str:
    """Return points as a relative path in whole units, without those that fall on the one before."""
    if len(points) < 2:
        return ""
    here = round(points[0][0]), round(points[0][1])
    steps = []
    for point in points[1:]:
        there = round(point[0]), round(point[1])
        if there != here:
            steps.append(f"{there[0] - here[0]} {there[1] - here[1]}")
            here = there
    return f"M{round(points[0][0])} {round(points[0][1])}l{' '.join(steps)}" if steps else ""
