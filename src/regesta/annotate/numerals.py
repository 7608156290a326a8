"""Numbers in digits and in words: a stretch of text enters, its worth leaves.

Times and quantities both read numbers through this module, so that "two dozen" is worth the same in "two dozen
years" and in "two dozen tanks".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from regesta.annotate.lexicon_files import load_lexicon

__all__ = ["DIGITS", "NumberWords", "alternatives", "load_number_words", "number_pattern", "on_one_line", "read_number"]

# Groups of three with a comma or a (thin, no-break) space, Indian groups ("12,34,567"); groups with dots only where
# they cannot be decimals: several groups ("1.250.000"), a group of noughts ("7.000"), a decimal comma behind them. A
# decimal comma alone ("3,5 million", "2,4 km") only before what makes an enumeration unlikely. A blank behind the
# comma, as bad scans have it, only before a last group of noughts ("90, 000"), which is no number of its own.
DIGITS = (
    r"(?:\d{1,3}(?:,[ \u00a0]?\d{3})*,[ \u00a0]000(?![.,]\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?"
    r"|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}|[1-9]\d{0,2}\.000|\d+\.\d+"
    r"|\d{1,3},\d{1,2}(?=\s?(?:[%‰]|(?:per\s?cent|[mb]illion|thousand|bn|mln|km|kg|hectares|tons)\b))|\d+)(?!\d)"
)
EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3},\d{1,2}")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of the lexicon, by what they do; see `lexicons/numerals.yaml`."""

    units: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    noughts: Mapping[str, int]
    scales: Mapping[str, int]
    scale_letters: Mapping[str, int]
    letters_of_money: frozenset[str]
    counted_in_millions: tuple[str, ...]
    bare_plurals: Mapping[str, int]
    vague: Mapping[str, int]
    fractions: Mapping[str, int]
    compound_parts: Mapping[str, int]
    fraction_signs: Mapping[str, float]
    ordinals: tuple[str, ...]


@cache
def load_number_words() -> NumberWords:
    """Return the number words that ship with the package."""
    raw = load_lexicon("numerals")
    money = frozenset(raw["letters_of_money"])
    lists = {name: tuple(raw[name]) for name in ("ordinals", "counted_in_millions")}
    return NumberWords(**{**raw, **lists, "letters_of_money": money})


def alternatives(words: object) -> str:
    """Return a regular expression for any of the words, the longest first; spaces match any run of blanks."""
    ordered = sorted({str(word) for word in words}, key=lambda word: (-len(word), word))  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def on_one_line(words: object) -> str:
    """Return `alternatives` whose parts are one blank apart: a sign is not continued on the next line."""
    return alternatives(words).replace(r"\s+", r"[ \u00a0]")


@cache
def number_pattern() -> str:
    """Return the regular expression of one definite number, in digits, words or both ("1.3 million", "two dozen").

    It must be compiled with IGNORECASE; "a" counts only before a scale ("a hundred").
    """
    words = load_number_words()
    unit, scale = alternatives(words.units), alternatives(words.scales) + r"s?\b"
    tens, teens, nought = (alternatives(table) for table in (words.tens, words.teens, words.noughts))
    below_hundred = rf"(?:{tens}(?:(?:\s*-\s*|\s+){unit})?|{teens}|{unit})\b"
    small = (
        rf"(?:(?:{below_hundred}(?:[-\s]hundred\b(?:\s+(?:and\s+)?{below_hundred})?)?|{nought}\b)"
        rf"(?:\s+point(?:\s+(?:{nought}|{below_hundred}))+\b)?)"
    )
    part = (
        rf"(?:{DIGITS}(?:[-\s]?{scale})?(?:(?<=hundred)\s+and\s+\d{{1,2}}(?![\w.,/-]*\d|\s*{scale}))?|{small}(?:[-\s]{scale})?"
        rf"|half\s+(?:an?\s+)?{scale}|a\s+hundred\b(?:\s+and\s+{below_hundred})?(?:\s+{scale})?|a\s+{scale}"
        r"|hundred\s+(?:thousand|million)\b|(?<=\bthe\s)(?:hundred|dozen)\b)"
    )
    more = rf"(?:(?:(?<=[dn])|(?<=lakh)|(?<=crore))\s+(?:and\s+)?{small}(?:[-\s]{scale})?)"
    return rf"(?:{part}{more}{{0,3}})"


def read_number(text: str) -> float | None:
    """Return what a number in digits or words is worth; None for words that are no number.

    "1,300" is 1300, "1.3 million" 1300000, "two hundred and fifty" 250, "a dozen" 12, "half a million" 500000.
    """
    whole, _, decimals = text.lower().partition(" point ")
    number = _read_whole(whole)
    if number is None or not decimals:
        return number
    scales = alternatives(load_number_words().scales)
    parts = re.fullmatch(rf"(?P<digits>.*?)(?P<scale>(?:[-\s]+{scales}s?)*)", decimals)
    assert parts is not None  # both groups may be empty
    words = re.sub(r"([a-z]+ty)[-\s]+(?=[a-z])", r"\1-", parts["digits"]).split()
    digits = [_read_whole(word) for word in words]
    if None in digits:
        return None
    size = _read_whole(parts["scale"]) if parts["scale"] else 1.0
    return _tidy(float(f"{number:.0f}." + "".join(f"{digit:.0f}" for digit in digits)) * (size or 1.0))


def _read_whole(text: str) -> float | None:
    if EUROPEAN.fullmatch(text):
        return _read_digits(text)
    words = load_number_words()
    worth = {**words.noughts, **words.units, **words.teens, **words.tens, "a": 1, "an": 1, "half": 0.5}
    total, current, found = 0.0, None, False
    for token in re.findall(rf"{DIGITS}|[a-z]+", text):
        if token[0].isdigit():
            current = (current or 0) + _read_digits(token)
            continue
        size = words.scales.get(token) or words.scales.get(token.removesuffix("s"))
        if size is not None:
            multiplied = (1 if current is None else current) * size
            total, current = (total, multiplied) if size == 100 else (total + multiplied, None)
            found = True
        elif token in worth:
            if not (token in ("a", "an") and current == 0.5):
                current = (current or 0) + worth[token]
        elif token not in ("and", "of"):
            return None
    return _tidy(total + (current or 0)) if found or current is not None else None  # "0 million" is nought


def _read_digits(token: str) -> float:
    if EUROPEAN.fullmatch(token):
        return float(token.replace(".", "").replace(",", "."))
    bare = re.sub(r"[, \u00a0\u2009\u202f]", "", token)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}|[1-9]\d{0,2}\.000", bare):
        bare = bare.replace(".", "")
    return float(bare)


def _tidy(number: float) -> float:
    """Round off what binary floating point adds: 5.2 million is 5200000."""
    return round(number, 6)
