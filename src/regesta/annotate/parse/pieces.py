"""What the model is fed: words and their spacing enter; word-piece ids, shapes and positions leave.

Training and use share this module, so that the model sees at work exactly what it was taught on. The word pieces are
those of MiniLM, which knows no case; the shape of each word (case, digits, glued to its neighbour) is fed beside them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from regesta.annotate.parse.word_pieces import spell

CLS, SEP, UNK = 101, 102, 100
MAX_PIECES_PER_WORD = 8
# The encoder has 512 positions; two go to the marks at both ends.
MAX_PIECES = 510

SPECIAL_SHAPE = 0
SHAPES = 20


def shape_of(word: str, glued: bool) -> int:
    """Give the shape number of a word: what a reader sees of it without reading it."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        base = 6 if word.isdigit() else 7 if any(c.isdigit() for c in word) else 8
    elif any(c.isdigit() for c in word):
        base = 7
    elif word.islower():
        base = 1
    elif word.isupper():
        base = 3 if len(letters) > 1 else 4
    elif word[0].isupper() and word[1:].islower():
        base = 2
    else:
        base = 5 if any(c.isupper() for c in word) else 9
    return base * 2 + glued


@dataclass(slots=True, kw_only=True, frozen=True)
class Window:
    """What the model reads at once: pieces with shapes, and each word's first and last piece."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


class PieceTable:
    """Word pieces by word, remembered; the same word always gives the same pieces."""

    def __init__(self, tokenizer_json: Path) -> None:
        """Load the word-piece vocabulary."""
        self._pieces: dict[str, int] = json.loads(tokenizer_json.read_text(encoding="utf-8"))["model"]["vocab"]
        self._known: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """Give one to eight piece ids of a word; a word the vocabulary cannot spell is one unknown piece."""
        found = self._known.get(word)
        if found is None:
            # A word of hundreds of characters would cost time and be cut to eight pieces anyway.
            found = spell(word[:100], self._pieces)[:MAX_PIECES_PER_WORD] or [UNK]
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def window(self, words: Sequence[str], glued: Sequence[bool]) -> Window:
        """Lay words out for the model; the caller sees to it that they fit `MAX_PIECES`."""
        ids, shapes, first, last = [CLS], [SPECIAL_SHAPE], list[int](), list[int]()
        for word, is_glued in zip(words, glued, strict=True):
            pieces = self.pieces(word)
            first.append(len(ids))
            ids += pieces
            shapes += [shape_of(word, is_glued)] * len(pieces)
            last.append(len(ids) - 1)
        return Window(ids=[*ids, SEP], shapes=[*shapes, SPECIAL_SHAPE], first=first, last=last)
