"""The floors of benchmarks/floors.yaml: what was measured enters, what has fallen below its floor leaves."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).parents[1]
ALL_FLOORS: Mapping[str, Any] = yaml.safe_load((REPOSITORY / "benchmarks" / "floors.yaml").read_text(encoding="utf-8"))

FLOORS = {name: entry for name, entry in ALL_FLOORS.items() if not entry.get("percent")}
"""Floors of claims, as shares."""
LANGUAGE_FLOORS = {name: entry for name, entry in ALL_FLOORS.items() if entry.get("percent")}
"""Floors of the language yardsticks, in percent as their commands print them."""


def name_fallen(benchmark: str, measured: Mapping[str, float]) -> dict[str, str]:
    """Return the figures that lie below their floors, each with both in words; empty when all hold."""
    return {
        name: f"{measured[name]} is below the floor of {entry['floor']}"
        for name, entry in ALL_FLOORS[benchmark]["floors"].items()
        if measured[name] < entry["floor"]
    }
