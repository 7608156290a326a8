"""Syntax and names: a text and its blocks enter; a spaCy `Doc` leaves. The sentences are our own."""

from __future__ import annotations

import time
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regesta.annotate.parse.syntax import SyntaxModel


@cache
def model() -> SyntaxModel:
    return SyntaxModel()


def parse(text: str) -> Any:
    return model().parse(text, [(0, len(text))])


def names(text: str) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in parse(text).ents]


def test_a_plain_sentence_is_parsed() -> None:
    doc = parse("The ministers signed the lease in Nairobi on Tuesday.")
    by_text = {token.text: token for token in doc}
    assert by_text["signed"].dep_ == "root"
    assert by_text["signed"].lemma_ == "sign"
    assert by_text["signed"].tag_ == "VBD"
    assert (by_text["ministers"].dep_, by_text["ministers"].head.text) == ("nsubj", "signed")
    assert (by_text["lease"].dep_, by_text["lease"].head.text) == ("obj", "signed")
    assert by_text["Nairobi"].pos_ == "PROPN"


def test_passives_and_copulas_have_their_relations() -> None:
    doc = parse("The soldiers were withdrawn. The camp is empty.")
    relations = [(token.text, token.dep_) for token in doc]
    assert ("soldiers", "nsubj:pass") in relations
    assert ("were", "aux:pass") in relations
    assert ("is", "cop") in relations


def test_sentences_are_cut() -> None:
    text = "Dr. A. Okello left on 5 Jan. with U.S. troops. “We are glad,” he said. The base closed! Nobody came."
    assert [sentence.text for sentence in parse(text).sents] == [
        "Dr. A. Okello left on 5 Jan. with U.S. troops.",
        "“We are glad,” he said.",
        "The base closed!",
        "Nobody came.",
    ]


def test_sentences_do_not_cross_blocks() -> None:
    text = "New base opens\n\nThe port of Berbera was dredged"
    doc = model().parse(text, [(0, 14), (16, len(text))])
    assert [sentence.text.strip() for sentence in doc.sents] == ["New base opens", "The port of Berbera was dredged"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya leases Camp Simba to the United States.", [("Camp Simba", "FACILITY"), ("Kenya", "PLACE")]),
        ("The 36th Infantry Division left Poland.", [("36th Infantry Division", "UNIT"), ("Poland", "PLACE")]),
        ("Penny Wong spoke in Honiara, Reuters reported.", [("Penny Wong", "PERSON"), ("Honiara", "PLACE")]),
        ("Reuters cited the Ministry of Defence.", [("Reuters", "ORG"), ("Ministry of Defence", "ORG")]),
        ("NAIROBI, 3 May (Reuters) - Talks ended.", [("NAIROBI", "PLACE"), ("Reuters", "ORG")]),
    ],
)
def test_names_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert set(expected) <= set(names(text))


def test_text_outside_blocks_stands_alone() -> None:
    text = "Menu Home The base closed. Share"
    doc = model().parse(text, [(10, 26)])
    outside = [token for token in doc if token.idx < 10 or token.idx >= 27]
    assert all(token.dep_ == "dep" and token.head.i == token.i and not token.ent_type_ for token in outside)
    assert "The base closed." in [sentence.text for sentence in doc.sents]


def check(doc: Any, text: str) -> None:
    """A `Doc` holds the text exactly, and each sentence is one tree."""
    assert doc.text == text
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head.i == token.i]
        assert len(roots) == 1
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=3))
def test_any_text_is_held_exactly(text: str, blocks: list[tuple[int, int]]) -> None:
    check(model().parse(text, blocks), text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\t ",
        "\r\r",
        "\r\rword",
        "🙂🙂🇰🇬 ok 👍🏽",
        "Военная база в Канте. Договор подписан.",
        "a\u200bb\u00adc\ufeff \u2028 d\u0301",
        "." * 500,
        "x" * 5_000,
        "( [ { “ ‘ " * 60,
        "THE BASE WAS CLOSED BY THE MINISTRY OF DEFENCE IN MAY",
        "Page 3 of 12 ..... 7 ..... Annex A ..... 9",
    ],
)
def test_odd_text_does_no_harm(text: str) -> None:
    check(parse(text), text)


@pytest.mark.parametrize("separator", [" ", ", and ", ". "])
def test_very_long_text_is_read_in_windows(separator: str) -> None:
    text = separator.join(["the base near the port was closed"] * 400)
    began = time.process_time()
    check(parse(text), text)
    assert time.process_time() - began < 60


def test_what_else_a_document_holds_does_not_change_a_parse() -> None:
    one, other = "The lease of Camp Kossei ended in 2025.", "Ships call at Mombasa; few stay. Who pays?"
    both = f"{other}\n\n{one}"
    doc = model().parse(both, [(0, len(other)), (len(other) + 2, len(both))])
    alone = [(token.text, token.tag_, token.dep_, token.ent_type_) for token in parse(one)]
    together = [(t.text, t.tag_, t.dep_, t.ent_type_) for t in doc if t.idx >= len(other) + 2]
    assert alone == together


def test_the_hash_names_the_weights() -> None:
    assert len(model().model_hash) == 64
    assert model().model_hash == SyntaxModel().model_hash
