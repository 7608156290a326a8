"""Dates at their true precision: our reading of EDTF against thought-out values and against the `edtf` package."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.dates import Period, bounds, format_for_readers, is_after, overlaps, parse_date, precision, sort_key

BOUNDS = [
    ("2012-10-05", date(2012, 10, 5), date(2012, 10, 5)),
    ("2012-10", date(2012, 10, 1), date(2012, 10, 31)),
    ("2012", date(2012, 1, 1), date(2012, 12, 31)),
    ("201X", date(2010, 1, 1), date(2019, 12, 31)),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
    ("2012?-10-05", date(2012, 10, 5), date(2012, 10, 5)),
    ("2012?-10", date(2012, 10, 1), date(2012, 10, 31)),
    ("1996-06~", date(1996, 6, 1), date(1996, 6, 30)),
    ("2021?", date(2021, 1, 1), date(2021, 12, 31)),
    ("2001-21", date(2001, 3, 1), date(2001, 5, 31)),
    ("2001-22", date(2001, 6, 1), date(2001, 8, 31)),
    ("2001-23", date(2001, 9, 1), date(2001, 11, 30)),
    ("2004-11/2004-12", date(2004, 11, 1), date(2004, 12, 31)),
    ("[2005-03..2005-08]", date(2005, 3, 1), date(2005, 8, 31)),
]


@pytest.mark.parametrize(("edtf", "first", "last"), BOUNDS)
def test_bounds_are_first_and_last_day(edtf: str, first: date, last: date) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", [row[0] for row in BOUNDS])
def test_bounds_agree_with_the_edtf_package(edtf: str) -> None:
    judged = parse_edtf(edtf)
    found = bounds(edtf)
    assert found is not None
    assert found[0].timetuple()[:3] == judged.lower_strict()[:3]
    assert found[1].timetuple()[:3] == judged.upper_strict()[:3]


@settings(deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_every_prefix_of_a_calendar_day_is_read_as_the_edtf_package_reads_it(day: date, form: str) -> None:
    edtf = day.strftime(form)
    found = bounds(edtf)
    assert found is not None
    assert str(parse_date(edtf)) == edtf
    assert found[0].timetuple()[:3] == parse_edtf(edtf).lower_strict()[:3]
    assert found[1].timetuple()[:3] == parse_edtf(edtf).upper_strict()[:3]


def test_winter_begins_in_its_year_and_ends_in_the_next() -> None:
    assert bounds("2003-24") == (date(2003, 12, 1), date(2004, 2, 29))


def test_open_ends_reach_to_the_ends_of_the_calendar() -> None:
    assert bounds("2004/..") == (date(2004, 1, 1), date.max)
    assert bounds("../2004") == (date.min, date(2004, 12, 31))


@pytest.mark.parametrize("edtf", [None, "", "XXXX-04-12", "2012-13", "2011-02-29", "5 October", "-0498", "2012/x"])
def test_what_has_no_place_on_the_calendar_has_no_bounds(edtf: str | None) -> None:
    assert bounds(edtf) is None
    assert not overlaps(edtf, "2012")
    assert not is_after("2012", edtf)


def test_leap_day_without_a_year_is_a_date() -> None:
    assert parse_date("XXXX-02-29") is not None
    assert parse_date("XXXX-02-30") is None


def test_overlap_and_order() -> None:
    assert overlaps("2012", "2012?-10-05")
    assert overlaps("2004-11/2004-12", "2004-12-03")
    assert not overlaps("2004-11", "2004-12")
    assert is_after("2004-12", "2004-11-30")
    assert not is_after("2004-11", "2004")
    assert not is_after("2004", "2004-11")


@pytest.mark.parametrize(
    ("edtf", "name"),
    [
        ("2012-10-05", "day"),
        ("2012?-10", "month"),
        ("2001-21", "season"),
        ("2021?", "year"),
        ("199X", "decade"),
        ("18XX", "century"),
        ("2004/..", "interval"),
        ("XXXX-04-12", "day"),
        (None, "unknown"),
        ("soon", "unknown"),
    ],
)
def test_precision(edtf: str | None, name: str) -> None:
    assert precision(edtf) == name


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2012-10-05", "5 October 2012"),
        ("2012?-10-05", "5 October [2012]"),
        ("2012?-10", "October [2012]"),
        ("2021?", "[2021]"),
        ("XXXX-04-12", "12 April, year not printed"),
        ("XXXX-07", "July, year not printed"),
        ("199X", "1990s"),
        ("18XX", "19th century"),
        ("1996-06~", "about June 1996"),
        ("1950~", "about 1950"),
        ("2001-21", "spring 2001"),
        ("2004-11/2004-12", "November–December 2004"),
        ("2005-03-05/2005-06-06", "5 March to 6 June 2005"),
        ("2004-11/2005-02", "November 2004 to February 2005"),
        ("1996/1998", "1996–1998"),
        ("2004/..", "since 2004"),
        ("../2042", "until 2042"),
        ("[2005-03..2005-08]", "between March and August 2005"),
        ("[..2005-08]", "by August 2005"),
        ("..", "open"),
        ("-0498", "499 BC"),
        (None, "undated"),
        ("soon", "soon"),
    ],
)
def test_readers_see_what_was_printed_and_what_was_inferred(edtf: str | None, words: str) -> None:
    assert format_for_readers(edtf) == words


def test_sorting_puts_the_finer_first_and_the_unknown_last() -> None:
    dates = [None, "2012", "XXXX-04-12", "2012-01-01", "199X", "2012-01"]
    assert sorted(dates, key=sort_key) == ["199X", "2012-01-01", "2012-01", "2012", None, "XXXX-04-12"]


def test_periods_include_both_ends() -> None:
    assert Period("2004-11", "2004-12").overlaps(Period("2004-12-31", "2005"))
    assert not Period("2004-11", "2004-12").overlaps(Period("2005", ".."))
    assert Period("1999", "..").overlaps(Period("2020", None))
    assert Period(None, None).bounds() is None
    assert str(Period("1999", None)) == "1999/"
