"""Entities: requests enter; leaves their list, filtered by kind, country and any spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from regesta.link.spelling import spelling_key
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
    named = [row for row in rows if not asked or is_spelled(asked, row.keys)]
    sounding = [] if named else [row for row in rows if sounds_like(asked, row.keys)]
    named = named or sounding
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
        by_sound=bool(sounding),
        spelling_count=sum(row.names for row in kept),
        placed_count=sum(row.placed for row in kept),
    )


def is_spelled(asked: str, keys: Sequence[str]) -> bool:
    """Say whether folded words stand in one of the folded names, however these part their words."""
    bare = asked.replace(" ", "")
    return any(asked in key or bare in key.replace(" ", "") for key in keys)


def sounds_like(asked: str, keys: Sequence[str]) -> bool:
    """Say whether each folded word is a transliteration of a word in one of the folded names."""
    sounds = {spelling_key(word) for word in asked.split()}
    return bool(sounds) and any(sounds <= {spelling_key(word) for word in key.split()} for key in keys)


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
