"""Indefinite numbers: a text enters; "dozens", "several hundred", "a handful of", "twice" leave as amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from regesta.annotate.numerals import alternatives, load_number_words, read_number
from regesta.annotate.quantities.amount import Amount, exact_amount
from regesta.annotate.quantities.words import load_quantity_words

# Bare plurals ("dozens", "tens of thousands") are read as at least two of their unit.
LEAST_OF_PLURAL = 2


@cache
def _indefinite() -> re.Pattern[str]:
    words = load_number_words()
    own = load_quantity_words()
    bare = alternatives(word for word in words.bare_plurals if word != "scores")
    return re.compile(
        rf"(?<![\w-])(?:(?:(?:several|many|a\s+few|some)\s+)?(?P<bare>{bare}|scores(?=\s+of))"
        rf"(?:\s+of\s+(?P<of>{bare}))?(?:\s+of\s+(?P<of_of>{bare}))?"
        rf"|a\s+couple\s+(?:of\s+)?(?P<couple>(?:hundred\s+)?{alternatives(words.scales)})"
        rf"|(?:several|many|a\s+few)\s+(?P<scale>(?:hundred\s+)?{alternatives(words.scales)})"
        rf"|(?P<alone>several|a\s+few|a\s+handful(?=\s+of\s))|(?P<pair>a\s+couple(?=\s+of\s))"
        rf"|(?P<set>{alternatives(own.sets)})(?=\s+of\s)"
        rf"|(?P<times>{alternatives(own.multiples)}))(?![\w-])",
        re.IGNORECASE,
    )


def read_indefinite(text: str) -> Iterator[Amount]:
    """Yield every amount that its word leaves open, and those that are no numerals ("twofold", "a pair of")."""
    for match in _indefinite().finditer(text):
        yield _read(match)


def _read(match: re.Match[str]) -> Amount:
    words, own = load_number_words(), load_quantity_words()
    start, end = match.span()
    if match["times"]:
        times = own.multiples[re.sub(r"\s+", " ", match["times"].lower())]
        return replace(exact_amount(start, end, float(times), is_word=True), unit="time")
    if match["set"]:
        return exact_amount(start, end, float(own.sets[re.sub(r"\s+", " ", match["set"].lower())]), is_word=True)
    number = 2.0 if match["pair"] else None
    if match["couple"]:
        number = LEAST_OF_PLURAL * (read_number(match["couple"]) or 1.0)
    if number is not None:
        vague = Amount(start=start, end=end, number_start=start, number_end=end, number=number, low=None, high=None)
        is_vague = match["pair"] is not None
        return replace(vague, comparator="about", approximate=True, is_vague=is_vague, is_word=True)
    least = exact_amount(start, end, 0.0, is_word=True, is_vague=match["alone"] is not None)
    size = 1.0
    for name in ("bare", "of", "of_of"):
        size *= words.bare_plurals[match[name].lower()] if match[name] else 1
    if match["scale"]:
        size = read_number(match["scale"]) or 1.0
    low = size * LEAST_OF_PLURAL
    return replace(least, number=None, low=low, high=None, comparator="at_least", approximate=True)
