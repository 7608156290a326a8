"""Entities get the places where their claims put them, and none where these leave it open."""

from __future__ import annotations

from dataclasses import replace

from regesta.link import link_entities
from regesta.link.homes import find_home
from regesta.model import Document, Entity
from tests.link.conftest import MakeClaim


def placed(entities: tuple[Entity, ...], name: str) -> Entity:
    return next(entity for entity in entities if entity.name == name)


def test_a_base_and_its_town_are_two_points(make_claim: MakeClaim) -> None:
    claim = make_claim(subject="facility: Kant Air Base", operator="Russia", host="Kyrgyzstan", location="place: Kant")
    entities = link_entities([claim]).entities
    base, town = placed(entities, "Kant Air Base").place, placed(entities, "Kant").place
    assert base is not None
    assert town is not None
    assert (base.precision, town.precision) == ("site", "town")
    assert (base.latitude, base.longitude) != (town.latitude, town.longitude)


def test_the_operator_is_not_the_ground(make_claim: MakeClaim) -> None:
    claim = make_claim(subject="facility: Khmeimim Air Base", operator="Russia", host=None)
    place = placed(link_entities([claim]).entities, "Khmeimim Air Base").place
    assert place is not None
    assert place.country == "Syria"


def test_the_host_decides_between_namesakes(make_claim: MakeClaim) -> None:
    for host in ("Libya", "Lebanon"):
        claim = make_claim(subject="force: troops", operator="Turkey", host=host, location="place: Tripoli")
        place = placed(link_entities([claim]).entities, "Tripoli").place
        assert place is not None
        assert place.country == host


def test_a_country_is_a_point_as_wide_as_a_country(make_claim: MakeClaim) -> None:
    claim = make_claim(subject="force: troops", operator="Russia", host="Tajikistan")
    place = placed(link_entities([claim]).entities, "Tajikistan").place
    assert place is not None
    assert place.precision == "country"


def test_what_has_no_name_has_no_place(make_claim: MakeClaim) -> None:
    claim = make_claim(subject="facility: the military base", operator="Russia", host="Tajikistan")
    assert all(entity.place is None for entity in link_entities([claim]).entities if entity.type == "facility")


def test_where_nothing_decides_the_entity_has_the_bearers(make_claim: MakeClaim) -> None:
    claim = make_claim(subject="force: troops", location="place: Springfield")
    entity = placed(link_entities([claim]).entities, "Springfield")
    assert entity.place is None
    assert len(entity.bearers) > 2


def test_the_publishers_country_is_weighed(make_claim: MakeClaim) -> None:
    claim = make_claim(subject="force: troops", location="place: London")
    known = {"original_sha256": "0", "reader": "text/1", "text": "", "blocks": ()}
    document = Document(id="d1", name="a.txt", url="https://www.example.ca/page", **known)
    place = placed(link_entities([claim]).entities, "London").place
    assert place is not None
    assert place.country == "United Kingdom"
    assert find_home(document) == "Canada"
    assert find_home(replace(document, url="https://example.tv/", publisher="Kyrgyz Daily")) == "Kyrgyzstan"
    assert find_home(replace(document, url="https://example.tv/")) is None
    entities = link_entities([claim], documents=[document]).entities
    assert placed(entities, "London").place is not None  # a capital is not outweighed by where the publisher sits
