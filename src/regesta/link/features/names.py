"""What names alone tell of bodies, bases, places and agreements: two named things enter, 1 or 0 leaves."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Indel

from regesta.link.body_names import compare_body_names, read_body_name, read_office_of_state
from regesta.link.named import Named
from regesta.link.naming import read_words
from regesta.link.spelling import is_one_word, spelling_key

SIMILAR = 0.88
"""Least share of letters in common of two spellings of one word: 0.84 joined Shoigu with Shoygin; 0.92 parted
Karimzhanov from Karimjanov (`benchmarks/linking.py`)."""
SHORTEST_SIMILAR = 6
"""Letters from which words are compared so; in shorter ones a single letter makes another name."""
LEAST_ACRONYM = 3


def same_name(a: Named, b: Named) -> float:
    """The folded names are equal, and something in them tells the thing from others of its kind; no bare surname."""
    least = 2 if a.group == "person" else 1
    return float(a.traits.key == b.traits.key and len(a.traits.distinctive) >= least)


def same_words(a: Named, b: Named) -> float:
    """The words that distinguish are the same, in any order and transliteration: Manas Air Base, air base of Manas."""
    if not a.traits.distinctive or not words_match(a, b):
        return 0.0
    return float(len(_keys(a)) == len(_keys(b)) or "".join(_keys_of(a)) == "".join(_keys_of(b)))


def part_of_the_name(a: Named, b: Named) -> float:
    """All distinguishing words of the shorter name stand in the longer one: Kant base, Kant Air Base near Bishkek."""
    return float(bool(a.traits.distinctive and b.traits.distinctive) and words_match(a, b))


def part_of_the_name_of_a_body(a: Named, b: Named) -> float:
    """All distinguishing words of a body's name stand in the other's, which may be a branch: it takes one document.

    A single word in common tells nothing across documents: Security Council, Federal Security Service.
    """
    least = min(len(a.traits.distinctive), len(b.traits.distinctive))
    return part_of_the_name(a, b) if least > 1 or a.documents & b.documents else 0.0


def same_name_of_a_body(a: Named, b: Named) -> float:
    """Two names of bodies agree word by word when legal forms are left out: OAO Gazprom, Gazprom JSC."""
    return float(_tells(a) and _tells(b) and compare_body_names(a.name, b.name) == 0)


def _tells(named: Named) -> bool:
    """Whether a body's name has a word, country or number that tells it from other ministries, banks or brigades."""
    return bool(named.traits.distinctive or named.traits.nations) or any(map(str.isdigit, read_body_name(named.name)))


def nearly_the_same_name_of_a_body(a: Named, b: Named) -> float:
    """Two names of bodies are a letter or two apart, as by a slip of the pen; alone this leaves it unsettled."""
    letters = compare_body_names(a.name, b.name)
    return float(bool(letters))


def same_national_body(a: Named, b: Named) -> float:
    """Both are a body that every country has once, of one country, by one name: Ministry of Defence of Armenia.

    Where one name tells no country, one document is taken to speak of one.
    """
    one_country = a.operator is not None and a.operator == b.operator
    unknown = None in (a.operator, b.operator) and bool(a.documents & b.documents)
    same = a.traits.key == b.traits.key or (
        is_national(a) and is_national(b) and read_office_of_state(a.name) == read_office_of_state(b.name)
    )
    return float(same and (one_country or unknown))


def is_national(named: Named) -> bool:
    """Say whether a body is of a kind that every country has: a ministry, an army, a parliament."""
    return not read_words()["national"].isdisjoint(named.traits.words)


def acronym(a: Named, b: Named) -> float:
    """One name is made of the first letters of the other: JMAC, Joint Mine Action Centre."""
    short, long = sorted((a, b), key=lambda named: (not is_acronym(named), named.traits.words))
    letters = "".join(short.traits.words)
    if not is_acronym(short) or is_acronym(long):
        return 0.0
    return float(letters in ("".join(word[0] for word in words) for words in _acronym_words(long)))


def is_acronym(named: Named) -> bool:
    """Say whether a name is one word of three capitals at least, dots and slashes left out: JMAC, RFE/RL, U.S.A.F."""
    plain = named.name.replace(".", "").replace("/", "")
    return plain.isupper() and plain.isalpha() and len(plain) >= LEAST_ACRONYM


def other_sides(a: Named, b: Named) -> float:
    """One name has a word of side that the other has not: North Ossetia is not South Ossetia."""
    return float(a.traits.sides != b.traits.sides and (a.entry is None or a.entry != b.entry))


@lru_cache(maxsize=262_144)
def is_like_one_word(a: str, b: str) -> bool:
    """Whether two words are spellings of one: the same sound, or long and nearly the same letters."""
    if is_one_word(a, b):
        return True
    return min(len(a), len(b)) >= SHORTEST_SIMILAR and a[-2:] == b[-2:] and Indel.normalized_similarity(a, b) >= SIMILAR


def words_match(a: Named, b: Named) -> bool:
    """Whether every distinguishing word of the shorter name is a spelling of one in the longer name."""
    return _match(a.traits.distinctive, b.traits.distinctive)


@lru_cache(maxsize=131_072)
def _match(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((a, b), key=len)
    return all(any(is_like_one_word(word, other) for other in long) for word in short) or (
        len("".join(short)) >= SHORTEST_SIMILAR and spelling_key("".join(short)) == spelling_key("".join(long))
    )


def _keys(named: Named) -> frozenset[str]:
    return frozenset(_keys_of(named))


def _keys_of(named: Named) -> list[str]:
    return [spelling_key(word) for word in named.traits.distinctive]


def _acronym_words(named: Named) -> list[tuple[str, ...]]:
    small = {"of", "and", "the", "for", "in", "on", "to"}
    return [named.traits.words, tuple(word for word in named.traits.words if word not in small)]
