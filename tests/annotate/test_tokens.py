"""Words: a text enters; words that rebuild it, as the treebanks cut them, leave."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from regesta.annotate.parse.tokens import cut_text, cut_words

CASES = [
    ("The base's lease isn't cheap.", ["The", "base", "'s", "lease", "is", "n't", "cheap", "."]),
    ("Angola’s army doesn’t train there.", ["Angola", "’s", "army", "does", "n’t", "train", "there", "."]),
    ("The 201st base cost $63 million.", ["The", "201st", "base", "cost", "$", "63", "million", "."]),
    ("It pays US$5.5 million", ["It", "pays", "US", "$", "5.5", "million"]),
    ("non-combatant pro-Russian forces", ["non-combatant", "pro-Russian", "forces"]),
    ("land-based, mine-affected", ["land", "-", "based", ",", "mine", "-", "affected"]),
    ("U.S. troops, U.K. jets", ["U.S.", "troops", ",", "U.K.", "jets"]),
    ("Lt. Gen. A. K. Okello", ["Lt.", "Gen.", "A.", "K.", "Okello"]),
    ("See No. 5, p. 12.", ["See", "No.", "5", ",", "p.", "12", "."]),
    ("2009–2012 and Luanda–Lobito", ["2009", "–", "2012", "and", "Luanda", "–", "Lobito"]),
    ("ships and/or aircraft", ["ships", "and", "/", "or", "aircraft"]),
    ("the 1990's, 7:30PM", ["the", "1990's", ",", "7:30", "PM"]),
    ("12km of road, 40kg", ["12", "km", "of", "road", ",", "40", "kg"]),
    ("ended in 2004.[10] Then", ["ended", "in", "2004", ".", "[", "10", "]", "Then"]),
    ("left the country.12 Then", ["left", "the", "country", ".", "12", "Then"]),
    ("a “dream.”7 Then", ["a", "“", "dream", ".", "”", "7", "Then"]),
    ("(they left.)12 Then", ["(", "they", "left", ".", ")", "12", "Then"]),
    ("really?! Yes!!", ["really", "?!", "Yes", "!!"]),
    ("No. It is in sector B. Sector C", ["No", ".", "It", "is", "in", "sector", "B", ".", "Sector", "C"]),
    ("No. 12 and B. Sector", ["No.", "12", "and", "B.", "Sector"]),
    ("person(s)", ["person", "(", "s", ")"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_are_those_of_the_treebanks(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in cut_words(text) if not text[a:b].isspace()] == expected


def rebuild(text: str, blocks: list[tuple[int, int]]) -> str:
    words = cut_text(text, blocks)
    return "".join(token + " " * followed for token, followed in zip(words.texts, words.followed, strict=True))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120), st.lists(st.tuples(st.integers(-5, 130), st.integers(-5, 130)), max_size=4))
@example(" \n a  b ", [(0, 3), (3, 8)])
@example("a\u00a0 b\u200b…¹²[3]", [(1, 4)])
def test_words_rebuild_any_text(text: str, blocks: list[tuple[int, int]]) -> None:
    assert rebuild(text, blocks) == text


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["$5", "U.S.", "a", " ", "\n", "[1]", ".", "’s", "–", "!!", "etc.", "2", "¹"]), max_size=30
    )
)
def test_words_rebuild_texts_of_odd_parts(parts: list[str]) -> None:
    text = "".join(parts)
    assert rebuild(text, [(0, len(text) // 2), (len(text) // 2, len(text))]) == text


def test_words_do_not_cross_blocks() -> None:
    words = cut_text("basement", [(0, 4), (4, 8)])
    assert words.texts == ["base", "ment"]
    assert words.blocks == [[0], [1]]


def test_blocks_leave_out_spaces_and_footnote_marks() -> None:
    words = cut_text("They left.³  They returned.4 Then", [(0, 33)])
    assert [words.texts[i] for i in words.marks] == ["³", "4"]
    assert [words.texts[i] for i in words.blocks[0]] == ["They", "left", ".", "They", "returned", ".", "Then"]


def test_a_figure_after_a_full_stop_and_a_blank_is_no_footnote_mark() -> None:
    assert cut_text("They left. 300 stayed.", [(0, 22)]).marks == []


def test_long_text_without_spaces_is_cut_in_linear_time() -> None:
    assert rebuild("x" * 100_000, [(0, 100_000)]) == "x" * 100_000
