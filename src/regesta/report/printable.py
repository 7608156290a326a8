"""Text from documents on its way into a file: anything enters, what can be printed on one line leaves."""

from __future__ import annotations

import unicodedata

__all__ = ["one_line"]

_REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of text round: with them a document could make a footnote read backwards."""


def one_line(text: str) -> str:
    """Return text on one line without control characters and marks that reorder it; words stay as they are."""
    kept = (" " if char.isspace() else char for char in text if char not in _REORDERING)
    printed = (char for char in kept if char == " " or unicodedata.category(char) not in {"Cc", "Cs", "Cn"})
    return " ".join("".join(printed).split())
