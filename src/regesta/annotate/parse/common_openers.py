"""Common nouns with the capital of their sentence: words, tags and labels enter; corrected tags and labels leave.

"Landmines killed 12 people" tells of mines and names nobody. What the list does not know stays as the model read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from regesta.annotate.lexicon_files import read_tables


def openers(words: Sequence[str], starts: Sequence[bool], labels: Sequence[str]) -> list[int]:
    """Return the numbers of the words that open a sentence as common nouns; none inside a longer name.

    A capital on the next word leaves it open whether both are a name ("Landmine Monitor says"): such a pair stays.
    """
    following = [*zip(words[1:], labels[1:], strict=True), ("", "O")]
    return [
        i
        for i, (word, start, (after, label)) in enumerate(zip(words, starts, following, strict=True))
        if start and word.lower() in _nouns() and label[0] != "I" and not after[:1].isupper()
    ]


def is_plural(noun: str) -> bool:
    """Tell whether one of the listed nouns stands in the plural."""
    return noun.lower().endswith("s")


@cache
def _nouns() -> frozenset[str]:
    return frozenset(read_tables(Path(__file__).with_suffix(".yaml"))["nouns"])
