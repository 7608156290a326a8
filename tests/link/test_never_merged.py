"""What one source says wrongly, or leaves open, makes no two things one."""

from __future__ import annotations

from collections.abc import Callable

from regesta.link import link_entities
from regesta.model import Claim

MakeClaim = Callable[..., Claim]


def test_a_false_alias_in_one_source_joins_no_two_bases(make_claim: MakeClaim) -> None:
    """A source that puts two bases into one name is itself left open."""
    kant = make_claim("facility: Kant Air Base", host="Kyrgyzstan")
    manas = make_claim("facility: Manas Air Base", host="Kyrgyzstan", document="d2")
    both = make_claim("facility: Manas air base at Kant", host="Kyrgyzstan", document="d3")
    linking = link_entities([kant, manas, both])
    assert len({linking.entity_of[one.id, "subject"] for one in (kant, manas, both)}) == 3


def test_a_description_makes_no_two_bases_one(make_claim: MakeClaim) -> None:
    first = make_claim("facility: Kant Air Base", operator="Russia", host="Kyrgyzstan")
    second = make_claim("facility: Koy-Tash naval base", operator="Russia", host="Kyrgyzstan")
    bare = make_claim("facility: Russian base", operator="Russia", host="Kyrgyzstan")
    linking = link_entities([first, second, bare])
    assert len({linking.entity_of[one.id, "subject"] for one in (first, second, bare)}) == 3


def test_a_slip_of_the_pen_is_unsettled_and_not_joined(make_claim: MakeClaim) -> None:
    a = make_claim("person: Sergei Lavrov")
    b = make_claim("person: Sergei Larov", document="d2")
    linking = link_entities([a, b])
    assert linking.entity_of[a.id, "subject"] != linking.entity_of[b.id, "subject"]
    assert [(one.by, one.reasons) for one in linking.doubts] == [("rules", ("nearly the same full name",))]


def test_namesake_towns_of_two_countries_are_two_and_not_in_doubt(make_claim: MakeClaim) -> None:
    a = make_claim("place: Tripoli@Libya")
    b = make_claim("place: Tripoli@Lebanon", document="d2")
    linking = link_entities([a, b])
    assert linking.entity_of[a.id, "subject"] != linking.entity_of[b.id, "subject"]
    assert linking.doubts == ()


def test_a_new_name_of_an_old_town_does_not_draw_its_namesake_in(make_claim: MakeClaim) -> None:
    """Kirovabad was Ganja in Azerbaijan and Panj in Tajikistan."""
    names = [("Ganja", "Azerbaijan"), ("Panj", "Tajikistan"), ("Kirovabad", "Azerbaijan"), ("Kirovabad", "Tajikistan")]
    claims = [make_claim(f"place: {name}@{country}", document=f"d{n}") for n, (name, country) in enumerate(names)]
    ganja, panj, there, here = (link_entities(claims).entity_of[claim.id, "subject"] for claim in claims)
    assert (ganja == there, panj == here, ganja == panj) == (True, True, False)
