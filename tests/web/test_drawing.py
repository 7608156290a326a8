"""A series is drawn where its figures and dates are; what was not read is not drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from regesta.model import Claim
from regesta.web.drawing import FLOOR, TOP, Dated, Drawing, draw_series, round_up
from tests.web.hand_made import claim_that, write_document


def figure(number: float | None, *, low: float | None = None, high: float | None = None, **changes: object) -> Claim:
    document = write_document("d.txt", [("paragraph", "There are N soldiers.")])
    return claim_that(document, "There are N soldiers.", "N", number=number, low=low, high=high, **changes)


def draw(*figures: tuple[Claim, str | None]) -> Drawing:
    dated = [Dated(siglum=chr(65 + index), claim=claim, observed=at) for index, (claim, at) in enumerate(figures)]
    drawing = draw_series(dated)
    assert drawing is not None
    return drawing


def test_less_than_two_figures_are_no_series() -> None:
    assert draw_series([]) is None
    assert draw_series([Dated(siglum="A", claim=figure(5), observed="2001")]) is None
    assert draw_series([Dated(siglum=s, claim=figure(None), observed="2001") for s in "AB"]) is None


def test_height_follows_the_number() -> None:
    drawing = draw((figure(0), "2001"), (figure(4000), "2002"), (figure(2000), "2003"))
    zero, most, half = (point.y for point in drawing.points)
    assert zero == FLOOR
    assert TOP < most < half < zero
    assert half - most == pytest.approx(zero - half, abs=0.2)


def test_years_without_a_figure_break_the_axis() -> None:
    drawing = draw((figure(10), "2001-05"), (figure(20), "2010"))
    assert len(drawing.stretches) == 2
    assert [words for _, words in drawing.gaps] == ["no figure read, 2002 to 2009"]
    (first, second) = drawing.points
    assert first.x < drawing.gaps[0][0] < second.x


def test_near_years_share_an_axis() -> None:
    drawing = draw((figure(10), "2001"), (figure(20), "2003"))
    assert len(drawing.stretches) == 1
    assert drawing.gaps == ()
    assert [words for _, words in drawing.stretches[0].ticks] == ["2001", "2002", "2003"]


def test_the_stroke_is_as_wide_as_the_date_is_uncertain() -> None:
    drawing = draw((figure(10), "2001"), (figure(20), "2001-06-15"))
    year, day = drawing.points
    assert year.x_end - year.x_start > 90
    assert day.x_end - day.x_start < 1
    assert year.x_start < day.x < year.x_end


def test_undated_figures_stand_in_a_lane_of_their_own() -> None:
    drawing = draw((figure(10), "2001"), (figure(20), None))
    assert drawing.lane_start is not None
    assert drawing.points[0].x < 80 < drawing.lane_start < drawing.points[1].x
    assert "undated" in drawing.description


def test_only_undated_figures_have_no_axis() -> None:
    drawing = draw((figure(10), None), (figure(20), None))
    assert drawing.stretches == ()
    assert all(0 < point.x < 100 for point in drawing.points)


def test_an_open_bound_stays_open() -> None:
    drawing = draw(
        (figure(None, high=6000), "2001"), (figure(None, low=100), "2002"), (figure(None, low=5, high=9), "2003")
    )
    most, least, between = drawing.points
    assert (most.shape, most.open_low, most.open_high) == ("bar", True, False)
    assert (least.open_low, least.open_high) == (False, True)
    assert (between.open_low, between.open_high) == (False, False)


def test_about_is_open_and_exactly_is_filled() -> None:
    exact = figure(7, low=7, high=7, comparator="exactly", approximate=False)
    assert [point.shape for point in draw((exact, "2001"), (figure(9), "2002")).points] == ["solid", "approx"]


def test_an_inferred_year_is_dashed_and_in_brackets() -> None:
    drawing = draw((figure(10), "2001?-10"), (figure(20), "2002"))
    assert [point.inferred for point in drawing.points] == [True, False]
    assert [words for _, words in drawing.stretches[0].ticks] == ["[2001]", "2002"]


def test_what_is_not_asserted_says_so() -> None:
    planned = draw((figure(10, stance="planned"), "2001"), (figure(20), "2002")).points[0]
    assert planned.later
    assert planned.label.endswith(", planned")


def test_people_and_hectares_share_no_axis() -> None:
    drawing = draw((figure(10), "2001"), (figure(20), "2002"), (figure(9000, unit="hectare"), "2003"))
    assert [point.siglum for point in drawing.points] == ["A", "B"]
    assert drawing.left_out == 1


def test_labels_cover_neither_each_other_nor_leave_the_drawing() -> None:
    figures = [(figure(1000 + 10 * number), f"20{number % 12:02d}") for number in range(38)]
    drawing = draw(*figures)
    assert len(drawing.points) == 38
    assert all(0 <= point.label_x <= 102 and 0 < point.label_y <= FLOOR + 4 for point in drawing.points)


def test_a_crowd_is_left_to_the_table() -> None:
    figures = [(figure(1000 + number), "2001") for number in range(55)]
    drawing = draw(*figures)
    assert len(drawing.points) == 40
    assert drawing.left_out == 15


def test_a_date_that_is_none_is_undated() -> None:
    odd = replace(figure(3))
    assert draw((odd, "<b>"), (figure(5), "2001")).lane_start is not None


@pytest.mark.parametrize(("number", "top"), [(7000, 8000), (8000, 10000), (0, 1), (1, 2), (0.3, 0.4), (99, 200)])
def test_the_axis_ends_at_a_round_number_with_room_above(number: float, top: float) -> None:
    assert round_up(number) == pytest.approx(top)
