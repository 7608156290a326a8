"""How well numbers, shares, money, measures, ages, temperatures and ranges are read: Microsoft's recognizer cases.

`run(data)` takes the folder of corpora (`recognizers/Number`, `recognizers/NumberWithUnit`). A printed result of a case
is right when an amount overlaps it and has its value and, for money, measures, ages and temperatures, its unit: ISO
codes for money (a bare "dollar" is the American one, as the register holds), the register's units else. Where the text
prints a range ("eight to 10 feet") and the case holds one end of it, that end is compared. Of ranges the bounds are
compared, and whether a single one is open; "between" is closed at both ends here, half-open there: not compared.

Every kind is given twice. `all` counts every result of every case, those too that no program of the publisher passes.
`scope` leaves out what `OUT_OF_SCOPE` names, by its form alone: what a news text or report does not print as a figure.
The share of results that remain stands beside it. Ordinals are right where no quantity is read from their words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regesta.annotate.quantities import find_quantities
from regesta.annotate.quantities.amounts import Amount, read_amounts
from regesta.annotate.quantities.currencies import load_currencies
from regesta.annotate.quantities.units import load_units

FILES = {
    "numbers": "Number/NumberModel.json",
    "percent": "Number/PercentModel.json",
    "money": "NumberWithUnit/CurrencyModel.json",
    "measures": "NumberWithUnit/DimensionModel.json",
    "ages": "NumberWithUnit/AgeModel.json",
    "temperatures": "NumberWithUnit/TemperatureModel.json",
    "ranges": "Number/NumberRangeModel.json",
}
# What a figure of a report is made of; ranges have a file and a measure of their own.
TOGETHER = ("numbers", "percent", "money", "measures", "ages", "temperatures")
ORDINALS = "Number/OrdinalModel.json"
# The cases' names of units where the register has other words for the same.
SAME_UNIT = {"c": "degree celsius", "f": "degree fahrenheit", "k": "kelvin", "united states dollar": "us dollar"}
CODES = "|".join(sorted(code.lower() for code in load_currencies().codes))
# Forms out of scope, told by the printed result.
OUT_OF_SCOPE = {
    "a power, a quotient or an equation": re.compile(r"\^|\d[eE][+-]?\d|\dx10|\w over \w|[=~]|\bequals?\b"),
    "an ordinal": re.compile(r".*\bthe \w+th\b.*"),
    "a decimal comma without a unit": re.compile(r"\d+,\d{1,2}"),
    "a unit in brackets": re.compile(r".*[\[{<]\w+[\]}>]"),
    "a unit's word before its number": re.compile(
        rf"(?:percents?|per cents?|percentage|dollars?|euros?|pounds?|{CODES})\s(?:of\s)?.*"
    ),
    "a time of day": re.compile(r"\d{1,2}\s?[ap]m"),
}
# A piece of a code, a date, a telephone number or a list without blanks: digits beyond a joint touch it.
JOINT_BEFORE, JOINT_AFTER = re.compile(r"\w[/,:.-]\Z"), re.compile(r"[/,:^-]+\d|\.\d|-[a-z]+-\d")
CLOSED = {"[": "at_least", "]": "at_most", "(": "more_than", ")": "less_than"}


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed result of a case: where it stands and what it says."""

    kind: str
    text: str
    start: int
    end: int
    resolution: dict[str, Any]

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    def value(self) -> float | None:
        """The number, None where the result has none (a unit's word alone)."""
        try:
            return float(str(self.resolution.get("value")).rstrip("%"))
        except ValueError:
            return None

    def unit(self) -> str | None:
        """The unit in the register's words; None where units do not decide."""
        name = self.resolution.get("unit")
        if self.kind == "percent":
            return "percent"
        if name is None or self.kind in ("numbers", "ranges"):
            return None
        name = SAME_UNIT.get(name.lower(), name.lower())
        if self.kind == "money":
            return self.resolution.get("isoCurrency") or load_currencies().find(name) or name
        return load_units().find(name) or name


def run(data: Path) -> dict[str, Any]:
    """Return, for each kind, how many results there are in all and in scope, and the share that is right in percent."""
    folder = data / "recognizers"
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    kinds = {kind: _read_results(folder / name, kind) for kind, name in FILES.items() if (folder / name).is_file()}
    measured: dict[str, Any] = {kind: _measure(results) for kind, results in kinds.items()}
    measured["together"] = _measure([result for kind in TOGETHER for result in kinds.get(kind, [])])
    ordinals = _read_results(folder / ORDINALS, "ordinals") if (folder / ORDINALS).is_file() else []
    measured["ordinals"] = {"all": len(ordinals), "percent_left_alone": _percent(map(is_left_alone, ordinals))}
    return measured


def _read_results(path: Path, kind: str) -> list[Printed]:
    return [
        Printed(kind, case["Input"], result["Start"], result["Start"] + len(result["Text"]), result["Resolution"] or {})
        for case in json.loads(path.read_text(encoding="utf-8-sig"))
        for result in case["Results"]
    ]


def _measure(results: list[Printed]) -> dict[str, float]:
    inside = [result for result in results if why_out_of_scope(result) is None]
    return {
        "all": len(results),
        "all_percent_right": _percent(map(is_right, results)),
        "scope": len(inside),
        "scope_percent_of_all": round(100 * len(inside) / max(1, len(results)), 1),
        "scope_percent_right": _percent(map(is_right, inside)),
    }


def _percent(right: Iterable[bool]) -> float:
    judged = list(right)
    return round(100 * sum(judged) / len(judged), 1) if judged else 0.0


def why_out_of_scope(printed: Printed) -> str | None:
    """Return the form that puts a result out of scope; None for what a report prints."""
    if printed.kind != "ranges" and printed.value() is None:
        return "no number"
    for reason, pattern in OUT_OF_SCOPE.items():
        whole = reason != "a power, a quotient or an equation"
        if pattern.fullmatch(printed.words) if whole else pattern.search(printed.words):
            return reason
    if JOINT_BEFORE.search(printed.text[: printed.start]) or JOINT_AFTER.match(printed.text, printed.end):
        return "a piece of a code or list"
    if printed.kind == "money" and printed.unit() not in {*load_currencies().codes, *load_currencies().names.values()}:
        return "money without an ISO code"
    return None


def is_right(printed: Printed) -> bool:
    """Tell whether one of our amounts says what a result says."""
    near = [a for a in read_amounts(printed.text) if a.start < printed.end and printed.start < a.end]
    if printed.kind == "ranges":
        return any(_has_bounds(amount, str(printed.resolution.get("value"))) for amount in near)
    value, unit = printed.value(), printed.unit()
    return value is not None and any(_equals(a, value) and unit in (None, a.unit) for a in near)


def _equals(amount: Amount, value: float) -> bool:
    numbers = (amount.low, amount.high) if amount.comparator == "between" else (amount.number,)
    return any(number is not None and _is_close(number, value) for number in numbers)


def _is_close(number: float, value: float) -> bool:
    return abs(number - value) <= 1e-6 * abs(value) if value else number == 0


def _has_bounds(amount: Amount, interval: str) -> bool:
    """Compare with "[20,30)", "(,35]": the bounds, and where there is one alone whether it is open."""
    low, _, high = interval[1:-1].partition(",")
    bounds = ((amount.low, low), (amount.high, high))
    if not all(_is_close(ours, float(bound)) if bound and ours is not None else ours is None and not bound
               for ours, bound in bounds):  # fmt: skip
        return False
    if low and high:
        return True
    return amount.comparator == CLOSED[interval[0] if low else interval[-1]]


def is_left_alone(printed: Printed) -> bool:
    """Tell whether no quantity is found in a result's words, by the words alone: cases are too short to parse."""
    import spacy

    from regesta.annotate.times import find_times
    from regesta.model import Block, Document

    text = printed.text
    block = Block(role="paragraph", start=0, end=len(text))
    document = Document(id="d", name="d.txt", original_sha256="0", reader="text/1", text=text, blocks=(block,))
    doc = spacy.blank("en")(text)
    quantities = find_quantities(doc, find_times(doc, document))
    return not any(quantity.start < printed.end and printed.start < quantity.end for quantity in quantities)
