"""Pages as data: requests enter, JSON lines leave, streamed a few hundred claims at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from regesta.export import plain_claim, plain_finding
from regesta.web.claim_query import ClaimQuery
from regesta.web.pages.asking import asked_query, not_found, read_claim_query, shelf_of
from regesta.web.shelf import Shelf
from regesta.withholding import find_withheld, withhold_in

CHUNK = 500
"""Claims read at a time: a few megabytes at most, whatever the size of the register."""

JSON_LINES = "application/x-ndjson"


def export_claims(request: Request) -> Response:
    """Stream the claims that a list's filters leave, in the form of docs/claims-jsonl.md."""
    wanted = read_claim_query(asked_query(request))
    return StreamingResponse(write_claims(shelf_of(request), wanted), media_type=JSON_LINES)


def write_claims(shelf: Shelf, wanted: ClaimQuery) -> Iterator[str]:
    """Yield a line for each claim, without the names of victims that any claim of its document tells."""
    runs, withheld = shelf.runs_by_document(), shelf.withholding()
    for offset in range(0, shelf.count_claims(wanted), CHUNK):
        told = shelf.claims(wanted, offset=offset, limit=CHUNK)
        entities = shelf.entities_by_slot([one.claim.id for one in told])
        for one in told:
            found = entities.get(one.claim.id, {})
            plain = plain_claim(one.claim, one.document, found, runs.get(one.document.id))
            names = withheld.of_document(one.document.id) | find_withheld([one.claim])
            yield json.dumps(withhold_in(plain, names), ensure_ascii=False) + "\n"


def export_findings(request: Request) -> Response:
    """Stream all questions, or the one asked for."""
    shelf, query = shelf_of(request), asked_query(request)
    if "question" in query:
        finding = shelf.finding(query["question"])
        if finding is None:
            raise not_found("question")
        return Response(json.dumps(plain_finding(finding), ensure_ascii=False) + "\n", media_type=JSON_LINES)
    return StreamingResponse(write_findings(shelf), media_type=JSON_LINES)


def write_findings(shelf: Shelf) -> Iterator[str]:
    """Yield a line for each question, in the order in which reconcile gave them."""
    keys = shelf.finding_keys()
    for start in range(0, len(keys), CHUNK):
        for finding in shelf.findings_of(keys[start : start + CHUNK]):
            yield json.dumps(plain_finding(finding), ensure_ascii=False) + "\n"
