"""Search: words as typed enter, a page of entities, claims and documents leaves."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from regesta.web.pages.asking import asked_query, catalog_of, shelf_of
from regesta.web.rendering import render
from regesta.withholding import withhold_words

HITS = 30
"""Hits of each kind; who needs more narrows the words."""


def show_search(request: Request) -> Response:
    """Show what was found; names typed plainly find their accented and Cyrillic spellings."""
    shelf, catalog = shelf_of(request), catalog_of(request)
    words = asked_query(request).get("q", "").strip()
    hits = shelf.search(words, limit=HITS) if words else ()
    told = {one.claim.id: one for one in shelf.claims_of(hit.id for hit in hits if hit.kind == "claim")}
    withheld = shelf.withheld_names()
    return render(
        request,
        "search.html",
        section="search",
        title=f"Search: {words}" if words else "Search",
        words=words,
        entities=[hit for hit in hits if hit.kind == "entity" and hit.id in catalog.entity_ids],
        claims=[told[hit.id] for hit in hits if hit.kind == "claim" and hit.id in told],
        documents=[
            (hit, trim_excerpt(withhold_words(hit.excerpt, withheld))) for hit in hits if hit.kind == "document"
        ],
        limit=HITS,
    )


def trim_excerpt(excerpt: str) -> str:
    """Return an excerpt without the parts of words at its ends; one of few words stays as it is."""
    words = excerpt.split()
    return " ".join(words[1:-1]) if len(words) > 4 else excerpt
