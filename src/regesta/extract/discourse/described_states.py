"""Which states a description without a name may mean: "the island nation", "the Central Asian country".

A noun for a state or other ground enters; the names of the states that its adjectives fit leave, or None where they
fit any. Which of them is meant, the page must have named.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTING = frozenset(["the", "this", "that"])


@cache
def _tables() -> Mapping[str, Any]:
    path = Path(__file__).with_name("kinds_of_countries.yaml")
    tables: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tables


@cache
def _states_of(kind: str) -> frozenset[str]:
    entry = _tables()["kinds"][kind]
    inner = (_states_of(other) for other in entry.get("includes", ()))
    return frozenset(entry["countries"]).union(*inner)


@cache
def _by_words() -> Mapping[str, frozenset[str]]:
    """What each description fits: "west african" and the like, in small letters."""
    return {words: _states_of(kind) for kind, entry in _tables()["kinds"].items() for words in entry["words"]}


@cache
def _say_nothing() -> frozenset[str]:
    return frozenset(_tables()["say_nothing"])


def states_described(noun: Token) -> frozenset[str] | None:
    """Return the states that the adjectives before a noun fit; None where they fit any.

    None at all for adjectives of which the table knows nothing, and for a noun without "the", "this" or "that".
    """
    before = _words_before(noun)
    if not before:
        return frozenset()
    words = before[1:]
    found: frozenset[str] | None = None
    while words:
        length = next((n for n in (3, 2, 1) if " ".join(words[:n]) in _by_words()), 0)
        if not length and words[0] not in _say_nothing():
            return frozenset()
        if length:
            fitting = _by_words()[" ".join(words[:length])]
            found = fitting if found is None else found & fitting
        words = words[max(length, 1) :]
    return found


def _words_before(noun: Token) -> list[str]:
    """Return the words from the article to the noun, in small letters, hyphens joined to their words."""
    start = noun.i
    while start > noun.sent.start and noun.i - start < LONGEST and noun.doc[start].lower_ not in POINTING:
        start -= 1
    text = noun.doc[start : noun.i].text.lower() if noun.doc[start].lower_ in POINTING else ""
    return text.replace(",", " ").split()


LONGEST = 7
"""Words that an article may stand before its noun."""
