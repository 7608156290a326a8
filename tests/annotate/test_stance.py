"""What is planned, possible, demanded, denied, conditional or not so is told from what is asserted."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.tokens import Doc

from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.parse.syntax import SyntaxModel
from regesta.annotate.stance import find_stances
from regesta.extract.stance_lookup import stance_at
from regesta.model import StanceScope

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "gold" / "stance.yaml").read_text(encoding="utf-8")
)


@cache
def parse(text: str) -> Doc:
    return _model().parse(text, [(0, len(text))])


@cache
def _model() -> SyntaxModel:
    return SyntaxModel()


def _as_params() -> list[Any]:
    """Make one test of each phrase; a known failure carries its reason."""
    return [
        pytest.param(
            case["text"], phrase, expected, id=f"{phrase} in {case['text'][:40]}",
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if phrase in case.get("fails", ()) else [],
        )
        for case in CASES
        for phrase, expected in case["at"].items()
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "expected"), _as_params())
def test_stance_over_a_phrase(text: str, phrase: str, expected: str) -> None:
    stance, polarity = stance_at(find_stances(DependencyView(parse(text))), text.index(phrase))
    assert f"{stance} {polarity}".removesuffix(" positive") == expected


def test_scopes_name_their_cue() -> None:
    text = "Chad has not ratified the convention."
    (scope,) = find_stances(DependencyView(parse(text)))
    assert text[scope.cue[0] : scope.cue[1]] == "not"


def test_innermost_scope_decides() -> None:
    outer = StanceScope(start=0, end=50, stance="planned", polarity="positive", cue=(0, 4))
    inner = StanceScope(start=10, end=20, stance="denied", polarity="negative", cue=(10, 12))
    assert stance_at([outer, inner], 15) == ("denied", "negative")
    assert stance_at([outer, inner], 30) == ("planned", "positive")


def test_nothing_over_a_place_is_asserted() -> None:
    assert stance_at((), 3) == ("asserted", "positive")


def test_text_without_words_has_no_scopes() -> None:
    assert find_stances(DependencyView(parse(""))) == ()
