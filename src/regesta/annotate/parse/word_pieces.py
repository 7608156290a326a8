"""How a word falls into word pieces: a word and the pieces that there are enter, the ids of its pieces leave.

The way of BERT's uncased vocabularies: control characters go, letters lose case and accents, every punctuation mark and
every Chinese character stands alone, and each part is spelt with the longest pieces that fit, from left to right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

UNKNOWN = "[UNK]"
CONTINUED = "##"
"""Mark of a piece that goes on a part rather than begins it."""

MOST_CHARACTERS = 100
"""Characters of a part that is spelt at all."""

_UNSEEN = {"Cc", "Cf", "Co", "Cs"}
"""Categories that are left out: controls, formats, private and half characters."""

_CHINESE = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
"""Blocks of characters that are words of their own, as the vocabulary was made with them."""


def spell(word: str, pieces: Mapping[str, int]) -> list[int]:
    """Return the ids of a word's pieces; a part that cannot be spelt is one unknown piece, no part is no piece."""
    return [piece for part in split_parts(fold_letters(word)) for piece in _spell_part(part, pieces)]


def fold_letters(word: str) -> str:
    """Return a word without case, accents and control characters, Chinese characters between spaces."""
    cleaned = "".join(
        " " if one.isspace() else f" {one} " if _is_chinese(one) else one for one in word if _is_seen(one)
    )
    decomposed = unicodedata.normalize("NFD", cleaned)
    return "".join(one.lower() for one in decomposed if unicodedata.category(one) != "Mn")


def _is_seen(character: str) -> bool:
    if character in "\t\n\r":
        return True
    return character != "\N{REPLACEMENT CHARACTER}" and unicodedata.category(character) not in _UNSEEN


def _is_chinese(character: str) -> bool:
    return any(start <= ord(character) <= end for start, end in _CHINESE)


def split_parts(folded: str) -> Iterator[str]:
    """Yield the parts of a folded word: what stands between spaces, with each punctuation mark for itself."""
    part = ""
    for character in folded:
        if character.isspace() or _is_punctuation(character):
            if part:
                yield part
            part = ""
            if not character.isspace():
                yield character
        else:
            part += character
    if part:
        yield part


def _is_punctuation(character: str) -> bool:
    """Whether a character is a mark: in ASCII whatever is neither letter nor digit, `$` and `+` included."""
    if character.isascii():
        return not character.isalnum() and character.isprintable()
    return unicodedata.category(character).startswith("P")


def _spell_part(part: str, pieces: Mapping[str, int]) -> list[int]:
    if len(part) > MOST_CHARACTERS:
        return [pieces[UNKNOWN]]
    found, start = list[int](), 0
    while start < len(part):
        mark = CONTINUED if start else ""
        ends = range(len(part), start, -1)
        end = next((one for one in ends if mark + part[start:one] in pieces), None)
        if end is None:
            return [pieces[UNKNOWN]]
        found.append(pieces[mark + part[start:end]])
        start = end
    return found
