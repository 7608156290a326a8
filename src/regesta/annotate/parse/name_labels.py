"""From scores to names: label scores of a window's words enter; BIO labels that make whole names leave.

A name begins with B, goes on with I of the same type, and ends where its sentence does. Where the best label of each
word breaks that, the best unbroken sequence is taken (Viterbi), so that "Ministry of Foreign Affairs" keeps its head.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FORBIDDEN = np.float32(-1e6)


def decode_names(scores: Floats, starts: Sequence[bool], labels: Sequence[str]) -> list[str]:
    """Give one label a word; `scores` is [words, labels], `starts` says which words begin a sentence."""
    best = scores.argmax(axis=1)
    found = [labels[i] for i in best.tolist()]
    if all(
        _may_follow(before, label, start) for before, label, start in zip(["O", *found], found, starts, strict=False)
    ):
        return found
    return [labels[i] for i in _best_sequence(scores, starts, labels)]


def _may_follow(before: str, label: str, start: bool) -> bool:
    """Say whether a label may stand after another."""
    return label[0] != "I" or (not start and before[1:] == label[1:] and before != "O")


def _best_sequence(scores: Floats, starts: Sequence[bool], labels: Sequence[str]) -> list[int]:
    """Find the allowed sequence with the highest sum of log-probabilities; ties go to the earlier label."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    barred = {
        start: np.array([[0 if _may_follow(a, b, start) else FORBIDDEN for b in labels] for a in labels], np.float32)
        for start in (False, True)
    }
    total = logs[0] + barred[True][labels.index("O")]
    back: list[NDArray[np.int64]] = []
    for row, start in zip(logs[1:], starts[1:], strict=True):
        through = total[:, None] + barred[bool(start)]
        back.append(through.argmax(axis=0))
        total = through.max(axis=0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
