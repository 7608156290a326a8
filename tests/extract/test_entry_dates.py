"""Dates that stand over a list or an entry: pages of our own go in, the starts of their claims come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta.acquire import read_document
from regesta.annotate import annotate_document
from regesta.extract import extract_claims
from regesta.model import Document
from regesta.vocabulary import load_vocabulary

OPENING = "---\ntitle: Mine action in Senegal\nsource: Demining Review\ndate: 2018-06-11\n---\n\n"


def starts(folder: Path, text: str) -> dict[str, str | None]:
    """Return the start of each claim of a page by its printed figure."""
    path = folder / "page.md"
    path.write_text(OPENING + text, encoding="utf-8")
    document = read_document(path, path.name)
    assert isinstance(document, Document)
    claims = extract_claims(annotate_document(document), load_vocabulary()).claims
    return {claim.value.text: claim.valid.start for claim in claims}


def test_list_has_the_time_of_the_line_that_brings_it_in(tmp_path: Path) -> None:
    page = "During 2016 the centre in Senegal reported:\n\n- 340 mines destroyed\n- four people killed by mines\n"
    assert starts(tmp_path, page) == {"340": "2016", "four": "2016"}


@pytest.mark.parametrize(
    "intro",
    ["The centre in Senegal reported:", "Between 2011, when it began, and 2016 the centre in Senegal reported this:"],
)
def test_list_without_one_time_over_it_has_none(tmp_path: Path, intro: str) -> None:
    assert starts(tmp_path, f"{intro}\n\n- 340 mines destroyed\n") == {"340": None}


def test_same_year_is_that_of_the_paragraph(tmp_path: Path) -> None:
    page = (
        "In 2017, 9 people were killed by mines in Senegal.\n\n"
        "There were 12 casualties of mines in 2015. In the same year, two deminers were injured near Kolda.\n"
    )
    assert starts(tmp_path, page)["two"] == "2015"
