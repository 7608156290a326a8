"""A block's words, or the names a site gave its element, enter; why it is page furniture leaves, None if it is not.

The words are data (furniture.yaml), each with its reason. Doubt keeps a block: what is furniture gives no claims.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LONGEST_WHOLE_WORDS = 20
_LONGEST_BEGINNING_WORDS = 60
_LONGEST_CHARACTERS = 1500
"""Longer blocks are not looked at: no furniture is so long, and patterns stay fast."""
_STORIES_LABEL = "a label over the site's other stories"
"""The reason, in furniture.yaml, of the labels below which headlines of other stories stand."""
_LABEL_CHARACTERS = 60
_LEAST_HEADLINE_WORDS, _MOST_HEADLINE_WORDS = 5, 25
_STOP = re.compile(r"[.…:;][”’\"')\]]*$")
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@dataclass(frozen=True, slots=True)
class _Phrase:
    pattern: re.Pattern[str]
    reason: str
    most_words: int
    no_stop: bool
    """Whether a block that ends in a full stop is none: it is a sentence."""


def furniture_reason(text: str) -> str | None:
    """Say why a block with these words is furniture, or None: then it belongs to the document."""
    if len(text) > _LONGEST_CHARACTERS:
        return None
    words = len(text.split())
    stripped = text.strip(" \t\n\r\u00a0.:!*•")
    stopped = bool(_STOP.search(text.rstrip()))
    if not any(map(str.isalnum, text)):
        return "a rule or an ornament"
    for phrase in _phrases("whole"):
        if words <= phrase.most_words and phrase.pattern.fullmatch(stripped):
            return phrase.reason
    for phrase in _phrases("beginning"):
        if words <= phrase.most_words and phrase.pattern.match(stripped) and not (phrase.no_stop and stopped):
            return phrase.reason
    return None


def find_listed_stories(texts: Sequence[str]) -> set[int]:
    """Return the indices of headlines of other stories: the lines without a stop right below a label over such.

    "Read also:", then a headline or several. The first line of running text, or a short line that may be a heading of
    the document itself, ends the list. Without labels there are none.
    """
    listed: set[int] = set()
    for index, text in enumerate(texts):
        if not labels_stories(text):
            continue
        for later in range(index + 1, len(texts)):
            words = len(texts[later].split())
            if _STOP.search(texts[later]) or not _LEAST_HEADLINE_WORDS <= words <= _MOST_HEADLINE_WORDS:
                break
            listed.add(later)
    return listed


def labels_stories(text: str) -> bool:
    """Say whether a line stands over other stories of the site, as "Read also:" does."""
    stripped = text.strip(" \t\n\r\u00a0.:!*•")
    return len(stripped) < _LABEL_CHARACTERS and any(
        phrase.reason == _STORIES_LABEL and phrase.pattern.fullmatch(stripped) for phrase in _phrases("whole")
    )


def ends_article(text: str) -> bool:
    """Say whether after a block with these words the site goes on rather than the story."""
    stripped = text.strip()
    return len(stripped) < 200 and any(phrase.pattern.match(stripped) for phrase in _phrases("ends_article"))


@cache
def names_furniture(names: str, *, shell: bool) -> bool:
    """Say whether class or id names are those of page furniture.

    `shell` asks for the weaker words, which count only where no headline or story is inside the element.
    """
    words = _class_words("shell" if shell else "inside")
    for name in names.split():
        parts = [part.lower() for part in _NAME_PARTS.findall(name)]
        if name.lower() in words or any(part in words for part in parts):
            return True
        if any(first + second in words for first, second in itertools.pairwise(parts)):
            return True
    return False


@cache
def _table() -> Any:
    return yaml.safe_load((files(__package__) / "furniture.yaml").read_text(encoding="utf-8"))


@cache
def _phrases(part: str) -> tuple[_Phrase, ...]:
    longest = _LONGEST_WHOLE_WORDS if part == "whole" else _LONGEST_BEGINNING_WORDS
    return tuple(
        _Phrase(
            re.compile(phrase.replace(" ?", r"\s*").replace(" ", r"\s+"), re.I),
            row["reason"],
            row.get("words", longest),
            row.get("no_stop", False),
        )
        for row in _table()[part]
        for phrase in row["phrases"]
    )


@cache
def _class_words(strength: str) -> frozenset[str]:
    return frozenset(word for words in _table()["class_words"][strength].values() for word in words)
