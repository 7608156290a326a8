"""Shares and mixed numbers: a text enters; "two thirds of", "10 1/2", "one in five", "half a mile" leave as amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from regesta.annotate.numerals import alternatives, load_number_words, number_pattern, read_number
from regesta.annotate.quantities.amount import Amount, exact_amount
from regesta.annotate.quantities.units import load_units

PLACES = 12
LARGEST_OF_A_SHARE = 10
# "3 million and a half": half of a million; "five and a half": half of one.
LEAST_SCALE_HALVED = 1000
# Characters before the name of a part in which its number stands.
LONGEST_TOP = 80
BEFORE = r"(?<![\w.,/$€£–-])"
MINUS = r"(?P<minus>(?:minus|negative)\s+|(?<![^\s(])-(?=\d))?"
NUMERIC_AFTER = r"(?![\d/]|[.,]\d|-\d)"


@cache
def _parts() -> dict[str, int]:
    """Names of parts, singular and plural, "twenty-fifth" and the like included."""
    words = load_number_words()
    parts = dict(words.fractions)
    parts |= {f"{ten} {one}": size + unit for ten, size in words.tens.items()
              for one, unit in words.compound_parts.items()}  # fmt: skip
    return {**parts, **{f"{part}s": size for part, size in parts.items()}}


@cache
def _one_word_parts() -> str:
    """The alternatives of a pattern for parts of one word."""
    return alternatives(part for part in _parts() if " " not in part)


@cache
def _in_words() -> re.Pattern[str]:
    tens = alternatives(load_number_words().tens)
    joint = r"(?:\s*-\s*|\s+)"
    ordinals = _one_word_parts()
    compound = alternatives(load_number_words().compound_parts)
    return re.compile(
        rf"{BEFORE}{MINUS}(?:(?P<whole>{number_pattern()})\s+and\s+)?(?:(?P<top>{number_pattern()}|an?){joint})"
        rf"(?P<bottom>{tens}{joint}{compound}s?|{ordinals})(?![\w-]*\w)",
        re.IGNORECASE,
    )


@cache
def _part_name() -> re.Pattern[str]:
    ordinals = _one_word_parts()
    compound = alternatives(load_number_words().compound_parts)
    return re.compile(rf"(?<=[\s-])(?:{ordinals}|{compound}s?)(?![\w-]*\w)", re.IGNORECASE)


@cache
def _half() -> re.Pattern[str]:
    units = load_units()
    names = alternatives(name for name in units.names if " " not in name)
    return re.compile(
        rf"(?<![\w-])half(?:(?=\s+(?:of|the|its|their|his|her|our|all)\b)|(?P<unit>(?:\s+an?)?(?=[-\s]{names}\b)))",
        re.IGNORECASE,
    )


@cache
def _in_digits() -> re.Pattern[str]:
    signs = "".join(load_number_words().fraction_signs)
    return re.compile(
        rf"{BEFORE}(?:(?P<whole>\d{{1,3}})\s?)?(?P<sign>[{signs}])"
        rf"|{BEFORE}{MINUS}(?:(?P<integer>\d{{1,3}})\s{{1,2}})?(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,3}}){NUMERIC_AFTER}"
    )


@cache
def _ratio() -> re.Pattern[str]:
    small = rf"(?:{alternatives(load_number_words().units)}|ten|\d\d?)"
    return re.compile(
        rf"{BEFORE}(?:(?P<part>{small})\s+out\s+of(?:\s+every)?|(?P<one>one|1)\s+in(?:\s+every)?)\s+(?P<all>{small})"
        rf"(?![\w.,-]*\d|-|\s+(?:of\s+)?(?:year|month|week|day|hour)s?\b)(?!\w)",
        re.IGNORECASE,
    )


@cache
def _other_end() -> re.Pattern[str]:
    """The far end of a range of shares: "a third [and a half of]"."""
    parts = _one_word_parts()
    return re.compile(rf"\s+(?:and|or|to)\s+(?:an?|one|two|three)[-\s]{parts}\s+of\b", re.IGNORECASE)


def read_fractions(text: str) -> Iterator[Amount]:
    """Yield every share, and every number that has one beside it; what they are parts of is not read here."""
    yield from _read_worded(text)
    for pattern, read in ((_half(), _read_half), (_in_digits(), _read_digits), (_ratio(), _read_ratio)):
        for match in pattern.finditer(text):
            amount = read(text, match)
            if amount is not None:
                yield amount


def _read_worded(text: str) -> Iterator[Amount]:
    """Yield the shares in words, each sought only around the name of a part: those are far rarer than numbers."""
    end = 0
    for part in _part_name().finditer(text):
        match = _in_words().search(text, max(end, part.start() - LONGEST_TOP), part.end())
        amount = _read_words(text, match) if match is not None and match.end() == part.end() else None
        if match is not None and amount is not None:
            end = match.end()
            yield amount


def _read_words(text: str, match: re.Match[str]) -> Amount | None:
    top, bottom = _split_tens(match["top"].lower(), re.sub(r"[\s-]+", " ", match["bottom"].lower()))
    is_article = top in ("a", "an")
    count = 1.0 if is_article else read_number(top)
    if count is None or (count == 1) == bottom.endswith("s") or (bottom == "halve" or bottom == "halfs"):
        return None
    whole = read_number(match["whole"]) if match["whole"] else None
    if is_article and whole is None and not _may_be_share(text, match.end()):
        return None
    size = _parts()[bottom]
    number, is_share = count / size, whole is None
    if whole is not None:
        number = _with_whole(match["whole"], whole, count, size)
    number = round(-number if match["minus"] else number, PLACES)
    amount = exact_amount(match.start(), match.end(), number, is_fraction=is_share, is_word=True)
    return _scaled(text, amount, whole or 0.0, round(count / size, PLACES))


def _split_tens(top: str, bottom: str) -> tuple[str, str]:
    """Give tens before a small part to the part: "one hundred thirty-fifths" are hundred of them, not 130 fifths."""
    tens = alternatives(load_number_words().tens)
    match = re.fullmatch(rf"(?P<top>.*(?:hundred|thousand))\s+(?P<ten>{tens})", top)
    compound = f"{match['ten']} {bottom}" if match else ""
    return (match["top"], compound) if match and compound in _parts() else (top, bottom)


def _with_whole(words: str, whole: float, count: float, size: int) -> float:
    """A number and a part: "five and a quarter"; "one hundred and thirty-two fifths" is a part of 132."""
    if count >= size:
        return (whole + count) / size
    last = re.search(r"([a-z]+?)s?\Z", words.lower())
    scale = load_number_words().scales.get(last[1], 1) if last else 1
    return whole + count / size * (scale if scale >= LEAST_SCALE_HALVED else 1)


def _may_be_share(text: str, end: int) -> bool:
    """Whether "a third" may be a share: before "of", a scale or a unit, or at an end; "a third brigade" ranks."""
    if _other_end().match(text, end) is not None:
        return True
    after = re.compile(r"[-\s]+([A-Za-z]+)|\s*(?:[.;)]|\Z)").match(text, end)
    if after is None:
        return False
    word = (after[1] or "of").lower()
    return word == "of" or word in load_number_words().scales or load_units().find(word) is not None


def _scaled(text: str, amount: Amount, whole: float, share: float) -> Amount:
    """Multiply by the scale or take the unit that follows: "a quarter of a million", "three quarters of a mile"."""
    scales, units = alternatives(load_number_words().scales), load_units()
    scale = re.compile(rf"\s+(?:of\s+an?\s+)?({scales})\b", re.IGNORECASE).match(text, amount.end)
    if scale is not None:
        size = load_number_words().scales[
            scale[1].lower()
        ]  # "one billion and a quarter million", "one and a half million"
        number = round(whole + share * size if whole >= size else (whole + share) * size, 6)
        return exact_amount(amount.start, scale.end(), number, is_word=True)
    unit = re.compile(r"(?:\s+of\s+an?(?=\s)|(?=-))?(?=[-\s]([a-z]+))", re.IGNORECASE).match(text, amount.end)
    if unit is not None and amount.is_fraction and units.names.get(unit[1].lower()) is not None:
        return replace(amount, end=unit.end(), is_fraction=False)
    return amount


def _read_half(text: str, match: re.Match[str]) -> Amount | None:
    if match["unit"] is None:
        return exact_amount(match.start(), match.end(), 0.5, is_fraction=True, is_word=True)
    amount = exact_amount(match.start(), match.start() + len("half"), 0.5, is_word=True)
    return replace(amount, end=match.end())


def _read_digits(text: str, match: re.Match[str]) -> Amount | None:
    whole = float(match["whole"] or match["integer"] or 0)
    if match["sign"]:
        share = load_number_words().fraction_signs[match["sign"]]
    else:
        top, bottom = int(match["top"]), int(match["bottom"])
        if not (top and bottom) or (whole and top >= bottom):
            return None
        share = top / bottom
    number = -(whole + share) if match["minus"] else whole + share
    return exact_amount(match.start(), match.end(), round(number, PLACES), is_fraction=_is_part(text, match, whole))


def _is_part(text: str, match: re.Match[str], whole: float) -> bool:
    """A fraction alone is a share, unless it measures: "1/4 mile"."""
    after = re.compile(r"[-\s]([A-Za-z]+)").match(text, match.end())
    measures = after is not None and load_units().find(after[1]) is not None
    return whole == 0 and not measures


def _read_ratio(text: str, match: re.Match[str]) -> Amount | None:
    part, whole = read_number(match["part"] or match["one"]), read_number(match["all"])
    if part is None or whole is None or not 0 < part < whole <= LARGEST_OF_A_SHARE:
        return None
    return exact_amount(match.start(), match.end(), round(part / whole, PLACES), is_fraction=True, is_word=True)
