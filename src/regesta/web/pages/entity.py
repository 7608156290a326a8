"""One entity: a request enters, its profile leaves: names, places, offices, terms, what is near it, its claims."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from regesta.model import Entity
from regesta.vocabulary.renamings import names_of
from regesta.web.catalog import Catalog, QuestionRow, rank_status
from regesta.web.claim_query import ClaimQuery
from regesta.web.drawing import Dated, draw_series
from regesta.web.mapping.maps import draw_map
from regesta.web.pages.asking import asked_identity, catalog_of, not_found, shelf_of
from regesta.web.pages.deciding import read_decisions
from regesta.web.pages.sides import Witness, name_witnesses, observe
from regesta.web.profile.offices import ROWS_SHOWN, list_offices
from regesta.web.profile.places import place_profile
from regesta.web.profile.sites import list_sites
from regesta.web.profile.sources import Sources, choose_sources, letter_sources
from regesta.web.profile.surroundings import (
    BASES,
    DEALS,
    Circle,
    Tie,
    draw_circles,
    draw_company,
    find_whose,
    is_named_in,
)
from regesta.web.profile.terms import derive_terms, list_terms
from regesta.web.rendering import render
from regesta.web.shelf import Shelf

PER_PREDICATE = 6
"""Claims of each predicate on an entity's page; the list of claims has the others."""

QUESTIONS_SHOWN = 20
SERIES_LIMIT = 40
"""Claims of a strength series; as many as a drawing shows."""

CLAIMS_READ = 200
"""Claims that are read for the tables of sites and terms; an agreement or base with more is told by its claims."""

VOICED_READ = 400
"""Claims whose chains are read for offices."""


def show_entity(request: Request) -> Response:
    """Show one entity: where it is, what it is called, by whom, and what is said of it."""
    shelf, catalog = shelf_of(request), catalog_of(request)
    identity = asked_identity(request, "entity")
    entity = shelf.entity(identity)
    if entity is None or identity not in catalog.entity_ids:
        raise not_found("entity")
    of_entity = ClaimQuery(entity=identity)
    voiced = shelf.voiced(identity, limit=VOICED_READ)
    sources = read_sources(shelf, entity)
    questions = find_questions(catalog, shelf.claim_ids(of_entity))
    return render(
        request,
        "entity.html",
        section="entities",
        title=entity.name,
        entity=entity,
        sources=sources,
        claim_count=shelf.count_claims(of_entity),
        names=shelf.spellings(identity),
        borne=names_of(entity.place.name, entity.place.country) if entity.place and entity.type == "place" else (),
        said=[told for told, _ in voiced[:PER_PREDICATE]],
        said_count=shelf.count_claims(ClaimQuery(source=identity)) if voiced else 0,
        offices=list_offices(voiced),
        open_rows=ROWS_SHOWN,
        groups=shelf.claims_by_predicate(identity, limit=PER_PREDICATE),
        questions=questions[:QUESTIONS_SHOWN],
        question_count=len(questions),
        disagreement_count=sum(row.disagrees for row in questions),
        decisions=read_decisions(request, identity),
        has_report=bool(identity) and entity.name in catalog.countries,
        **read_strength(shelf, entity, sources),
        **read_surroundings(shelf, catalog, entity, sources),
    )


def read_sources(shelf: Shelf, entity: Entity) -> Sources:
    """Return the documents that name an entity, as what claims are about or as who says them, under letters."""
    counts = shelf.documents_of_entity(entity.id)
    return letter_sources(shelf.heads(choose_sources(counts)), counts)


def read_strength(shelf: Shelf, entity: Entity, sources: Sources) -> dict[str, Any]:
    """Return the figures of an entity's strength with the letters of their documents, and their drawing."""
    told = shelf.claims(ClaimQuery(entity=entity.id, predicate="troop_strength"), limit=SERIES_LIMIT)
    series = [
        Witness(siglum=sources.letter_of(one.told.document.id) or "–", told=one.told) for one in name_witnesses(told)
    ]
    dated = [Dated(siglum=one.siglum, claim=one.told.claim, observed=observe(one.told.claim)) for one in series]
    return {"series": series, "drawing": draw_series(dated)}


def read_surroundings(shelf: Shelf, catalog: Catalog, entity: Entity, sources: Sources) -> dict[str, Any]:
    """Return what stands near an entity, whose it is, its map, and the tables of its sites and terms."""
    neighbours, known = shelf.neighbours(entity.id), catalog.entity_ids
    circles = list(draw_circles(entity, neighbours, known))
    if named := find_by_name(shelf, catalog, entity, circles):
        circles.append(named)
    whose = {} if entity.type == "country" else {s: find_whose(neighbours, s, known) for s in ("operator", "host")}
    near = {tie.entity.id for ties in (*whose.values(), *(circle.ties for circle in circles)) for tie in ties}
    company = draw_company(shelf.company(entity.id), near, known)
    told = shelf.claims(ClaimQuery(entity=entity.id), limit=CLAIMS_READ) if entity.type != "country" else []
    by_slot = shelf.entities_by_slot([one.claim.id for one in told])
    about = [one for one in told if (found := by_slot[one.claim.id].get("subject")) and found.id == entity.id]
    terms = list_terms(about) if entity.type in DEALS else ()
    return {
        "circles": [*circles, company] if company else circles,
        "operators": whose.get("operator", ()),
        "hosts": whose.get("host", ()),
        "sites": list_sites(entity, about, by_slot),
        "terms": terms,
        "derived": derive_terms(terms),
        "map": draw_map(place_profile(entity, circles, whose.get("host", ()), sources)),
    }


def find_by_name(shelf: Shelf, catalog: Catalog, entity: Entity, circles: list[Circle]) -> Circle | None:
    """Return the agreements whose names hold one of a base's names, or the bases that an agreement's name holds.

    What stands in a circle already is left out; None without any.
    """
    if entity.type not in BASES | DEALS:
        return None
    near = {tie.entity.id for circle in circles for tie in circle.ties}
    own = next((row.keys for row in catalog.entities if row.id == entity.id), ())
    is_base = entity.type in BASES
    found = [
        row
        for row in catalog.entities
        if row.id not in near
        and row.type in (DEALS if is_base else BASES)
        and (is_named_in(own, row.keys) if is_base else is_named_in(row.keys, own))
    ]
    ties = [
        Tie(entity=other, claims=row.claims, documents=tuple(shelf.documents_of_entity(row.id)))
        for row in found
        if (other := shelf.entity(row.id))
    ]
    heading = "Agreements that name it" if is_base else "Bases in its name"
    return Circle(heading=heading, ties=tuple(ties), mapped=not is_base) if ties else None


def find_questions(catalog: Catalog, claim_ids: list[str]) -> list[QuestionRow]:
    """Return the questions that these claims answer, disagreements first."""
    places = sorted({catalog.question_of[one] for one in claim_ids if one in catalog.question_of})
    rows = [catalog.questions[place] for place in places]
    return sorted(rows, key=lambda row: (not row.disagrees, rank_status(row.status), -row.claims, row.question))
