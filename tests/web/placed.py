"""A register by hand in which things lie somewhere: a base with sites, a lease on it, a minister, and their places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from regesta.model import AttributionLink, Claim, Document, Entity, Mention, PlacePrecision, ResolvedPlace, digest
from tests.web.hand_made import HandMade, claim_that, find, mention, write_document

BASE = "Halden Air Base"
PORT = "Mirna"
VALLEY = "Upper Sarn"


def place(
    name: str, latitude: float, longitude: float, precision: PlacePrecision, country: str = "Sudmark", **known: Any
) -> ResolvedPlace:
    """Return a place as the gazetteer would resolve it."""
    return ResolvedPlace(
        name=name, country=country, latitude=latitude, longitude=longitude, precision=precision,
        reason=known.get("reason", f"the only {name} in {country}"), lost=known.get("lost", ()),
    )  # fmt: skip


PLACES = {
    BASE: place(BASE, 41.05, 44.5, "site"),
    "Frunze": place("Bishkek", 42.87, 74.57, "town", "Kyrgyzstan"),
    PORT: place(PORT, 41.6, 41.6, "town", lost=("Mirna, Norland: the texts speak of Sudmark",)),
    VALLEY: place(VALLEY, 42.4, 43.2, "district"),
    "Sudmark": place("Sudmark", 42.0, 43.5, "country", reason="a country"),
    "Cape Elm": place("Cape Elm", -17.7, 178.1, "site", "Norland"),
}
SPELLED = {BASE: ("Halden Air Base", "Halden air base", "авиабазе Халден")}


def make_placed() -> HandMade:
    """Return the register."""
    made = HandMade()
    _add_survey(made)
    _add_wire(made)
    _add_gazette(made)
    made.entities = [
        replace(
            entity, place=PLACES.get(entity.name), names=tuple(sorted({*entity.names, *SPELLED.get(entity.name, ())}))
        )
        for entity in made.entities
    ]
    return made


def add_source(made: HandMade, claim: Claim, number: int, name: str, **known: Any) -> str:
    """Say that a link of a claim's chain is an entity, which is made where there is none; return its identity."""
    identity = digest(["entity", "person", name])
    made.entity_of[claim.id, f"attribution:{number}"] = identity
    spelling = claim.attribution[number].name
    held = next((entity for entity in made.entities if entity.id == identity), None)
    if held is None:
        made.entities.append(Entity(id=identity, name=name, type="person", names=(spelling,), **known))
    elif spelling not in held.names:
        made.entities[made.entities.index(held)] = replace(held, names=tuple(sorted((*held.names, spelling))))
    return identity


def _said(document: Document, name: str, office: str | None) -> tuple[AttributionLink, ...]:
    return (
        AttributionLink(role="publisher", name=document.publisher or ""),
        AttributionLink(role="speaker", name=name, office=office),
    )


def _base(document: Document, words: str) -> Mention | None:
    return mention(document, words, BASE, "facility")


def _add_survey(made: HandMade) -> None:
    sentences = [
        "Norland keeps the Halden air base in Sudmark, with sites at Mirna and in Upper Sarn.",
        "About 300 troops serve at the base, minister Petra Holm said.",
        "The 4th Brigade has 50 men in the country.",
    ]
    document = write_document(
        "survey.txt", [("paragraph", one) for one in sentences], publisher="Survey", published="2003-05-02"
    )
    about: dict[str, Any] = {"operator": mention(document, "Norland"), "host": mention(document, "Sudmark")}
    sites = [
        claim_that(
            document, sentences[0], words, kind="text", predicate="facility_status", property="component_of",
            subject=_base(document, "Halden air base"), location=mention(document, words, kind="place"), **about,
        )
        for words in (PORT, VALLEY)
    ]  # fmt: skip
    strength = claim_that(
        document, sentences[1], "About 300", number=300, subject=_base(document, "Halden air base"),
        attribution=_said(document, "Petra Holm", "minister"), **about,
    )  # fmt: skip
    brigade = claim_that(
        document, sentences[2], "50", number=50, subject=mention(document, "4th Brigade", kind="military_unit"), **about
    )
    made.add(document, [*sites, strength, brigade])
    add_source(made, strength, 1, "Petra Holm")


def _add_wire(made: HandMade) -> None:
    lease = "The lease on Halden Air Base was signed in 1999 and runs for 25 years."
    spoken = "Prime Minister P. Holm said that 450 troops were at Halden Air Base."
    document = write_document(
        "wire.txt", [("paragraph", lease), ("paragraph", spoken)], publisher="Wire", published="2009-11"
    )
    deal = mention(document, "The lease on Halden Air Base", "Norland-Sudmark lease on Halden Air Base", "agreement")
    signed = claim_that(
        document, lease, "1999", kind="date", predicate="agreement_signed", property="date", subject=deal
    )
    signed = replace(signed, value=replace(signed.value, edtf="1999"))
    term = claim_that(
        document, lease, "25 years", kind="duration", predicate="agreement_duration", property="duration",
        subject=deal, location=_base(document, "Halden Air Base"),
    )  # fmt: skip
    term = replace(term, value=replace(term.value, iso="P25Y", comparator="exactly"))
    strength = claim_that(
        document, spoken, "450", number=450, subject=_base(document, "Halden Air Base"),
        attribution=_said(document, "P. Holm", "Prime Minister"),
    )  # fmt: skip
    made.add(document, [signed, term, strength])
    add_source(made, strength, 1, "Petra Holm")


def _add_gazette(made: HandMade) -> None:
    sentence = "На авиабазе Халден остаются 200 troops, and 40 at Cape Elm; 30 in Frunze."
    document = write_document("gazette.txt", [("paragraph", sentence)], publisher="Gazette")
    start, end = find(document, "авиабазе Халден")
    base = Mention(start=start, end=end, text="авиабазе Халден", type="facility", name=BASE)
    here = claim_that(document, sentence, "200", number=200, subject=base)
    there = claim_that(
        document, sentence, "40", number=40, subject=mention(document, "Cape Elm", kind="facility"), property="other"
    )
    away = claim_that(document, sentence, "30", number=30, location=mention(document, "Frunze", kind="place"))
    made.add(document, [here, there, away])
