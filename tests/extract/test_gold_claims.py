"""Own sentences and what an analyst reads in them: every expected claim is made, and near misses make none."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks._gold import GOLD, claims_of, meets, read_sentences, shown


def parameters() -> list[Any]:
    return [
        pytest.param(
            case, id=case["text"][:48], marks=[pytest.mark.xfail(reason=case["fails"])] if "fails" in case else []
        )
        for case in read_sentences(GOLD / "claims")
    ]


@pytest.mark.parametrize("case", parameters())
def test_sentence_gives_what_an_analyst_reads(case: dict[str, Any]) -> None:
    claims = claims_of(case)
    missing = [wanted for wanted in case["claims"] if not any(meets(claim, wanted) for claim in claims)]
    assert not missing, [shown(claim) for claim in claims]
    assert not {shown(claim)["number"] for claim in claims} & set(case.get("absent", []))
    forbidden = [unwanted for unwanted in case.get("never", []) if any(meets(claim, unwanted) for claim in claims)]
    assert not forbidden, [shown(claim) for claim in claims]
    if not case["claims"] and "never" not in case:
        assert not [shown(claim) for claim in claims]
