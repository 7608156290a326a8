"""Kept weighings spare weighing and change nothing; common names are not passed over."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.linking_speed import CLAIMS_IN_DOCUMENT, make_claims
from regesta.link import link_entities
from regesta.link.gathering import gather_named
from regesta.link.grouping import candidate_pairs, group_with_doubts
from regesta.model import Claim

MakeClaim = Callable[..., Claim]
CLAIMS = list(make_claims(3_000))


def test_a_document_more_gives_what_all_at_once_gives() -> None:
    before = link_entities(CLAIMS[:-CLAIMS_IN_DOCUMENT]).weighings
    assert link_entities(CLAIMS, kept=before) == link_entities(CLAIMS)


def test_a_document_more_weighs_its_own_names_only() -> None:
    before = group_with_doubts(gather_named(CLAIMS[:-CLAIMS_IN_DOCUMENT]))
    after = group_with_doubts(gather_named(CLAIMS), kept=before.weighings)
    assert before.weighed_anew > 1_000
    assert after.weighed_anew < before.weighed_anew / 4
    again = group_with_doubts(gather_named(CLAIMS), kept=after.weighings)
    assert again.weighed_anew == 0


def test_spellings_of_a_very_common_name_still_meet(make_claim: MakeClaim) -> None:
    """Six hundred persons are called Mohammed; two of them are one man."""
    others = [make_claim(f"person: Mohammed {chr(97 + n % 26)}{chr(97 + n // 26)}rov{n}") for n in range(600)]
    one = make_claim("person: Mohammed Atambayev", document="d2")
    other = make_claim("person: Muhammad Atambaev", document="d3")
    linking = link_entities([*others, one, other])
    assert linking.entity_of[one.id, "subject"] == linking.entity_of[other.id, "subject"]
    things = gather_named([*others, one, other])
    assert len(candidate_pairs(things)) < 60 * len(things)
