"""The yardstick over own gold: what counts as found, and that the gold itself is sound."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from benchmarks._gold import GOLD, read_sentences
from benchmarks.gold import pair

PREDICATES = {path.stem for path in (Path(__file__).parents[2] / "src/regesta/vocabulary/predicates").glob("*.yaml")}
DOCUMENTS = sorted((GOLD / "independent" / "documents").glob("*.yaml"))


def test_gold_has_the_asked_size_and_every_predicate_in_both_halves() -> None:
    for folder, least in (("claims", 150), ("independent", 150)):
        cases = read_sentences(GOLD / folder)
        assert len(cases) >= least
        assert {claim.get("predicate") for case in cases for claim in case["claims"]} >= PREDICATES
        assert sum(not case["claims"] for case in cases) >= len(PREDICATES)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_quotations_of_gold_stand_in_their_documents(path: Path) -> None:
    text = next(other for other in path.parent.glob(f"{path.stem}.*") if other.suffix != ".yaml").read_text("utf-8")
    gold = yaml.safe_load(path.read_text("utf-8"))
    assert {claim["predicate"] for claim in gold["claims"]} <= PREDICATES
    assert [claim["quote"] for claim in gold["claims"] if claim["quote"] not in text] == []
    assert [figure for figure in gold["unclaimed"] if str(figure) not in text] == []


def said(**slots: object) -> dict[str, object]:
    empty = dict.fromkeys(("property", "stance", "number", "low", "high", "edtf", "iso", "start", "end"))
    return {**empty, "predicate": "troop_strength", **slots}


def test_a_claim_is_found_by_predicate_and_value() -> None:
    wanted = {"predicate": "troop_strength", "number": 500}
    assert pair([wanted], [said(number=500.0)])
    assert pair([wanted], [said(high=500.0)])
    assert not pair([wanted], [said(number=600.0)])
    assert not pair([wanted], [said(predicate="deployment", number=500.0)])
    assert not pair([{"predicate": "troop_strength", "words": True}], [said(number=500.0)])
    assert pair([{"predicate": "troop_strength", "edtf": "2012"}], [said(start="2012-10-05")])


def test_one_claim_is_found_once_and_the_most_alike_first() -> None:
    wanted = [{"predicate": "troop_strength", "number": 500, "stance": "planned"}]
    made = [said(number=500.0, stance="asserted"), said(number=500.0, stance="planned")]
    assert pair(wanted, made) == [(wanted[0], made[1])]
