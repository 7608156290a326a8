"""Whether two words are spellings of one: two folded words enter, a yes, or the number of letters between them, leaves.

Two questions are kept apart. `is_one_word` says whether two words are transliterations of one name, by the ways in
which sounds of Slavic, Turkic, Persian and Arabic names are written in English; it is strict. `letters_apart` counts
how many letters a slip of the pen would have changed, and says nothing on whether it did.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

SHORTEST_SOUND = 5
"""Letters from which words that differ in vowels can be one: Hamid and Hamed, but not Kant and Kent."""
SHORTEST_BONES = 2
"""Consonants that such words must share, at least: Salih and Saleh share two."""

_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
    (r"tsch|tch", "c"), (r"shch|sch", "sh"), (r"dzh|dsh|dj|zh|j", "z"), (r"dz|ds(?=[aeiou])", "z"), (r"ch", "c"),
    (r"kh|gh(?=[aeiouy])|x(?=[aeiou])", "h"), (r"ph", "f"), (r"ts|tz", "c"), (r"ck|q", "k"), (r"x", "ks"),
    (r"w", "v"), (r"ou|oo", "u"), (r"(?<=[a-z])yo(?=v|t)", "e"),
        (r"(?<=[aeiou])y(?=e)|(?<=i)y(?=[ae])", ""), (r"y(?=[aeou])", ""),
    (r"ia", "a"), (r"ie", "e"), (r"io", "o"), (r"iu", "u"), (r"iy|yi|yy|ij|ii|y|ee", "i"), (r"aa", "a"),
        (r"e?ff?$", "v"),
    (r"(.)\1", r"\1"), (r"(?<=[a-z])h", ""),
        (r"(?<=[csz])ov", "ev"), (r"(?<=[a-z][a-z]in)e$", ""),
    )
)  # fmt: skip
"""Ways in which one sound is written in English, tried in this order on a folded word. An h at the start is kept."""

_DOUBLED = re.compile(r"(.)\1")
_VOWEL = re.compile("[aeiou]+")
_CONSONANT = re.compile("[^aeiou]+")
_MIXED = frozenset(
    frozenset(pair)
    for pair in (("a", "e"), ("e", "i"), ("o", "u"), ("o", "a"), ("ai", "e"), ("ai", "ei"), ("au", "o"), ("ui", "u"))
)
"""Vowels that transliterations exchange: Ahmad and Ahmed, Hamid and Hamed, Islam and Islom; after `spelling_key`."""


@lru_cache(maxsize=131_072)
def spelling_key(word: str) -> str:
    """Return what transliterations of one word have in common: `akayev` and `akaev`, `kulyab` and `kuliab`."""
    return _sound_of(word).replace("u", "o")


@lru_cache(maxsize=131_072)
def _sound_of(word: str) -> str:
    for pattern, sound in _SPELLINGS:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=131_072)
def consonants_of(word: str) -> str:
    """Return the consonants of a word's spelling key, doubled ones once: what Arabic script writes of a name."""
    return _DOUBLED.sub(r"\1", _VOWEL.sub("", _sound_of(word)))


@lru_cache(maxsize=262_144)
def is_one_word(a: str, b: str) -> bool:
    """Say whether two words are spellings of one name: equal, of one sound, or apart in vowels that are exchanged."""
    if a == b or (spelling_key(a) == spelling_key(b) and min(len(a), len(b)) > 2):
        return True
    if min(len(a), len(b)) < SHORTEST_SOUND or len(consonants_of(a)) < SHORTEST_BONES:
        return False
    return consonants_of(a) == consonants_of(b) and _vowels_agree(_sound_of(a), _sound_of(b))


def _vowels_agree(a: str, b: str) -> bool:
    """Whether the vowels of two keys stand in the same places and differ only as transliterations do."""
    first, second = _CONSONANT.split(a), _CONSONANT.split(b)
    return len(first) == len(second) and all(
        _vowels_are_exchanged(one, other) for one, other in zip(first, second, strict=True)
    )


def _vowels_are_exchanged(one: str, other: str) -> bool:
    if one == other or frozenset((one, other)) in _MIXED:
        return True
    return len(one) == len(other) > 1 and all(map(_vowels_are_exchanged, one, other))


@lru_cache(maxsize=262_144)
def letters_apart(a: str, b: str) -> int:
    """Return how many letters are put in, left out, changed or swapped with their neighbour between two words."""
    return int(OSA.distance(a, b))
