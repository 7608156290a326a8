"""Our own sentence boundaries: the cases of `tests/gold/sentences.yaml` enter; texts with blocks and sentences leave.

A boundary is marked by ‖ directly before the sentence that it opens; an empty line parts blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Span = tuple[int, int]

CASES = Path(__file__).parents[1] / "tests" / "gold" / "sentences.yaml"
MARK = "‖"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text without its marks, its blocks, and its sentences without the space around them."""

    id: str
    about: str
    text: str
    blocks: tuple[Span, ...]
    sentences: frozenset[Span]
    fails: str | None = None

    def found_in(self, doc: Any) -> set[Span]:
        """Return the sentences of a `Doc` in the same form; stretches of nothing but space are none."""
        spans = (_stripped(self.text, sentence.start_char, sentence.end_char) for sentence in doc.sents)
        return {(start, end) for start, end in spans if start < end}


def read_cases(path: Path = CASES) -> Iterator[MarkedText]:
    """Yield the cases in the order of the file."""
    for case in yaml.safe_load(path.read_text(encoding="utf-8")):
        text, blocks, sentences = "", list[Span](), set[Span]()
        for block in re.split(r"\n\n+", case["text"].strip("\n")):
            text += "\n\n" if text else ""
            blocks.append((len(text), len(text) + len(block.replace(MARK, ""))))
            for part in block.split(MARK):
                sentences.add(_stripped(text + part, len(text), len(text) + len(part)))
                text += part
        yield MarkedText(
            id=case["id"],
            about=case["about"],
            text=text,
            blocks=tuple(blocks),
            sentences=frozenset(sentences),
            fails=case.get("fails"),
        )


def _stripped(text: str, start: int, end: int) -> Span:
    """Draw a span's ends in from white space."""
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return start, max(start, end - (len(stretch) - len(stretch.rstrip())))
