"""Letters set apart are words again where wider gaps tell the words, and stay as they are elsewhere."""

from __future__ import annotations

import pytest

from regesta.acquire.spaced_letters import join_spaced_letters


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("T h e   N o r t h e r n   b a s e", "The Northern base"),
        ("Before  T h e  p o s t  h a d  4 , 2 0 0  m e n .", "Before  The post had 4,200 men."),
        ("U S A\u00a0\u00a0b a s e s", "USA bases"),
        ("a d o p t e d b y t h e", "a d o p t e d b y t h e"),
        ("1  2  3  4 5 6", "1  2  3  4 5 6"),
        ("A B  C D  E", "A B  C D  E"),
        ("The base  had  4 men", "The base  had  4 men"),
    ],
)
def test_wider_gaps_tell_words(text: str, joined: str) -> None:
    assert join_spaced_letters(text) == joined
