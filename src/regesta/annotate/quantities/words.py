"""The lexicon of counting and measuring as typed tables, read once from `lexicons/quantities.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from regesta.annotate.lexicon_files import load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """Every word list that decides something about quantities; the lexicon says why each is there."""

    people: frozenset[str]
    """Singulars and plurals."""
    many_people: frozenset[str]
    """Plurals only."""
    peoples: frozenset[str]
    groups: frozenset[str]
    members: frozenset[str]
    sets: Mapping[str, int]
    multiples: Mapping[str, int]
    phrase_ends: frozenset[str]
    irregular_plurals: frozenset[str]
    not_plural: frozenset[str]
    counted_by_one: frozenset[str]
    harm: frozenset[str]
    growth: tuple[str, ...]
    ranging: tuple[str, ...]
    sizes: tuple[str, ...]
    numbering: tuple[str, ...]
    reference_nouns: frozenset[str]

    def is_person_noun(self, word: str) -> bool:
        """Tell whether a word counts people: by the list, by -man and -men, or as the name of a people."""
        lower = word.lower().strip("'’")
        if lower in self.people or word in self.peoples:
            return True
        if "-" in lower and lower.rpartition("-")[2] in self.people:
            return True
        if lower.endswith("ists") and len(lower) > 7 and lower not in ("consists", "persists", "checklists"):
            return True
        return lower.endswith(("men", "women")) or (word[:1].isupper() and lower.endswith("ans") and len(lower) > 5)

    def is_counted_by_one(self, word: str) -> bool:
        """Tell whether "one" counts a singular noun; before others it is as often a pronoun."""
        return word.lower() in self.counted_by_one or (self.is_person_noun(word) and word not in self.peoples)

    def is_plural_noun(self, word: str) -> bool:
        """Tell whether a word can be what a number above one counts, by its form alone."""
        lower = word.lower()
        if lower in self.not_plural or lower in self.phrase_ends or lower.endswith(("'s", "’s", "ss")):
            return False
        return (
            lower in self.many_people
            or lower in self.irregular_plurals
            or word in self.peoples
            or (len(lower) > 3 and lower.endswith(("s", "men", "women")))
        )


def _with_plurals(words: Iterable[str]) -> frozenset[str]:
    singulars = list(words)
    return frozenset([*singulars, *(f"{word}s" for word in singulars)])


@cache
def load_quantity_words() -> QuantityWords:
    """Return the words that ship with the package."""
    raw: dict[str, Any] = load_lexicon("quantities")
    return QuantityWords(
        people=_with_plurals(raw["people"]) | frozenset(raw["plural_people"]),
        many_people=frozenset([*(f"{word}s" for word in raw["people"]), *raw["plural_people"]]),
        peoples=frozenset(raw["peoples"]),
        groups=_with_plurals(raw["groups"]),
        members=frozenset(raw["members"]),
        sets=raw["sets"],
        multiples=raw["multiples"],
        phrase_ends=frozenset(raw["phrase_ends"]),
        irregular_plurals=frozenset(raw["irregular_plurals"]),
        not_plural=frozenset(raw["not_plural"]),
        counted_by_one=frozenset(raw["counted_by_one"]),
        harm=frozenset(raw["harm"]),
        growth=tuple(raw["growth"]),
        ranging=tuple(raw["ranging"]),
        sizes=tuple(raw["sizes"]),
        numbering=tuple(raw["numbering"]),
        reference_nouns=frozenset(load_lexicon("times")["reference_nouns"]),
    )
