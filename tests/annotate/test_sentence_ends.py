"""Where sentences end: texts of our own enter; the sentences that a reader would see leave."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks._sentences import MarkedText, read_cases
from regesta.annotate.parse.datelines import cut_behind_datelines
from regesta.annotate.parse.sentence_ends import is_sure_boundary
from regesta.annotate.parse.syntax import SyntaxModel
from regesta.annotate.parse.tokens import cut_text


@cache
def model() -> SyntaxModel:
    return SyntaxModel()


def case_params() -> list[object]:
    return [
        pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=case.fails, strict=True)] if case.fails else [])
        for case in read_cases()
    ]


@pytest.mark.parametrize("case", case_params())
def test_sentences_end_where_a_reader_ends_them(case: MarkedText) -> None:
    doc = model().parse(case.text, list(cut_behind_datelines(case.text, case.blocks)))
    found = case.found_in(doc)
    assert [case.text[a:b] for a, b in sorted(found)] == [case.text[a:b] for a, b in sorted(case.sentences)]


@pytest.mark.parametrize(
    ("text", "number", "sure"),
    [
        ("They left. The base closed.", 2, True),
        ("They left! “We stay,” he said.", 2, True),
        ("They left. [3] The base closed.", 2, False),
        ("They left. [3] The base closed.", 5, True),
        ("They left.12 The base closed.", 2, True),
        ("They left.¹ The base closed.", 2, True),
        ("They left.12 the base", 2, False),
        ("They left in Jan. with a ship.", 3, False),
        ("They left . the base", 2, False),
        ("They left", 1, True),
        ("See Arts. 3 and 4.", 2, False),
        ("A friend, cf. The Hague", 4, False),
    ],
)
def test_a_boundary_is_sure_only_between_sentences(text: str, number: int, sure: bool) -> None:
    assert is_sure_boundary(cut_text(text, [(0, len(text))]), number) is sure


def test_a_text_of_marks_alone_is_no_error() -> None:
    for text in ("[1]", "[1] [2]", ". [1]", "No.", ".", "” .", "A. [", "sector B."):
        assert model().parse(text, [(0, len(text))]).text == text
