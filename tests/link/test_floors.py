"""Names are told apart and joined at least as well as was reached; what is not beside the repository is skipped."""

from __future__ import annotations

import pytest

from benchmarks import linking, name_variants
from benchmarks.__main__ import default_data, flatten
from tests.floors import name_fallen


def test_own_variants_of_names_hold_their_floors() -> None:
    assert name_fallen("name_variants", dict(flatten(name_variants.run(default_data())))) == {}


def test_the_yardstick_of_names_holds_its_floors() -> None:
    try:
        measured = linking.run(default_data())
    except FileNotFoundError as missing:
        pytest.skip(f"no corpus: {missing}")
    assert name_fallen("linking", dict(flatten(measured))) == {}


def test_the_pairs_are_many_and_fair() -> None:
    """A third at least are hard negatives, no pair stands twice, and the halves are about even."""
    pairs = list(name_variants.read_pairs())
    assert len(pairs) >= 300
    assert sum(not pair.same for pair in pairs) >= 100
    assert len({(*sorted((pair.a, pair.b)), pair.a_in, pair.b_in) for pair in pairs}) == len(pairs)
    assert 0.4 < sum(pair.held_out for pair in pairs) / len(pairs) < 0.6
