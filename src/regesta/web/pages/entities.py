"""Entities: requests enter; leave are their list, and the profile of one."""

from __future__ import annotations

from collections import Counter

from starlette.requests import Request
from starlette.responses import Response

from regesta.web.catalog import Catalog, QuestionRow, rank_status
from regesta.web.claim_query import ClaimQuery
from regesta.web.drawing import Dated, draw_series
from regesta.web.filters import cut_page, make_filter, make_pager
from regesta.web.pages.asking import asked_identity, asked_query, catalog_of, not_found, shelf_of
from regesta.web.pages.sides import name_witnesses, observe
from regesta.web.rendering import render
from regesta.web.wording import spell_name

PER_PREDICATE = 6
"""Claims of each predicate on an entity's page; the list of claims has the others."""

QUESTIONS_SHOWN = 20
NAMES_SHOWN = 40
SERIES_LIMIT = 40
"""Claims of a strength series; as many as a drawing shows."""


def list_entities(request: Request) -> Response:
    """Show a page of the entities, those with most claims first."""
    query, rows = asked_query(request), catalog_of(request).entities
    counts = Counter(row.type for row in rows)
    kinds = [
        (kind, spell_name(kind), count) for kind, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    kept = [row for row in rows if query.get("type") in {None, row.type}]
    pager = make_pager(query, len(kept))
    return render(
        request,
        "entities.html",
        section="entities",
        title="Entities",
        filters=[make_filter("Kind", "type", kinds, query, total=len(rows))],
        rows=kept[cut_page(pager)],
        pager=pager,
    )


def show_entity(request: Request) -> Response:
    """Show one entity: its names, its strength by date, its claims by predicate, its questions."""
    shelf, catalog = shelf_of(request), catalog_of(request)
    identity = asked_identity(request, "entity")
    entity = shelf.entity(identity)
    if entity is None or identity not in catalog.entity_ids:
        raise not_found("entity")
    of_entity = ClaimQuery(entity=identity)
    strength = ClaimQuery(entity=identity, predicate="troop_strength")
    series = name_witnesses(shelf.claims(strength, limit=SERIES_LIMIT))
    questions = find_questions(catalog, shelf.claim_ids(of_entity))
    return render(
        request,
        "entity.html",
        section="entities",
        title=entity.name,
        entity=entity,
        claim_count=shelf.count_claims(of_entity),
        names=shelf.spellings(identity)[:NAMES_SHOWN],
        groups=shelf.claims_by_predicate(identity, limit=PER_PREDICATE),
        series=series,
        drawing=draw_series(
            [Dated(siglum=one.siglum, claim=one.told.claim, observed=observe(one.told.claim)) for one in series]
        ),
        questions=questions[:QUESTIONS_SHOWN],
        question_count=len(questions),
        disagreement_count=sum(row.disagrees for row in questions),
        judgements=shelf.judgements_on([identity]),
        has_report=identity and entity.name in catalog.countries,
    )


def find_questions(catalog: Catalog, claim_ids: list[str]) -> list[QuestionRow]:
    """Return the questions that these claims answer, disagreements first."""
    places = sorted({catalog.question_of[one] for one in claim_ids if one in catalog.question_of})
    rows = [catalog.questions[place] for place in places]
    return sorted(rows, key=lambda row: (not row.disagrees, rank_status(row.status), -row.claims, row.question))
