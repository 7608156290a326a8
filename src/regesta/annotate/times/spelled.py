"""Years and days in words: patterns for them leave, and their worth.

"Nineteen ninety-six" and "two thousand and five" are years, "the fifth" and "twenty-first" days of a month. Number
words elsewhere are read by `numerals`; a year in words is not, for it is not a sum ("nineteen ninety" is no 109).
"""

from __future__ import annotations

import re
from functools import cache

from regesta.annotate.numerals import alternatives, load_number_words, read_number

# Centuries whose years are told in pairs; "twelve fifty" would be a price or an hour.
CENTURIES = ("sixteen", "seventeen", "eighteen", "nineteen", "twenty")
TENS_OF_YEARS = {
    "tens": 1, "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
LAST_DAY = 31


@cache
def below_hundred() -> str:
    words = load_number_words()
    units = alternatives(words.units)
    return rf"(?:{alternatives(words.tens)}(?:[-\s]{units})?|{alternatives(words.teens)})"


@cache
def year_in_words() -> str:
    """Return the pattern of a year told in pairs or from two thousand."""
    words = load_number_words()
    units = alternatives(words.units)
    return (
        rf"(?i:{alternatives(CENTURIES)}[-\s](?:hundred(?:\s+(?:and\s+)?(?:{below_hundred()}|{units}))?|{below_hundred()})"
        rf"|two\s+thousand(?:\s+(?:and\s+)?(?:{below_hundred()}|{units}))?)(?![-\w])"
    )


@cache
def day_in_words() -> str:
    """Return the pattern of a day of the month as an ordinal, or as a number from ten on."""
    ordinals = [*_ordinals()]
    cardinals = [*load_number_words().teens, "twenty", "thirty"]
    units = alternatives(load_number_words().units)
    pairs = rf"(?:twenty[-\s]{units}|thirty[-\s]one)"
    return rf"(?i:{alternatives(ordinals)}|{pairs}|{alternatives(cardinals)})(?![-\w])"


@cache
def _ordinals() -> dict[str, int]:
    base = load_number_words().ordinals[:20]
    days = {word: number for number, word in enumerate(base, start=1)}
    for number, word in enumerate(base[:9], start=1):
        days |= {f"twenty-{word}": 20 + number, f"twenty {word}": 20 + number}
    return days | {"thirtieth": 30, "thirty-first": LAST_DAY, "thirty first": LAST_DAY}


def year_number(words: str) -> int | None:
    """Return the year that digits or words tell; None where they tell none."""
    if words.isdigit():
        return int(words)
    lower = re.sub(r"[-\s]+", " ", words.lower())
    century, _, rest = lower.partition(" ")
    if lower.startswith("two thousand"):
        rest = lower.removeprefix("two thousand").removeprefix(" and").strip()
        return 2000 + round(read_number(rest) or 0) if rest else 2000
    rest = rest.removeprefix("hundred").strip().removeprefix("and ").strip()
    hundreds = read_number(century)
    return None if hundreds is None else round(hundreds) * 100 + round((read_number(rest) or 0) if rest else 0)


def day_number(words: str) -> int | None:
    """Return the day of the month that digits or words tell; None where they tell none."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    lower = re.sub(r"\s+", " ", words.lower())
    ordinal = _ordinals().get(lower)
    number = read_number(lower) if ordinal is None else ordinal
    return None if number is None or number > LAST_DAY else round(number)


def is_cardinal(words: str) -> bool:
    """Tell whether a day is a number word without an ordinal's ending."""
    return words[:1].isalpha() and re.sub(r"\s+", " ", words.lower()) not in _ordinals()


@cache
def decade_in_words() -> re.Pattern[str]:
    """ "The nineteen seventies", "the late eighties": without a century, only after a preposition."""
    tens = alternatives(TENS_OF_YEARS)
    alone = alternatives(word for word in TENS_OF_YEARS if word != "tens")  # "in the tens of thousands"
    centuries = alternatives(["eighteen", "nineteen", "twenty"])
    return re.compile(
        rf"\b(?:the\s+)?(?:(?P<position>early|mid|late)[-\s]+)?(?P<century>{centuries})[-\s](?P<tens>{tens})\b"
        rf"|(?<=\b(?:in|of|by)\s)(?:the\s+)(?:(?P<alone_position>early|mid|late)[-\s]+)?(?P<alone>{alone})\b"
        rf"|(?<=\b(?:since)\s)(?:the\s+)(?:(?:early|mid|late)[-\s]+)?(?P<since>{alone})\b",
        re.IGNORECASE,
    )


def decade_digits(match: re.Match[str]) -> str:
    """Return a decade's three digits; without its century it is of the twentieth, as "the '80s" are."""
    tens = TENS_OF_YEARS[(match["tens"] or match["alone"] or match["since"]).lower()]
    century = round(read_number(match["century"]) or 19) if match["century"] else 19
    return f"{century}{tens}"
