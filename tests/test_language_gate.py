"""The language gate: syntax, names, times, quantities and speech are read at least as well as was reached.

The yardsticks are public corpora, which are no part of this project: where they are not beside it, nothing is measured.
The floors are in benchmarks/floors.yaml, in percent; a floor names its measure as the command prints it.
"""

from __future__ import annotations

import importlib

import pytest

from benchmarks.__main__ import default_data, flatten
from tests.floors import LANGUAGE_FLOORS, name_fallen


@pytest.mark.parametrize("yardstick", sorted(LANGUAGE_FLOORS))
def test_the_language_holds_its_floors(yardstick: str) -> None:
    try:
        measured = importlib.import_module(f"benchmarks.{yardstick}").run(default_data())
    except FileNotFoundError as missing:
        pytest.skip(f"no corpus: {missing}")
    assert name_fallen(yardstick, dict(flatten(measured))) == {}


@pytest.mark.parametrize("yardstick", sorted(LANGUAGE_FLOORS))
def test_no_floor_is_above_what_was_measured(yardstick: str) -> None:
    assert all(0 < one["floor"] <= one["measured"] <= 100 for one in LANGUAGE_FLOORS[yardstick]["floors"].values())
