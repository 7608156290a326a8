"""Names of persons: a name as printed enters, its parts leave; two names' parts enter, how they agree leaves.

What is known of names here: a comma puts the surname first; `al-` and its like are no part of a name; `Abd` makes one
with what follows; `bin` tells the father, so that the order counts; initials stand for names; a name may be left out,
as a patronymic mostly is, but never be another's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml
from anyascii import anyascii

from regesta.link.naming import read_words
from regesta.link.spelling import consonants_of, is_one_word, letters_apart
from regesta.vocabulary.folding import bare_name, fold_name

SLIPS = 2
"""Letters that two spellings of one name may be apart in all. On the pairs of `benchmarks/linking.py` one finds an
eighth fewer of the right ones, three no more and joins twice as many wrong; in five folds two is chosen each time."""
WORD_SHARE = 2
"""A word may have lost every such letter to a slip: two letters of four, one of three, none of a single one."""
LEAST_WHOLE = 2
"""Words in full by which a shorter name is known to be a longer one's: a lone word is anybody's."""

_ABD = re.compile(r"\babd(?:[aeou]l?)?(?: (?:al|el|ul|ar|ur|as|us|az|uz|an|un))? (?=[a-z]{3})")
_ABD_GLUED = re.compile(
    r"\babd(?:[aeu]l(?=[b-df-hj-np-tv-z]|[aeiou][a-z]{3,}\b(?<!ev)(?<!ov)(?<!va))|[aeu](?=(?:rr|zz|ss|nn|ll)))"
)
_AL_DIN = re.compile(r"(?<=[a-z]{3})(?:[aeiou]? (?:al|ad|ud|ed|el) ?|u|e|a)(?:din|deen|dine|ddin)\b")
_DOTTED_INITIAL = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
_ARABIC = re.compile("[\u0590-\u06ff]")
_FATHERED = frozenset({"bin", "ibn", "ben", "bint"})
_OF_FATHER = re.compile(r"[a-z]{3,}(?:[oe]vich|[oe]vitch|ovna|evna|ichna)")
_CHILD_OF = frozenset({"oglu", "oglou", "ogly", "qizi", "kizi", "kyzy", "uulu", "uly", "ugli", "qyzy"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts: its words without titles and particles, the word that names the father marked."""

    words: tuple[str, ...]
    fathers: tuple[str, ...]
    """Words that follow `bin` or are patronymics by their ending."""
    reordered: bool
    """Whether a comma, or initials at the end, put the surname first."""
    unvowelled: bool
    """Whether it was printed in a script that writes no short vowels, so that only consonants can be compared."""

    @property
    def whole(self) -> tuple[str, ...]:
        """The words that are no initials."""
        return tuple(word for word in self.words if len(word) > 1)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two names agree: letters apart over all paired words, None where words contradict each other."""

    letters: int | None
    whole: int = 0
    """Pairs of words in full."""
    doubtful_order: bool = False
    """Whether the words agree only in an order by which father and child change places."""


@cache
def _given_names() -> tuple[Mapping[str, frozenset[int]], frozenset[str]]:
    """Return the families that a given name belongs to, and all words that are given names."""
    table = yaml.safe_load((Path(__file__).parent / "data" / "given_names.yaml").read_text(encoding="utf-8"))
    families: dict[str, set[int]] = {}
    for number, row in enumerate(table["families"]["rows"]):
        for name in row:
            families.setdefault(name, set()).add(number)
    words = frozenset(families) | frozenset(table["others"]["words"])
    return {name: frozenset(numbers) for name, numbers in families.items()}, words


@lru_cache(maxsize=65_536)
def read_person_name(name: str) -> PersonName:
    """Return the parts of a person's name; a name of nothing but titles keeps them, so that it equals itself alone."""
    ordered, reordered = _surname_last(name)
    folded = fold_name(_DOTTED_INITIAL.sub(r"\1. ", bare_name(ordered)))
    folded = _AL_DIN.sub("addin", _ABD_GLUED.sub("abd ", folded))
    folded = _ABD.sub("abd", folded)
    table = read_words()
    parts = folded.split()
    while len(parts) > 1 and parts[0] in table["titles"]:
        parts.pop(0)
    particles = table["person_particles"] | _CHILD_OF
    reordered = reordered or bool(parts and (parts[0] in _FATHERED - {"ben"} or parts[-1] in _FATHERED))
    words: list[str] = []
    fathers: list[str] = []
    for before, word in zip(["", *parts], parts, strict=False):
        if word in _CHILD_OF and words:
            fathers.append(words[-1])
        if (word in particles and before) or word in particles - {"ben"} or word == before:
            continue
        words.append(word)
        if before in _FATHERED or _OF_FATHER.fullmatch(word):
            fathers.append(word)
    if len(words) > LEAST_WHOLE and words[-1] in table["company_forms"]:
        words.pop()
    if len(words) > 1 and len(words[-1]) == 1 and len(words[0]) > 1:
        reordered = True
    return PersonName(tuple(words or folded.split()), tuple(fathers), reordered, bool(_ARABIC.search(name)))


def _surname_last(name: str) -> tuple[str, bool]:
    """Return a name with what stood after its only comma in front: Smith, John."""
    surname, comma, given = name.partition(",")
    if not comma or "," in given or not given.strip() or len(surname.split()) > LEAST_WHOLE:
        return name, False
    return f"{given.strip()} {surname.strip()}", True


@lru_cache(maxsize=262_144)
def compare_person_names(a: str, b: str) -> Agreement:
    """Return how two names of persons agree, word by word, the words of the shorter one in those of the longer.

    Initials stand for words. A word without its like contradicts, unless the other name has too few words to have it.
    """
    first, second = read_person_name(a), read_person_name(b)
    if first.unvowelled != second.unvowelled:
        first, second = _bones_of(first), _bones_of(second)
    short, long = sorted((first, second), key=lambda one: (len(one.words), one.words))
    if _fathers_differ(short, long):
        return Agreement(None)
    found = _pair_in_order(short.words, long.words)
    if found.letters == 0:
        return found
    turned = _pair_turned(short, long)
    glued = _compare_glued(short.words, long.words)
    known = [one for one in (found, turned, glued) if one.letters is not None]
    return min(known, key=lambda one: (one.doubtful_order, one.letters), default=Agreement(None))


def is_made_of_given_names(name: PersonName) -> bool:
    """Say whether all words of a name are given names, so that many bear it: Ali Hassan, Mohammad Omar."""
    return all(word in _given_names()[1] for word in name.words)


def _bones_of(name: PersonName) -> PersonName:
    """Return a name with its consonants only, the Arabic article gone, y and w taken for vowels."""
    words = (re.sub("^l(?=..)", "", word) if name.unvowelled else word for word in name.words)
    bones = (re.sub("[yvw]", "", consonants_of(re.sub("[`'y]", "", word))) for word in words)
    return PersonName(tuple(word for word in bones if word), (), False, True)


def _fathers_differ(short: PersonName, long: PersonName) -> bool:
    """Whether both names tell a father and the fathers have no name in common."""
    if not short.fathers or not long.fathers:
        return False
    return not any(_same_word(one, other) for one in short.fathers for other in long.fathers) and not any(
        _letters_between(one, other) is not None for one in short.fathers for other in long.fathers
    )


def _pair_in_order(short: Sequence[str], long: Sequence[str]) -> Agreement:
    """Pair the words of the shorter name with those of the longer, in their order, with the fewest letters apart."""
    skips = len(long) - len(short)
    best: dict[int, tuple[int, int] | None] = {skip: (0, 0) for skip in range(skips + 1)}
    for place, word in enumerate(short):
        reached: dict[int, tuple[int, int] | None] = {}
        so_far: tuple[int, int] | None = None
        for skip in range(skips + 1):
            before = best.get(skip)
            if before is not None and (so_far is None or before < so_far):
                so_far = before
            step = _letters_between(word, long[place + skip])
            in_full = len(word) > 1 and len(long[place + skip]) > 1
            reached[skip] = None if step is None or so_far is None else (so_far[0] + step, so_far[1] - in_full)
        if not any(reached.values()):
            return Agreement(None)
        best = reached
    ends = [one for one in best.values() if one is not None]
    if not ends:
        return Agreement(None)
    letters, whole = min(ends)
    return Agreement(letters, -whole)


def _pair_turned(short: PersonName, long: PersonName) -> Agreement:
    """Pair the words after turning the shorter name round: its last word first, or its first word last."""
    if len(short.words) < LEAST_WHOLE:
        return Agreement(None)
    turned = (short.words[1:] + short.words[:1], short.words[-1:] + short.words[:-1], tuple(sorted(short.words)))
    others = (long.words, long.words, tuple(sorted(long.words)))
    pairs = (_pair_in_order(words, other) for words, other in zip(turned, others, strict=True))
    best = min((one for one in pairs if one.letters is not None), key=lambda one: one.letters or 0, default=None)
    if best is None:
        return Agreement(None)
    given = _given_names()[1]
    marked = short.reordered != long.reordered
    doubtful = not marked and (bool(short.fathers and long.fathers) or all(word in given for word in short.words))
    return Agreement(best.letters, best.whole, doubtful)


def _compare_glued(short: Sequence[str], long: Sequence[str]) -> Agreement:
    """Compare two names with their blanks left out: Pol Pot and PolPot."""
    if len(short) == len(long):
        return Agreement(None)
    one, other = "".join(short), "".join(long)
    letters = 0 if is_one_word(one, other) else letters_apart(one, other)
    return Agreement(letters, LEAST_WHOLE) if letters <= 1 and min(len(one), len(other)) > SLIPS else Agreement(None)


@lru_cache(maxsize=262_144)
def _letters_between(a: str, b: str) -> int | None:
    """Return the letters between two words of names, 0 for one word or its initial; None for two words."""
    if _same_word(a, b):
        return 0
    if 1 in (len(a), len(b)):
        return None
    letters = letters_apart(a, b)
    return letters if letters <= SLIPS and letters * WORD_SHARE <= min(len(a), len(b)) else None


@lru_cache(maxsize=262_144)
def _same_word(a: str, b: str) -> bool:
    if 1 in (len(a), len(b)):
        return _initial_of(a) == _initial_of(b)
    families = _given_names()[0]
    return is_one_word(a, b) or bool(families.get(a, frozenset()) & families.get(b, frozenset()))


def _initial_of(word: str) -> str:
    """Return the first sound of a word, for which alphabets have one letter: Zh, Kh, Sh, Yu."""
    plain: str = anyascii(word)
    return {"zh": "j", "dz": "j", "yu": "y", "ye": "e", "kh": "h"}.get(plain[:2], plain[:1])
