"""The part of the world that a map shows: coordinates enter, a projection onto its sheet leaves.

The projection is the plain cylindrical one with the middle latitude true to scale: lines of the grid are straight, a
distance is right along the middle, and over the few degrees of most maps it is right everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

KM_PER_DEGREE = 111.195
"""Kilometres of a degree of latitude on a sphere of 6,371 km."""

COLUMN, WIDE = 576, 760
"""Units of the drawing from left to right: the pixels of the reading column, and of a sheet for a whole register."""

LOWEST, HIGHEST = 0.42, 0.73
"""Shares of the width from top to bottom: a map is never a strip and fits on a screen."""

MARGIN = 84
"""Units kept free around the points, for their labels: about twelve letters."""

LEAST_KM = 420.0
"""Kilometres that the sheet shows at least from left to right: outlines of 1:50 million are too coarse for less."""

WORLD = (-170.0, 190.0)
"""Longitudes of a map of the world: cut in the Bering Strait, where little land is."""

LEAST_OF_COUNTRY = 2400.0
"""Kilometres of a sheet that shows a country by its name alone: most countries, and what lies around them."""

POLAR = 84.0
"""Latitude up to which the sheet reaches; no source reports a base beyond."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place on earth in decimal degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A sheet: its middle, units for a degree of latitude and of longitude, and its height; its width is fixed."""

    middle: Position
    per_latitude: float
    per_longitude: float
    height: int
    width: int = COLUMN

    def project(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return the units right and down of the upper left corner, for the nearest turn of the longitude."""
        x, y = self.place(latitude, self.middle.longitude + turn(longitude - self.middle.longitude))
        return x, y

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return the units for a longitude as it is, which may lie beyond 180 degrees."""
        return (
            self.width / 2 + (longitude - self.middle.longitude) * self.per_longitude,
            self.height / 2 - (latitude - self.middle.latitude) * self.per_latitude,
        )

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """West, south, east and north in degrees; west and east may lie beyond 180."""
        across, down = self.width / 2 / self.per_longitude, self.height / 2 / self.per_latitude
        middle = self.middle
        return middle.longitude - across, middle.latitude - down, middle.longitude + across, middle.latitude + down

    @property
    def units_per_km(self) -> float:
        """Units of a kilometre along the middle latitude, and along every meridian."""
        return self.per_latitude / KM_PER_DEGREE


def turn(degrees: float) -> float:
    """Return an angle between -180 and 180."""
    return (degrees + 180.0) % 360.0 - 180.0


def fit_view(points: Sequence[Position], width: int = COLUMN, least_km: float = LEAST_KM) -> View | None:
    """Return the view that shows all points with room around them; None without points.

    Points on both sides of the 180th meridian are shown across it, not around the world; points of more than half the
    world are shown on the whole of it, as maps of the world are mostly cut.
    """
    if not points:
        return None
    west, east = _narrowest(sorted(point.longitude for point in points))
    if east - west > 180.0:
        west, east = WORLD
    south, north = min(point.latitude for point in points), max(point.latitude for point in points)
    latitude = min(max((south + north) / 2, -75.0), 75.0)
    shrink = math.cos(math.radians(latitude))
    across = max(east - west, 1e-6) * shrink
    room = width - 2 * MARGIN
    widest = width * KM_PER_DEGREE / least_km
    scale = min(room / across, (HIGHEST * width - MARGIN) / max(north - south, 1e-6), widest)
    scale = max(scale, width / 360.0 / shrink)
    height = round(min(max((north - south) * scale + MARGIN * 1.6, LOWEST * width), HIGHEST * width, 2 * POLAR * scale))
    reach = max(POLAR - height / 2 / scale, 0.0)
    middle = Position(min(max(latitude, -reach), reach), turn((west + east) / 2))
    return View(middle=middle, per_latitude=scale, per_longitude=scale * shrink, height=height, width=width)


def _narrowest(longitudes: Sequence[float]) -> tuple[float, float]:
    """Return the ends of the shortest arc that holds all longitudes in order; its end may lie beyond 180."""
    gaps = [after - before for before, after in pairwise(longitudes)]
    around = longitudes[0] + 360.0 - longitudes[-1]
    if not gaps or around >= max(gaps):
        return longitudes[0], longitudes[-1]
    at = gaps.index(max(gaps))
    return longitudes[at + 1], longitudes[at] + 360.0
