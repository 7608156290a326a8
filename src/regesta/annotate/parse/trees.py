"""From scores to trees: one sentence's arc scores enter; heads that make one rooted tree leave.

Most sentences need no more than the best head of each word; where those make a cycle or several roots, the best tree
is found by Chu, Liu and Edmonds' algorithm. Ties go to the first, so the same scores give the same tree.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]

# A sentence so long is broken text; its best heads are repaired in linear time instead of by the exact search.
EXACT_LIMIT_WORDS = 250
FORBIDDEN = np.float32(-1e9)


def decode_tree(arcs: Scores) -> Heads:
    """Give each word's head, from 1, with 0 for the one root; `arcs` is [words, 1 + words], column 0 the root."""
    n = arcs.shape[0]
    if n == 1:
        return np.zeros(1, dtype=np.int64)
    scores = arcs.astype(np.float32, copy=True)
    scores[np.arange(n), np.arange(1, n + 1)] = FORBIDDEN
    heads: Heads = scores.argmax(axis=1).astype(np.int64)
    if (heads == 0).sum() == 1 and _find_cycle(heads) is None:
        return heads
    return _repair(scores)


def _repair(scores: Scores) -> Heads:
    """Fix the root where it costs least, then find the best tree under it."""
    n = scores.shape[0]
    gain = scores[:, 0] - scores[:, 1:].max(axis=1)
    root = int(gain.argmax())
    scores[:, 0] = FORBIDDEN
    scores[root] = FORBIDDEN
    scores[root, 0] = 0
    heads = scores.argmax(axis=1).astype(np.int64)
    if n > EXACT_LIMIT_WORDS:
        return _break_cycles(heads, root)
    square = np.full((n + 1, n + 1), FORBIDDEN, dtype=np.float64)
    square[1:] = scores
    best: Heads = _edmonds(square)[1:]
    return best


def _find_cycle(heads: Heads) -> list[int] | None:
    """Give the words (from 1) of the first cycle, or nothing."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for begin in range(1, len(heads) + 1):
        path, node = list[int](), begin
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node - 1])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _break_cycles(heads: Heads, root: int) -> Heads:
    """Hang one word of each cycle on the root; quick, and good enough for text that is no sentence."""
    while (cycle := _find_cycle(heads)) is not None:
        heads[min(cycle) - 1] = root + 1
    return heads


def _edmonds(scores: NDArray[np.float64]) -> Heads:
    """Give the best tree's heads; `scores[dependent, head]`, node 0 the root; contracts a cycle at a time."""
    n = scores.shape[0]
    heads: Heads = scores.argmax(axis=1).astype(np.int64)
    heads[0] = 0
    cycle = _find_cycle(heads[1:])
    if cycle is None:
        return heads
    inside = np.array(sorted(cycle))
    outside = np.array([i for i in range(n) if i not in set(cycle)])
    m = len(outside)
    cycle_arcs = scores[inside, heads[inside]]
    smaller = np.full((m + 1, m + 1), -np.inf)
    smaller[:m, :m] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(inside, outside)] - cycle_arcs[:, None]
    out_of = scores[np.ix_(outside, inside)]
    entered, left = into.argmax(axis=0), out_of.argmax(axis=1)
    smaller[m, :m] = into[entered, np.arange(m)] + cycle_arcs.sum()
    smaller[:m, m] = out_of[np.arange(m), left]
    solved = _edmonds(smaller)
    for i in range(1, m):
        heads[outside[i]] = inside[left[i]] if solved[i] == m else outside[solved[i]]
    entry = inside[entered[solved[m]]]
    heads[entry] = outside[solved[m]]
    return heads
