"""What kind of thing a figure measures, and whether it counts heads at all."""

from __future__ import annotations

import pytest

from regesta.extract.centres.counting import is_share, unit_class
from regesta.model import Measure, Quantity


def quantity(
    number: float | None,
    unit: str | None = None,
    si_unit: str | None = None,
    low: float | None = None,
    high: float | None = None,
) -> Quantity:
    si = Measure(number=number, low=None, high=None, unit=si_unit) if si_unit else None
    return Quantity(start=0, end=1, text="1", number=number, unit=unit, si=si, low=low, high=high)


@pytest.mark.parametrize(
    ("unit", "si_unit", "kind"),
    [
        (None, None, None),
        ("person", None, None),
        ("nautical mile", "meter", "length"),
        ("dunam", "square meter", "area"),
        ("short ton", "kilogram", "mass"),
        ("knot", "meter per second", "other"),
        ("degree Celsius", "kelvin", "other"),
        ("time", None, "times"),
        ("percent", None, "percent"),
        ("percentage point", None, "other"),
        ("DJF", None, "money"),
        ("franc", None, "money"),
    ],
)
def test_units_fall_into_classes(unit: str | None, si_unit: str | None, kind: str | None) -> None:
    assert unit_class(quantity(5, unit, si_unit)) == kind


def test_a_share_is_told_by_all_its_bounds() -> None:
    assert is_share(quantity(1 / 3))
    assert is_share(quantity(None, low=0.25, high=0.5))
    assert not is_share(quantity(0))
    assert not is_share(quantity(None, low=0.5, high=3))
    assert not is_share(quantity(None))
