"""Where names lie: told outright, weighed by context and prominence, or left undecided with the bearers shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from regesta.link.locating import Whereabouts, locate
from regesta.link.surroundings import Named, observe

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("places.yaml").read_text(encoding="utf-8"))


def find(case: dict[str, Any]) -> Whereabouts:
    """Locate a case's name beside its document's other names."""
    named = Named(name=case["name"], type=case.get("type", "place"), country=case.get("told"))
    return locate(named, observe([named, *(Named(name=other) for other in case.get("beside", ()))]), case.get("date"))


def describe(case: dict[str, Any]) -> str:
    return " ".join(str(case[key]) for key in ("name", "type", "told", "beside") if key in case)


@pytest.mark.parametrize("case", CASES, ids=describe)
def test_a_name_lies_where_an_analyst_would_put_it(case: dict[str, Any]) -> None:
    found = find(case)
    if case.get("undecided"):
        assert found.place is None
        return
    assert found.place is not None, found.undecided
    assert found.place.name == case.get("place", found.place.name)
    assert found.place.country == case.get("in")
    assert found.place.precision == case.get("precision", found.place.precision)
    assert found.place.reason
    if "near" in case:
        latitude, longitude = case["near"]
        assert abs(found.place.latitude - latitude) < 0.5
        assert abs(found.place.longitude - longitude) < 0.5
    if "lost" in case:
        assert any(case["lost"] in one for one in found.place.lost)


def test_the_bearers_that_lost_are_named_with_why() -> None:
    named = Named(name="Tripoli", type="place", country="Lebanon")
    found = locate(named, observe([named]))
    assert found.place is not None
    assert any(one.startswith("Tripoli") and "not in Lebanon" in one for one in found.place.lost)
    assert "Lebanon" in found.place.reason


def test_where_nothing_decides_the_bearers_are_shown() -> None:
    named = Named(name="Springfield", type="place")
    found = locate(named, observe([named]))
    assert found.place is None
    assert {"Springfield, Missouri, United States (town)", "Springfield, Illinois, United States (town)"} <= set(
        found.undecided
    )


def test_a_name_does_not_speak_for_itself() -> None:
    """A document that only names Paris many times says nothing of which Paris."""
    once, often = (Named(name="Victoria", type="place", times=times) for times in (1, 50))
    assert locate(once, observe([once])) == locate(often, observe([often]))


def test_a_former_name_is_told_with_its_time() -> None:
    named = Named(name="Kurgan-Tyube", type="place", country="Tajikistan")
    before, after = (locate(named, observe([named]), date).place for date in ("1989", "2020"))
    assert before is not None
    assert after is not None
    assert before.latitude == after.latitude
    assert "until 1992" in before.reason
    assert "before the time spoken of" in after.reason
    assert "before the time spoken of" not in before.reason


def test_a_name_newer_than_the_time_spoken_of_is_no_objection_but_told() -> None:
    named = Named(name="Bokhtar", type="place", country="Tajikistan")
    found = locate(named, observe([named]), "2005").place
    assert found is not None
    assert "after the time spoken of" in found.reason


def test_the_province_behind_a_name_decides() -> None:
    named = Named(name="London", type="place", within="Ont.")
    found = locate(named, observe([named, Named(name="England"), Named(name="Britain")])).place
    assert found is not None
    assert found.country == "Canada"


def test_contested_territories_keep_the_name_that_sources_use() -> None:
    """The claimant told finds the place, and the place is not filed under the claimant for it."""
    for told in ("Russia", "Ukraine", None):
        named = Named(name="Simferopol", type="place", country=told)
        found = locate(named, observe([named])).place
        assert found is not None
        assert found.country == "Crimea"
    named = Named(name="Simferopol", type="place", country="Kyrgyzstan")
    assert locate(named, observe([named])).place is None


def test_a_claimant_told_is_not_repeated_as_a_fact() -> None:
    named = Named(name="Stepanakert", type="place", country="Azerbaijan")
    found = locate(named, observe([named])).place
    assert found is not None
    assert "told to lie in Azerbaijan; filed under Nagorno-Karabakh, whose status is disputed" in found.reason
