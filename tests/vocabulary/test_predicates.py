"""Every predicate's file is valid, and its examples hold: what is to be found is found, near misses are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from regesta.annotate import annotate_document
from regesta.errors import VocabularyError
from regesta.extract import extract_claims
from regesta.vocabulary import Predicate, load_vocabulary
from regesta.vocabulary_check import check_examples, check_folders, example_document, tell_failure

VOCABULARY = load_vocabulary()
FEWEST_EXAMPLES, FEWEST_COUNTER_EXAMPLES = 3, 2


@pytest.mark.parametrize("predicate", VOCABULARY.predicates, ids=[one.predicate for one in VOCABULARY.predicates])
def test_examples_and_counter_examples_hold(predicate: Predicate) -> None:
    failures = [tell_failure(one) for one in check_examples(VOCABULARY, predicate) if not one.holds]
    assert failures == []


@pytest.mark.parametrize("predicate", VOCABULARY.predicates, ids=[one.predicate for one in VOCABULARY.predicates])
def test_every_predicate_has_enough_of_both(predicate: Predicate) -> None:
    assert len(predicate.examples) >= FEWEST_EXAMPLES
    assert len(predicate.counter_examples) >= FEWEST_COUNTER_EXAMPLES


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
    claims = extract_claims(annotate_document(example_document(text)), vocabulary).claims
    assert [(c.predicate, c.value.text) for c in claims] == [("refugee_count", "About 40,000")]


@pytest.mark.parametrize(
    ("wrong", "line", "says"),
    [
        (
            MINIMAL.replace("counts: [refugee]", "counts: [refugees]"),
            12,
            "'refugees' in the lexicons. Did you mean 'ref",
        ),
        (MINIMAL.replace("centre: quantity", "centre: quantiti"), 11, "none of these: quantity, verb, noun, duration"),
        (MINIMAL.replace("order: 30", "order: 30\nordr: 1"), 4, "no such key. Did you mean 'order'? There are: coun"),
        (MINIMAL.replace("    why: A number", "    unles: [kill]\n    why: A number"), 10, "Did you mean 'unless'?"),
        (MINIMAL.replace("order: 30\n", ""), 1, "order: is missing."),
        (
            MINIMAL.replace("order: 30", "order: 30\nfield: military_presence"),
            4,
            "Did you mean 'military_presence_and_",
        ),
        (MINIMAL.replace("host: [location]", "host: [location, focus]"), 16, "'focus' is none of these: host_agent,"),
        (MINIMAL.replace("property: number", "property: total"), 13, "'total' is not listed"),
        (MINIMAL + "examples:\n  - text: Nothing.\n    finds: []\n", 19, "at least 1 item"),
        (MINIMAL + "definition: Another.\n", 17, "the key 'definition' stands twice here; join the two."),
        (MINIMAL.replace("definition", "definitoin"), 4, "definitoin: no such key. Did you mean 'definition'?"),
        (MINIMAL.replace("    subject: [place]\n", ""), 9, "rule counted_refugees: it has no `subject`"),
        (MINIMAL + MINIMAL[MINIMAL.index("  - name") :], 17, "counted_refugees: another rule has this name"),
        (MINIMAL.replace("name: counted_refugees", "name: counted refugees"), 9, "a name has small letters"),
        (MINIMAL.replace("value: [quantity]", "value: quantity"), 14, "'quantity' is no list; write [it] in brackets"),
        (MINIMAL.replace("order: 30", "order: last"), 3, "'last' is no whole number."),
        (MINIMAL.replace("    counts", "    words: [no]\n    counts"), 12, "put it in quotes"),
        (
            MINIMAL + "examples:\n  - text: Nothing.\n    finds: [numbr]\n",
            19,
            "'numbr' is not listed. Did you mean 'num",
        ),
        (MINIMAL.replace("refugee_count", "casualties"), 2, "'casualties' is defined already (shipped)"),
        (MINIMAL.replace("    centre", "\tcentre"), 11, "indent with blanks, not with tabs"),
        (MINIMAL.replace("How many", '"How many'), 4, "a quotation mark or a bracket that opens here is never closed"),
        (MINIMAL.replace("A number", "Count: a number"), 10, "a text that holds a colon goes in quotes"),
        (MINIMAL.replace("    why", "   why"), 10, "not indented like those it belongs to"),
        ("predicate: [", 1, "not YAML"),
        ("- predicate", 1, "no mapping"),
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


@pytest.mark.parametrize(
    ("wrong", "line", "says"),
    [
        ("refugee: {lemmas: [refugee]}", 1, "class refugee: it has no `why`"),
        ("refugee: {why: x, lemas: [refugee]}", 1, "no such key as 'lemas'. Did you mean 'lemmas'?"),
        ("refugee:\n  why: x\n  lemmas: refugee", 3, "lemmas must hold lists of words"),
        ("refugee: [refugee]", 1, "a class has keys"),
        ("refugee:\n  why: x\n  lemmas: ['refugee(s)?']", 3, "'refugee(s)?' is no word"),
    ],
)
def test_a_wrong_lexicon_is_named_with_its_line(tmp_path: Path, wrong: str, line: int, says: str) -> None:
    (tmp_path / "refugees.yaml").write_text(MINIMAL)
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "nouns.yaml").write_text(wrong)
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary([tmp_path])
    assert f"nouns.yaml:{line}:" in str(caught.value)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("more.yml", "more.yml:1: it would not be read; its name must end in .yaml."),
        ("lexicons/noun.yaml", "noun.yaml:1: no such lexicon. Did you mean 'nouns.yaml'?"),
        ("nouns.yaml", "nouns.yaml:1: a lexicon; move it to"),
    ],
)
def test_a_file_that_would_not_be_read_is_named(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "actions.yaml").write_text("")
    (tmp_path / name).write_text("refugee: {why: People who fled., lemmas: [refugee]}\n")
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary([tmp_path])
    assert says in str(caught.value)


EXAMPLES = """
examples:
  - text: About 40,000 refugees live in Chad.
    finds: [number]
  - text: Nobody fled to Chad.
    finds: [number]
counter_examples:
  - text: Some 200 refugees came to Niger.
    why: it is one
"""


def test_examples_of_ones_own_are_checked_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "nouns.yaml").write_text("refugee: {why: People who fled., lemmas: [refugee]}\n")
    file = tmp_path / "refugees.yaml"
    file.write_text(MINIMAL + EXAMPLES)
    failures, count = check_folders([tmp_path])
    assert count == 3
    assert failures == [
        f"{file}:21: “Nobody fled to Chad.” must give number, but gives nothing. "
        "See the rules' conditions and the lexicons.",
        f"{file}:24: “Some 200 refugees came to Niger.” must give no refugee_count, but gives number. "
        "Ask for more in a rule.",
    ]


def test_examples_do_not_change_what_a_vocabulary_decides() -> None:
    vocabulary = load_vocabulary()
    first, *rest = vocabulary.predicates
    without = replace(vocabulary, predicates=(first.model_copy(update={"examples": []}), *rest))
    assert without.digest == vocabulary.digest


def test_a_file_nested_without_end_is_named(tmp_path: Path) -> None:
    (tmp_path / "deep.yaml").write_text("a: " + "[" * 5_000 + "]" * 5_000, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"deep\.yaml:1: nested too deeply"):
        load_vocabulary((tmp_path,))
