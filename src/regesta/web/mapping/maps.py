"""One map: places with what they stand for enter, everything that a template needs to draw and to tell it leaves.

How precisely a place is known is drawn: a site is a dot, a town a dot in a ring, a district a dashed ring, and of a
country stands the name alone. What lies together on the sheet shares a mark and a label; the table tells all apart.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.model import PlacePrecision, ResolvedPlace
from regesta.web.mapping.graticule import GridLine, ScaleBar, draw_meridians, draw_parallels, draw_scale
from regesta.web.mapping.labels import ON_PAGE, ON_PHONE, Label, Sheet, Type, Wish
from regesta.web.mapping.outlines import Outlines, draw_outlines
from regesta.web.mapping.towns import Town, find_towns
from regesta.web.mapping.views import COLUMN, LEAST_KM, LEAST_OF_COUNTRY, Position, View, fit_view

PRECISIONS: tuple[PlacePrecision, ...] = ("site", "town", "district", "country")
"""From the finest to the coarsest."""

REACH = {"site": 5.0, "town": 9.0, "district": 16.0, "country": 0.0}
"""Units from the middle of a mark to its edge."""

TOGETHER = 7.0
"""Units below which two marks would be one spot."""

LETTERS_OF_MARK = 4
"""Letters of documents in the label of one mark."""

NAMES_OF_MARK = 2
"""Names in the label of one mark; the table has the others."""

EDGE = 8.0
"""Units from the side edges within which no town is named: half a dot would be seen."""

SUBURB_KM = 15.0
"""Kilometres within which a town is a part of a larger one to who looks for where he is; GeoNames lists districts."""

TOWNS_SHOWN = 9
"""Towns for orientation; more would be read as findings."""

LONGEST_NAME = 34
"""Letters of a name on the map; the table has the whole of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Something that lies somewhere: its name, its place, where its link leads, and letters of who says so."""

    name: str
    place: ResolvedPlace
    href: str | None = None
    sigla: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark of the map, with all that lies there; a label is None where it has no room."""

    x: float
    y: float
    precision: PlacePrecision
    places: tuple[Placed, ...]
    label: Label | None
    phone_label: Label | None

    @property
    def href(self) -> str | None:
        """Where the mark leads: to what lies there when that is one thing."""
        return self.places[0].href if len(self.places) == 1 else None

    @property
    def words(self) -> str:
        """All names of the mark, for who points at it."""
        return "; ".join(one.name for one in self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class TownMark:
    """A town for orientation with its label; without one it is not drawn."""

    x: float
    y: float
    label: Label | None
    phone_label: Label | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A map as its template draws it."""

    view: View
    outlines: Outlines
    meridians: tuple[GridLine, ...]
    parallels: tuple[GridLine, ...]
    scale: ScaleBar
    marks: tuple[Mark, ...]
    towns: tuple[TownMark, ...]
    places: tuple[Placed, ...]
    description: str

    @property
    def is_wide(self) -> bool:
        """Whether the sheet is wider than the reading column, so that type must be larger on a phone."""
        return self.view.width > COLUMN

    @property
    def precisions(self) -> tuple[PlacePrecision, ...]:
        """The precisions that occur, for the words below the map."""
        return tuple(one for one in PRECISIONS if any(mark.precision == one for mark in self.marks))


def draw_map(places: Sequence[Placed], width: int = COLUMN) -> Map | None:
    """Return the map of places on a sheet of some width; None where nothing has a place."""
    ordered = sorted(places, key=lambda one: (PRECISIONS.index(one.place.precision), one.name, one.href or ""))
    points = [Position(one.place.latitude, one.place.longitude) for one in ordered]
    only_countries = all(one.place.precision == "country" for one in ordered)
    view = fit_view(points, width, LEAST_OF_COUNTRY if only_countries else LEAST_KM)
    if view is None:
        return None
    meridians, parallels = draw_meridians(view), draw_parallels(view)
    groups = _group(ordered, view)
    page, phone = (_lay_out(view, groups, parallels, type_) for type_ in (ON_PAGE, ON_PHONE.on(width)))
    return Map(
        view=view,
        outlines=draw_outlines(view),
        meridians=meridians,
        parallels=parallels,
        scale=page.scale,
        marks=tuple(
            Mark(x=x, y=y, precision=places[0].place.precision, places=tuple(places), label=a, phone_label=b)
            for (x, y, places), a, b in zip(groups, page.labels, phone.labels, strict=True)
        ),
        towns=_join_towns(view, page.towns, phone.towns),
        places=tuple(ordered),
        description=describe_places(ordered),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Labels in one size of type, those of marks in the order of the marks."""

    scale: ScaleBar
    labels: tuple[Label | None, ...]
    towns: Mapping[Town, Label]


Group = tuple[float, float, list[Placed]]


def _lay_out(view: View, groups: Sequence[Group], parallels: Sequence[GridLine], type_: Type) -> _Layout:
    sheet = Sheet(view.width, view.height, type_)
    _keep_grid_free(sheet, view, parallels)
    for x, y, places in groups:
        sheet.take_around(x, y, max(REACH[places[0].place.precision] * type_.marks - 1, 2))
    scale = _put_scale(sheet, view)
    labels = tuple(_label_group(sheet, group) for group in groups)
    return _Layout(scale=scale, labels=labels, towns=_label_towns(sheet, view, groups))


def _keep_grid_free(sheet: Sheet, view: View, parallels: Sequence[GridLine]) -> None:
    """Keep everything off the names of the grid at the left and lower edge."""
    sheet.take((0, view.height - 18, view.width, view.height))
    for line in parallels:
        sheet.take((0, line.at - 18, sheet.measure(line.words) + 8, line.at))


def _put_scale(sheet: Sheet, view: View) -> ScaleBar:
    """Return the scale in the first corner without a mark, the lower right one where all have some.

    The corner is as wide as its words are on a phone, so that it is the same on all pages.
    """
    scale = draw_scale(view)
    width = max(scale.units, len(scale.words) * ON_PHONE.on(view.width).letter) + 4
    right, left, low, high = view.width - 14 - width, 14 + 40, view.height - 58, 8
    corners = [(right, low), (right, high), (left, low), (left, high)]
    x, y = next((one for one in corners if sheet.has_room((one[0], one[1], one[0] + width, one[1] + 38))), corners[0])
    sheet.take((x, y, x + width, y + 38))
    return replace(scale, x=round(x + width - scale.units - 2, 1), y=round(y + 18.0, 1))


def _group(places: Sequence[Placed], view: View) -> list[Group]:
    """Return places by the spot of the sheet on which they lie, the finest of each first."""
    groups: list[Group] = []
    for one in places:
        x, y = view.project(one.place.latitude, one.place.longitude)
        near = next((group for group in groups if abs(group[0] - x) < TOGETHER and abs(group[1] - y) < TOGETHER), None)
        if near is not None:
            near[2].append(one)
        else:
            groups.append((round(x, 1), round(y, 1), [one]))
    return groups


def _label_group(sheet: Sheet, group: Group) -> Label | None:
    """Return the label of what lies in one spot: two names, else one, each with the count of the others."""
    x, y, places = group
    names = list(dict.fromkeys(_shorten(one.name) for one in places))
    letters = list(dict.fromkeys(letter for one in places for letter in one.sigla))
    sigla = "  " + " ".join(letters[:LETTERS_OF_MARK]) if letters else ""
    for shown in range(min(NAMES_OF_MARK, len(names)), 0, -1):
        more = f" and {len(names) - shown} more" if len(names) > shown else ""
        words = ", ".join(names[:shown]) + more + sigla
        if label := sheet.place(Wish(x=x, y=y, reach=REACH[places[0].place.precision], words=words)):
            return label
    return None


def _shorten(name: str) -> str:
    words = " ".join(name.split())
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1] + "…"


def _label_towns(sheet: Sheet, view: View, groups: Sequence[Group]) -> dict[Town, Label]:
    """Return the largest towns that have room, none of which is itself marked."""
    named = {name for _, _, places in groups for one in places for name in (one.name, one.place.name)}
    shown: dict[Town, Label] = {}
    larger: list[tuple[float, float]] = []
    apart = SUBURB_KM * view.units_per_km
    for town in find_towns(view):
        x, y = view.project(town.latitude, town.longitude)
        is_suburb = any(math.hypot(across - x, down - y) < apart for across, down in larger)
        larger.append((x, y))
        covered = any(abs(across - x) < 12 and abs(down - y) < 12 for across, down, _ in groups)
        if is_suburb or covered or town.name in named or not EDGE < x < view.width - EDGE:
            continue
        if label := sheet.place(Wish(x=x, y=y, reach=3.0, words=_shorten(town.name))):
            sheet.take_around(x, y, 3.0)
            shown[town] = label
        if len(shown) == TOWNS_SHOWN:
            break
    return shown


def _join_towns(view: View, page: Mapping[Town, Label], phone: Mapping[Town, Label]) -> tuple[TownMark, ...]:
    marks = []
    for town in dict.fromkeys((*page, *phone)):
        x, y = view.project(town.latitude, town.longitude)
        marks.append(TownMark(x=round(x, 1), y=round(y, 1), label=page.get(town), phone_label=phone.get(town)))
    return tuple(marks)


def describe_places(places: Sequence[Placed]) -> str:
    """Return the map in words, place by place, for who does not see it; of many the first twenty."""
    words = [
        f"{one.name}{f', {one.place.country}' if one.place.country and one.place.country != one.name else ''}: "
        f"{spell_position(one.place)}, known as a {one.place.precision}."
        for one in places[:20]
    ]
    if len(places) > 20:
        words.append(f"And {len(places) - 20} more, in the table.")
    return " ".join(words)


def spell_position(place: ResolvedPlace) -> str:
    """Return coordinates as far as the precision goes: a site to two decimals, a country to whole degrees."""
    digits = {"site": 2, "town": 2, "district": 1, "country": 0}[place.precision]
    north, east = "N" if place.latitude >= 0 else "S", "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):.{digits}f}° {north}, {abs(place.longitude):.{digits}f}° {east}"
