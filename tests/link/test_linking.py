"""Names that stand for one thing are joined, names that do not are kept apart, and nothing depends on order."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from regesta.link import link_entities
from regesta.link.features import AGAINST, FEATURES, FOR, OBJECTION, weigh
from regesta.link.naming import read_traits
from regesta.model import Claim

MakeClaim = Callable[..., Claim]
CASES = yaml.safe_load(Path(__file__).with_name("pairs.yaml").read_text(encoding="utf-8"))


def _claims(make_claim: MakeClaim, case: dict[str, str]) -> tuple[Claim, Claim]:
    documents = case.get("documents", "d1 d2").split()
    a, b = (
        make_claim(
            case[side],
            operator=case.get(f"operator_{side}", case.get("operator")),
            host=case.get(f"host_{side}", case.get("host")),
            document=document,
        )
        for side, document in zip("ab", documents, strict=True)
    )
    return a, b


@pytest.mark.parametrize("case", CASES["same"], ids=lambda case: f"{case['a']} = {case['b']}")
def test_spellings_of_one_thing_are_joined(make_claim: MakeClaim, case: dict[str, str]) -> None:
    a, b = _claims(make_claim, case)
    linking = link_entities([a, b])
    assert linking.entity_of[a.id, "subject"] == linking.entity_of[b.id, "subject"], case.get("why")


@pytest.mark.parametrize("case", CASES["different"], ids=lambda case: f"{case['a']} ≠ {case['b']}")
def test_names_of_two_things_are_kept_apart(make_claim: MakeClaim, case: dict[str, str]) -> None:
    a, b = _claims(make_claim, case)
    linking = link_entities([a, b])
    assert linking.entity_of[a.id, "subject"] != linking.entity_of[b.id, "subject"], case.get("why")


def test_every_slot_with_a_mention_gets_an_entity_of_the_list(make_claim: MakeClaim) -> None:
    claim = make_claim("facility: Camp Lemonnier", operator="the US", host="Djibouti", location="Ambouli")
    linking = link_entities([claim])
    assert {slot for _, slot in linking.entity_of} == {"subject", "operator", "host", "location"}
    names = {entity.id: entity.name for entity in linking.entities}
    assert names[linking.entity_of[claim.id, "operator"]] == "United States"
    assert names[linking.entity_of[claim.id, "subject"]] == "Camp Lemonnier"


def test_a_name_goes_before_a_description(make_claim: MakeClaim) -> None:
    named, described = (
        make_claim(f"facility: {name}", operator="the US", host="Djibouti", document="d1")
        for name in ("Camp Lemonnier", "permanent American Lemonnier base in Africa")
    )
    linking = link_entities([named, described])
    assert linking.entity_of[named.id, "subject"] == linking.entity_of[described.id, "subject"]
    assert [entity.name for entity in linking.entities if entity.type == "facility"] == ["Camp Lemonnier"]


def test_no_claims_give_no_entities() -> None:
    linking = link_entities([])
    assert linking.entities == ()
    assert linking.entity_of == {}


def test_a_country_its_adjective_and_its_capital_as_government_are_one(make_claim: MakeClaim) -> None:
    claims = [
        make_claim(operator=name) for name in ("Russia", "Russia's", "the Russian Federation", "Moscow", "Russian")
    ]
    linking = link_entities(claims)
    assert [(entity.name, entity.country) for entity in linking.entities] == [("Russia", "Russia")]
    assert linking.entities[0].names == ("Moscow", "Russia", "Russia's", "Russian", "the Russian Federation")


def test_a_surname_goes_to_the_only_full_name_of_its_document(make_claim: MakeClaim) -> None:
    full, short = make_claim("person: President Ismail Guelleh"), make_claim("person: Guelleh")
    elsewhere = make_claim("person: Guelleh", document="d2")
    linking = link_entities([full, short, elsewhere])
    assert linking.entity_of[full.id, "subject"] == linking.entity_of[short.id, "subject"]
    assert linking.entity_of[elsewhere.id, "subject"] != linking.entity_of[full.id, "subject"]


def test_a_surname_of_two_people_goes_to_neither(make_claim: MakeClaim) -> None:
    father, daughter = make_claim("person: Islam Karimov"), make_claim("person: Lola Karimov")
    short = make_claim("person: Karimov")
    linking = link_entities([father, daughter, short])
    assert len(linking.entities) == 3


def test_an_objection_holds_for_the_whole_group(make_claim: MakeClaim) -> None:
    """The bare base could be either's; it must not pull the two numbered bases into one."""
    first = make_claim("facility: 4th Kharan base", operator="Russia", host="Syria")
    bare = make_claim("facility: Kharan base", operator="Russia", host="Syria")
    second = make_claim("facility: 9th Kharan base", operator="Russia", host="Syria")
    linking = link_entities([first, bare, second])
    assert linking.entity_of[first.id, "subject"] != linking.entity_of[second.id, "subject"]


def test_division_and_base_of_one_number_are_joined_with_the_reason(make_claim: MakeClaim) -> None:
    a = make_claim("military_unit: 201st Motor Rifle Division", operator="Russia", host="Tajikistan")
    b = make_claim("facility: 201st Military Base", operator="Russia", host="Tajikistan", document="d2")
    entity = next(one for one in link_entities([a, b]).entities if "201st" in one.name)
    assert entity.names == ("201st Military Base", "201st Motor Rifle Division")
    assert "same number" in entity.reasons[0]
    assert "same operator" in entity.reasons[0]


def test_the_order_of_claims_changes_nothing(make_claim: MakeClaim) -> None:
    claims = [claim for part in ("same", "different") for case in CASES[part] for claim in _claims(make_claim, case)]
    expected = link_entities(claims)
    for seed in range(3):
        shuffled = list(claims)
        random.Random(seed).shuffle(shuffled)
        assert link_entities(shuffled) == expected


def test_every_entity_has_its_own_id(make_claim: MakeClaim) -> None:
    claims = [claim for part in ("same", "different") for case in CASES[part] for claim in _claims(make_claim, case)]
    ids = [entity.id for entity in link_entities(claims).entities]
    assert len(ids) == len(set(ids))


def test_work_grows_with_the_names_and_not_with_their_square(make_claim: MakeClaim) -> None:
    from regesta.link.gathering import gather_named
    from regesta.link.grouping import candidate_pairs

    claims = [make_claim(f"facility: {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}rov{n} base") for n in range(2000)]
    things = gather_named(claims)
    assert len(things) == 2000
    assert len(candidate_pairs(things)) < 20 * len(things)


def test_a_person_of_very_many_documents_is_one_and_so_is_the_surname_there(make_claim: MakeClaim) -> None:
    """Blocks too large to compare must not part what one name joins."""
    documents = [f"d{number}" for number in range(900)]
    full = [make_claim("person: Ismail Guelleh", document=document) for document in documents]
    short = [make_claim("person: Guelleh", document=document) for document in documents]
    assert len(link_entities([*full, *short]).entities) == 1


def test_every_feature_explains_itself() -> None:
    assert all(feature.function.__doc__ for feature in FEATURES)
    assert sum(feature.weight for feature in FOR) + OBJECTION < 1
    assert all(feature.weight < 0 for feature in AGAINST)


def test_weighing_is_the_same_in_both_directions(make_claim: MakeClaim) -> None:
    from regesta.link.gathering import gather_named

    claims = [claim for part in ("same", "different") for case in CASES[part] for claim in _claims(make_claim, case)]
    things = gather_named(claims)
    for a in things:
        for b in things[:40]:
            assert weigh(a, b) == weigh(b, a), (a.name, b.name)


@pytest.mark.parametrize(
    ("name", "numbers", "head", "nations"),
    [
        ("Russia's 201stmilitary base", {"201"}, "base", {"Russia"}),
        ("Agreement between France and Djibouti of 2011", set(), "agreement", {"France", "Djibouti"}),
        ("3rd US Infantry Division", {"3"}, "unit", {"United States"}),
        ("Tajik-Afghan border", set(), "border", {"Tajikistan", "Afghanistan"}),
    ],
)
def test_traits_of_names(name: str, numbers: set[str], head: str, nations: set[str]) -> None:
    traits = read_traits(name)
    assert (traits.numbers, traits.head, traits.nations) == (numbers, head, nations)
