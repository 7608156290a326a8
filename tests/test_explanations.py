"""Explanations of a register: on the terminal, as JSON, as a drawing; victims stay unnamed in all of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree
from starlette.testclient import TestClient

from regesta.errors import VocabularyError
from regesta.pipeline import build_register
from regesta.web import create_app
from tests.web.hand_made import make_sample

TEXT = """France keeps about 1,500 soldiers in Djibouti.

Two people, Amina Testova, 9, and her uncle, were killed by a mine near Obock in 2019.
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    (folder / "in").mkdir()
    (folder / "in" / "said.txt").write_text(TEXT, encoding="utf-8")
    build_register([folder / "in"], folder / "reg")
    return folder / "reg"


def identity(run, register: Path, predicate: str) -> str:
    return str(json.loads(run("claims", register, "--predicate", predicate, "--json").out)[0]["id"])


def test_a_terminal_is_told_rule_slots_losers_and_the_parse(run, register):
    out = run("explain", register, identity(run, register, "troop_strength")[:10]).out
    assert "Rule: troop_strength.counted_people: A number of people under arms" in out
    assert "It was met by the quantity “about 1,500”, under “keeps”." in out
    assert "Operator: France\n  from “France” in the same clause (0 to 6)\n  sender: The state that sends" in out
    assert "  not Djibouti: it is the host" in out
    assert "Rules on the same kind of thing that were not met:\n" in out
    assert "  keeps  root VERB [rule]\n    France  nsubj PROPN [operator]\n    soldiers  obj NOUN" in out


def test_json_has_the_same(run, register):
    told = json.loads(run("explain", register, identity(run, register, "troop_strength"), "--json").out)
    assert told["retraced"]
    assert {one["slot"] for one in told["slots"]} >= {"subject", "operator", "host", "valid", "stance", "attribution"}


def test_a_parse_is_drawn_alike_twice_and_loads_nothing(run, register, tmp_path):
    claim = identity(run, register, "troop_strength")
    files = [tmp_path / "a.svg", tmp_path / "b.svg", tmp_path / "c.html"]
    for file in files:
        run("explain", register, claim, "--parse", file)
    assert files[0].read_bytes() == files[1].read_bytes()
    drawing = etree.parse(str(files[0])).getroot()
    assert drawing.get("viewBox")
    assert "nsubj of keeps" in drawing.findtext("{*}desc")
    assert b'href="http' not in files[0].read_bytes()
    assert "<svg" in files[2].read_text(encoding="utf-8")
    assert "drawn as .svg or .html" in run("explain", register, claim, "--parse", tmp_path / "a.png").err


def test_the_claims_page_explains_without_script_and_style(run, register):
    claim = identity(run, register, "troop_strength")
    with TestClient(create_app(register), base_url="http://127.0.0.1") as client:
        page = client.get(f"/claims/{claim}").text
    assert "How it was decided" in page
    assert "was met by <bdi>the quantity “about 1,500”, under “keeps”</bdi>" in page
    drawing = page[page.index("<svg") : page.index("</svg>")]
    assert "style=" not in drawing
    assert "The state that sends, keeps or withdraws." in page


def test_victims_stay_unnamed_in_words_and_drawings(run, register, tmp_path):
    claim = identity(run, register, "casualties")
    out = run("explain", register, claim, "--parse", tmp_path / "a.svg").out
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    with TestClient(create_app(register), base_url="http://127.0.0.1") as client:
        page = client.get(f"/claims/{claim}").text
    for shown in (out, drawn, page, run("explain", register, claim, "--json").out):
        assert "Testova" not in shown
        assert "Amina" not in shown
    assert "Testova" in run("explain", register, claim, "--with-victims-names").out


def test_a_rules_page_has_reason_words_examples_and_the_claims_it_made(register):
    with TestClient(create_app(register), base_url="http://127.0.0.1") as client:
        page = client.get("/rules/troop_strength").text
        address = "/claims?rule=troop_strength.counted_people"
        claims = client.get(address).text
        assert client.get("/rules/nothing").status_code == 404
    assert 'id="troop_strength.counted_people"' in page
    assert "A number of people under arms is a strength" in page
    assert "Action classes whose government forbids the rule." in page
    assert "Twelve soldiers were killed when their vehicle hit a mine." in page
    assert "People under arms or in uniform whose number" in page
    assert f'<a href="{address}">1 claim in this register</a>' in page
    assert "about 1,500" in claims
    assert "Testova" not in claims


def test_what_cannot_be_made_again_is_explained_as_far_as_it_is_known(tmp_path):
    register = make_sample().build(tmp_path / "reg")
    with TestClient(create_app(register), base_url="http://127.0.0.1") as client:
        claim = json.loads(client.get("/export.jsonl").text.splitlines()[0])["id"]
        at_first = client.get(f"/claims/{claim}").text
        asked = client.get(f"/claims/{claim}?explained=yes").text
    assert '<a href="?explained=yes#explained">' in at_first
    assert "does not give this claim" in asked
    assert "Where each slot came from" in asked


def test_a_vocabulary_that_is_wrong_is_named_before_a_page_is_asked_for(register, tmp_path):
    (tmp_path / "wrong.yaml").write_text("predicate: [", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"wrong\.yaml:1"):
        create_app(register, [tmp_path])


def test_check_vocabulary_names_what_fails(run, tmp_path):
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "nouns.yaml").write_text("goat: {why: Goats., lemmas: [goat]}\n", encoding="utf-8")
    rule = (
        "{name: counted, why: Goats., centre: quantity, counts: [goat], property: number, value: [quantity], "
        "subject: []}"
    )
    (tmp_path / "goats.yaml").write_text(
        "predicate: goats\norder: 30\ndefinition: Goats.\nsubject: holder\nproperties: {number: goats}\n"
        f"rules:\n  - {rule}\nexamples:\n  - {{text: It has 12 goats in Chad., finds: [number, number]}}\n",
        encoding="utf-8",
    )
    printed = run("check-vocabulary", tmp_path)
    assert "goats.yaml:9: “It has 12 goats in Chad.” must give number, number, but gives number." in printed.out
    assert "1 of 1 examples do not hold." in printed.err
