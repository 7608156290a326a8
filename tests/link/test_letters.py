"""Nearness of words by their letters, counted by hand."""

from __future__ import annotations

import pytest

from regesta.link.letters import are_at_most_one_letter_apart, measure_similarity


@pytest.mark.parametrize(
    ("a", "b", "common"),
    [
        ("karimjanov", "karimjanov", 10),
        ("karimzhanov", "karimjanov", 9),
        ("shoigu", "shoygin", 4),
        ("abc", "", 0),
        ("abc", "xyz", 0),
        ("abc", "cba", 1),
    ],
)
def test_similarity_is_twice_what_is_common_by_all_letters(a, b, common):
    expected = pytest.approx(200 * common / (len(a) + len(b)))
    assert measure_similarity(a, b) == measure_similarity(b, a) == expected


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("atambayev", "atambaev", True),
        ("osman", "osmon", True),
        ("akaev", "akeav", True),
        ("kant", "kant", True),
        ("kant", "ant", True),
        ("kant", "kan", True),
        ("", "a", True),
        ("kant", "osh", False),
        ("abcd", "badc", False),
        ("abcd", "cbad", False),
        ("kant", "kantsk", False),
    ],
)
def test_one_letter_apart(a, b, near):
    assert are_at_most_one_letter_apart(a, b) is are_at_most_one_letter_apart(b, a) is near
