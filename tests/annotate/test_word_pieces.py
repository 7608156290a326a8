"""How words fall into pieces, as the reference implementation of the vocabulary spells them."""

from __future__ import annotations

import pytest

from regesta.annotate.parse.word_pieces import fold_letters, spell, split_parts

NAMES = ["[UNK]", "base", "##s", "##ment", "un", "unexploded", "##ex", "a", "##b", "-", "'", "s", "3", "##0", "地", "$"]
PIECES = {name: number for number, name in enumerate(NAMES)}


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("base", ["base"]),
        ("Bases", ["base", "##s"]),
        ("BASEMENT", ["base", "##ment"]),
        ("Unexploded", ["unexploded"]),
        ("unexs", ["un", "##ex", "##s"]),
        ("àb", ["a", "##b"]),
        ("base-s", ["base", "-", "s"]),
        ("base's", ["base", "'", "s"]),
        ("$30", ["$", "3", "##0"]),
        ("地地", ["地", "地"]),
        ("ba\u00adse", ["base"]),
        ("base\u00a0a", ["base", "a"]),
        ("basex", ["[UNK]"]),
        ("x-a", ["[UNK]", "-", "a"]),
        ("a" * 101, ["[UNK]"]),
        ("", []),
        ("\u200b\ufffd", []),
    ],
)
def test_words_are_spelt_with_the_longest_pieces(word: str, pieces: list[str]) -> None:
    assert spell(word, PIECES) == [PIECES[one] for one in pieces]


def test_letters_lose_case_accents_and_what_is_not_seen() -> None:
    assert fold_letters("Şırnak ÉCOLE Ёлка\x00") == "sırnak ecole елка"
    assert fold_letters("ΣΑΣ") == "σασ"


def test_marks_stand_alone() -> None:
    assert list(split_parts("a.b — c")) == ["a", ".", "b", "—", "c"]
