"""Five real documents, read by the whole program: what a reader of them would look for first must be right.

They are not the project's to pass on; where they are not beside the repository (`../shared`, or the folder that
REGESTA_SHARED names), these tests are skipped.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from benchmarks._registers import Exports, export_documents
from benchmarks.seeds import measure
from regesta.pipeline import Register
from tests.floors import REPOSITORY, name_fallen

SHARED = Path(os.environ.get("REGESTA_SHARED", REPOSITORY.parent / "shared"))
Claim = dict[str, Any]

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the seed documents are not beside the repository (REGESTA_SHARED)"
)


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Exports:
    return export_documents(SHARED / "seeds", tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="module")
def claims(exports: Exports) -> list[Claim]:
    return exports.read_claims()


@pytest.fixture(scope="module")
def register(exports: Exports) -> Register:
    with Register.open(exports.claims.parent / "register") as opened:
        yield opened


def speakers_of(claims: list[Claim], document: str) -> set[tuple[str, str | None]]:
    """Return who speaks in a document, each with the office that it prints."""
    return {
        (link["name"], link.get("office"))
        for claim in claims
        if claim["document"]["name"].startswith(document)
        for link in claim["attribution"]
        if link["role"] == "speaker"
    }


def test_all_five_are_read(exports: Exports, register: Register) -> None:
    assert exports.refused == ()
    assert [document.name[:3] for document in register.documents()] == ["000", "001", "002", "003", "004"]


def test_quotations_are_slices_of_the_text(register: Register) -> None:
    texts = {document.id: document.text for document in register.documents()}
    claims = register.claims()
    quoted = [evidence for claim in claims for evidence in claim.evidence]
    spoken = [link.evidence for claim in claims for link in claim.attribution if link.evidence is not None]
    assert len(quoted) >= len(claims) > 90
    assert len(spoken) > 10
    for evidence in quoted + spoken:
        assert texts[evidence.document_id][evidence.start : evidence.end] == evidence.quote


def test_the_text_is_that_of_the_file(register: Register) -> None:
    files = {path.name: path.read_bytes().decode("utf-8") for path in (SHARED / "seeds").iterdir()}
    assert {document.name: document.text for document in register.documents()} == files


def test_three_documents_give_7000_troops_in_tajikistan(claims: list[Claim]) -> None:
    found = [claim for claim in claims if claim["predicate"] == "troop_strength" and claim["value"]["number"] == 7000]
    assert [claim["document"]["name"][:3] for claim in found] == ["001", "003", "004"]
    for claim in found:
        assert claim["operator"]["name"] == "Russia"
        assert claim["host"]["name"] == "Tajikistan"
        assert claim["value"]["comparator"] == "about"
        assert (claim["value"]["low"], claim["value"]["high"]) == (None, None)
    assert len({claim["subject"]["id"] for claim in found}) == 1, "a division and its base, one force"


def test_the_same_7000_are_one_question_and_no_conflict(claims: list[Claim], register: Register) -> None:
    found = {claim["id"] for claim in claims if claim["value"].get("number") == 7000}
    questions = [finding for finding in register.findings() if found & set(finding.claims)]
    assert len(questions) == 1
    assert {pair.verdict for pair in questions[0].pairs if {pair.a, pair.b} <= found} == {"compatible"}


def test_up_to_6000_is_a_bound_and_a_plan(claims: list[Claim]) -> None:
    (claim,) = (one for one in claims if one["value"].get("high") == 6000)
    assert claim["value"]["low"] is None
    assert claim["stance"] == "planned"
    assert claim["property"] == "planned_strength"


def test_speakers_keep_their_offices(claims: list[Claim]) -> None:
    assert {("Vladimir Putin", "Russian President"), ("Emomali Rahmon", "Tajik President")} <= speakers_of(
        claims, "001"
    )
    assert ("Vladimir Putin", "Russian President") in speakers_of(claims, "004")
    assert not any("Rahmon" in name for name, _ in speakers_of(claims, "004"))


def test_an_interview_keeps_the_outlet_that_held_it(claims: list[Claim]) -> None:
    held = [claim for claim in claims if ("speaker", "Vladimir Putin") in chain(claim) and is_of(claim, "004")]
    assert held
    assert all(("outlet", "Mir Media Company") in chain(claim) for claim in held)


def chain(claim: Claim) -> list[tuple[str, str]]:
    return [(link["role"], link["name"]) for link in claim["attribution"]]


def is_of(claim: Claim, document: str) -> bool:
    return bool(claim["document"]["name"].startswith(document))


def test_what_prints_no_date_stays_undated(claims: list[Claim], register: Register) -> None:
    dates = {document.name[:3]: document.published for document in register.documents()}
    assert dates["000"] == "2017-10-14"
    assert dates["001"] == "2012?-10", "no year is printed; up to 30 years, until 2042 give it"
    assert dates["002"] == "2005"
    assert dates["004"] is None
    for claim in claims:
        if is_of(claim, "004") and claim["value"].get("number") == 7000:
            assert claim["observed_at"] is None
            assert claim["asserted_on"] is None


def test_a_page_of_several_decades_is_not_dated_by_its_last_change(claims: list[Claim]) -> None:
    lobbied = [claim for claim in claims if is_of(claim, "000") and "lobbied" in claim["evidence"][0]["quote"]]
    assert lobbied
    assert {claim["observed_at"] for claim in lobbied} <= {"1996", "1996~", "1996-06~", "1996-07~", "1996-06/1996-07"}


def test_not_acceded_is_an_asserted_negative(claims: list[Claim]) -> None:
    (claim,) = (one for one in claims if "has not acceded" in one["evidence"][0]["quote"])
    assert (claim["predicate"], claim["stance"], claim["polarity"]) == ("treaty_status", "asserted", "negative")


def test_the_seeds_hold_their_floors(exports: Exports) -> None:
    if not (SHARED / "gold" / "seeds").is_dir() or not (SHARED / "eval" / "score.py").is_file():
        pytest.skip("the seeds' gold claims or their scorer are not beside the repository")
    measured = measure(SHARED, exports)
    assert name_fallen("seeds", measured["claims"]) == {}
    assert name_fallen("seeds_relations", measured["relations"]) == {}
    assert measured["relations"]["false_merges"] == 0
