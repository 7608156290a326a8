"""Names of victims and minors: which are seen, which are left, and that no command prints one unless asked to."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import asdict

import pytest
from starlette.testclient import TestClient

from regesta.annotate import annotate_document
from regesta.cli import main
from regesta.extract import extract_claims
from regesta.model import AttributionLink, Mention, Value
from regesta.vocabulary import load_vocabulary
from regesta.web import create_app
from regesta.withholding import (
    AGE_WITHHELD,
    WITHHELD,
    Withholding,
    find_withheld,
    names_in_words,
    withhold_in,
    withhold_names,
    withhold_words,
)
from tests.store.making import make_claim, make_document, quote
from tests.web.hand_made import HandMade, claim_that, mention, write_document

KILLED = "Amina Testova, 9, was killed by a mine near the village."
FUNERAL = "Some 40 people came when Testova was buried, said the mayor, Boris Falkov."


def claim_on(text, **changes):
    document = make_document(text)
    value = Value(kind="text", start=0, end=len(text), text=text)
    return make_claim(document, quote(document, 0, len(text)), **{"value": value, "subject": None, **changes})


AGED = "Two pupils, aged 9 and 12, were killed near the village, and a 31-year-old man lost 12 sheep."


def test_ages_that_claims_tell_are_withheld_in_all_words_of_the_document_and_numbers_are_not():
    aged = claim_on(
        AGED, predicate="casualties", property="ages", value=Value(kind="text", start=12, end=25, text="aged 9 and 12")
    )
    names = find_withheld([aged])
    assert names == {"aged 9 and 12", "31-year-old"}
    assert withhold_names(AGED, names).startswith("Two pupils, [age withheld], were killed")
    assert withhold_words("lost 12 sheep and", names) == "lost 12 sheep and"
    assert withhold_in(aged, names).value.text == "[age withheld]"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (KILLED, {"Amina Testova", "Testova", "Amina Testova, 9"}),
        ("The dead were identified as Ivan Drobin and a guard.", {"Ivan Drobin", "Drobin"}),
        ("A mine killed Ömer Çelikbaş, aged 11, on Monday.", {"Ömer Çelikbaş", "Çelikbaş", "Ömer Çelikbaş, aged 11"}),
        ("The base near Gyumri has 4,000 soldiers, said Ivan Drobin, 54.", set()),
        ("On Monday, May, 9 soldiers were killed.", set()),
        ("Amina Testova, 9, walks past a base of 300 men.", {"Amina Testova", "Testova", "Amina Testova, 9"}),
        ("Soldiers are in Kant, 12, and Osh, 8, said the ministry.", set()),
        ("Among the pupils is 9-year-old Amina Testova.", {"Amina Testova", "Testova", "9-year-old"}),
        ("A mine wounded 31-year-old shepherd Ivan Drobin.", {"Ivan Drobin", "Drobin", "31-year-old"}),
        ("The base employs 54-year-old cook Ivan Drobin.", set()),
    ],
)
def test_an_age_tells_a_child_and_in_words_on_harm_an_age_or_an_introduction_tells_a_victim(text, names):
    assert find_withheld([claim_on(text)]) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ivan Drobin and two others were killed.", {"Ivan Drobin", "Drobin"}),
        ("The Landmine Monitor recorded 23 casualties in South Sudan in 2021.", set()),
        ("Boris Falkov said that three civilians were injured in Cambodia.", set()),
    ],
)
def test_claims_on_casualties_withhold_every_name_that_nothing_explains(text, names):
    speaker = (AttributionLink(role="speaker", name="Boris Falkov"),)
    assert find_withheld([claim_on(text, predicate="casualties", attribution=speaker)]) == names


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Two boys, aged 9 and 12, were killed.", f"Two boys, {AGE_WITHHELD}, were killed."),
        ("A 12-year-old girl lost a leg.", f"A {AGE_WITHHELD} girl lost a leg."),
        ("Three men aged 20, 31 and 44 died.", f"Three men {AGE_WITHHELD} died."),
        ("The 12-year war left 40 dead.", "The 12-year war left 40 dead."),
    ],
)
def test_ages_of_victims_are_withheld_with_or_without_a_name(text, shown):
    claim = claim_on(text, predicate="casualties")
    assert withhold_names(text, find_withheld([claim])) == shown


def test_ages_of_others_stay():
    claim = claim_on("The 60-year-old treaty on the base was signed by a 34-year-old minister.")
    assert find_withheld([claim]) == set()


def test_victims_in_slots_are_withheld_and_nouns_in_slots_are_not():
    named = Mention(start=0, end=5, text="Amina", type="person", name="Amina Testova")
    noun = Mention(start=0, end=9, text="civilians", type="person", name="civilians")
    assert find_withheld([claim_on("A mine exploded.", predicate="casualties", subject=named)]) == {
        "Amina",
        "Amina Testova",
        "Testova",
    }
    assert find_withheld([claim_on("A mine exploded.", predicate="casualties", subject=noun)]) == frozenset()
    assert find_withheld([claim_on("A base opened.", subject=named)]) == frozenset()


def test_survivors_in_slots_are_withheld_and_those_who_care_for_them_are_not():
    survivor = Mention(start=0, end=13, text="Amina Testova", type="person", name="Amina Testova")
    provider = Mention(start=0, end=11, text="Hope Centre", type="organisation", name="Hope Centre")
    care = {"predicate": "assistance", "property": "medical_care"}
    assert "Amina Testova" in find_withheld([claim_on("She received a prosthesis.", subject=survivor, **care)])
    assert find_withheld([claim_on("Hope Centre fits prostheses.", subject=provider, **care)]) == frozenset()


def extracted(text):
    return extract_claims(annotate_document(make_document(text)), load_vocabulary()).claims


@pytest.mark.parametrize(
    "text",
    [
        "Amina Testova, 9, and her brother Timur Testov, 12, were killed by a mine near Tsorona on 3 May 2019.",
        "A shell killed 10-year-old Amina Testova and wounded her father, Timur Testov, in Kosovo in 2001.",
        "Amina Testova lost a leg to a mine near a village of Kosovo in March 2003, her uncle Timur Testov said.",
        "Two children, Amina and Timur Testov, aged 9 and 12, were killed by a mine in Chad in 2014.",
    ],
)
def test_what_is_read_of_a_victim_is_exported_without_the_name(text):
    claims = extracted(text)
    assert claims
    names = find_withheld(claims)
    shown = json.dumps([asdict(withhold_in(claim, names)) for claim in claims], ensure_ascii=False)
    assert "Amina Testova" not in shown
    assert "Timur Testov" not in shown or "said" in text


def test_names_are_replaced_as_whole_words_the_longest_first():
    assert withhold_names("Kim Ro of Kimberley", {"Kim", "Kim Ro"}) == f"{WITHHELD} of Kimberley"
    assert withhold_words("stova and Amina fled", {"Amina Testova"}) == f"stova and {WITHHELD} fled"
    assert withhold_names("as it is", ()) == "as it is"


def test_identities_and_offsets_stay():
    claim = claim_on(KILLED, predicate="casualties")
    shown = withhold_in(claim, find_withheld([claim]))
    assert (shown.id, shown.evidence[0].end) == (claim.id, len(KILLED))
    assert shown.evidence[0].quote == f"{WITHHELD}, was killed by a mine near the village."
    assert withhold_in({"url": "Amina", "text": ["Amina"]}, frozenset({"Amina"})) == {
        "url": "Amina",
        "text": [WITHHELD],
    }


def test_namesakes_in_other_documents_stay():
    claim, other = claim_on(KILLED, predicate="casualties"), claim_on("Minister Testova signed the treaty.")
    withheld = Withholding.over([claim, other])
    assert withheld.of_document(claim.document_id) == {"Amina Testova", "Testova", "Amina Testova, 9"}
    assert withheld.of_document(other.document_id) == frozenset()
    assert withheld.of_claims([other.id]) == frozenset()
    assert withheld.of_claims([other.id, claim.id]) == withheld.names == withheld.of_document(claim.document_id)


@pytest.fixture
def register(tmp_path):
    made = HandMade()
    document = write_document("b.txt", [("paragraph", KILLED), ("paragraph", FUNERAL)], title="Mourning Amina Testova")
    victim = claim_that(
        document, KILLED, "killed", kind="text", predicate="casualties", property="killed",
        subject=mention(document, "Amina Testova", kind="person"),
    )  # fmt: skip
    made.add(document, [victim, claim_that(document, FUNERAL, "40", number=40)])
    made.ask("Was Amina Testova killed?", [victim], "one origin", "compatible", "")
    return made.build(tmp_path)


@pytest.fixture
def run(monkeypatch, capsys):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["regesta", *map(str, arguments)])
        with suppress(SystemExit):
            main()
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out

    return run


def ids(run, register):
    claims = [json.loads(line) for line in run("export", register, "--format", "jsonl").splitlines()]
    finding = json.loads(run("findings", register, "--format", "jsonl"))
    return claims[0]["id"], claims[0]["document"]["id"], claims[0]["subject"]["id"], finding["id"]


def test_no_command_prints_a_victims_name_unless_asked_to(run, register):
    claim, document, entity, finding = ids(run, register)
    commands = [
        ("export", register, "--format", "jsonl"), ("export", register, "--format", "csv"), ("documents", register),
        ("documents", register, "--json"), ("claims", register), ("claims", register, "--json"), ("findings", register),
        ("findings", register, "--format", "jsonl"), ("search", register, "mine"), ("search", register, "amina"),
        ("search", register, "buried", "--json"), ("show", register, claim), ("show", register, document),
        ("show", register, entity), ("show", register, finding), ("explain", register, claim),
    ]  # fmt: skip
    for arguments in commands:
        hidden, shown = run(*arguments), run(*arguments, "--with-victims-names")
        assert "Testova" not in hidden, arguments
        assert "Amina" not in hidden, arguments
        assert WITHHELD in hidden, arguments
        assert "Testova" in shown, arguments
        assert WITHHELD not in shown, arguments


def test_pages_withhold_them_in_every_claim_and_question_of_the_document(register):
    with TestClient(create_app(register), base_url="http://127.0.0.1") as client:
        lines = client.get("/export.jsonl").text
        document, *claims = json.loads(lines.splitlines()[0])["document"]["id"], *map(json.loads, lines.splitlines())
        finding = json.loads(client.get("/findings.jsonl").text)["id"]
        pages = ["/", "/claims", "/questions", "/disagreements", f"/questions/{finding}", f"/documents/{document}"]
        for address in [*pages, "/export.jsonl", "/findings.jsonl", *(f"/claims/{one['id']}" for one in claims)]:
            assert "Testova was buried" not in client.get(address).text, address
            assert "Was Amina Testova" not in client.get(address).text, address
    assert lines.count(WITHHELD) > 2


def test_texts_are_the_users_own_and_stay_whole(run, register):
    assert KILLED in run("export", register, "--format", "text")


def test_lists_are_written_to_files(run, register, tmp_path):
    for arguments in (("documents",), ("claims",), ("findings",), ("findings", "--format", "jsonl")):
        name, *options = arguments
        target = tmp_path / "out" / f"{name}{len(options)}.txt"
        printed = run(name, register, *options)
        assert printed
        assert run(name, register, *options, "-o", target) == ""
        assert target.read_bytes().decode() == printed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("2 (Parviz Davlatov, aged 5)", "Parviz Davlatov"),
        ("Prostheses for Umeda Jalilova, 9", "Umeda Jalilova"),
        ("Sitora Rahimova (6)", "Sitora Rahimova"),
        ("Number of victims named Umeda Jalilova", "Umeda Jalilova"),
        ("the case of Dilnoza Karimova, 11", "Dilnoza Karimova"),
    ],
)
def test_names_beside_figures_without_a_claim_are_withheld(words: str, name: str) -> None:
    assert name not in withhold_names(words, names_in_words(words))


@pytest.mark.parametrize("words", ["In Battambang, 12 mines were found", "Angola (12)", "On 4 May, 9 men left"])
def test_places_and_dates_beside_figures_stay(words: str) -> None:
    assert withhold_names(words, names_in_words(words)) == words
