"""Units of measure: a printed form enters, the register's unit leaves; an amount enters, its SI value leaves.

The units, their spellings and factors are in `lexicons/units.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from regesta.annotate.lexicon_files import load_lexicon
from regesta.model import Measure


@dataclass(frozen=True, slots=True)
class Conversion:
    """How a unit becomes the SI unit of its kind: the offset is added, then the factor multiplies."""

    factor: float
    unit: str
    offset: float = 0.0

    def convert(self, number: float | None) -> float | None:
        if number is None:
            return None
        worth = (number + self.offset) * self.factor
        return float(f"{worth:.12g}")  # what binary floating point adds to the twelfth digit is no measurement


@dataclass(frozen=True, slots=True)
class Units:
    """Printed forms to units, and units to SI."""

    names: Mapping[str, str]
    """Words in lower case, singular and plural."""
    symbols: Mapping[str, str]
    """Short forms, as they are cased."""
    symbols_after_digits: frozenset[str]
    conversions: Mapping[str, Conversion]
    longest_name: int
    """Words of the longest name."""

    def find(self, form: str) -> str | None:
        """Return the unit that a printed form names, None for a form that names none."""
        plain = " ".join(form.split())
        return self.symbols.get(plain) or self.names.get(plain.lower())


@cache
def load_units() -> Units:
    """Return the units that ship with the package."""
    raw = load_lexicon("units")
    names: dict[str, str] = {}
    symbols: dict[str, str] = {}
    conversions: dict[str, Conversion] = {}
    for unit, row in raw["units"].items():
        for name, forms, short, factor in _family(unit, row, raw):
            names |= dict.fromkeys(forms, name)
            symbols |= dict.fromkeys(short, name)
            if "si" in row:
                own, si_unit, *offset = row["si"]
                conversions[name] = Conversion(float(own) * factor, si_unit, float(offset[0]) if offset else 0.0)
    _add_speeds(raw["speeds"], names, symbols, conversions)
    return Units(
        names=names,
        symbols=symbols,
        symbols_after_digits=frozenset(raw["symbols_after_digits_only"]),
        conversions=conversions,
        longest_name=max(len(name.split()) for name in names),
    )


def _family(unit: str, row: dict[str, Any], raw: dict[str, Any]) -> Iterator[tuple[str, list[str], list[str], float]]:
    """Yield a unit and those that SI prefixes make of it: name, words, symbols, factor."""
    singulars = [name.lower() for name in row.get("names", [])]
    plurals = [*row.get("plurals", []), *(f"{name}s" for name in singulars)]
    short = row.get("symbols", [])
    if not row.get("only_prefixed"):
        yield unit, [*singulars, *plurals], short, 1.0
    short = [*short, *([row["symbol"]] if "symbol" in row else [])]
    for prefix in row.get("prefixes", []):
        letter, factor = raw["prefixes"][prefix]
        forms = [f"{prefix}{name}" for name in (*singulars, *plurals) if " " not in name]
        letters = raw["micro_signs"] if prefix == "micro" else [letter]
        yield f"{prefix}{unit}", forms, [f"{one}{symbol}" for one in letters for symbol in short], float(factor)


def _add_speeds(
    raw: dict[str, Any], names: dict[str, str], symbols: dict[str, str], conversions: dict[str, Conversion]
) -> None:
    """Add the units that are a length over a time, in every spelling of the length."""
    for length in raw["of"]:
        forms = [form for form, unit in names.items() if unit == length]
        short = [form for form, unit in symbols.items() if unit == length]
        for time, seconds in raw["per"].items():
            speed = f"{length} per {time}"
            names |= {f"{form}{joint}{time}": speed for form in (*forms, *short) for joint in raw["joints"]}
            conversions[speed] = Conversion(conversions[length].factor / seconds, "meter per second")
    symbols |= raw["symbols"]


def to_si(unit: str | None, number: float | None, low: float | None, high: float | None) -> Measure | None:
    """Return an amount in the SI unit of its kind; None for what is no measure, as persons, money and shares."""
    conversion = load_units().conversions.get(unit) if unit else None
    if conversion is None:
        return None
    return Measure(
        number=conversion.convert(number),
        low=conversion.convert(low),
        high=conversion.convert(high),
        unit=conversion.unit,
    )
