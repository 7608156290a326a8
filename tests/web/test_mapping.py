"""Maps: points on their sheet, land where it is, contested borders dotted, labels that cover nothing."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

from regesta.model import PlacePrecision
from regesta.vocabulary.gazetteer import load_gazetteer
from regesta.web.mapping import outlines
from regesta.web.mapping.graticule import draw_meridians, draw_parallels, draw_scale, spell_degrees
from regesta.web.mapping.labels import ON_PAGE, ON_PHONE, Label, Sheet, Wish
from regesta.web.mapping.maps import Map, Placed, draw_map
from regesta.web.mapping.outlines import draw_outlines, read_contested, read_outlines
from regesta.web.mapping.views import COLUMN, WIDE, Position, View, fit_view
from regesta.web.rendering import load_templates
from tests.web.placed import place


def view_of(*points: tuple[float, float], width: int = COLUMN) -> View:
    view = fit_view([Position(latitude, longitude) for latitude, longitude in points], width)
    assert view is not None
    return view


def drawn(*places: tuple[str, float, float, PlacePrecision], width: int = COLUMN) -> Map:
    placed = [
        Placed(name=name, place=place(name, latitude, longitude, precision))
        for name, latitude, longitude, precision in places
    ]
    found = draw_map(placed, width)
    assert found is not None
    return found


SPREADS = [
    [(41.0, 44.5)],
    [(38.56, 68.77), (37.83, 68.78), (37.91, 69.78)],
    [(11.6, 43.1), (19.9, -75.1), (-41.0, 174.0), (64.0, -22.6)],
    [(13.5, 144.8), (-18.1, 178.4), (-13.8, -171.7)],
    [(78.2, 15.6), (76.5, -68.7)],
]


@pytest.mark.parametrize("points", SPREADS)
def test_every_point_lies_on_the_sheet_with_room_around(points: list[tuple[float, float]]) -> None:
    view = view_of(*points)
    for latitude, longitude in points:
        x, y = view.project(latitude, longitude)
        assert 20 <= x <= view.width - 20
        assert 20 <= y <= view.height - 20


def test_no_points_are_no_map() -> None:
    assert fit_view([]) is None
    assert draw_map([]) is None


def test_points_on_both_sides_of_the_180th_meridian_are_near_each_other() -> None:
    view = view_of((-18.1, 178.4), (-13.8, -171.7))
    west, _, east, _ = view.edges
    assert east - west < 40


def test_a_distance_is_true_along_the_middle() -> None:
    view = view_of((40.0, 70.0), (40.0, 74.0))
    (left, _), (right, _) = view.project(40.0, 70.0), view.project(40.0, 74.0)
    km = 2 * 6371 * math.asin(math.cos(math.radians(40)) * math.sin(math.radians(2)))
    assert (right - left) / view.units_per_km == pytest.approx(km, rel=0.01)


def test_the_scale_is_a_round_number_and_says_where_it_holds() -> None:
    near, far = draw_scale(view_of((41.0, 44.5))), draw_scale(view_of((60.0, 10.0), (10.0, 60.0)))
    assert near.words == "100 km"
    assert re.fullmatch(r"[125]0*(,000)? km at \d+° N", far.words)


def test_meridians_and_parallels_are_named_by_degrees_and_minutes() -> None:
    assert spell_degrees(68.5, "EW") == "68°30′ E"
    assert spell_degrees(-5.0, "NS") == "5° S"
    assert spell_degrees(0.0, "NS") == "0°"
    assert spell_degrees(-180.0, "EW") == "180°"
    view = view_of((-18.1, 168.4), (-13.8, -171.7))
    names = [line.words for line in draw_meridians(view)]
    assert any(name.endswith("E") for name in names)
    assert any(name.endswith("W") for name in names)
    assert 2 <= len(names) <= 7
    assert draw_parallels(view)


def test_land_has_its_coast_and_borders_their_sides() -> None:
    shore = draw_outlines(view_of((42.0, 41.5)))  # the eastern shore of the Black Sea
    assert shore.land
    assert shore.coast
    inland = draw_outlines(view_of((48.0, 67.0)))  # the middle of the Kazakh steppe
    assert inland.coast == ""
    assert inland.land.count("M") == 1
    assert draw_outlines(view_of((0.0, -30.0))).land == ""  # the open Atlantic


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(46.0, 34.2), (34.5, 75.0), (33.0, 35.8), (38.0, 127.0), (42.7, 21.2), (22.0, 35.5), (26.5, -11.0)],
    ids=["Crimea", "Kashmir", "Golan", "Korea", "Kosovo", "Halaib", "Western Sahara"],
)
def test_a_contested_border_is_not_drawn_as_settled(latitude: float, longitude: float) -> None:
    assert draw_outlines(view_of((latitude, longitude))).contested


def test_a_border_that_nobody_contests_is_plain() -> None:
    agreed = draw_outlines(view_of((46.5, 3.0), (43.0, -1.0)))  # France and Spain
    assert agreed.borders
    assert agreed.contested == ""


def test_contested_pairs_are_countries_of_the_gazetteer_that_share_a_border() -> None:
    _, borders = read_outlines()
    assert sum(line.contested for line in borders) < len(borders) / 3
    known = {country.name for country in load_gazetteer().countries()}
    shared = {frozenset((line.a, line.b)) for line in borders}
    for pair in read_contested():
        assert pair <= known, pair
        assert pair in shared, pair


def test_the_outlines_are_small_and_say_whose_they_are() -> None:
    folder = Path(outlines.__file__).parent
    assert (folder / "outlines.csv").stat().st_size < 600_000
    notice = (folder / "README.md").read_text(encoding="utf-8")
    assert "Natural Earth" in notice
    assert "public domain" in notice
    caption = load_templates().loader.get_source(load_templates(), "map.html")[0]  # type: ignore[union-attr]
    assert "Natural Earth" in caption
    assert "GeoNames (CC BY 4.0)" in caption


def test_precision_is_kept_and_what_lies_together_shares_a_mark() -> None:
    found = drawn(
        ("Base", 41.0, 44.5, "site"), ("Depot", 41.001, 44.501, "site"), ("Town", 41.6, 41.6, "town"),
        ("Valley", 42.4, 43.2, "district"), ("Land", 42.0, 43.0, "country"),
    )  # fmt: skip
    assert [mark.precision for mark in found.marks] == ["site", "town", "district", "country"]
    assert found.marks[0].words == "Base; Depot"
    assert found.marks[0].label is not None
    assert found.marks[0].label.words == "Base, Depot"
    assert found.precisions == ("site", "town", "district", "country")
    assert len(found.places) == 5


def test_a_country_alone_is_shown_with_what_lies_around_it() -> None:
    west, _, east, _ = drawn(("Land", 42.0, 43.0, "country")).view.edges
    assert east - west > 15


def box(label: Label, letter: float) -> tuple[float, float, float, float]:
    length = len(label.words) * letter
    left = {"start": label.x, "end": label.x - length, "mid": label.x - length / 2}[label.anchor]
    return left, label.y - 11, left + length, label.y + 3


def on_page(found: Map) -> list[Label]:
    return [one.label for one in (*found.marks, *found.towns) if one.label]


def on_phone(found: Map) -> list[Label]:
    return [one.phone_label for one in (*found.marks, *found.towns) if one.phone_label]


def test_labels_cover_neither_each_other_nor_leave_the_sheet() -> None:
    crowd = [(f"Camp {number}", 40 + number % 7 / 5, 44 + number // 7 / 4, "site") for number in range(60)]
    found = drawn(*crowd, width=WIDE)  # type: ignore[arg-type]
    assert len(on_page(found)) >= len(on_phone(found)) >= 8
    for labels, type_ in ((on_page(found), ON_PAGE), (on_phone(found), ON_PHONE.on(WIDE))):
        boxes = [box(label, type_.letter) for label in labels]
        for a, b in combinations(boxes, 2):
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)
        assert all(a[0] >= 0 and a[2] <= found.view.width for a in boxes)


def test_a_label_without_room_is_left_out() -> None:
    wish = Wish(x=10, y=20, reach=5, words="n" * 22)
    assert Sheet(200, 40, ON_PAGE).place(wish) is not None
    assert Sheet(200, 40, ON_PHONE).place(wish) is None


def test_of_many_names_in_one_spot_fewer_are_printed_where_room_is_short() -> None:
    names = ["A camp of a rather long name", "Another of a long name", "The third"]
    found = drawn(*((name, 41.0, 44.5, "site") for name in names))  # type: ignore[misc]
    assert found.marks[0].label is not None
    assert found.marks[0].label.words == "A camp of a rather long name, Another of a long name and 1 more"
    assert found.marks[0].phone_label is not None
    assert found.marks[0].phone_label.words == "A camp of a rather long name and 2 more"


def test_towns_for_orientation_are_large_and_never_what_is_marked() -> None:
    found = drawn(("Tbilisi", 41.69, 44.83, "town"), ("Gyumri", 40.79, 43.84, "town"))
    names = [town.label.words for town in found.towns if town.label]
    assert "Rustavi" in names
    assert "Tbilisi" not in names
    assert len(names) <= 9


@pytest.mark.parametrize("latitude", [11.5, 30.0, 50.0])
def test_the_scale_stands_where_nothing_is_marked(latitude: float) -> None:
    found = drawn(("Paris", 48.9, 2.4, "town"), ("Camp", 11.5, 43.1, "site"), ("Post", latitude, 43.0, "site"))
    left, upper = found.scale.x, found.scale.y - 14
    for mark in found.marks:
        assert not (left - 5 < mark.x < left + found.scale.units + 5 and upper < mark.y < found.scale.y + 14)


def test_a_district_of_a_town_is_no_town_for_orientation() -> None:
    found = drawn(("Base", 40.2, 44.5, "site"))  # in Yerevan, whose districts have more people than most towns
    for town in found.towns:
        x, y = found.view.project(40.18, 44.51)
        assert math.hypot(town.x - x, town.y - y) > 15 * found.view.units_per_km


def test_the_same_places_give_the_same_map() -> None:
    places = [("Base", 41.0, 44.5, "site"), ("Town", 41.6, 41.6, "town")]
    assert drawn(*places) == drawn(*reversed(places))  # type: ignore[arg-type]
