"""What follows a number and belongs to it: an amount enters; it leaves with the unit, currency or bound behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from regesta.annotate.numerals import alternatives, load_number_words, number_pattern, on_one_line, read_number
from regesta.annotate.quantities.amount import Amount
from regesta.annotate.quantities.currencies import load_currencies
from regesta.annotate.quantities.units import load_units
from regesta.annotate.quantities.words import load_quantity_words

LEAST_SUM_OF_POUNDS = 100_000
# A code that is also a word is one only beside a sum that a price has and a team has not.
LEAST_SUM_OF_WORDLIKE_CODE = 1000
WORDS = re.compile(r"[^\W\d_][\w’'./-]*(?:[ \u00a0]+[^\W\d_][\w’'./-]*){0,4}")
BOUND = re.compile(
    r"\s+or\s+(?P<or>so|more|less|fewer)\b|\s+at\s+(?:the\s+)?(?P<at>least|most)\b(?=\s*(?:[.,;:)]|\Z))"
    r"|-(?P<plus>plus)\b|-(?P<odd>odd)\b",
    re.IGNORECASE,
)
AGE = re.compile(
    r"[-\s](?P<unit>year|month|week|day)s?[-\s]olds?\b|\s+(?P<of_age>year|month)s?\s+of\s+age\b", re.IGNORECASE
)
TIMES = re.compile(r"\s+times\b|[-\s]?fold\b", re.IGNORECASE)
# "5 ft 6 in", "3 dollars 50 cents": the smaller unit after the larger one and how many make one of it.
INCHES_OF_A_FOOT = 12
CENTS_OF_ONE = 100


@cache
def _strong() -> re.Pattern[str]:
    words = load_quantity_words()
    strength = rf"[-\s]strength(?=\s(?:{alternatives(words.groups)})\b)"  # "a 7,000 strength force"
    return re.compile(rf"[-\s]strong\b|{strength}|-(?:{alternatives(words.members)})\b(?!-)", re.IGNORECASE)


@cache
def _symbol() -> re.Pattern[str]:
    """A unit's short form, a currency sign or a currency code after a number."""
    units, currencies = load_units(), load_currencies()
    signs = on_one_line(sign for sign in currencies.signs if not sign[0].isalpha())
    return re.compile(
        rf"(?P<link>[-\s\u00a0]?)(?:(?P<unit>{on_one_line(units.symbols)})(?![\w²³/°])"
        rf"|(?P<sign>{signs})(?![\d\s]?\d)|(?P<scaled>[MkK])?(?P<code>{alternatives(currencies.codes)})\b)"
    )


@cache
def _inches() -> re.Pattern[str]:
    units = alternatives([*load_number_words().units, "ten", "eleven"])
    return re.compile(
        rf"\s?(?:and\s+)?(?P<number>\d{{1,2}}(?:\.\d+)?|{units})[-\s]?(?:in|inch|inches)\b(?!\s+(?:the|a|an|\d))",
        re.IGNORECASE,
    )


@cache
def _cents() -> re.Pattern[str]:
    """Hundredths behind their whole; without their word only at an end: "fifteen dollars fifty."."""
    parts, words = alternatives(load_currencies().part_words), load_number_words()
    two_digits = rf"\d\d|{alternatives(words.tens)}(?:[-\s]{alternatives(words.units)})?|{alternatives(words.teens)}"
    return re.compile(
        rf"\s+(?:and\s+)?(?:(?P<number>{number_pattern()})\s+{parts}\b|(?P<bare>{two_digits})(?=\s*(?:[.,;!?](?!\d)|\Z)))",
        re.IGNORECASE,
    )


def with_tail(text: str, amount: Amount) -> Amount:
    """Return an amount with the bound, unit or currency that follows it; unchanged where nothing of the kind does."""
    bound = BOUND.match(text, amount.end)
    if bound is not None:
        amount = replace(_bounded_after(amount, bound), end=bound.end())
    for pattern, fields in ((_strong(), {"unit": "person", "is_strong": True}), (TIMES, {"unit": "time"})):
        match = pattern.match(text, amount.end)
        if match is not None and not amount.is_fraction:
            return replace(amount, end=match.end(), **fields)
    age = AGE.match(text, amount.end)
    if age is not None:
        return replace(amount, end=age.end(), unit=(age["unit"] or age["of_age"]).lower(), is_age=True)
    if amount.is_fraction:
        return amount
    return _with_symbol(text, amount) or _with_name(text, amount) or amount


def _with_symbol(text: str, amount: Amount) -> Amount | None:
    match = _symbol().match(text, amount.end)
    if match is None:
        return None
    if match["unit"]:
        return None if amount.unit else _with_unit_symbol(text, amount, match)
    if match["sign"]:
        code = load_currencies().signs[match["sign"].replace("\u00a0", " ")]
        return replace(amount, end=match.end(), unit=code) if amount.unit in (None, code) else None
    worth = max(amount.number or 0, amount.low or 0)
    is_word = match["code"] in load_currencies().codes_like_words and worth < LEAST_SUM_OF_WORDLIKE_CODE
    if is_word or (amount.unit and amount.unit != match["code"] and not _has_bare_sign(text, amount)):
        return None
    amount = replace(amount, end=match.end(), unit=match["code"])
    return (
        _multiplied(amount, load_number_words().scale_letters[match["scaled"].lower()]) if match["scaled"] else amount
    )


def _with_unit_symbol(text: str, amount: Amount, match: re.Match[str]) -> Amount | None:
    symbol, units = match["unit"].replace("\u00a0", " "), load_units()
    if symbol in units.symbols_after_digits and not text[amount.end - 1].isdigit():
        return None
    unit = units.symbols[symbol]
    return _with_inches(text, replace(amount, end=match.end(), unit=unit, is_attributive=match["link"] == "-"))


def _with_inches(text: str, amount: Amount) -> Amount:
    """Add the inches that follow feet."""
    inches = _inches().match(text, amount.end) if amount.unit == "foot" and amount.number is not None else None
    if inches is None:
        return amount
    return _added(amount, (read_number(inches["number"]) or 0) / INCHES_OF_A_FOOT, inches.end())


def _with_name(text: str, amount: Amount) -> Amount | None:
    """Read a unit or currency in words: "square kilometers", "of Djibouti francs", "-mile"."""
    link = re.compile(r"\s+of\s+|[-\s\u00a0]|(?<=\d)(?=[a-z]{4})").match(text, amount.end)
    words = WORDS.match(text, link.end()) if link else None
    if link is None or words is None:
        return None
    tokens = list(re.finditer(r"[^\s\u00a0]+", words[0]))
    for count in range(len(tokens), 0, -1):
        form = words[0][: tokens[count - 1].end()].rstrip(".,'’-/")
        currency = load_currencies().find(form) if amount.unit in (None, "USD") else None
        if currency is not None:
            return _with_currency(text, amount, link, form, currency)
        unit = load_units().find(form)
        if unit is not None and amount.unit is None:
            hangs = link[0] == "-" or _is_singular(form, unit, amount)
            return _with_inches(text, replace(amount, end=link.end() + len(form), unit=unit, is_attributive=hangs))
        for end in (form.find("-"), form.find("/")) if count == 1 else ():  # "12-cent-a-share", "mile-long"
            unit = load_units().find(form[:end]) if end > 0 and link[0] == "-" else None
            if unit is not None and amount.unit is None:
                return replace(amount, end=link.end() + end, unit=unit, is_attributive=True)
            currency = load_currencies().find(form[:end]) if end > 0 and link[0] == "-" else None
            if currency is not None:
                return _with_currency(text, amount, link, form[:end], currency)
    return None


BARE_SIGN = re.compile(r"(?<![A-Za-z.])(?<![A-Z]\s)(?<![A-Z]\.\s)\$\s?\Z")


def _with_currency(text: str, amount: Amount, link: re.Match[str], form: str, code: str) -> Amount | None:
    end = link.end() + len(form)
    if form.lower() in ("pound", "pounds") and max(amount.number or 0, amount.low or 0) < LEAST_SUM_OF_POUNDS:
        # Weights are hardly ever told in hundreds of thousands of pounds.
        return replace(amount, end=end, unit="pound", is_attributive=link[0] == "-")
    if amount.unit is not None and amount.unit != code and not _has_bare_sign(text, amount):
        return None
    read = replace(amount, end=end, unit=code)
    cents = _cents().match(text, end) if amount.number is not None else None
    worth = read_number(cents["number"] or cents["bare"]) if cents else None
    if cents is None or worth is None or worth >= CENTS_OF_ONE or form.lower() in load_currencies().part_words:
        return read
    return _added(read, worth / CENTS_OF_ONE, cents.end())


def _has_bare_sign(text: str, amount: Amount) -> bool:
    """Tell whether a sum has the mere "$" before it; a currency named behind tells which: "$4.7 billion yen"."""
    before = text[max(0, amount.number_start - 5) : amount.number_start]
    return amount.unit == "USD" and BARE_SIGN.search(before) is not None


def _is_singular(form: str, unit: str, amount: Amount) -> bool:
    """Whether a unit's singular after a number above one makes them an adjective: "a 1,300 kilometer border"."""
    return len(form) > 3 and form.isalpha() and form == unit and amount.number != 1


def _added(amount: Amount, more: float, end: int) -> Amount:
    total = round((amount.number or 0) + more, 6)
    low, high = (total if bound is not None else None for bound in (amount.low, amount.high))
    return replace(amount, number=total, low=low, high=high, end=end)


def _multiplied(amount: Amount, size: float) -> Amount:
    number, low, high = (None if value is None else value * size for value in (amount.number, amount.low, amount.high))
    return replace(amount, number=number, low=low, high=high)


def _bounded_after(amount: Amount, match: re.Match[str]) -> Amount:
    if amount.comparator == "between":
        return amount
    word = (match["or"] or match["at"] or match["plus"] or match["odd"]).lower()
    if word in ("so", "odd"):
        return replace(amount, low=None, high=None, comparator="about", approximate=True)
    if word in ("more", "least", "plus"):
        return replace(amount, high=None, comparator="at_least")
    return replace(amount, low=None, comparator="at_most")
