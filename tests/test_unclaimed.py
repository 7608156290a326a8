"""Unclaimed figures over a register: grouped by reason on the terminal and on pages, each with its sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from regesta.pipeline import build_register
from regesta.unclaimed import group_reasons, sentence_around, share_of
from regesta.web import create_app

ONE = "France keeps about 1,500 soldiers in Djibouti. The ministry received 14 tenders. It answered 3 letters.\n"
TWO = """Italy keeps 300 soldiers in Djibouti.

Two people, Amina Testova, 9, and her uncle, were killed by a mine. Amina Testova had 2 goats and 5 letters.
"""
UNKNOWN = "counts “…”, which no predicate knows"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures")
    (folder / "in").mkdir()
    (folder / "in" / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "in" / "two.txt").write_text(TWO, encoding="utf-8")
    build_register([folder / "in"], folder / "reg")
    return folder / "reg"


def test_over_the_register_reasons_are_counted_with_their_words(run, register):
    out = run("figures", register).out
    assert "8 figures and dates: 3 in claims, 5 in none, 0 in page furniture." in out
    assert "Of those outside furniture, 38 in 100 are claimed." in out
    assert f"     4  {UNKNOWN}\n        If it matters, add the noun to a class" in out
    assert "letters 2, goats 1, tenders 1" in out


def test_of_a_document_each_figure_stands_with_its_sentence(run, register):
    out = run("figures", register, "one.txt").out
    assert f"{UNKNOWN}: If it matters" in out
    assert "  14      tenders  The ministry received 14 tenders." in out
    assert "goats" not in out
    assert "nothing" in run("figures", register, "nothing.txt").err


def test_json_has_every_figure_with_its_reason(run, register):
    listed = json.loads(run("figures", register, "--json").out)
    assert len(listed) == 5
    assert listed[0]["document"] == "one.txt"
    assert listed[0]["reason"] == "counts “tenders”, which no predicate knows"
    assert listed[0]["reason_kind"] == UNKNOWN
    assert ONE[listed[0]["start"] : listed[0]["end"]] == listed[0]["text"] == "14"


def test_pages_show_kinds_and_then_figures(register):
    with TestClient(create_app(register), base_url="http://127.0.0.1") as client:
        kinds = client.get("/figures").text
        figures = client.get("/figures", params={"reason": UNKNOWN}).text
        assert client.get("/figures", params={"reason": "no such reason"}).status_code == 404
        overview = client.get("/").text
    assert "38 in 100" in kinds
    assert "letters</bdi> 2" in kinds
    assert "The ministry received 14 tenders." in figures
    assert "two.txt" in figures
    assert "4 counts “…”, which no predicate knows" in overview


def test_victims_stay_unnamed_around_figures(run, register):
    with TestClient(create_app(register), base_url="http://127.0.0.1") as client:
        page = client.get("/figures", params={"reason": UNKNOWN}).text
    for shown in (page, run("figures", register).out, run("figures", register, "two.txt").out):
        assert "Testova" not in shown


def test_shares_and_groups() -> None:
    assert share_of([]).in_a_hundred is None
    assert share_of(["claimed", "unclaimed", "unclaimed", "furniture"]).in_a_hundred == 33
    assert group_reasons({}) == []


def test_a_sentence_is_cut_where_it_is_long() -> None:
    assert sentence_around("One. Two 2 twos. Three.", 9, 10) == "Two 2 twos."
    long = "word " * 100 + "7" + " word" * 100
    shown = sentence_around(long, 500, 501)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
