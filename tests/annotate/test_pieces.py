"""What the model is fed: words and their spacing enter; ids, shapes and positions leave."""

from __future__ import annotations

import pytest

from regesta.annotate.parse.pieces import MAX_PIECES_PER_WORD, UNK, PieceTable, shape_of
from regesta.annotate.parse.syntax import WEIGHTS

TABLE = PieceTable(WEIGHTS / "tokenizer.json")


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("base", "troops"), True),
        (("Base", "Kant"), True),
        (("BASE", "NATO"), True),
        (("12", "2012"), True),
        (("base", "Base"), False),
        (("Base", "BASE"), False),
        (("A", "AB"), False),
        (("2012", "201st"), False),
        ((",", "base"), False),
        (("McKay", "Mckay"), False),
        (("база", "base"), True),
        (("基地", "base"), False),
    ],
)
def test_shapes_tell_case_and_kind(words: tuple[str, str], same: bool) -> None:
    assert (shape_of(words[0], False) == shape_of(words[1], False)) is same


def test_shapes_tell_words_glued_to_the_one_before() -> None:
    assert shape_of("'s", True) != shape_of("'s", False)


def test_each_word_has_its_first_and_last_piece() -> None:
    window = TABLE.window(["Unexploded", "ordnance", ",", "🙂"], [False, False, True, False])
    assert len(window.ids) == len(window.shapes)
    assert len(window.first) == len(window.last) == 4
    assert all(a <= b for a, b in zip(window.first, window.last, strict=True))
    assert window.last[0] + 1 == window.first[1]


@pytest.mark.parametrize("word", ["x" * 5_000, "\u200b", "\u00ad", " "])
def test_any_word_has_one_to_eight_pieces(word: str) -> None:
    assert 1 <= len(TABLE.pieces(word)) <= MAX_PIECES_PER_WORD


def test_a_word_that_cannot_be_spelt_is_unknown() -> None:
    assert TABLE.pieces("\u200b") == [UNK]
