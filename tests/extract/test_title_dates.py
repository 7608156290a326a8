"""Times of which a whole page tells: pages of our own go in under a title, the times of their claims come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta.acquire import read_document
from regesta.annotate import annotate_document
from regesta.extract import extract_claims
from regesta.model import Document
from regesta.vocabulary import load_vocabulary


def periods(folder: Path, text: str) -> dict[str, tuple[str | None, str | None]]:
    """Return the start and end of each claim of a page by its printed figure."""
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(path, path.name)
    assert isinstance(document, Document)
    claims = extract_claims(annotate_document(document), load_vocabulary()).claims
    return {claim.value.text: (claim.valid.start, claim.valid.end) for claim in claims}


def test_line_on_the_reporting_period_dates_what_was_done(tmp_path: Path) -> None:
    page = (
        "SITUATION REPORT No. 14\nMine action in Libya\nReporting period: 1-15 March 2017\n\n"
        "Deminers of the Free Fields Foundation destroyed 340 explosive items in Sirte.\n\n"
        "In Misrata a mine killed three children on 9 March.\n"
    )
    assert periods(tmp_path, page) == {"340": ("2017-03-01", "2017-03-15"), "three": ("2017-03-09", "2017-03-09")}


def test_annual_report_tells_of_its_year(tmp_path: Path) -> None:
    page = (
        "MINE ACTION IN TAJIKISTAN\nANNUAL REPORT 2014\n\n"
        "Teams of the Swiss foundation destroyed 5,930 anti-personnel mines. Since 2004, 12 deminers have been injured."
        "\n\nIn 2012 mines killed two people. The year before, mines had killed seven people.\n"
    )
    found = periods(tmp_path, page)
    assert found["5,930"] == ("2014", "2014")
    assert found["two"] == ("2012", "2012")
    assert found["seven"][0] in (None, "2011")


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("Casualties of mines in Senegal, 2016", "2016"),
        ("Mines and their victims in Senegal in 2016", "2016"),
        ("Mine accidents in Senegal (May 2016)", "2016-05"),
        ("Landmine Report 2016", None),
        ("Senegal after the agreement of 2016", None),
        ("Senegal and the 2016 law on mines: a comment", None),
        ("Mines in Senegal since 2016", None),
        ("Mines in Senegal from 2012 to 2016 and in 2018", None),
    ],
)
def test_title_dates_the_past_of_its_page(tmp_path: Path, title: str, start: str | None) -> None:
    assert periods(tmp_path, f"{title}\n\nMines killed 14 people in Kolda.\n")["14"][0] == start


def test_present_and_background_take_no_time_from_the_title(tmp_path: Path) -> None:
    page = "Mine accidents in Senegal in 2016\n\nMines have killed 840 people in Senegal.\n"
    assert periods(tmp_path, page)["840"] == (None, None)


def test_line_that_is_a_stretch_of_days_dates_the_week(tmp_path: Path) -> None:
    page = "THE WEEK IN THE SAHEL\n8-14 July 2019\n\nMali. Gunmen attacked a camp near Gao and killed 11 soldiers.\n"
    assert periods(tmp_path, page) == {"11": ("2019-07-08", "2019-07-14")}


def test_dateline_of_a_city_in_small_letters_dates_no_event(tmp_path: Path) -> None:
    page = (
        "Kosovo: KFOR hands over camps\n\nPristina, 28 November 2018 (Fushe News) - Germany withdrew 80 soldiers from the"
        " camp at Prizren on 4 October.\n"
    )
    assert periods(tmp_path, page) == {"80": ("2018-10-04", "2018-10-04")}
