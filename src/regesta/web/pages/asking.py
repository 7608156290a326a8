"""What a request asks for: a request enters, the shelf, the catalog, checked identities and years leave."""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request

from regesta.web.catalog import Catalog
from regesta.web.claim_query import ClaimQuery
from regesta.web.shelf import Shelf

VALUE_LIMIT = 200
"""Characters of a filter's value; the longest country name has 56."""


def shelf_of(request: Request) -> Shelf:
    """Return the register that the application serves."""
    shelf: Shelf = request.app.state.shelf
    return shelf


def catalog_of(request: Request) -> Catalog:
    """Return the questions and entities of the register as it is now."""
    catalog: Catalog = request.app.state.keeper.current()
    return catalog


def asked_query(request: Request) -> dict[str, str]:
    """Return the query of a request, each key once, without what is empty; raises 400 for a value beyond all sense."""
    query = {key: value for key, value in request.query_params.items() if value}
    if any(len(value) > VALUE_LIMIT for value in query.values()):
        raise HTTPException(400, "A part of this address is too long to be a filter. Begin again from the list.")
    return query


def asked_identity(request: Request, what: str) -> str:
    """Return the identity in the path; raises 404 for what no identity looks like."""
    identity: str = request.path_params["identity"]
    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z:._-]{0,127}", identity):
        raise not_found(what)
    return identity


def not_found(what: str) -> HTTPException:
    """Return the error for something that the register does not have."""
    return HTTPException(
        404,
        f"The register has no such {what}. It may have changed when its document was read again: look for it in the "
        "lists, or search for its words.",
    )


def read_year(query: Mapping[str, str], key: str) -> int | None:
    """Return a year of a query, None where none is given; raises 400 for what is no year."""
    value = query.get(key, "").strip()
    if not value:
        return None
    if not re.fullmatch(r"[0-9]{1,4}", value) or int(value) == 0:
        raise HTTPException(400, f"“{value}” is no year. Give the years as numbers, like 1999.")
    return int(value)


def read_claim_query(query: Mapping[str, str]) -> ClaimQuery:
    """Return which claims a request asks for; raises 400 where the years cannot be."""
    from_year, to_year = read_year(query, "from"), read_year(query, "to")
    if from_year and to_year and from_year > to_year:
        raise HTTPException(
            400, f"The period ends ({to_year}) before it begins ({from_year}). Give the earlier year first."
        )
    return ClaimQuery(
        predicate=query.get("predicate"),
        property=query.get("property"),
        stance=query.get("stance"),
        country=query.get("country"),
        document=query.get("document"),
        entity=query.get("entity"),
        source=query.get("source"),
        rule=query.get("rule"),
        from_year=from_year,
        to_year=to_year,
        undated=query.get("dated") == "no",
    )
