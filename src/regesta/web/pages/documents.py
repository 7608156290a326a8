"""Documents: requests enter; leave are the list of what was read, and the reader of one document."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from regesta.model import Claim, Entity
from regesta.unclaimed import share_of
from regesta.web.catalog import Catalog
from regesta.web.claim_query import ClaimQuery
from regesta.web.filters import make_pager
from regesta.web.pages.asking import VALUE_LIMIT, asked_identity, asked_query, catalog_of, not_found, shelf_of
from regesta.web.printable import find_web_address
from regesta.web.reader import Verdictlet, read_part
from regesta.web.rendering import render
from regesta.web.shelf import Shelf
from regesta.web.slicing import find_part

CLAIM_LIMIT = 20_000
"""Claims of one document that its reader marks; the densest report read so far has 9 for 1,000 characters."""


def list_documents(request: Request) -> Response:
    """Show a page of the documents read, all or those that name an entity in claims, in any or in one spelling."""
    shelf, query = shelf_of(request), asked_query(request)
    entity = find_entity(request, query)
    only = find_documents(shelf, entity.id, query.get("printed")) if entity else None
    pager = make_pager(query, shelf.count_documents(only))
    return render(
        request,
        "documents.html",
        section="documents",
        title="Documents",
        entity=entity,
        printed=query.get("printed", ""),
        rows=shelf.documents(offset=max(pager.first - 1, 0), limit=50, only=only),
        pager=pager,
        refusal_count=shelf.count_refusals(),
    )


def find_entity(request: Request, query: dict[str, str]) -> Entity | None:
    """Return the entity that a list asks for, None where it asks for none; raises 404 for one that no page shows."""
    identity = query.get("entity")
    if identity is None:
        return None
    entity = shelf_of(request).entity(identity) if identity in catalog_of(request).entity_ids else None
    if entity is None:
        raise not_found("entity")
    return entity


def find_documents(shelf: Shelf, entity: str, printed: str | None) -> set[int]:
    """Return the keys of the documents whose claims name an entity, in any spelling or in one."""
    if printed is None:
        return set(shelf.documents_of_entity(entity))
    return {key for one in shelf.spellings(entity) if one.printed[:VALUE_LIMIT] == printed for key in one.documents}


def show_document(request: Request) -> Response:
    """Show one part of a document, everything found in it marked in place."""
    shelf, query = shelf_of(request), asked_query(request)
    identity = asked_identity(request, "document")
    document = shelf.document(identity)
    if document is None:
        raise not_found("document")
    claims = [one.claim for one in shelf.claims(ClaimQuery(document=identity), limit=CLAIM_LIMIT)]
    figures = shelf.figures(identity)
    if query.get("at", "").isdigit() and len(query["at"]) < 12:
        part = find_part(document, int(query["at"]))
    else:
        part = int(query["part"]) if query.get("part", "").isdigit() and len(query["part"]) < 9 else 1
    reading = read_part(document, claims, figures, part=part, verdicts=tell_verdicts(catalog_of(request), claims))
    states = [figure.state for figure in figures]
    return render(
        request,
        "document.html",
        section="documents",
        title=document.title or document.name,
        document=document,
        address=find_web_address(document.url),
        reading=reading,
        claim_count=len(claims),
        counts=share_of(states),
        cited=list_cited(claims),
    )


def tell_verdicts(catalog: Catalog, claims: list[Claim]) -> dict[str, tuple[Verdictlet, ...]]:
    """Return for each claim the status of its question, where more than this claim answers it."""
    told: dict[str, tuple[Verdictlet, ...]] = {}
    for claim in claims:
        row = catalog.question_about(claim.id)
        if row is not None and row.claims > 1:
            told[claim.id] = (Verdictlet(words=row.status, href=f"/questions/{row.id}"),)
    return told


def list_cited(claims: list[Claim]) -> list[tuple[str, int]]:
    """Return the outlets, persons and papers that a document names for its claims, with the number of claims."""
    counts: dict[str, int] = {}
    for claim in claims:
        for name in {link.name for link in claim.attribution if link.role != "publisher"}:
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
