"""The sample corpus and its gold set agree: every document is annotated, every quotation stands in its document."""

import json
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
sys.path.insert(0, str(EXAMPLES))
from make_gold import read_words  # noqa: E402

PREDICATES = {
    "troop_strength", "equipment_count", "facility_status", "facility_count", "deployment", "withdrawal",
    "agreement_signed",
    "agreement_duration", "agreement_consideration", "negotiation", "treaty_status", "stockpile", "production_transfer",
    "mine_use", "contamination", "clearance", "casualties", "assistance", "position",
}  # fmt: skip
DOCUMENTS = sorted((EXAMPLES / "documents").iterdir())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_document_has_gold_whose_quotations_it_holds(path: Path) -> None:
    gold = json.loads((EXAMPLES / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    words = read_words(path)
    assert gold["document"] == path.name
    assert len(gold["claims"]) >= 7
    for claim in gold["claims"]:
        assert claim["quote"] in words
        assert claim["type"] in PREDICATES


def test_offsets_into_plain_text_are_those_of_the_quotation() -> None:
    for path in DOCUMENTS:
        if path.suffix in {".txt", ".md"}:
            gold = json.loads((EXAMPLES / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
            text = path.read_text(encoding="utf-8")
            assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in gold["claims"])


def test_the_gold_set_uses_nearly_every_predicate() -> None:
    used = {
        claim["type"]
        for path in (EXAMPLES / "gold").glob("*-*.json")
        for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]
    }
    assert used == PREDICATES


def test_the_copied_passage_is_copied_word_for_word() -> None:
    passage = "there are now about 1,900, the French defence ministry says, with seven Mirage 2000 fighters"
    holders = [path.stem for path in DOCUMENTS if passage in read_words(path)]
    assert holders == ["djibouti-five-armies-2018", "djibouti-french-treaty-2012"]
