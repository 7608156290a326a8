"""Base forms: a word with its tags enters; its lemma leaves.

A table of irregular forms (`lemmas.yaml`) and a few endings by rule; what neither knows is its own lemma. Rules ask
for lemmas of frequent words ("signed", "bases", "withdrawn"); a rare word's wrong ending does no harm.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from regesta.annotate.lexicon_files import read_tables

VOWELS = frozenset("aeiou")
SECTIONS = {"NOUN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adjective", "ADV": "adverb", "PRON": "pronoun"}
# Ends of adjectives that have an e: "larg-er", "wid-est", "saf-er", "clos-est".
E_ADJECTIVES = (
    "arg",
    "ug",
    "c",
    "v",
    "clos",
    "u",
    "wid",
    "saf",
    "lat",
    "rar",
    "nic",
    "simpl",
    "bl",
    "tl",
    "fin",
    "sur",
    "cut",
    "matur",
)


@lru_cache(maxsize=50_000)
def lemmatize(word: str, tag: str, pos: str) -> str:
    """Give the base form of a word by its Penn tag and universal part of speech; names keep their form."""
    if tag in ("NNP", "NNPS") or pos == "PROPN":
        return word
    lower = word.lower()
    if tag == "PRP$" or word[:1].isdigit():
        return lower
    section = SECTIONS.get(pos, "other")
    known = _irregular().get((section, lower)) or _irregular().get(("other", lower))
    if known:
        return lower if tag in ("VB", "VBP") and lower in _table().get(section, {}) else known  # "to lay" is no "lie"
    if tag == "NNS":
        return _singular(lower)
    if tag in ("VBD", "VBN", "VBG", "VBZ"):
        return _infinitive(lower, tag)
    if tag in ("JJR", "JJS", "RBR", "RBS"):
        return _positive(lower)
    return lower


@cache
def _table() -> dict[str, Any]:
    """Read the table."""
    return read_tables(Path(__file__).with_name("lemmas.yaml"))


@cache
def _irregular() -> dict[tuple[str, str], str]:
    """Index the table by word class and form."""
    return {
        (section, form): lemma
        for section, lemmas in _table().items()
        if isinstance(lemmas, dict)
        for lemma, forms in lemmas.items()
        for form in forms
    }


@cache
def _stems(kind: str) -> re.Pattern[str]:
    """Compile the patterns of stems with or without a silent e."""
    return re.compile("|".join(f"(?:{pattern})$" for pattern in _table()[kind]))


def _singular(word: str) -> str:
    """Take off a plural's ending; "servicemen" follows "men"."""
    for plural, one in (("women", "woman"), ("men", "man"), ("children", "child"), ("feet", "foot"), ("wives", "wife")):
        if word.endswith(plural):
            return word.removesuffix(plural) + one
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith(("’s", "'s")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def _infinitive(word: str, tag: str) -> str:
    """Take off a verb's ending, and give back the e or take out the doubled letter."""
    if tag == "VBZ":
        return _singular(word)
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    ending = "ing" if tag == "VBG" else "ed"
    stem = word.removesuffix(ending)
    if stem == word and word.endswith("es"):  # a present that the tagger takes for a past: "supersedes"
        return _singular(word)
    if stem == word or len(stem) < 2 or not VOWELS & set(stem + "y"):
        return word
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz" and stem[-1] not in VOWELS:
        return stem[:-1]
    return stem + "e" if _lost_an_e(stem) else stem


def _lost_an_e(stem: str) -> bool:
    """Say whether a stem had a silent e: "provid" and "mov" had, "establish" had not."""
    if len(stem) == 2:
        return stem not in ("be", "go", "do") and stem[-1] not in "yx"
    return not _stems("stem_without_e").search(stem) and bool(_stems("stem_with_e").search(stem))


def _positive(word: str) -> str:
    """Take off a comparative's or superlative's ending."""
    for ending in ("iest", "ier"):
        if word.endswith(ending) and len(word) > 5:
            return word.removesuffix(ending) + "y"
    for ending in ("est", "er"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
                return stem[:-1]
            return stem + "e" if stem.endswith(E_ADJECTIVES) else stem
    return word
