"""Sites in lists under a head sentence or a heading: what each item tells, and which lists tell nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta.acquire import read_document
from regesta.annotate import annotate_document
from regesta.extract import extract_claims
from regesta.model import Claim
from regesta.vocabulary import load_vocabulary

RULE = "facility_status.listed"


def listed(tmp_path: Path, text: str) -> list[Claim]:
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    annotated = annotate_document(read_document(path, path.name))
    return [claim for claim in extract_claims(annotated, load_vocabulary()).claims if claim.rule == RULE]


def told(claim: Claim) -> tuple[str | None, ...]:
    return tuple(slot.name if slot is not None else None for slot in (claim.subject, claim.operator, claim.host))


def test_sentence_with_a_colon_says_whose_the_sites_are(tmp_path: Path) -> None:
    claims = listed(
        tmp_path,
        "# Abroad\n\nThe Indian Army has facilities at:\n\n- Farkhor Air Base, Tajikistan\n- Agaléga, Mauritius\n",
    )
    assert [told(claim) for claim in claims] == [
        ("Farkhor Air Base", "India", "Tajikistan"),
        ("Indian facility at Agaléga", "India", "Mauritius"),
    ]


def test_heading_says_where_and_brackets_whose(tmp_path: Path) -> None:
    claims = listed(
        tmp_path,
        "# Horn\n\n## Foreign military bases in Djibouti\n\n- Camp Lemonnier (United States)\n- Camp Obock\n",
    )
    assert [told(claim) for claim in claims] == [("Camp Lemonnier", "United States", "Djibouti")]
    assert [evidence.quote for evidence in claims[0].evidence] == [
        "Camp Lemonnier (United States)",
        "Foreign military bases in Djibouti",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Kenya\n\nThe army has problems with:\n\n- Fuel at Manda Bay Naval Base\n- Discipline\n",
        "# Closed\n\nBritain has closed its bases in:\n\n- Gan, Maldives\n- Tengah Air Base, Singapore\n",
        "# Schools\n\nThe ministry runs schools in:\n\n- Nairobi, Kenya\n- Mombasa, Kenya\n",
    ],
    ids=["no sites", "closed", "no military matter"],
)
def test_other_lists_tell_no_site(tmp_path: Path, text: str) -> None:
    assert listed(tmp_path, text) == []


def test_item_that_is_a_sentence_is_read_by_the_rules(tmp_path: Path) -> None:
    claims = listed(tmp_path, "# Japan\n\n## American bases in Japan\n\n- Kadena Air Base\n- Zama was renewed.\n")
    assert [told(claim) for claim in claims] == [("Kadena Air Base", "United States", "Japan")]
