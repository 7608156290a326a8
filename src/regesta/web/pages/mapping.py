"""The map of the register: a request enters, all entities with a known place leave, by country and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from regesta.model import Entity
from regesta.web.filters import Filter, cut_page, make_filter, make_pager
from regesta.web.mapping.maps import Placed, draw_map
from regesta.web.mapping.views import WIDE
from regesta.web.pages.asking import asked_query, catalog_of, shelf_of
from regesta.web.rendering import render
from regesta.web.wording import spell_name

MARKS_SHOWN = 400
"""Places drawn at once; of more, those with most claims: a sheet of the world has room for no more marks."""


def show_register_map(request: Request) -> Response:
    """Show where the entities of the register lie; countries, whose places are none, only when they are asked for."""
    query, catalog = asked_query(request), catalog_of(request)
    claims = {row.id: row.claims for row in catalog.entities}
    placed = [entity for entity in shelf_of(request).placed_entities() if entity.id in claims]
    placed.sort(key=lambda entity: (-claims[entity.id], entity.name, entity.id))
    kept = [entity for entity in placed if is_asked(entity, query)]
    pager = make_pager(query, len(kept))
    drawn = kept[:MARKS_SHOWN]
    return render(
        request,
        "map_of_register.html",
        section="map",
        title="Map",
        filters=make_map_filters(placed, query),
        map=draw_map([place_entity(entity) for entity in drawn], WIDE),
        listed=[place_entity(entity) for entity in kept[cut_page(pager)]],
        left_out=len(kept) - len(drawn),
        unplaced=len(catalog.entities) - len(placed),
        pager=pager,
    )


def is_asked(entity: Entity, query: dict[str, str]) -> bool:
    """Say whether a query wants an entity: of its country and kind, and no country unless the kind says so."""
    place, kind = entity.place, query.get("type")
    if place is None or (kind is None and entity.type == "country"):
        return False
    return query.get("country") in {None, place.country} and kind in {None, entity.type}


def place_entity(entity: Entity) -> Placed:
    """Return an entity with the link to its page, for a map."""
    assert entity.place is not None
    return Placed(name=entity.name, place=entity.place, href=f"/entities/{entity.id}", kind=entity.type)


def make_map_filters(placed: Sequence[Entity], query: dict[str, str]) -> list[Filter]:
    """Return the filters by country and kind; each counts what it would leave of all that the other leaves."""
    without = {key: {name: value for name, value in query.items() if name != key} for key in ("country", "type")}
    of_country = [entity for entity in placed if is_asked(entity, without["country"])]
    countries = Counter(entity.place.country for entity in of_country if entity.place and entity.place.country)
    kinds = Counter(entity.type for entity in placed if is_asked(entity, {**without["type"], "type": entity.type}))
    shown = sum(count for kind, count in kinds.items() if kind != "country")
    return [
        make_filter(
            "Country", "country", [(n, n, c) for n, c in countries.most_common()], query, total=len(of_country)
        ),
        make_filter("Kind", "type", [(k, spell_name(k), c) for k, c in kinds.most_common()], query, total=shown),
    ]
