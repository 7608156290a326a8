from __future__ import annotations

import pytest

from regesta.acquire.printed_dates import find_printed_dates, is_date_line, is_only_date
from regesta.acquire.publication import DateFound, choose_publication


@pytest.mark.parametrize(
    ("shown", "edtf"),
    [
        ("12 May 2005", "2005-05-12"),
        ("May 12, 2005", "2005-05-12"),
        ("Sept. 3rd, 1999", "1999-09-03"),
        ("the 3rd of June 2010", "2010-06-03"),
        ("2015-07-12T23:30:00-04:00", "2015-07-12"),
        ("2015/07/12", "2015-07-12"),
        ("14-10-2017 18:12:45 ZULU", "2017-10-14"),
        ("10/14/2017", "2017-10-14"),
        ("03.04.2015", "2015-04-03"),
        ("March 2011", "2011-03"),
        ("12 января 2005", "2005-01-12"),
    ],
)
def test_dates_are_read_at_their_precision(shown: str, edtf: str) -> None:
    assert [(date.edtf, date.alternative) for date in find_printed_dates(shown)] == [(edtf, None)]


@pytest.mark.parametrize("shown", ["31 June 2005", "1,204 mines", "in 2005", "32/13/2005", "10.5.3", "may 30 troops"])
def test_what_is_no_date_is_none(shown: str) -> None:
    assert find_printed_dates(shown) == []


def test_an_ambiguous_numeral_keeps_both_readings() -> None:
    (date,) = find_printed_dates("03/04/2015")
    assert {date.edtf, date.alternative} == {"2015-04-03", "2015-03-04"}
    assert find_printed_dates("03/04/2015", "month first")[0].edtf == "2015-03-04"
    assert find_printed_dates("03/04/2015", "day first")[0].edtf == "2015-04-03"
    assert find_printed_dates("05/05/2015")[0].alternative is None


def test_lines_that_only_date() -> None:
    assert is_only_date("Friday, 26 June 2009, 10:30 GMT")
    assert is_only_date("Published: 12 May 2005")
    assert not is_only_date("Signed on 12 May 2005 in Osh")
    assert is_date_line("Geneva, 21 November 2023")
    assert not is_date_line("In Geneva, 21 November 2023 was the day on which they met")


def _choose(*found: tuple[str, str]) -> tuple[str | None, str | None, str | None]:
    chosen = choose_publication([DateFound(edtf=e, basis=b, where=b) for e, b in found])  # type: ignore[arg-type]
    return chosen.edtf, chosen.basis, chosen.note


def test_nothing_found_is_nothing_said() -> None:
    assert _choose() == (None, None, None)


def test_metadata_come_before_print_and_disagreement_is_said() -> None:
    edtf, basis, note = _choose(("2014-02-01", "byline"), ("2015-07-12", "metadata"))
    assert (edtf, basis) == ("2015-07-12", "metadata")
    assert note == "From the page's metadata (metadata). The document also gives 2014-02-01 (byline)."


def test_neighbouring_days_are_no_disagreement() -> None:
    assert "also gives" not in (_choose(("2015-07-12", "metadata"), ("2015-07-13", "byline"))[2] or "")


def test_first_january_of_a_system_is_a_year() -> None:
    assert _choose(("2015-01-01", "metadata"))[:2] == ("2015", "metadata")
    assert _choose(("2015-01-01", "metadata"), ("2015-01-01", "address"))[0] == "2015-01-01"
    assert _choose(("2015-01-01", "metadata"), ("2015-06-03", "byline"))[:2] == ("2015-06-03", "byline")
    assert _choose(("2015-01-01", "byline"))[0] == "2015-01-01"


def test_an_ambiguous_numeral_is_resolved_by_another_date_or_reduced() -> None:
    ambiguous = DateFound(edtf="2015-04-03", basis="byline", where="“03/04/2015”", alternative="2015-03-04")
    alone = choose_publication([ambiguous])
    assert alone.edtf == "2015"
    assert "only the year is sure" in (alone.note or "")
    helped = choose_publication([ambiguous, DateFound(edtf="2015-03-04", basis="address", where="address")])
    assert (helped.edtf, helped.basis) == ("2015-03-04", "byline")


def test_a_copyright_year_stays_uncertain() -> None:
    assert _choose(("2021", "copyright"))[:2] == ("2021?", "copyright")
    assert _choose(("2021", "copyright"), ("2017-10-14", "modified"))[:2] == ("2017-10-14", "modified")
