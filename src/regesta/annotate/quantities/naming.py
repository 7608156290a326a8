"""Digits that count nothing: a text enters; spans that name, rank, mark, dial or cite leave, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from regesta.annotate.lexicon_files import load_lexicon
from regesta.annotate.numerals import alternatives, load_number_words
from regesta.annotate.quantities.currencies import load_currencies
from regesta.annotate.quantities.units import load_units
from regesta.annotate.quantities.words import load_quantity_words
from regesta.annotate.times.names import is_plural_like, next_word

LARGEST_OF_A_FRACTION = 100
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A stretch with digits that is no quantity: what it is, and how that was seen."""

    start: int
    end: int
    kind: str
    reason: str


@cache
def _reasons() -> dict[str, str]:
    return {row["kind"]: row["reason"] for row in load_lexicon("figure_names")["figures"]}


@cache
def _pattern() -> re.Pattern[str]:
    words = load_quantity_words()
    units = [form for form in (*load_units().names, *load_units().symbols) if form.isalnum()]
    fillers = {
        "{nouns}": alternatives(words.reference_nouns),
        "{suffixes}": alternatives(
            [*(set(load_number_words().scale_letters) - {"b"}), *units, *load_currencies().codes, "s", "strong"]
        ),
    }
    kinds = []
    for row in load_lexicon("figure_names")["figures"]:
        forms = "|".join(row["forms"])
        for name, filler in fillers.items():
            forms = forms.replace(name, filler)
        kinds.append(f"(?P<{row['kind']}>{forms})")
    return re.compile("|".join(kinds), re.MULTILINE)


@lru_cache(maxsize=2)  # quantities and figures both ask for those of the document that is being read
def find_named_figures(text: str) -> tuple[NamedFigure, ...]:
    """Return the stretches whose digits are no quantity, in order and without overlaps.

    A reference noun before a number that counts ("post 30 men", "station 200 troops") does not make it a name, nor does
    one at the end of the block before: a cell "Radar station" beside a cell "900".
    """
    found = []
    for match in _matches_in_blocks(text):
        kind = match.lastgroup or "name"
        if kind == "reference" and _counts_after_all(text, match):
            continue
        if kind == "name" and (_is_currency_code(match[0]) or _is_scaled(match[0])):
            continue
        if kind == "code" and _is_share(text, match):
            continue
        found.append(NamedFigure(match.start(), match.end(), kind, _reasons()[kind]))
    return tuple(found)


def _matches_in_blocks(text: str) -> Iterator[re.Match[str]]:
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield from _pattern().finditer(text, start, gap.start())
        start = gap.end()
    yield from _pattern().finditer(text, start)


def _counts_after_all(text: str, match: re.Match[str]) -> bool:
    after, gap = next_word(text, match.end())
    if not gap or not re.search(r"\d\Z", match[0]) or re.search(r"[#№/]|\bNo", match[0]):
        return False
    return is_plural_like(after) or after in ("million", "thousand", "hundred", "billion", "dozen")


def _is_share(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers with a stroke are a fraction: "3/4 of", "10 1/2 miles", "a 1/4-mile track"."""
    parts = match[0].split("/")
    if len(parts) != 2 or not 0 < int(parts[0]) < int(parts[1]) < LARGEST_OF_A_FRACTION:
        return False
    after = re.compile(r"[ -]([a-z]+)").match(text, match.end())
    return after is not None and (after[1] == "of" or load_units().find(after[1]) is not None)


def _is_scaled(words: str) -> bool:
    """Tell whether digits and letters are a number with its scale, printed together: "3million"."""
    number = re.fullmatch(r"[\d.,]+(?P<scale>[a-z]+)", words)
    return number is not None and number["scale"].removesuffix("s") in load_number_words().scales


def _is_currency_code(words: str) -> bool:
    return re.match(r"[A-Z]{3}\d", words) is not None and words[:3] in load_currencies().codes
