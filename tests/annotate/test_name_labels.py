"""From scores to names: label scores enter; BIO labels that make whole names leave."""

from __future__ import annotations

import numpy as np
import pytest

from regesta.annotate.parse.name_labels import decode_names

LABELS = ["O", "B-ORG", "I-ORG", "B-PLACE", "I-PLACE"]


def scores_of(*rows: dict[str, float]) -> np.ndarray:
    return np.array([[row.get(label, 0.0) for label in LABELS] for row in rows], dtype=np.float32)


def test_the_best_labels_are_kept_when_they_make_names() -> None:
    scores = scores_of({"B-ORG": 5}, {"I-ORG": 5}, {"O": 5}, {"B-PLACE": 5})
    assert decode_names(scores, [True, False, False, False], LABELS) == ["B-ORG", "I-ORG", "O", "B-PLACE"]


def test_a_name_that_lost_its_head_gets_it_back() -> None:
    scores = scores_of({"O": 2, "B-ORG": 1.5}, {"I-ORG": 6}, {"I-ORG": 6})
    assert decode_names(scores, [True, False, False], LABELS) == ["B-ORG", "I-ORG", "I-ORG"]


def test_a_name_has_one_type() -> None:
    scores = scores_of({"B-ORG": 4, "B-PLACE": 3}, {"I-PLACE": 6, "B-PLACE": 1}, {"I-PLACE": 6})
    assert decode_names(scores, [True, False, False], LABELS) == ["B-PLACE", "I-PLACE", "I-PLACE"]


def test_a_name_ends_with_its_sentence() -> None:
    scores = scores_of({"B-ORG": 5}, {"I-ORG": 5, "B-ORG": 4})
    assert decode_names(scores, [True, True], LABELS) == ["B-ORG", "B-ORG"]


@pytest.mark.parametrize("seed", range(20))
def test_any_scores_make_whole_names(seed: int) -> None:
    rng = np.random.default_rng(seed)
    starts = [True, *(rng.random(11) < 0.2).tolist()]
    found = decode_names(rng.normal(size=(12, 5)).astype(np.float32), starts, LABELS)
    for before, label, start in zip(["O", *found], found, starts, strict=False):
        assert label[0] != "I" or (not start and before[1:] == label[1:] and before[0] in "BI")
