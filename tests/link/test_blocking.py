"""Common names are not passed over."""

from __future__ import annotations

from collections.abc import Callable

from regesta.link import link_entities
from regesta.link.gathering import gather_named
from regesta.link.grouping import candidate_pairs
from regesta.model import Claim

MakeClaim = Callable[..., Claim]


def test_spellings_of_a_very_common_name_still_meet(make_claim: MakeClaim) -> None:
    """Six hundred persons are called Mohammed; two of them are one man."""
    others = [make_claim(f"person: Mohammed {chr(97 + n % 26)}{chr(97 + n // 26)}rov{n}") for n in range(600)]
    one = make_claim("person: Mohammed Atambayev", document="d2")
    other = make_claim("person: Muhammad Atambaev", document="d3")
    linking = link_entities([*others, one, other])
    assert linking.entity_of[one.id, "subject"] == linking.entity_of[other.id, "subject"]
    things = gather_named([*others, one, other])
    assert len(candidate_pairs(things)) < 60 * len(things)
