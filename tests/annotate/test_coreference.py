"""Pronouns and descriptions stand for what was named before them; where two things fit, for nothing."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from regesta.annotate.coreference import resolve_references
from regesta.annotate.dependency_view import DependencyView
from regesta.annotate.parse.syntax import SyntaxModel
from regesta.model import Block, Document, Mention, MentionType

NAMES: dict[str, tuple[MentionType, str]] = {
    "Camp Lemonnier": ("facility", "Camp Lemonnier"),
    "Kadena Air Base": ("facility", "Kadena Air Base"),
    "Yokota Air Base": ("facility", "Yokota Air Base"),
    "Transit Center": ("facility", "Transit Center"),
    "31st Brigade": ("military_unit", "31st Brigade"),
    "a 1951 agreement": ("agreement", "1951 agreement"),
    "Djibouti": ("country", "Djibouti"),
    "France": ("country", "France"),
    "Japan": ("country", "Japan"),
    "Anna Berg": ("person", "Anna Berg"),
    "Omar Said": ("person", "Omar Said"),
}


@cache
def _model() -> SyntaxModel:
    return SyntaxModel()


def resolve(text: str, mentions: list[Mention]) -> dict[int, str]:
    """Give offset of each resolved word → the name that it stands for; paragraphs are lines."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(role="paragraph", start=start, end=start + len(line)))
        start += len(line) + 1
    document = Document(id="d", name="d", original_sha256="0", reader="text/1", text=text, blocks=tuple(blocks))
    doc = _model().parse(text, [(block.start, block.end) for block in blocks])
    found = resolve_references(DependencyView(doc), document, mentions)
    return {offset: mention.name for offset, mention in found.items()}


def resolved(text: str) -> dict[str, str]:
    """Give each resolved word → the name that it stands for."""
    mentions = [
        Mention(start=text.index(words), end=text.index(words) + len(words), text=words, type=kind, name=name)
        for words, (kind, name) in NAMES.items()
        if words in text
    ]
    return {text[offset:].split()[0].strip(".,"): name for offset, name in resolve(text, mentions).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Camp Lemonnier has a pier. The base holds 4,000 people.", {"base": "Camp Lemonnier"}),
        ("The army uses the Transit Center. The center will close in May.", {"center": "Transit Center"}),
        ("They signed a 1951 agreement. The agreement expired.", {"agreement": "1951 agreement"}),
        ("They signed a 1951 agreement. The deal expired.", {"deal": "1951 agreement"}),
        ("France moved its 31st Brigade.", {"its": "France"}),
        ("France left in May. It returned in June.", {"It": "France"}),
        ("Anna Berg met Omar Said. She spoke first.", {"She": "Anna Berg"}),
        ("France and Djibouti met. The two countries signed.", {"countries": "France and Djibouti"}),
        ("The 31st Brigade left.\nThe brigade had 900 soldiers.", {"brigade": "31st Brigade"}),
        ("Kadena Air Base is near Naha, Yokota Air Base near Tokyo. The base is large.", {}),
        ("France, Djibouti and Japan met. The two countries signed.", {}),
        ("Camp Lemonnier has a pier. The naval base is large.", {}),
        ("Camp Lemonnier has a pier. The base of the statue is large.", {}),
        ("It is raining in Djibouti.", {}),
        ("The base is large.", {}),
    ],
)
def test_references(text: str, expected: dict[str, str]) -> None:
    assert resolved(text) == expected


def test_description_reaches_two_paragraphs_back_and_no_further() -> None:
    near, far = "Camp Lemonnier grew.\nX.\nThe base closed.", "Camp Lemonnier grew.\nX.\nY.\nThe base closed."
    assert resolved(near) == {"base": "Camp Lemonnier"}
    assert resolved(far) == {}


CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "gold" / "references.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["text"][:50],
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
        )
        for case in CASES
    ],
)
def test_gold_references(case: dict[str, Any]) -> None:
    text: str = case["text"]
    mentions = [
        Mention(start=text.index(words), end=text.index(words) + len(words), text=words, type=kind, name=words)
        for words, kind in case["names"].items()
    ]
    found = resolve(text, mentions)
    assert {key: found.get(_offset(text, key)) for key in case["means"]} == case["means"]


def _offset(text: str, key: str) -> int:
    """Give the place of "word" or of "word#2", the second time that it stands."""
    word, _, number = key.partition("#")
    return [match.start() for match in re.finditer(rf"\b{word}\b", text)][int(number or 1) - 1]
