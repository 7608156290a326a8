"""Folding of words for search: text in any script enters, plain lower-case ASCII leaves.

Index and query are folded alike, so that a name typed plainly finds its accented and its Cyrillic spelling.
"""

from __future__ import annotations

import re

from anyascii import anyascii

_SIGNS = str.maketrans("", "", "ьъЬЪʹʺ")
"""Hard and soft signs: romanised as apostrophes or not at all, and never typed in a search."""

_SAME_SPELLINGS = (
    ("ye", "e"),  # Акаев: Akayev, Akaev; Ельцин: Yeltsin, Eltsin
    ("yo", "e"),  # Горбачёв: Gorbachyov, Gorbachev
    ("kh", "h"),  # Худжанд: Khujand, Hujand
    ("iy", "i"),  # Горький: Gorkiy, Gorki
    ("yy", "i"),  # Красный: Krasnyy, Krasny
    ("oe", "o"),  # Böhme: Boehme, Bohme
    ("ue", "u"),  # Müller: Mueller, Muller
    ("ae", "a"),  # Jäger: Jaeger, Jager; and so Akaev, Akayev, on both sides alike
)
"""Spellings of one sound that romanisations of one name vary between, applied to index and query alike."""


def fold(text: str) -> str:
    """Return the text as a search sees it: ASCII, lower case, romanisations of one sound made one."""
    plain = text.translate(_SIGNS)
    if not plain.isascii():
        plain = anyascii(plain)
    plain = plain.casefold().replace("\0", " ")
    for spelling, stands_for in _SAME_SPELLINGS:
        plain = plain.replace(spelling, stands_for)
    return plain


def words_of(query: str) -> list[str]:
    """Return the folded words of a query; operators and punctuation of search languages are no words."""
    return re.findall(r"[a-z0-9]+", fold(query))
