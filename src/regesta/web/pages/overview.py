"""The overview: the register enters, leaves are counts, what to settle first, what was read, refused and left over."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from regesta.unclaimed import group_reasons
from regesta.web.claim_query import ClaimQuery
from regesta.web.pages.asking import catalog_of, shelf_of
from regesta.web.pages.sides import summarise_findings
from regesta.web.rendering import render

BRIEF = 5
"""Disagreements on the overview: what fits above the fold beside the counts; the rest is one link away."""

ROWS = 20
"""Documents, refusals and countries on the overview; more are behind a link."""

REASONS = 4
"""Reasons of unclaimed figures that are named; the others are counted together."""


def show_overview(request: Request) -> Response:
    """Show what the register holds, and what to look at first."""
    shelf, catalog = shelf_of(request), catalog_of(request)
    disagreements = catalog.disagreements
    disagreeing: dict[str, int] = {}
    for row in disagreements:
        for country in row.countries:
            disagreeing[country] = disagreeing.get(country, 0) + 1
    figures = shelf.count_figures()
    reasons = [(group.kind, group.count) for group in group_reasons(figures.reasons)]
    return render(
        request,
        "overview.html",
        section="overview",
        title="",
        documents=shelf.documents(offset=0, limit=ROWS),
        document_count=shelf.count_documents(),
        claim_count=shelf.count_claims(ClaimQuery()),
        question_count=len(catalog.questions),
        disagreement_count=len(disagreements),
        matter=summarise_findings(shelf, disagreements[:BRIEF]),
        refusals=shelf.refusals(limit=ROWS),
        refusal_count=shelf.count_refusals(),
        figures=figures,
        reasons=reasons[:REASONS],
        other_reasons=sum(count for _, count in reasons[REASONS:]),
        countries=[(name, count, disagreeing.get(name, 0)) for name, count in catalog.countries.items()][:ROWS],
        country_count=len(catalog.countries),
    )
