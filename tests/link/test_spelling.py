"""Spellings of one word are told from other words, and slips are counted."""

from __future__ import annotations

import pytest

from regesta.link.spelling import is_one_word, letters_apart


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("akaev", "akayev"), ("japarov", "zhaparov"), ("rahmon", "rakhmon"), ("hussein", "husayn"), ("hamid", "hamed"),
        ("salih", "saleh"), ("tartus", "tartous"), ("kulob", "kulyab"), ("gorbachev", "gorbachov"),
        ("putin", "poutine"),
        ("samarkand", "samarqand"), ("sarkisian", "sarkisyan"), ("wladimir", "vladimir"), ("eltsin", "yeltsin"),
    ],
)  # fmt: skip
def test_transliterations_are_one_word(a: str, b: str) -> None:
    assert is_one_word(a, b)
    assert is_one_word(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("karimov", "karimova"), ("marat", "murat"), ("jalil", "jalal"), ("hassan", "hussein"), ("talas", "taraz"),
        ("kant", "kent"), ("islam", "ismail"), ("khalid", "khalil"), ("tartus", "tarsus"),
        ("gori", "goris"), ("ali", "alo"),
    ],
)  # fmt: skip
def test_other_words_are_two(a: str, b: str) -> None:
    assert not is_one_word(a, b)
    assert not is_one_word(b, a)


@pytest.mark.parametrize(
    ("a", "b", "letters"),
    [("kant", "kant", 0), ("akaev", "akeav", 1), ("kant", "kan", 1), ("abcd", "badc", 2), ("putin", "pulin", 1)],
)
def test_letters_apart_are_counted_with_swaps(a: str, b: str, letters: int) -> None:
    assert letters_apart(a, b) == letters_apart(b, a) == letters
