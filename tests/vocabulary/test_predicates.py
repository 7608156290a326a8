"""Every predicate's file is valid, and its examples hold: what is to be found is found, near misses are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta.annotate import annotate_document
from regesta.errors import VocabularyError
from regesta.extract import extract_claims
from regesta.model import Block, Document, digest
from regesta.vocabulary import load_vocabulary

EXAMPLES = [
    (predicate.predicate, example) for predicate in load_vocabulary().predicates for example in predicate.examples
]


def document_of(text: str) -> Document:
    return Document(
        id=digest(text),
        name="example.txt",
        original_sha256=digest(text),
        reader="text/1",
        text=text,
        blocks=(Block(role="paragraph", start=0, end=len(text)),),
        publisher="Example Gazette",
        published="2020-05-12",
        published_basis="metadata",
    )


@pytest.mark.parametrize(("predicate", "example"), EXAMPLES, ids=[f"{p}-{e.text[:30]}" for p, e in EXAMPLES])
def test_examples_hold(predicate: str, example) -> None:  # type: ignore[no-untyped-def]
    extraction = extract_claims(annotate_document(document_of(example.text)), load_vocabulary())
    found = [claim.property for claim in extraction.claims if claim.predicate == predicate]
    assert sorted(found) == sorted(example.finds)


def test_every_predicate_of_the_design_is_there() -> None:
    assert [p.predicate for p in load_vocabulary().predicates] == [
        "troop_strength", "equipment_count", "facility_status", "facility_count", "deployment", "withdrawal",
        "agreement_signed", "agreement_duration", "agreement_consideration", "negotiation", "treaty_status",
        "stockpile", "production_transfer", "mine_use", "contamination", "clearance", "casualties", "assistance",
        "position",
    ]  # fmt: skip


MINIMAL = """
predicate: refugee_count
order: 30
definition: How many people have fled.
subject: place
properties:
  number: people counted
rules:
  - name: counted_refugees
    why: A number of refugees.
    centre: quantity
    counts: [refugee]
    property: number
    value: [quantity]
    subject: [place]
    host: [location]
"""


def test_a_user_adds_a_predicate_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "refugees.yaml").write_text(MINIMAL)
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "nouns.yaml").write_text("refugee: {why: People who fled., lemmas: [refugee]}\n")
    vocabulary = load_vocabulary([tmp_path])
    assert "refugee_count" in vocabulary.names
    text = "About 40,000 refugees live in Chad."
    claims = extract_claims(annotate_document(document_of(text)), vocabulary).claims
    assert [(c.predicate, c.value.text) for c in claims] == [("refugee_count", "About 40,000")]


@pytest.mark.parametrize(
    ("wrong", "line", "says"),
    [
        (MINIMAL.replace("counts: [refugee]", "counts: [refugees]"), 9, "no noun class 'refugees'"),
        (MINIMAL.replace("centre: quantity", "centre: figure"), 11, "Input should be"),
        (MINIMAL.replace("order: 30", "order: 30\nordr: 1"), 4, "Extra inputs"),
        (MINIMAL.replace("property: number", "property: total"), 9, "'total' is not listed"),
        ("predicate: [", 1, "not YAML"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, wrong: str, line: int, says: str) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "nouns.yaml").write_text("refugee: {why: People who fled., lemmas: [refugee]}\n")
    (tmp_path / "wrong.yaml").write_text(wrong)
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary([tmp_path])
    assert f"wrong.yaml:{line}:" in str(caught.value)
    assert says in str(caught.value)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="not a folder"):
        load_vocabulary([tmp_path / "nowhere"])
    with pytest.raises(VocabularyError, match="no predicate file"):
        load_vocabulary([tmp_path])
