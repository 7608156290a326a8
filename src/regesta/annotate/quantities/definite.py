"""Definite numbers: a text enters; numbers in digits and words leave as amounts, with ranges and signs of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from regesta.annotate.numerals import alternatives, load_number_words, number_pattern, on_one_line, read_number
from regesta.annotate.quantities.amount import Amount
from regesta.annotate.quantities.changes import tells_growth
from regesta.annotate.quantities.currencies import load_currencies
from regesta.annotate.quantities.tails import LEAST_SUM_OF_WORDLIKE_CODE
from regesta.annotate.quantities.units import load_units

# "Sector -37" is a name.
AFTER_NAME = re.compile(r"(?:\A|\W)[A-Z]\w*\s\Z")
# What makes a hyphen at the start of a line a minus: a degree, a percentage, or nothing else on the line.
SIGNED_AFTER = re.compile(r"\s?(?:°|%|degrees?\b|per\s?cent\b)|[^\n\w]*(?:\n|\Z)", re.IGNORECASE)
DASH = r"[-\u2010-\u2015]"


@cache
def _definite() -> re.Pattern[str]:
    currencies = load_currencies()
    signs, codes = on_one_line(currencies.signs), alternatives(currencies.codes)
    letters = rf"(?:{alternatives(load_number_words().scale_letters)})(?![\w²³/])"
    return re.compile(
        rf"(?<![\w.,/-])(?:(?P<between>between\s+)|(?P<range>from\s+))?"
        rf"(?P<minus>(?:minus|negative)\s+|(?<![^\s(])[-\u2212](?=\d|[$€£]))?"
        rf"(?:(?P<sign>(?-i:{signs}))\s?|(?P<code>(?-i:{codes}))\s?)?"
        rf"(?P<first>{number_pattern()})(?:\s?(?P<first_letter>{letters}))?"
        rf"(?:(?(between)\s+and\s+|(?:\s?{DASH}\s?|\s+(?:to|through|or)\s+))(?:(?P<last_sign>(?-i:{signs}))\s?)?"
        rf"(?P<last>{number_pattern()})(?:\s?(?P<last_letter>{letters}))?)?"
        rf"(?P<plus>\+)?",
        re.IGNORECASE,
    )


def read_definite(text: str) -> Iterator[Amount]:
    """Yield every number in digits or words, or both ends of a range, without what follows it."""
    for match in _matches(text):
        if not (match["minus"] in ("-", "\u2212") and AFTER_NAME.search(text[: match.start("minus")])):
            amount = _read(text, match)
            if max(abs(one or 0) for one in (amount.number, amount.low, amount.high)) <= LARGEST:
                yield amount


def _matches(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while (match := _definite().search(text, at)) is not None:
        if match["last"] and (_is_aside(match) or _is_change(match) or _is_year_of_another(match)):
            match = _definite().match(text, match.start(), match.end("first")) or match
        yield match
        at = match.end()


def _is_aside(match: re.Match[str]) -> bool:
    """Tell whether a dash between blanks sets two numbers apart: "12 June 2019 – Three men", "in 2015 – 34 people"."""
    between = match.string[match.end("first") : match.start("last")]
    if not ASIDE.fullmatch(between):
        return False
    kinds = match["first"][0].isdigit() != match["last"][0].isdigit()
    return "\u2014" in between or kinds or (_is_year(match["first"]) and not _is_year(match["last"]))


def _is_change(match: re.Match[str]) -> bool:
    """Tell whether "from A to B" is what was and what is, and no range: it shrinks, or a word before it says so.

    Without "from", what shrinks are two figures as well: "paid £4.5 million to 233 herders".
    """
    between = match.string[match.end("first") : match.start("last")]
    if match["between"] is not None or between.split()[:1] not in (["to"], ["through"]):
        return False
    first, last = read_number(match["first"]), read_number(match["last"])
    shrinks = first is not None and last is not None and first > last and not match["last_letter"]
    return shrinks or (match["range"] is not None and tells_growth(match.string, match.start()))


def _is_year_of_another(match: re.Match[str]) -> bool:
    """Tell whether the first number is the year of a figure before it: "from $3 million in 2005 to $5 million"."""
    if match["sign"] is not None or not _is_year(match["first"]) or _is_year(match["last"]):
        return False
    return match["last_sign"] is not None or IN_YEAR.search(match.string, 0, match.start("first")) is not None


def _is_year(words: str) -> bool:
    return YEAR_LIKE.fullmatch(words) is not None


IN_YEAR = re.compile(r"\b(?:in|since|during|by|for)\s+\Z", re.IGNORECASE)
ASIDE = re.compile(r"\s[-\u2010-\u2015]\s")
YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
LARGEST = 1e15
"""A longer row of digits is a number of an account or a parcel, and no longer exact as the numbers of a machine."""


def _read(text: str, match: re.Match[str]) -> Amount:
    has_currency = bool(match["sign"] or match["code"])
    counting = has_currency or (match["last"] is None and _counts_behind(text, match.end()))
    first = _scaled(match["first"], match["first_letter"], counting)
    start = match.start() if not match["range"] or match["last"] else match.end("range")
    number = first if first is not None else read_number(match["first"])
    assert number is not None
    end = match.end() if first is not None else match.end("first")
    if match["minus"] and not _is_bullet(text, match):
        number = -number
    elif match["minus"]:
        start = match.end("minus")
    amount = Amount(
        start=start if match["last"] or not match["between"] else match.end("between"),
        end=end,
        number_start=match.start("first"),
        number_end=match.end("last") if match["last"] else match.end("first"),
        number=number,
        low=number,
        high=number,
        unit=_currency_before(match),
        is_word=not match["first"][0].isdigit(),
    )
    if match["code"] in load_currencies().codes_like_words and abs(number) < LEAST_SUM_OF_WORDLIKE_CODE:
        amount = replace(amount, start=match.start("first"), unit=None)
    if match["last"] and first is None:  # "40 m to 50 m": the letter of the first is a unit
        amount = replace(amount, start=match.start("first"), number_end=match.end("first"))
    elif match["last"]:
        amount = _as_range(match, amount)
    return replace(amount, high=None, comparator="at_least") if match["plus"] and first is not None else amount


def _is_bullet(text: str, match: re.Match[str]) -> bool:
    """Whether a hyphen before a digit opens a line of a list: nothing but the number on the line makes it a minus."""
    at = match.start("minus")
    if text[at].isalpha() or (at > 0 and text[at - 1] != "\n"):
        return False
    return SIGNED_AFTER.match(text, match.end()) is None


@cache
def _counted_or_area() -> re.Pattern[str]:
    """What a letter before it can only scale: an area ("1.2m sq m"), or what comes in millions ("3m mines")."""
    units = load_units()
    areas = {form for form, unit in {**units.names, **units.symbols}.items() if _is_area(unit)}
    return re.compile(rf"\s(?:{alternatives(areas)}|{alternatives(load_number_words().counted_in_millions)})(?!\w)")


def _is_area(unit: str) -> bool:
    conversion = load_units().conversions.get(unit)
    return conversion is not None and conversion.unit == "square meter"


def _counts_behind(text: str, end: int) -> bool:
    return _counted_or_area().match(text, end) is not None


def _scaled(words: str, letter: str | None, counting: bool) -> float | None:
    """Worth of a number with a scale letter; None where the letter is rather a unit ("250 m", "40m")."""
    number = read_number(words)
    if letter is None or number is None:
        return number
    if letter.lower() in load_number_words().letters_of_money and not (counting or letter == "M"):
        return None  # "M" is no meter
    return round(number * load_number_words().scale_letters[letter.lower()], 6)


def _currency_before(match: re.Match[str]) -> str | None:
    if match["sign"]:
        return load_currencies().signs[match["sign"].replace("\u00a0", " ")]
    code: str | None = match["code"]
    return code


THOUSANDS = re.compile(r"\d{1,3},000")
SHORT = re.compile(r"\d{1,3}")
"""The ends of an abbreviated range: a round number of thousands, and before it their number alone."""


def _as_range(match: re.Match[str], amount: Amount) -> Amount:
    """Make a range of two numbers; "2-3 million" and "five to six hundred" lend the last one's scale to the first."""
    words = load_number_words()
    low, high = read_number(match["first"]), read_number(match["last"])
    letter = match["last_letter"]
    assert low is not None
    assert high is not None
    if letter and not (letter.lower() in words.letters_of_money and amount.unit is None):
        size = words.scale_letters[letter.lower()]
        high *= size
        low *= size if not match["first_letter"] else words.scale_letters[match["first_letter"].lower()]
    elif match["first_letter"]:
        low *= words.scale_letters[match["first_letter"].lower()]
    scales = alternatives(words.scales)
    scale = re.search(rf"{scales}s?\Z", match["last"], re.IGNORECASE)
    if scale is not None and not re.search(scales, match["first"], re.IGNORECASE):
        size = words.scales[scale[0].lower().removesuffix("s")]
        low *= size if low < high / size else 1
    elif THOUSANDS.fullmatch(match["last"]) and SHORT.fullmatch(match["first"]) and low < high / 1000:
        low *= 1000  # "15-20,000": a range from fifteen would not be told to the thousand
    end = (
        match.start("last_letter")
        if letter and letter.lower() in words.letters_of_money and not amount.unit
        else amount.end
    )
    return replace(amount, end=end, number=None, low=low, high=high, comparator="between")
