"""Names of companies and other bodies: a name enters, its words leave; two names enter, how they agree leaves.

What is known of names here: a legal form is left out or written in another language's way; numbers may be written out;
"and" is `&`; a slash parts two names of one body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import yaml

from regesta.link.naming import nations_in
from regesta.link.spelling import is_one_word, letters_apart
from regesta.vocabulary.folding import bare_name, fold_name
from regesta.vocabulary.gazetteer import load_gazetteer

SLIPS = 2
"""Letters that two spellings of one name may be apart in all, as in names of persons."""
WORD_SHARE = 3
"""One letter in three at most may differ in a word: CVC and CVS may be one, BD and BP are two, Sigma and Cigna too."""

_SMALL = frozenset({"the", "of", "and", "for", "in", "de", "und", "et", "i", "affairs"})
_DOMAIN = re.compile(r"(?<=\w)\.(?:com|org|net|info|[a-z]{2})(?:\.[a-z]{2})?$")
_NAMELIKE = re.compile(r"[a-z]{2,}")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_BRITISH = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"is(?=ations?$|es?$|ed$|ing$)", "iz"), (r"(?<=[a-z]{2}[bnv])our$", "or"), (r"^(def|off)ence$", r"\1ense"),
        (r"^(cent|met|theat)re$", r"\1er"), (r"^programme", "program"), (r"^(coun[cs]el)l", r"\1"),
    )
)  # fmt: skip
"""Endings in which names of one body differ between British and American papers."""
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}[^\W\d_]?\b")


@cache
def _legal_forms() -> re.Pattern[str]:
    """Return a pattern for all legal forms at the start or end of a folded name, longer phrases first."""
    table = yaml.safe_load((Path(__file__).parent / "data" / "legal_forms.yaml").read_text(encoding="utf-8"))
    phrases = sorted({str(form) for forms in table.values() for form in forms}, key=lambda form: (-len(form), form))
    joined = "|".join(phrases)
    return re.compile(rf"^(?:(?:{joined}) )+(?=\S)|(?<=\S)(?: (?:{joined}))+$")


@cache
def _numerals() -> dict[str, int]:
    table = yaml.safe_load((Path(__file__).parent / "data" / "numerals.yaml").read_text(encoding="utf-8"))
    return {str(word): int(number) for word, number in table["numerals"].items()}


@lru_cache(maxsize=65_536)
def read_body_name(name: str) -> tuple[str, ...]:
    """Return the words of a body's name, numbers as digits, without its legal forms; these stay if there is no more."""
    name = _DOMAIN.sub("", name)
    folded = fold_name(bare_name(_INITIALS.sub(lambda initials: initials[0].replace(".", ""), name)))
    bare = folded
    while (shorter := _legal_forms().sub("", bare).strip()) != bare and shorter:
        bare = shorter
    nations, used = nations_in(name)
    words = [word for word in bare.split() if word not in _SMALL | used]
    countries = [fold_name(nation).replace(" ", "") for nation in sorted(nations)]
    return tuple(_join_numbers([*words, *countries] or folded.split()))


@lru_cache(maxsize=65_536)
def read_office_of_state(name: str) -> frozenset[str]:
    """Return the words of a body that every country has, without the country: Defence Ministry, Ministry of Defense.

    That it is the national one goes without saying: the National Red Crescent Society of a country is its Red Crescent.
    """
    nations, _ = nations_in(name)
    return frozenset(read_body_name(name)) - {"national"} - {fold_name(nation).replace(" ", "") for nation in nations}


def _join_numbers(words: list[str]) -> Iterator[str]:
    """Yield words with written numbers as digits: `forty four` is 44, `first` and `1st` are 1."""
    tens = 0
    for word in words:
        number = _numerals().get(word)
        if tens and (number is None or number >= 10):
            yield str(tens)
            tens = 0
        if number is not None and number >= 20:
            tens = number
        elif number is not None:
            yield str(tens + number)
            tens = 0
        else:
            yield _as_american(_ORDINAL.sub(r"\1", word))
    if tens:
        yield str(tens)


def _as_american(word: str) -> str:
    """Return an English word as Americans spell it: organization, labor, defense, center, program."""
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return word


@lru_cache(maxsize=131_072)
def compare_body_names(a: str, b: str) -> int | None:
    """Return how many letters two names of bodies are apart, None where a word has no like: they are two names.

    Every word of either name must pair up; a longer name may be a branch or a daughter, and is another.
    """
    found = (
        _compare_words(read_body_name(one), read_body_name(other))
        for one in _alternatives(a)
        for other in _alternatives(b)
    )
    return min((letters for letters in found if letters is not None), default=None)


def _alternatives(name: str) -> list[str]:
    """Return a name and the names that a slash parts in it; a short part ("A/S") is a form and no name."""
    parts = [part for part in name.split("/") if _NAMELIKE.search(fold_name(part)) and len(part) > len("A/S")]
    return [name, *parts] if len(parts) > 1 else [name]


def _compare_words(first: tuple[str, ...], second: tuple[str, ...]) -> int | None:
    one, other = "".join(first), "".join(second)
    if one == other and one:
        return 0
    if len(first) != len(second):
        return letters_apart(one, other) if letters_apart(one, other) <= 1 and min(len(one), len(other)) > 9 else None
    free, letters = list(second), 0
    for word in first:
        options = [(found, place) for place, like in enumerate(free) if (found := _between(word, like)) is not None]
        if not options:
            return None
        found, place = min(options)
        free.pop(place)
        letters += found
    return letters if letters <= SLIPS else None


@lru_cache(maxsize=131_072)
def _between(a: str, b: str) -> int | None:
    """Return the letters between two words, None where they are two: other countries, or too far apart."""
    if a == b or (not a.isdigit() and is_one_word(a, b)):
        return 0
    gazetteer = load_gazetteer()
    if gazetteer.country_of(a.title()) and gazetteer.country_of(b.title()):
        return None
    letters = letters_apart(a, b)
    return letters if letters <= SLIPS and letters * WORD_SHARE <= min(len(a), len(b)) else None
