"""Make the map's `outlines.csv`, land and the borders between countries, from Natural Earth as world-atlas packs it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-*.tgz
    python scripts/make_outlines.py package/countries-50m.json

Natural Earth is in the public domain; world-atlas is under the ISC licence. The input is TopoJSON: arcs of small steps
that countries share, so that a border is an arc of two countries and a coast belongs to the rings of the land.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from regesta.vocabulary.gazetteer import load_gazetteer

OUTLINES = Path(__file__).parent.parent / "src/regesta/web/mapping/outlines.csv"
PER_DEGREE = 100
"""Steps of a degree that are kept: 0.01° is about a kilometre, finer than the lines that Natural Earth generalises."""

TURN = 360 * PER_DEGREE

TOLERANCE = 1.2
"""By how many steps a point may lie beside the line that replaces it; a drawing of 600 pixels shows no less."""

SMALLEST = 4
"""Steps that a ring must be wide or high: smaller islands are smaller than a mark of the map."""

NAMES = {
    "Antigua and Barb.": "Antigua and Barbuda", "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic", "Congo": "Republic of the Congo",
    "Dem. Rep. Congo": "Democratic Republic of the Congo", "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea", "Macedonia": "North Macedonia", "N. Cyprus": "Northern Cyprus",
    "S. Sudan": "South Sudan", "United States of America": "United States", "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}  # fmt: skip
"""Natural Earth's short names that the gazetteer does not know, or knows for something else."""

Point = tuple[int, int]


def main(source: Path) -> None:
    """Write `outlines.csv`: rings of land, then borders by the names of the two countries."""
    atlas = json.loads(source.read_text(encoding="utf-8"))
    arcs = [_decode(arc, atlas["transform"]) for arc in atlas["arcs"]]
    rows = [*sorted(_land(atlas["objects"]["land"], arcs), key=lambda row: -len(row[3]))]
    rows += sorted(_borders(atlas["objects"]["countries"], arcs))
    with OUTLINES.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["kind", "a", "b", "steps"])
        table.writerows(rows)
    print(f"{len(rows)} rows, {OUTLINES.stat().st_size:,} bytes")


def _decode(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    """Return an arc in whole steps of a degree, simplified; its ends stay, so that arcs still meet."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[Point] = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        point = round((x * scale_x + move_x) * PER_DEGREE), round((y * scale_y + move_y) * PER_DEGREE)
        if not points or point != points[-1]:
            points.append(point)
    return simplify(unwrap(points))


def simplify(points: list[Point]) -> list[Point]:
    """Return a line without the points that lie within TOLERANCE of it (Ramer, Douglas and Peucker)."""
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, place = max(((_beside(points[at], points[first], points[last]), at) for at in range(first + 1, last)),
                         default=(0.0, first))  # fmt: skip
        if far > TOLERANCE:
            kept.add(place)
            waiting += [(first, place), (place, last)]
    return [points[at] for at in sorted(kept)]


def _beside(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from a stretch."""
    along = end[0] - start[0], end[1] - start[1]
    length = along[0] ** 2 + along[1] ** 2
    share = ((point[0] - start[0]) * along[0] + (point[1] - start[1]) * along[1]) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    near = start[0] + share * along[0], start[1] + share * along[1]
    return float(((point[0] - near[0]) ** 2 + (point[1] - near[1]) ** 2) ** 0.5)


def _land(land: dict[str, Any], arcs: list[list[Point]]) -> Iterator[tuple[str, str, str, str]]:
    for geometry in land["geometries"]:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        for rings in polygons:
            for ring in rings:
                points = _join(ring, arcs)
                width = max(x for x, _ in points) - min(x for x, _ in points)
                height = max(y for _, y in points) - min(y for _, y in points)
                if len(points) > 3 and max(width, height) >= SMALLEST:
                    yield "land", "", "", _write(points)


def _join(ring: Sequence[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return _close_at_pole(unwrap(points))


def unwrap(points: Sequence[Point]) -> list[Point]:
    """Return a line without its leaps from one side of the 180th meridian to the other; it runs on beyond 180."""
    turned, turn = list(points[:1]), 0
    for before, after in pairwise(points):
        turn -= TURN * round((after[0] - before[0]) / TURN)
        turned.append((after[0] + turn, after[1]))
    return turned


def _close_at_pole(ring: list[Point]) -> list[Point]:
    """Return a ring that runs once around the world closed by way of the South Pole, others as they are."""
    if abs(ring[-1][0] - ring[0][0]) < TURN // 2:
        return ring
    return [*ring, (ring[-1][0], -90 * PER_DEGREE), (ring[0][0], -90 * PER_DEGREE), ring[0]]


def _borders(countries: dict[str, Any], arcs: list[list[Point]]) -> Iterator[tuple[str, str, str, str]]:
    sharing: dict[int, set[str]] = defaultdict(set)
    for geometry in countries["geometries"]:
        name = geometry["properties"]["name"]
        for number in _numbers(geometry.get("arcs", ())):
            sharing[number if number >= 0 else ~number].add(name)
    for number, names in sharing.items():
        if len(names) == 2:
            a, b = sorted(_full_name(name) for name in names)
            yield "border", a, b, _write(arcs[number])


def _numbers(nested: Any) -> Iterator[int]:
    for one in nested:
        if isinstance(one, int):
            yield one
        else:
            yield from _numbers(one)


def _full_name(name: str) -> str:
    return NAMES.get(name) or load_gazetteer().country_of(name) or name


def _write(points: Sequence[Point]) -> str:
    """Return points as steps: the first from the zero of both, each other from the one before."""
    steps, before = [], (0, 0)
    for point in points:
        steps += [point[0] - before[0], point[1] - before[1]]
        before = point
    return " ".join(map(str, steps))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
