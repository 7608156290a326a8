"""The page on the export has its keys and tables of bounds as the program prints them."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import get_args

import pytest

from regesta.annotate import annotate_document
from regesta.export import Exported, export_claims_as_json, plain_finding
from regesta.model import (
    AttributionLink,
    Comparator,
    Finding,
    FoundIn,
    LinkRole,
    ObservedAt,
    Quantity,
    Stance,
    Value,
)
from tests.docs.pages import REPOSITORY, read_fenced_blocks
from tests.store.making import make_claim, make_document, quote

PAGE = (REPOSITORY / "docs" / "claims-jsonl.md").read_text(encoding="utf-8")


def printed_claim() -> dict[str, object]:
    document = make_document("Up to 10,000 soldiers.", "a.txt")
    quantity = Quantity(start=0, end=12, text="Up to 10,000", number=10000, high=10000, comparator="at_most")
    claim = make_claim(
        document,
        quote(document, 0, 12),
        value=Value(kind="quantity", start=0, end=12, text="Up to 10,000", quantity=quantity),
        observed_at=ObservedAt(edtf="2017", basis="published"),
        attribution=(AttributionLink(role="publisher", name="Strait Herald"),),
    )
    linking = SimpleNamespace(entities=(), entity_of={})
    exported = Exported(documents=[document], claims=[claim], linking=linking, runs={document.id: "run"})
    (line,) = export_claims_as_json(exported)
    claim_printed: dict[str, object] = json.loads(line)
    return claim_printed


def test_the_example_has_the_keys_that_are_printed() -> None:
    (block,) = [block for block in read_fenced_blocks("claims-jsonl.md") if block.language == "json"]
    shown = json.loads(block.body)
    printed = printed_claim()
    assert list(shown) == list(printed)
    for key in ("document", "value", "valid"):
        assert list(shown[key]) == list(printed[key])  # type: ignore[call-overload]
    assert isinstance(shown["observed_at"], str)


def test_every_word_of_the_closed_lists_is_explained() -> None:
    bases = ObservedAt.__annotations__["basis"]
    words = [*get_args(Stance), *get_args(LinkRole), *get_args(FoundIn), *get_args(Comparator)]
    words += re.findall(r'"(\w+)"', str(bases))
    assert [word for word in words if f"`{word}`" not in PAGE] == []


ROW = re.compile(
    r"^\| (?P<words>[^|`]+) \| (?P<number>\w+) \| (?P<low>\w+) \| (?P<high>\w+) \| `(?P<comparator>\w+)` \|$", re.M
)


@pytest.mark.parametrize("row", [match.groupdict() for match in ROW.finditer(PAGE)], ids=lambda row: row["words"])
def test_words_bound_a_figure_as_the_table_says(row: dict[str, str]) -> None:
    document = make_document(f"The base houses {row['words']} soldiers.", "a.txt")
    (found,) = annotate_document(document).quantities
    bounds = [json.loads(row[key]) for key in ("number", "low", "high")]
    assert [found.number, found.low, found.high, found.comparator] == [*bounds, row["comparator"]]


def test_the_table_of_bounds_is_found() -> None:
    assert len(ROW.findall(PAGE)) == 5


def test_keys_of_findings_are_named() -> None:
    finding = Finding(
        id="f", question="?", predicate="p", property="p", subject=None, status="one origin", claims=(), documents=1,
        origins=1, unknown_origins=0,
    )  # fmt: skip
    section = PAGE.split("## Findings")[1]
    assert [key for key in plain_finding(finding) if f"`{key}`" not in section] == []
