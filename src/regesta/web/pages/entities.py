"""Entities: requests enter; leaves their list, filtered by kind, country and any spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from regesta.vocabulary.folding import fold_name
from regesta.web.catalog import EntityRow
from regesta.web.filters import Filter, cut_page, make_filter, make_pager
from regesta.web.pages.asking import asked_query, catalog_of
from regesta.web.rendering import render
from regesta.web.wording import spell_name

NO_COUNTRY = "none"
"""Value of the filter for entities of no country."""


def list_entities(request: Request) -> Response:
    """Show a page of the entities, those with most claims first."""
    query, rows = asked_query(request), catalog_of(request).entities
    asked = fold_name(query.get("name", ""))
    named = [row for row in rows if not asked or any(asked in key for key in row.keys)]
    of_type = [row for row in named if query.get("type") in {None, row.type}]
    kept = [row for row in of_type if query.get("country") in {None, row.country or NO_COUNTRY}]
    pager = make_pager(query, len(kept))
    return render(
        request,
        "entities.html",
        section="entities",
        title="Entities",
        query=query,
        filters=make_entity_filters(named, query),
        rows=kept[cut_page(pager)],
        pager=pager,
        spelling_count=sum(row.names for row in kept),
        placed_count=sum(row.placed for row in kept),
    )


def make_entity_filters(rows: Sequence[EntityRow], query: dict[str, str]) -> list[Filter]:
    """Return the filters by kind and country; each counts what it would leave of all that the other leaves."""
    of_type = [row for row in rows if query.get("type") in {None, row.type}]
    of_country = [row for row in rows if query.get("country") in {None, row.country or NO_COUNTRY}]
    kinds = Counter(row.type for row in of_country)
    countries = Counter(row.country or NO_COUNTRY for row in of_type)
    by_kind = [(kind, spell_name(kind), count) for kind, count in _commonest(kinds)]
    by_country = [(name, name, count) for name, count in _commonest(countries) if name != NO_COUNTRY]
    if countries[NO_COUNTRY]:
        by_country.append((NO_COUNTRY, "of no country", countries[NO_COUNTRY]))
    return [
        make_filter("Kind", "type", by_kind, query, total=len(of_country)),
        make_filter("Country", "country", by_country, query, total=len(of_type)),
    ]


def _commonest(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
