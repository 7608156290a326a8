"""Offices as things that can be compared: an office as printed enters, its words and country leave.

"Kyrgyz Foreign Minister", "the Minister of Foreign Affairs of Kyrgyzstan" are one office; "First Deputy Minister of
Foreign Affairs" is another.
"""

from __future__ import annotations

from functools import lru_cache

from regesta.link.naming import nations_in, read_words
from regesta.vocabulary.folding import fold_name

Office = tuple[str, str]
"""The words of an office in alphabetical order, and its country, empty where none is told."""

_LEFT_OUT = frozenset(
    {
        "of",
        "the",
        "affairs",
        "then",
        "former",
        "acting",
        "republic",
        "his",
        "her",
        "its",
        "our",
        "s",
        "and",
        "for",
        "in",
    }
)
_ALIKE = {
    "defense": "defence", "ministers": "minister", "ministry": "minister", "pm": "prime", "chairwoman": "chairman",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "vice": "deputy",
}  # fmt: skip


@lru_cache(maxsize=65_536)
def read_office(text: str, country: str | None = None) -> Office | None:
    """Return an office for comparison; None where the words name none. `country` counts where the words tell none."""
    nations, used = nations_in(text)
    words = {_ALIKE.get(word, word) for word in fold_name(text).split() if word not in used}
    words -= _LEFT_OUT
    if words.isdisjoint(read_words()["offices"]):
        return None
    return " ".join(sorted(words)), (next(iter(nations)) if len(nations) == 1 else country or "")


@lru_cache(maxsize=65_536)
def office_before(text: str, name: str, country: str | None = None) -> Office | None:
    """Return the office that stands before a person's name in a mention: "Kyrgyz President Askar Akaev"."""
    words = name.split()
    at = text.find(words[0]) if words else -1
    return read_office(text[:at], country) if at > 0 else None
