"""From scores to trees: one sentence's arc scores enter; heads that make one rooted tree leave."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from regesta.annotate.parse.trees import EXACT_LIMIT_WORDS, decode_tree


def is_tree(heads: list[int]) -> bool:
    """Say whether there is one root and every word leads to it."""
    for word in range(1, len(heads) + 1):
        for _ in range(len(heads) + 1):
            word = heads[word - 1] if word else 0
        if word:
            return False
    return heads.count(0) == 1


def test_the_best_heads_are_kept_when_they_make_a_tree() -> None:
    scores = np.array([[0, 0, 5, 0], [9, 0, 0, 0], [0, 0, 5, 0]], dtype=np.float32)
    assert decode_tree(scores).tolist() == [2, 0, 2]


def test_one_word_is_its_own_root() -> None:
    assert decode_tree(np.zeros((1, 2), dtype=np.float32)).tolist() == [0]


@pytest.mark.parametrize("seed", range(40))
def test_cycles_are_repaired_to_the_best_tree_under_the_chosen_root(seed: int) -> None:
    n = 4
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    found = decode_tree(scores).tolist()
    assert is_tree(found)
    trees = [heads for heads in product(range(n + 1), repeat=n) if is_tree(list(heads))]
    same_root = [heads for heads in trees if heads.index(0) == found.index(0)]
    total = [sum(float(scores[i, head]) for i, head in enumerate(heads)) for heads in same_root]
    assert sum(float(scores[i, head]) for i, head in enumerate(found)) == pytest.approx(max(total), abs=1e-4)


@pytest.mark.parametrize("size", [2, 30, EXACT_LIMIT_WORDS + 50])
def test_any_scores_make_a_tree(size: int) -> None:
    scores = np.random.default_rng(size).normal(size=(size, size + 1)).astype(np.float32)
    assert is_tree(decode_tree(scores).tolist())
    assert is_tree(decode_tree(np.zeros_like(scores)).tolist())
