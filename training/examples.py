"""What one pass is taught: sentences enter; windows of one or several of them, as padded batches, leave.

At work the model reads whole paragraphs, so it is taught on windows of consecutive sentences; case is changed now and
then, so that headlines and datelines do not surprise it. Every pass draws anew, by its own seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from regesta.annotate.parse.pieces import MAX_PIECES, UNK, PieceTable
from training.conllu import Sentence
from training.entities import LABELS
from training.model import CORPORA

SINGLE = 0.35  # share of windows that hold one sentence only
CROSS_PARAGRAPH = 0.15  # share of windows that may run over a paragraph's end
UPPER, TITLE, LOWER = 0.04, 0.04, 0.04  # shares of windows whose case is changed
PIECE_MASK = 0.03  # share of pieces hidden
IGNORE = -100
ORDINARY_PIECES = 999  # BERT's vocabulary has its marks and unused entries up to here


@dataclass(slots=True, frozen=True)
class Vocabulary:
    """The names behind the model's output numbers."""

    xpos: list[str]
    upos: list[str]
    relations: list[str]
    entities: list[str]


def build_vocabulary(sentences: Sequence[Sentence]) -> Vocabulary:
    """Collect the tags and relations that occur."""
    taught = [s for s in sentences if s.syntax]
    return Vocabulary(
        xpos=sorted({tag for s in taught for tag in s.xpos}),
        upos=sorted({tag for s in taught for tag in s.upos}),
        relations=sorted({relation for s in taught for relation in s.relations}),
        entities=list(LABELS),
    )


def draw_windows(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Partition the corpus into windows of consecutive sentences of one document."""
    i = 0
    while i < len(sentences):
        window = [sentences[i]]
        target = 0 if rng.random() < SINGLE or not window[0].syntax else rng.randint(15, 120)
        cross = rng.random() < CROSS_PARAGRAPH
        i += 1
        size = len(window[0].words)
        while i < len(sentences) and size + len(sentences[i].words) <= target and sentences[i].syntax:
            following = sentences[i]
            if following.document != window[0].document or (following.paragraph != window[-1].paragraph and not cross):
                break
            window.append(following)
            size += len(following.words)
            i += 1
        yield window


def change_case(words: list[str], rng: random.Random) -> list[str]:
    """Now and then write a window in capitals, in title case or in lower case."""
    draw = rng.random()
    if draw < UPPER:
        return [word.upper() for word in words]
    if draw < UPPER + TITLE:
        return [word[:1].upper() + word[1:] for word in words]
    if draw < UPPER + TITLE + LOWER:
        return [word.lower() for word in words]
    return words


class Encoder:
    """Turns windows into numbers, by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, pieces: PieceTable) -> None:
        """Index the vocabulary."""
        self._pieces = pieces
        self._index = {
            name: {value: i for i, value in enumerate(getattr(vocabulary, name))}
            for name in ("xpos", "upos", "relations", "entities")
        }

    def encode(self, window: list[Sentence], rng: random.Random | None) -> dict[str, list[int]] | None:
        """Encode one window; without `rng` nothing is changed; one that is too long is left out."""
        words = [word for s in window for word in s.words]
        glued = [s.glued[k] and k > 0 for s in window for k in range(len(s.words))]
        laid = self._pieces.window(change_case(words, rng) if rng else words, glued)
        if len(laid.ids) > MAX_PIECES + 2:
            return None
        ids = [UNK if rng and i > ORDINARY_PIECES and rng.random() < PIECE_MASK else i for i in laid.ids]
        row: dict[str, list[int]] = {"ids": ids, "shapes": laid.shapes, "first": laid.first, "last": laid.last}
        row["corpus"] = [CORPORA.index(window[0].corpus)]
        row["starts"] = [int(k == 0) if s.syntax else IGNORE for s in window for k in range(len(s.words))]
        row["starts"][0] = IGNORE
        row["entities"] = [
            self._index["entities"][label] if label else IGNORE
            for s in window
            for label in (s.entities or [None] * len(s.words))
        ]
        for name in ("xpos", "upos", "relations"):
            row[name] = [
                self._index[name].get(value, IGNORE)
                for s in window
                for value in (getattr(s, name) if s.syntax else [""] * len(s.words))
            ]
        row["chosen"], offset = [], 0
        for s in window:
            row["chosen"] += [h + offset if h else 0 for h in s.heads] if s.syntax else [IGNORE] * len(s.words)
            offset += len(s.words)
        return row


def batches(
    rows: list[dict[str, list[int]]], rng: random.Random, *, pieces: int = 1600
) -> list[list[dict[str, list[int]]]]:
    """Put rows of like length together, as many as fill `pieces`; shuffle the batches."""
    ordered = sorted(rows, key=lambda row: len(row["ids"]) + rng.random() * 8)
    found: list[list[dict[str, list[int]]]] = [[]]
    longest = 0
    for row in ordered:
        longest = max(longest, len(row["ids"]))
        if found[-1] and longest * (len(found[-1]) + 1) > pieces:
            found.append([])
            longest = len(row["ids"])
        found[-1].append(row)
    rng.shuffle(found)
    return found


def pad(batch: list[dict[str, list[int]]]) -> dict[str, Tensor]:
    """Stack rows into tensors; inputs are padded with 0, what is to be learnt with `IGNORE`."""
    tensors = {}
    for name in batch[0]:
        width = max(len(row[name]) for row in batch)
        fill = 0 if name in ("ids", "shapes", "first", "last") else IGNORE
        tensors[name] = torch.tensor([row[name] + [fill] * (width - len(row[name])) for row in batch])
    width = tensors["ids"].shape[1]
    lengths = torch.tensor([len(row["ids"]) for row in batch])
    tensors["corpus"] = tensors["corpus"][:, 0]
    tensors["mask"] = (torch.arange(width)[None] < lengths[:, None])[:, None, None, :]
    sizes = torch.tensor([len(row["first"]) for row in batch])
    tensors["columns"] = torch.arange(tensors["first"].shape[1] + 1)[None] <= sizes[:, None]
    return tensors
