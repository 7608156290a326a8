"""How well numbers, percentages, amounts of money and measures are read: Microsoft's recognizer cases.

`run(data)` takes the folder of corpora (`recognizers/Number`, `recognizers/NumberWithUnit`). A case is right when an
amount overlaps the printed result and has its value and, for money and measures, its unit. The cases are not of our
kind of text: they hold fractions, tiny decimals and units that the register never meets.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from regesta.annotate.quantities.amounts import Amount, read_amounts

FILES = {
    "numbers": "Number/NumberModel.json",
    "percent": "Number/PercentModel.json",
    "ages": "NumberWithUnit/AgeModel.json",
    "money": "NumberWithUnit/CurrencyModel.json",
    "measures": "NumberWithUnit/DimensionModel.json",
}
CURRENCIES = {
    "Dollar": "USD", "United States dollar": "USD", "Euro": "EUR", "British pound": "GBP", "Pound": "GBP",
    "Canadian dollar": "CAD", "Hong Kong dollar": "HKD", "Japanese yen": "JPY", "Chinese yuan": "CNY",
    "Swiss franc": "CHF", "Danish krone": "DKK", "Swedish krona": "SEK", "Indian rupee": "INR",
}  # fmt: skip


def run(data: Path) -> dict[str, Any]:
    """Return the number of cases and the share that is right, in percent, for each kind."""
    folder = data / "recognizers"
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    return {kind: measure(folder / name, kind) for kind, name in FILES.items()}


def measure(path: Path, kind: str) -> dict[str, float]:
    cases = [
        case
        for case in json.loads(path.read_text(encoding="utf-8-sig"))
        if "python" not in case.get("NotSupported", "")
    ]
    results = [(case["Input"], result) for case in cases for result in case["Results"]]
    right = sum(is_right(text, result, kind) for text, result in results)
    return {"results": len(results), "percent_right": round(100 * right / len(results), 1)}


def is_right(text: str, result: dict[str, Any], kind: str) -> bool:
    """Tell whether one of our amounts says what a result says."""
    start = result["Start"]
    end = start + len(result["Text"])
    try:
        value = float(str(result["Resolution"]["value"]).rstrip("%"))
    except (TypeError, ValueError):
        return False
    unit = _unit(result["Resolution"].get("unit"), kind)
    near = [amount for amount in read_amounts(text) if amount.start < end and start < amount.end]
    return any(_equals(amount, value) and (unit is None or amount.unit == unit) for amount in near)


def _unit(name: str | None, kind: str) -> str | None:
    """Our name of a unit; None where units do not decide."""
    if kind == "percent":
        return "percent"
    if name is None or kind in ("numbers", "ages"):
        return None
    return CURRENCIES.get(name, name) if kind == "money" else name.lower()


def _equals(amount: Amount, value: float) -> bool:
    return amount.number is not None and abs(amount.number - value) <= 1e-9 * max(1.0, abs(value))
