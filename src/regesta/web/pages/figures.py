"""Unclaimed figures over the register: a request enters; the kinds of reasons, or the figures of one kind, leave."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from regesta.unclaimed import ReasonGroup, UnclaimedFigure, group_reasons, without_names
from regesta.web.filters import Pager, make_pager
from regesta.web.pages.asking import asked_query, not_found, shelf_of
from regesta.web.rendering import render
from regesta.web.shelf import Shelf
from regesta.web.shelves.figures import read_unclaimed

WORDS_NAMED = 12
"""Words of a kind of reason that the list names; the kind's own page shows every figure."""
REASONS_ASKED = 10_000
"""Reasons of one kind that a page asks the database for; it takes some thirty thousand at once."""


def list_figures(request: Request) -> Response:
    """Show why figures stand in no claim, by kind of reason; with `reason`, every figure of that kind."""
    shelf, query = shelf_of(request), asked_query(request)
    counts = shelf.count_figures()
    groups = group_reasons(counts.reasons)
    kind = query.get("reason")
    if kind is None:
        return render(request, "figures.html", section="", title="Unclaimed figures", counts=counts, groups=groups,
                      words_named=WORDS_NAMED)  # fmt: skip
    chosen = next((group for group in groups if group.kind == kind), None)
    if chosen is None:
        raise not_found("reason")
    pager = make_pager(query, chosen.count)
    return render(request, "figures_of_reason.html", section="", title=f"Unclaimed figures: {kind}", chosen=chosen,
                  rows=read_page(shelf, chosen, pager), pager=pager)  # fmt: skip


def read_page(shelf: Shelf, group: ReasonGroup, pager: Pager) -> list[UnclaimedFigure]:
    """Return the figures of a page with their sentences, the names of victims withheld."""
    first = max(pager.first - 1, 0)
    found = read_unclaimed(shelf.engine, group.reasons[:REASONS_ASKED], offset=first, limit=pager.last - first)
    withholding = shelf.withholding()
    return [without_names(one, withholding.of_document(one.document_id)) for one in found]
