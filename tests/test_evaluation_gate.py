"""The evaluation gate: the sample corpus is read at least as well as was reached, and nothing of it is left out.

The count is our own (benchmarks/examples.py). The gate is lowered only by editing benchmarks/floors.yaml.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from benchmarks import gold
from benchmarks.__main__ import flatten
from benchmarks._registers import Exports, export_documents
from benchmarks.examples import EXAMPLES, Pair, count_found, has_value, pair_claims, read_gold, says
from regesta.pipeline import Register
from tests.floors import FLOORS, name_fallen


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Exports:
    return export_documents(EXAMPLES / "documents", tmp_path_factory.mktemp("gate"))


def test_the_sample_corpus_holds_its_floors(exports: Exports) -> None:
    measured = count_found(exports)
    assert measured["refused"] == 0
    assert name_fallen("examples", measured) == {}


def test_gold_written_apart_holds_its_floors() -> None:
    assert name_fallen("gold", dict(flatten(gold.run(EXAMPLES)))) == {}


def test_every_figure_is_claimed_explained_or_furniture(exports: Exports) -> None:
    with Register.open(exports.claims.parent / "register") as register:
        for document in register.documents():
            figures = register.figures(document.name)
            assert figures, document.name
            assert [figure for figure in figures if figure.state == "unclaimed" and not figure.reason] == []
            assert all(document.text[figure.start : figure.end] == figure.text for figure in figures)
            digits = {index for index, letter in enumerate(document.text) if letter.isdecimal()}
            accounted = {index for figure in figures for index in range(figure.start, figure.end)}
            assert {document.text[index - 9 : index + 9] for index in digits - accounted} == set()


def test_every_floor_tells_what_was_measured_and_how() -> None:
    for entry in FLOORS.values():
        assert entry["command"].startswith("python -m benchmarks ")
        assert isinstance(entry["date"], datetime.date)
        assert all(0 < one["floor"] <= one["measured"] <= 1 for one in entry["floors"].values())


def test_what_falls_is_named() -> None:
    good = {name: entry["measured"] for name, entry in FLOORS["examples"]["floors"].items()}
    assert name_fallen("examples", good) == {}
    assert name_fallen("examples", good | {"recall": 0.1}) == {
        "recall": "0.1 is below the floor of " + floor_of("recall")
    }


def floor_of(name: str) -> str:
    return str(FLOORS["examples"]["floors"][name]["floor"])


CLAIM = {
    "id": "1",
    "document": {"name": "a.txt"},
    "predicate": "troop_strength",
    "value": {"kind": "quantity", "number": 300, "low": None, "high": None},
    "valid": {"start": "2019-05", "end": None},
    "evidence": [{"quote": "About 300 soldiers stay at the base, a minister said."}],
}
GOLD = {
    "document": "a.txt",
    "type": "troop_strength",
    "value": {"number": 300, "low": None, "high": None},
    "quote": "About 300 soldiers stay",
}


def test_the_count_takes_a_claim_for_one_gold_claim_only() -> None:
    assert pair_claims([GOLD, GOLD], [CLAIM]) == [Pair(GOLD, CLAIM)]


@pytest.mark.parametrize(
    "other",
    [
        {"document": "b.txt"},
        {"type": "casualties"},
        {"value": {"number": 301, "low": None, "high": None}},
        {"quote": "Three hundred men have left by train"},
    ],
)
def test_another_document_predicate_figure_or_passage_is_not_found(other: dict[str, object]) -> None:
    assert says(CLAIM, GOLD)
    assert not says(CLAIM, {**GOLD, **other})


def test_bounds_dates_and_durations_are_compared_and_words_are_not() -> None:
    upper = {**CLAIM, "value": {"number": None, "low": None, "high": 300}}
    assert has_value(upper, {"number": None, "low": None, "high": 300})
    assert has_value(CLAIM, {"date": "2019"})
    assert not has_value(CLAIM, {"date": "2018"})
    term = {**CLAIM, "value": {"kind": "duration", "iso": "P25Y"}}
    assert has_value(term, {"duration": "P25Y"})
    assert not has_value(term, {"duration": "P5Y"})
    assert has_value(CLAIM, {"text": "whatever"})


def test_gold_is_read_whole() -> None:
    documents = {claim["document"] for claim in read_gold()}
    assert documents == {path.name for path in Path(EXAMPLES / "documents").iterdir()}
