"""Days printed above a text: a page of our own enters under a line; the day on which it appeared leaves, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta.acquire import read_document
from regesta.model import Document

STORY = (
    "Two soldiers were wounded by a mine near Fada on Thursday, the ministry said, and the camp in the north of Chad in"
    " which they lived for three years was closed for the rest of the week.\n"
)


def published(folder: Path, head: str) -> str | None:
    """Return the publication date of a story under some lines."""
    path = folder / "story.txt"
    path.write_text(f"{head}\n\n{STORY}", encoding="utf-8")
    document = read_document(path, path.name)
    assert isinstance(document, Document)
    return document.published


@pytest.mark.parametrize(
    "head",
    [
        "Mines near Fada\nBy Jean Moussa | Tuesday 12 April 2016 | 14:05",
        "Sahel Gazette, Vol. XII, No. 88, Tuesday, April 12, 2016\n\nMines near Fada",
        "Statement by the Minister to the Assembly, N'Djamena, 12 April 2016",
        "Report of the Secretary-General on the mission in Chad (S/2016/340) of 12 April 2016",
        "Question 4471 to the Minister of Defence, 12 April 2016",
        "Mines near Fada\n\n(Translated from the French, Le Courrier, 12 April 2016)",
        "Mines near Fada\n\nNDJAMENA - 12 APRIL 2016 -",
        "2016-04-12 Mines near Fada",
        "Mines near Fada\nNdjamena, the 12th April 2016",
        "THE NORTHERN COURIER / Tuesday 12 April 2016 / page 3\n\nMines near Fada",
        "Le Courrier du Nord\nNo. 1,204 – 12 April 2016\n\nMines near Fada",
        "Mines near Fada\n12 Apr 2016 • 3 min read",
        "Radio Fada, evening news, 12 April 2016, 19.00",
        "Mines near Fada\nNortheast Watch, country note, 12 April 2016",
    ],
)
def test_line_above_a_story_says_when_it_appeared(tmp_path: Path, head: str) -> None:
    assert published(tmp_path, head) == "2016-04-12"


@pytest.mark.parametrize(
    "head",
    [
        "The mines of Fada",
        "Night attack on the camp of Fada, 12 April 2016",
        "The bombing of the barracks at Fada of 12 April 2016",
        "Mines near Fada\n\nThe camp was closed on 12 April 2016.",
        "Mines near Fada since 12 April 2016",
        "From 2 to 12 April 2016: mines near Fada",
        "MONTHLY REVIEW - APRIL 2016",
        "Answers given between 12 April 2016 and 3 May 2016",
    ],
)
def test_day_that_a_headline_tells_of_dates_no_story(tmp_path: Path, head: str) -> None:
    assert published(tmp_path, head) is None


def test_credit_below_a_story_dates_it(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(f"Mines near Fada\n\n{STORY}\n(Le Courrier du Nord, N'Djamena, 12 April 2016)\n", encoding="utf-8")
    document = read_document(path, path.name)
    assert isinstance(document, Document)
    assert document.published == "2016-04-12"


def test_month_beside_a_kind_of_document_alone_dates_it(tmp_path: Path) -> None:
    assert published(tmp_path, "Mines around the town of Fada\n\nFactsheet | April 2016") == "2016-04"
    assert published(tmp_path, "Mines around the town of Fada\n\nNews of the war of April 2016") is None


def test_dateline_may_have_its_day_behind_the_dash(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(f"Mines around the town of Fada\n\nFADA – 12 April 2016. {STORY}", encoding="utf-8")
    document = read_document(path, path.name)
    assert isinstance(document, Document)
    assert (document.published, document.published_basis) == ("2016-04-12", "dateline")
