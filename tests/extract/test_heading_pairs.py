"""Headings of countries one below another: whose forces and on whose ground a passage under them tells of."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta.acquire import read_document
from regesta.annotate import annotate_document
from regesta.extract import extract_claims
from regesta.vocabulary import load_vocabulary


def told(tmp_path: Path, text: str) -> list[tuple[str | None, ...]]:
    """Give subject, operator and host of each claim of strength, deployment or site in a Markdown text."""
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    claims = extract_claims(annotate_document(read_document(path, path.name)), load_vocabulary()).claims
    return [
        tuple(slot.name if slot is not None else None for slot in (claim.subject, claim.operator, claim.host))
        for claim in claims
        if claim.predicate == "troop_strength"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Foreign forces in 1998\n\n## Cyprus\n\n### Turkey\n\nSome 36,000 soldiers, in the north.\n\n"
            "### UNFICYP\n\n1,260 peacekeepers.\n",
            [
                ("Turkish forces in Cyprus", "Turkey", "Cyprus"),
                ("UN Peacekeeping Force in Cyprus", "UN Peacekeeping Force in Cyprus", "Cyprus"),
            ],
        ),
        (
            "# Survey of military presence\n\n## Panama\n\n### United States\n\n"
            "At the end of 1997 there were 4,500 soldiers in the country.\n",
            [("American forces in Panama", "United States", "Panama")],
        ),
        (
            "# Bases in Kazakhstan\n\n## Russia\n\nSome 600 soldiers are stationed at the range.\n",
            [("Russian forces in Kazakhstan", "Russia", "Kazakhstan")],
        ),
        (
            "# Troop deployments abroad\n\n## Italy\n\n### Lebanon\n\nThere are 1,100 soldiers.\n",
            [("Italian forces in Lebanon", "Italy", "Lebanon")],
        ),
    ],
    ids=["host over powers", "the country", "title and heading", "sender over hosts"],
)
def test_headings_say_whose_and_where(tmp_path: Path, text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert told(tmp_path, text) == expected


def test_countries_over_each_other_say_nothing_where_no_heading_is_on_forces(tmp_path: Path) -> None:
    text = "# Fishing grounds\n\n## Norway\n\n### Iceland\n\nThe coast is watched by 300 soldiers.\n"
    assert ("Icelandic forces in Norway", "Iceland", "Norway") not in told(tmp_path, text)
