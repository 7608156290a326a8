"""Every verdict and every status by gold cases of our own, and what must hold of all findings."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from regesta.link import link_entities
from regesta.model import Claim, Document, Finding
from regesta.reconcile import RULES, reconcile_claims
from regesta.reconcile.copying import compare_passages
from regesta.reconcile.reconciling import MOST_CLAIMS_IN_FULL, NEIGHBOURS

CASES = yaml.safe_load((Path(__file__).parents[1] / "gold" / "reconcile.yaml").read_text(encoding="utf-8"))
TWELVE_WORDS = ("the", "force", "left", "its", "last", "two", "camps", "in", "the", "north", "on", "Monday")
MakeClaims = Callable[[Any], list[Claim]]


def reconcile(claims: list[Claim]) -> tuple[Finding, ...]:
    documents = [
        Document(id=name, name=name, original_sha256="0" * 64, reader="text/1", text="", blocks=())
        for name in sorted({claim.document_id for claim in claims})
    ]
    return reconcile_claims(documents, claims, link_entities(claims))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_gold_case(make_claims: MakeClaims, case: dict[str, Any]) -> None:
    claims = make_claims(case["claims"])
    findings = reconcile(claims)
    assert len(findings) == 1, [finding.question for finding in findings]
    finding = findings[0]
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    said = {"-".join(str(n) for n in sorted((numbers[p.a], numbers[p.b]))): p for p in finding.pairs}
    expected = {pair: verdict for pair, verdict in case["pairs"].items() if verdict != "-"}
    assert {pair: comparison.verdict for pair, comparison in said.items()} == expected, said
    assert finding.status == case["status"]
    if "origin" in case:
        assert said["1-2"].origin == case["origin"]
    if "counts" in case:
        assert [finding.documents, finding.origins, finding.unknown_origins] == case["counts"]


def test_every_verdict_rule_and_status_has_a_case(make_claims: MakeClaims) -> None:
    findings = [finding for case in CASES for finding in reconcile(make_claims(case["claims"]))]
    verdicts = {pair.verdict for finding in findings for pair in finding.pairs}
    assert verdicts == {
        "compatible", "estimate_overlap", "change", "correction", "scope_difference", "older_figure_repeated",
        "inconsistent_within_document", "conflict", "cannot_compare",
    }  # fmt: skip
    statuses = {finding.status for finding in findings}
    assert statuses >= {
        "one origin", "independent origins agree", "same origin repeated", "same figure, origins unknown",
        "figures differ by date", "different things counted", "estimates overlap",
        "inconsistent within one document", "sources conflict", "cannot compare",
    }  # fmt: skip
    origins = {pair.origin for finding in findings for pair in finding.pairs}
    assert origins == {"independent", "same", "unknown"}


def _all_claims(make_claims: MakeClaims) -> list[Claim]:
    return make_claims([claim for case in CASES for claim in case["claims"]])


def test_the_order_of_claims_and_documents_changes_nothing(make_claims: MakeClaims) -> None:
    claims = _all_claims(make_claims)
    expected = reconcile(claims)
    for seed in range(3):
        shuffled = list(claims)
        random.Random(seed).shuffle(shuffled)
        assert reconcile(shuffled) == expected


def test_verdicts_are_the_same_with_the_documents_named_in_the_other_order(make_claims: MakeClaims) -> None:
    """Which claim comes first in the register must not decide."""
    turned = {"a": "z", "b": "y", "c": "x"}
    for case in CASES:
        plain = reconcile(make_claims(case["claims"]))[0]
        other = reconcile(make_claims([one | {"doc": turned[one["doc"]]} for one in reversed(case["claims"])]))[0]
        assert sorted(p.verdict for p in plain.pairs) == sorted(p.verdict for p in other.pairs), case["case"]
        assert (plain.status, plain.origins, plain.unknown_origins) == (
            other.status,
            other.origins,
            other.unknown_origins,
        )


def test_every_claim_is_in_exactly_one_finding(make_claims: MakeClaims) -> None:
    claims = _all_claims(make_claims)
    found = [claim for finding in reconcile(claims) for claim in finding.claims]
    assert sorted(found) == sorted(claim.id for claim in claims)


def test_no_claims_give_no_findings() -> None:
    assert reconcile([]) == ()


def test_large_questions_compare_neighbours_in_time(make_claims: MakeClaims) -> None:
    one = {"of": "troop_strength.strength", "subject": "force: French troops", "operator": "France", "host": "Chad"}
    given = [
        one
        | {
            "doc": f"d{year}",
            "value": {"number": year, "counted": "troops"},
            "as_of": str(year),
            "by": [f"publisher P{year}"],
        }
        for year in range(1900, 1900 + 2 * MOST_CLAIMS_IN_FULL)
    ]
    finding = reconcile(make_claims(given))[0]
    assert len(finding.claims) == 2 * MOST_CLAIMS_IN_FULL
    assert len(finding.pairs) <= NEIGHBOURS * len(finding.claims)
    seen = {claim for pair in finding.pairs for claim in (pair.a, pair.b)}
    assert seen == set(finding.claims)


@pytest.mark.parametrize(
    ("case", "question"),
    [
        ("equal figures of two papers years apart", "How many Russian troops has the 102nd Military Base in Armenia?"),
        ("a bound contains a figure", "How many aircraft has Erebuni Air Base in Armenia?"),
        ("exact values are never widened", "How many US troops are in Djibouti?"),
        ("killed and injured", "How many people were killed or injured in Batken Region in Kyrgyzstan?"),
        ("terms of two agreements", "Until when may Russian forces stay in Armenia?"),
        ("cleared, says the ministry; mines remain, says a paper", "Is the Tajik-Kyrgyz border mined, or cleared?"),
    ],
)
def test_questions_are_put_in_words(make_claims: MakeClaims, case: str, question: str) -> None:
    claims = next(one["claims"] for one in CASES if one["case"] == case)
    assert reconcile(make_claims(claims))[0].question == question


def test_every_rule_explains_itself() -> None:
    assert all(rule.__doc__ for rule in RULES)
    assert len({rule.__name__ for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        # seven of ten words in one run
        (" ".join(TWELVE_WORDS), " ".join(["so", *TWELVE_WORDS]), "copied"),
        ("in May about 3,000 troops from Russia's 102nd met",
         "has about 3,000 troops from Russia’s 102nd on it", "alike"),
        ("some 3,000 Russian troops are stationed there", "there are 3,000 Russian troops now", "unlike"),
        ("", "", "unlike"),
    ],
)  # fmt: skip
def test_likeness_of_passages(a: str, b: str, likeness: str) -> None:
    assert compare_passages(a, b) == likeness
    assert compare_passages(b, a) == likeness


def test_templates_and_tables_name_properties_that_exist() -> None:
    from regesta.reconcile.questions import _templates
    from regesta.reconcile.tables import read_tables
    from regesta.vocabulary import load_vocabulary

    known = {f"{p.predicate}.{name}" for p in load_vocabulary().predicates for name in p.properties}
    families = {key for family in read_tables()["families"] for key in family}
    states = {key for state in read_tables()["states"].values() for word in ("yes", "no") for key in state[word]}
    dotted = {key for key in read_tables()["persistence"] if "." in key}
    assert families | states | dotted <= known
    assert set(_templates()) - known == {"otherwise"}
