"""What a name says by itself: a mention's words enter, its traits leave (numbers, years, heads, what distinguishes it).

The classes of words stand in `data/words.yaml`; spellings are compared by `spelling.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from regesta.vocabulary.folding import bare_name, fold_name
from regesta.vocabulary.gazetteer import load_gazetteer

_GLUED = re.compile(r"(?<![a-z0-9])(\d+(?:st|nd|rd|th))(?=[a-z])")
_NUMBER = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a name tells about the thing: every part folded, empty where the name does not say."""

    key: str
    words: tuple[str, ...]
    numbers: frozenset[str]
    years: frozenset[str]
    sides: frozenset[str]
    head: str | None
    """Class of the head noun, as `base`; None where no word of the name is a known head."""
    nations: frozenset[str]
    """Countries named in it, also by adjective."""
    distinctive: tuple[str, ...]
    """Words that tell the thing from others of its kind, in their order; numbers are not among them."""


@cache
def read_words() -> Mapping[str, Any]:
    """Return the table of words with its lists as sets, the classes of heads turned round to word → class."""
    table = yaml.safe_load((Path(__file__).parent / "data" / "words.yaml").read_text(encoding="utf-8"))
    heads = {word: name for name, words in table["heads"].items() for word in words}
    akin = {frozenset(pair) for pair in table["akin"]}
    sets = {name: frozenset(part["words"]) for name, part in table.items() if "words" in part and name != "heads"}
    common = sets["generic"] | sets["sides"] | sets["company_forms"] | heads.keys()
    return {"heads": heads, "akin": akin, "pairs": table["pairs"], "common": common, **sets}


@lru_cache(maxsize=65536)
def read_traits(name: str, *, is_person: bool = False) -> Traits:
    """Return the traits of a name; of a person, titles are left out and every other word distinguishes."""
    key = _GLUED.sub(r"\1 ", fold_name(bare_name(name)))
    nations, national_words = nations_in(name)
    words = tuple(key.split())
    years = frozenset(word for word in words if _YEAR.fullmatch(word))
    numbers = frozenset(m[1] for word in words if word not in years and (m := _NUMBER.fullmatch(word)))
    table = read_words()
    plain = [word for word in words if word not in national_words and not _NUMBER.fullmatch(word)]
    common = table["titles"] if is_person else table["common"]
    return Traits(
        key=key,
        words=words,
        numbers=numbers,
        years=years,
        sides=frozenset(words) & table["sides"],
        head=None if is_person else _head_of(words),
        nations=nations,
        distinctive=tuple(word for word in plain if word not in common),
    )


def _head_of(words: tuple[str, ...]) -> str | None:
    """Return the class of the head: the last known head before a preposition, two-word heads first."""
    table = read_words()
    stop = next((i for i, word in enumerate(words) if i and word in {"of", "in", "at", "on", "near", "between"}), None)
    front = words[:stop]
    for last in range(len(front) - 1, -1, -1):
        pair = " ".join(front[max(last - 1, 0) : last + 1])
        if found := table["pairs"].get(pair) or table["heads"].get(front[last]):
            return str(found)
    return None


@lru_cache(maxsize=65536)
def nations_in(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the countries that a name contains, and the folded words by which it names them."""
    named = load_gazetteer().countries_in(name)
    used = {word for _, words in named for form in (words, bare_name(words)) for word in fold_name(form).split()}
    return frozenset(country for country, _ in named), frozenset(used)
