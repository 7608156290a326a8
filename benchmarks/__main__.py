"""One command for every yardstick: its name and a folder of data enter, a table of what was measured leaves.

    python -m benchmarks speed --data DIR [--json]
    python -m benchmarks all                        # every one whose data are there

Each module of this folder has `run(data: Path) -> dict`, and raises FileNotFoundError where its data are missing.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def default_data() -> Path:
    """Return the folder of data: REGESTA_DATA, else the corpora that may lie beside the repository."""
    beside = HERE.parent.parent / "shared" / "corpora"
    return Path(os.environ.get("REGESTA_DATA", beside))


def list_names() -> list[str]:
    """Return the names of the yardsticks."""
    return sorted(module.name for module in pkgutil.iter_modules([str(HERE)]) if not module.name.startswith("_"))


def flatten(measured: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Yield each measure with the names that lead to it."""
    for name, value in measured.items():
        if isinstance(value, Mapping):
            yield from flatten(value, (*above, str(name)))
        else:
            yield " · ".join((*above, str(name))), value


def format_value(value: Any) -> str:
    """Return a measure as people read it: thousands apart, four digits of a fraction."""
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1_000 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def main() -> int:
    """Run one yardstick or all; with all, missing data are reported and passed over."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Regesta over public data.")
    parser.add_argument("name", choices=[*list_names(), "all"])
    parser.add_argument("--data", type=Path, default=default_data(), help="folder of the data")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    asked = parser.parse_args()
    results: dict[str, Any] = {}
    for name in list_names() if asked.name == "all" else [asked.name]:
        try:
            results[name] = importlib.import_module(f"benchmarks.{name}").run(asked.data)
        except (FileNotFoundError, ModuleNotFoundError) as missing:
            print(f"{name}: passed over, {missing}", file=sys.stderr)
            if asked.name != "all":
                return 1
            continue
        if not asked.json:
            rows = [(label, format_value(value)) for label, value in flatten(results[name])]
            width = max((len(label) for label, _ in rows), default=0)
            print(name, *(f"  {label.ljust(width)}  {value}" for label, value in rows), sep="\n", flush=True)
    if asked.json:
        print(json.dumps(results, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
