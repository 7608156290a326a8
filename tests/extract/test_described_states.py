"""What descriptions of states, and the states of former times, stand on: every name is the gazetteer's, none twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from regesta.extract.discourse import described_states, former_states
from regesta.extract.discourse.former_states import seated_then, stood_then
from regesta.vocabulary.gazetteer import load_gazetteer

FOLDER = Path(described_states.__file__).parent
KINDS: dict[str, Any] = yaml.safe_load((FOLDER / "kinds_of_countries.yaml").read_text(encoding="utf-8"))["kinds"]
FORMER: dict[str, Any] = yaml.safe_load(Path(former_states.__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KINDS)
def test_kind_names_states_of_the_gazetteer_once(kind: str) -> None:
    names = {country.name for country in load_gazetteer().countries()}
    countries = KINDS[kind]["countries"]
    assert set(countries) <= names
    assert len(countries) == len(set(countries))
    assert set(KINDS[kind].get("includes", ())) <= set(KINDS)


def test_no_words_describe_two_kinds() -> None:
    words = [word for entry in KINDS.values() for word in entry["words"]]
    assert len(words) == len(set(words))


def test_former_states_are_all_told_with_their_last_year() -> None:
    assert set(FORMER) >= {c.name for c in load_gazetteer().countries() if c.kind == "former"} - {
        "Netherlands Antilles"
    }


def test_state_stood_on_a_page_of_its_time_only() -> None:
    assert stood_then("East Germany", "1988-02-18")
    assert not stood_then("East Germany", "2019-11-09")
    assert not stood_then("East Germany", None)
    assert not stood_then("France", "1988")


def test_capital_is_the_seat_of_the_state_of_its_time() -> None:
    names = {country.name for country in load_gazetteer().countries()}
    assert {state["seat_now_of"] for state in FORMER.values() if "seat_now_of" in state} <= names
    assert seated_then("Russia", "1988-02-18") == "Soviet Union"
    assert seated_then("Russia", "1992-02-18") == "Russia"
    assert seated_then("Serbia", "2004-01-01") == "Serbia and Montenegro"
    assert seated_then("France", "1988-02-18") == "France"
    assert seated_then("Russia", None) == "Russia"
