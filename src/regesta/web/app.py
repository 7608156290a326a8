"""The application: the folder of a register enters, a Starlette application that serves its pages leaves.

It answers to this machine only, and only reads, but for decisions on who is who; `regesta serve` runs it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from regesta.errors import RegestaError
from regesta.settings import login_name
from regesta.vocabulary import load_vocabulary
from regesta.web.catalog import CatalogKeeper
from regesta.web.judging import Judge
from regesta.web.pages import (
    claims,
    deciding,
    documents,
    entities,
    entity,
    exports,
    figures,
    mapping,
    overview,
    predicates,
    questions,
    reports,
    searching,
)
from regesta.web.rendering import render
from regesta.web.safety import SAFE_HEADERS, SafeAnswers
from regesta.web.shelf import Shelf

STATIC = Path(__file__).parent / "static"

ROUTES = (
    Route("/", overview.show_overview),
    Route("/documents", documents.list_documents),
    Route("/documents/{identity}", documents.show_document),
    Route("/claims", claims.list_claims),
    Route("/claims/{identity}", claims.show_claim),
    Route("/questions", questions.list_questions),
    Route("/questions/{identity}", questions.show_question),
    Route("/disagreements", questions.list_disagreements),
    Route("/entities", entities.list_entities),
    Route("/entities/{identity}", entity.show_entity),
    Route("/why", deciding.show_why),
    Route("/decisions", deciding.make_decision, methods=["POST"]),
    Route("/map", mapping.show_register_map),
    Route("/figures", figures.list_figures),
    Route("/rules", predicates.list_predicates),
    Route("/rules/{identity}", predicates.show_predicate),
    Route("/search", searching.show_search),
    Route("/reports", reports.list_reports),
    Route("/reports/{country:path}", reports.show_report),
    Route("/export.jsonl", exports.export_claims),
    Route("/findings.jsonl", exports.export_findings),
    Mount("/static", StaticFiles(directory=STATIC)),
)


def create_app(register_path: Path, vocabulary_folders: Sequence[Path] = ()) -> Starlette:
    """Return an application that shows the register in a folder; raises RegisterError where there is none.

    Explanations and the pages of rules need the vocabulary that the register was built with; VocabularyError is raised
    where it is wrong.
    """
    shelf = Shelf(Path(register_path))
    load_vocabulary(tuple(vocabulary_folders))  # what is wrong in it is said now, not on the first page

    @asynccontextmanager
    async def close_at_end(app: Starlette) -> AsyncIterator[None]:
        yield
        shelf.close()

    app = Starlette(
        routes=list(ROUTES),
        middleware=[Middleware(SafeAnswers)],
        exception_handlers={
            HTTPException: show_refusal,
            RegestaError: show_complaint,
            SQLAlchemyError: show_damage,
            Exception: show_failure,
        },
        lifespan=close_at_end,
    )
    app.state.shelf = shelf
    app.state.judge = Judge(login_name() or "reader")
    app.state.vocabulary_folders = tuple(vocabulary_folders)
    app.state.keeper = CatalogKeeper(shelf)
    app.state.reports = reports.ReportKeeper()
    app.state.describe_register = lambda: describe_register(shelf)
    return app


def describe_register(shelf: Shelf) -> Mapping[str, Any]:
    """Return what every page says of the register: its name and its last build."""
    try:
        return {"register": shelf.name, "run": shelf.last_run()}
    except SQLAlchemyError:  # the page that is asked for says so; its frame must not fail too
        return {"register": shelf.name, "run": None}


def show_refusal(request: Request, error: Exception) -> Response:
    """Show why an address cannot be answered, in the pages' look."""
    assert isinstance(error, HTTPException)
    phrase = HTTPStatus(error.status_code).phrase
    if error.status_code == 404 and error.detail == phrase:
        reason = "There is no page at this address. Begin again from the overview, or search."
    elif error.status_code == 405:
        reason = "These pages can only be read."
    else:
        reason = error.detail
    return _show_error(request, error.status_code, phrase.capitalize(), reason)


def show_complaint(request: Request, error: Exception) -> Response:
    """Show an error that is meant for the user, as a register that cannot be read any more."""
    return _show_error(request, 503, "The register cannot be read", str(error))


def show_damage(request: Request, error: Exception) -> Response:
    """Show that the database did not answer: locked by a long write, moved away or damaged."""
    reason = "Its database did not answer: it may be locked, moved or damaged. Load the page again, or build it anew."
    return _show_error(request, 503, "The register cannot be read", reason)


def show_failure(request: Request, error: Exception) -> Response:
    """Show that the program failed, and nothing of how: the traceback goes to the terminal, never into a page."""
    return _show_error(
        request,
        500,
        "The program failed",
        "This page could not be made. The terminal in which “regesta serve” runs says what happened; the register "
        "itself is only read here and has not been changed.",
    )


def _show_error(request: Request, status: int, heading: str, reason: str) -> Response:
    page = render(request, "error.html", section="", title=heading, status=status, heading=heading, reason=reason)
    page.headers.update(SAFE_HEADERS)  # the middleware does not see the answer to a failure of the program
    return page
