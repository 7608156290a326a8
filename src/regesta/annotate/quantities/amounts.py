"""Amounts: a text enters; numbers in digits and words leave with bounds, unit and span, not yet what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from regesta.annotate.comparators import find_comparison
from regesta.annotate.numerals import alternatives, load_number_words, number_pattern, read_number
from regesta.annotate.quantities.words import load_quantity_words
from regesta.model import Comparator

DASH = r"[-\u2010-\u2015]"
# Bare plurals ("dozens", "tens of thousands") are read as at least two of their unit.
LEAST_OF_PLURAL = 2
# "under two treaties" is no bound; "under 40 men" is.
LEAST_UNDER = 10
LEAST_SUM_OF_POUNDS = 100_000
WEAK_BOUNDS = frozenset({"under", "above", "below"})
NOT_A_BOUND = re.compile(
    r"\b(?:(?:took|take|takes|taken|taking|hand|hands|handed|handing|turn|turned|turning|flew|fly|control|fought)\s+over"
    r"|(?:talk|talks|talked|concerned|worried|informed|information|questions?|spoke|know|knew|complained|asked|told|doubts)\s+about)\s+\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as printed, with what its own words say of it."""

    start: int
    end: int
    number_start: int
    number_end: int
    """Span of the bare number, without comparators, signs and units."""
    number: float | None
    low: float | None
    high: float | None
    comparator: Comparator = "exactly"
    approximate: bool = False
    unit: str | None = None
    is_fraction: bool = False
    is_strong: bool = False
    """Written "5,000-strong": it counts the people of the group that follows."""
    is_attributive: bool = False
    """Its unit hangs on a noun by a hyphen: "2,400-meter runway"."""
    is_word: bool = False
    is_vague: bool = False
    """"several", "a few": only a quantity if something countable follows."""


@cache
def _definite() -> re.Pattern[str]:
    words = load_quantity_words()
    signs, codes = alternatives(words.currency_signs), alternatives(words.currency_codes)
    letters = rf"(?:{alternatives(load_number_words().scale_letters)})(?![\w²³/])"
    return re.compile(
        rf"(?<![\w.,/-])(?:(?P<between>between\s+)|(?P<range>from\s+))?"
        rf"(?:(?P<sign>(?-i:{signs}))\s?|(?P<code>(?-i:{codes}))\s?)?"
        rf"(?P<first>{number_pattern()})(?P<first_letter>{letters})?"
        rf"(?:(?(between)\s+and\s+|(?:\s?{DASH}\s?|\s+to\s+|\s+or\s+))(?:(?-i:{signs})\s?)?"
        rf"(?P<last>{number_pattern()})(?P<last_letter>{letters})?)?"
        rf"(?P<plus>\+)?",
        re.IGNORECASE,
    )


@cache
def _indefinite() -> re.Pattern[str]:
    words = load_number_words()
    bare = alternatives(word for word in words.bare_plurals if word != "scores")
    parts = alternatives(part for part in words.fractions if part != "half")
    return re.compile(
        rf"(?<![\w-])(?:(?:(?:several|many|a\s+few|some)\s+)?(?P<bare>{bare}|scores(?=\s+of))"
        rf"(?:\s+of\s+(?P<of>{bare}))?(?:\s+of\s+(?P<of_of>{bare}))?"
        rf"|(?:several|many|a\s+few|a\s+couple(?:\s+of)?)\s+(?P<scale>(?:hundred\s+)?{alternatives(words.scales)})"
        rf"|(?P<alone>several|a\s+few|a\s+couple(?=\s+of\s))"
        rf"|(?P<parts>an?|one|two|three|four|five|seven|nine)[-\s](?P<part>{parts})s?(?=\s+of\b)"
        rf"|(?P<half>half)(?=\s+(?:of|the|its|their|his|all)\b)"
        rf"|(?P<twice>twice|thrice))(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    """What may follow a number and belongs to it: how it bounds, its unit or its currency."""
    words = load_quantity_words()
    units = alternatives(form for form in words.units if form not in words.unit_letters)
    letters = alternatives(words.unit_letters)
    currency = alternatives(words.currency_words)
    signs = alternatives(sign for sign in words.currency_signs if not sign[0].isalpha())
    codes = alternatives(words.currency_codes)
    return re.compile(
        rf"(?P<bound>\s+or\s+(?:so|more|less|fewer)\b)?"
        rf"(?:(?P<strong>[-\s]strong\b)|(?P<age>[-\s]years?[-\s]olds?\b|\s+years?\s+of\s+age\b)|(?P<times>\s+times\b)"
        rf"|(?P<link>[-\s\u00a0]|\s+of\s+|)(?:(?P<unit>(?i:{units}))|(?P<letter>{letters}))(?![\w²³])"
        rf"|\s?(?P<sign>{signs})(?![\d\s]?\d)|(?:[-\s]|\s+of\s+)(?P<currency>(?i:{currency})|{codes})\b)?"
    )


def read_amounts(text: str) -> Iterator[Amount]:
    """Yield every amount; those in words and in digits may overlap, the longer is the better reading."""
    for match in _definite().finditer(text):
        yield _with_bounds(text, _read_definite(text, match))
    for match in _indefinite().finditer(text):
        amount = _read_indefinite(match)
        yield amount if amount.is_vague else _with_bounds(text, _with_tail(text, amount))


def _read_definite(text: str, match: re.Match[str]) -> Amount:
    first = _scaled(match["first"], match["first_letter"], bool(match["sign"] or match["code"]))
    start = match.start() if not match["range"] or match["last"] else match.end("range")
    end = match.end() if not (match["first_letter"] and first is None) else match.start("first_letter")
    unit = _currency_before(match)
    number = first if first is not None else read_number(match["first"])
    amount = Amount(
        start=start if match["last"] or not match["between"] else match.end("between"),
        end=end,
        number_start=match.start("first"),
        number_end=match.end("last") if match["last"] else match.end("first"),
        number=number,
        low=number,
        high=number,
        unit=unit,
        is_word=not match["first"][0].isdigit(),
    )
    if match["last"]:
        amount = _as_range(match, amount)
    if match["plus"]:
        amount = replace(amount, high=None, comparator="at_least")
    return _with_tail(text, amount)


def _scaled(words: str, letter: str | None, has_currency: bool) -> float | None:
    """Worth of a number with a scale letter; None where the letter is rather a unit ("250 m", "40m")."""
    number = read_number(words)
    if letter is None or number is None:
        return number
    if letter.lower() == "m" and not has_currency:
        return None
    return number * load_number_words().scale_letters[letter.lower()]


def _currency_before(match: re.Match[str]) -> str | None:
    if match["sign"]:
        return load_quantity_words().currency_signs[match["sign"]]
    code: str | None = match["code"]
    return code


def _as_range(match: re.Match[str], amount: Amount) -> Amount:
    """Make a range of two numbers; "2-3 million" and "five to six hundred" lend the last one's scale to the first."""
    low, high = read_number(match["first"]), read_number(match["last"])
    letter = match["last_letter"]
    assert low is not None
    assert high is not None
    if letter and not (letter.lower() == "m" and amount.unit is None):
        size = load_number_words().scale_letters[letter.lower()]
        high *= size
        low *= size if not match["first_letter"] else load_number_words().scale_letters[match["first_letter"].lower()]
    scale = re.search(rf"{alternatives(load_number_words().scales)}s?\Z", match["last"], re.IGNORECASE)
    if scale is not None and not re.search(
        rf"{alternatives(load_number_words().scales)}", match["first"], re.IGNORECASE
    ):
        size = load_number_words().scales[scale[0].lower().removesuffix("s")]
        low *= size if low < high / size else 1
    return replace(amount, number=None, low=low, high=high, comparator="between")


def _read_indefinite(match: re.Match[str]) -> Amount:
    words = load_number_words()
    span = match.span()
    amount = Amount(
        start=span[0],
        end=span[1],
        number_start=span[0],
        number_end=span[1],
        number=None,
        low=None,
        high=None,
        is_word=True,
    )
    if match["parts"] or match["half"]:
        share = _share(match)
        return replace(amount, number=share, low=share, high=share, is_fraction=True)
    if match["twice"]:
        times = 2.0 if match["twice"].lower() == "twice" else 3.0
        return replace(amount, number=times, low=times, high=times, unit="time")
    if match["alone"]:
        if match["alone"].lower().endswith("couple"):
            return replace(amount, number=2.0, comparator="about", approximate=True, is_vague=True)
        return replace(amount, low=2.0, comparator="at_least", approximate=True, is_vague=True)
    size = 1.0
    for name in ("bare", "of", "of_of"):
        size *= words.bare_plurals[match[name].lower()] if match[name] else 1
    if match["scale"]:
        size = read_number(match["scale"]) or 1.0
    return replace(amount, low=size * LEAST_OF_PLURAL, comparator="at_least", approximate=True)


def _share(match: re.Match[str]) -> float:
    if match["half"]:
        return 0.5
    parts = 1.0 if match["parts"].lower() in ("a", "an") else read_number(match["parts"]) or 1.0
    return round(parts / load_number_words().fractions[match["part"].lower()], 4)


def _with_tail(text: str, amount: Amount) -> Amount:
    """Add the unit, currency or bound that follows a number."""
    match = _tail().match(text, amount.end)
    if match is None or match.end() == amount.end:
        return amount
    words = load_quantity_words()
    if match["bound"]:
        amount = _bounded_after(amount, match["bound"].split()[-1].lower())
    end = match.end()
    if match["strong"]:
        return replace(amount, end=end, unit="person", is_strong=True)
    if match["age"]:
        return replace(amount, end=end, unit="year")
    if match["times"]:
        return replace(amount, end=end, unit="time")
    if match["sign"]:
        return amount if amount.unit else replace(amount, end=end, unit=words.currency_signs[match["sign"]])
    if match["currency"] and match["currency"].lower() in ("pound", "pounds") and not _is_sum(amount):
        return replace(amount, end=end, unit="pound", is_attributive=text[amount.end] == "-")
    if match["currency"]:
        form = re.sub(r"\s+", " ", match["currency"])
        code = form if form in words.currency_codes else _currency_of(form)
        return replace(amount, end=end, unit=code)
    form = match["unit"] or match["letter"]
    if form is None or amount.unit is not None or amount.is_fraction:
        return replace(amount, end=match.end("bound") if match["bound"] else amount.end)
    if match["letter"] and not text[amount.end - 1].isdigit():
        return amount
    return replace(
        amount, end=end, unit=_unit_of(form), is_attributive=match["link"] == "-" or _is_singular(form, amount)
    )


def _is_sum(amount: Amount) -> bool:
    """Whether so many pounds are money: weights are hardly ever told in hundreds of thousands of them."""
    return max(amount.number or 0, amount.low or 0) >= LEAST_SUM_OF_POUNDS


def _is_singular(form: str, amount: Amount) -> bool:
    """Whether a unit's singular after a number above one makes them an adjective: "a 1,300 kilometer border"."""
    return len(form) > 3 and form.isalpha() and form == _unit_of(form) and amount.number != 1


def _currency_of(form: str) -> str | None:
    words = load_quantity_words().currency_words
    return words.get(form) or next((code for name, code in words.items() if name.lower() == form.lower()), None)


def _unit_of(form: str) -> str | None:
    words = load_quantity_words().units
    plain = re.sub(r"\s+", " ", form)
    return words.get(plain) or words.get(plain.lower())


def _bounded_after(amount: Amount, word: str) -> Amount:
    if word == "so":
        return replace(amount, low=None, high=None, comparator="about", approximate=True)
    if word == "more":
        return replace(amount, high=None, comparator="at_least")
    return replace(amount, low=None, comparator="at_most")


def _with_bounds(text: str, amount: Amount) -> Amount:
    """Add the comparing words before an amount and set its bounds by them."""
    found = find_comparison(text, amount.start)
    if found is None:
        return amount
    words = re.sub(r"\s+", " ", text[found.start : amount.start]).strip().lower()
    if words in WEAK_BOUNDS and (amount.number or LEAST_UNDER) < LEAST_UNDER and amount.unit is None:
        return amount
    if NOT_A_BOUND.search(text[max(0, amount.start - 24) : amount.start]):
        return amount
    inexact = found.is_inexact or amount.approximate
    if amount.comparator in ("between", "at_least"):
        return replace(amount, start=found.start, approximate=inexact)
    low, high = _bounds_of(found.comparator, amount.number)
    return replace(amount, start=found.start, low=low, high=high, comparator=found.comparator, approximate=inexact)


def _bounds_of(comparator: Comparator, number: float | None) -> tuple[float | None, float | None]:
    """Only what the words state: "about" states no bound, "up to" an upper one."""
    if comparator in ("less_than", "at_most"):
        return None, number
    if comparator in ("more_than", "at_least"):
        return number, None
    return (number, number) if comparator == "exactly" else (None, None)
