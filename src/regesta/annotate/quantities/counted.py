"""The noun phrase that a number counts: a text and an offset enter; the words of which one may be made leave."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.annotate.quantities.words import load_quantity_words

WORD = re.compile(r"[ \u00a0]+([^\W\d_](?:[\w’'&/-]|\.(?=\w))*|(?=\S*[^\W\d_])\d[\w-]*)")


NAMES = frozenset({"US", "U.S", "West", "East", "North", "South"})
"""Written so, words that else end a phrase are of a name: "the 4,500-strong West African force"."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun phrase that a number counts, and its head noun."""

    start: int
    end: int
    head_start: int
    is_person: bool
    words: str | None = None
    """What is counted in words of its own, where a noun further on is shared: "Dutch soldiers"."""

    def phrase(self, text: str) -> str:
        """Return what is counted, in the text's words."""
        return self.words or text[self.start : self.end]


def words_after(text: str, offset: int, limit: int) -> list[re.Match[str]]:
    """Return the words that may make one noun phrase after an offset, `limit` of them at most."""
    words = load_quantity_words()
    found: list[re.Match[str]] = []
    while len(found) < limit:
        match = WORD.match(text, offset)
        if match is None or (match[1].lower() in words.phrase_ends and match[1] not in NAMES):
            break
        found.append(match)
        offset = match.end()
        if text[offset : offset + 2] == ". " and re.search(r"\.\w\Z", match[1]) is None:
            break
        # "U.S. soldiers": the full stop of an abbreviation does not end the phrase.
        offset += text[offset : offset + 1] == "." and re.search(r"\.\w\Z", match[1]) is not None
    return found
