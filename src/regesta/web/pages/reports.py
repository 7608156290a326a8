"""Country reports: a country's name enters, the report that the report stage writes leaves."""

from __future__ import annotations

import base64
import hashlib
import re
from threading import Lock

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from regesta.errors import UnknownEntry
from regesta.register import Register
from regesta.report import Edition, Report
from regesta.web.catalog import Catalog
from regesta.web.pages.asking import VALUE_LIMIT, asked_query, catalog_of, not_found, shelf_of
from regesta.web.rendering import render

KEPT_REPORTS = 8
"""Reports kept until the register changes: writing one reads every claim, which takes seconds in a large register."""


class ReportKeeper:
    """Keeps the reports last asked for, and forgets them all when the register has changed."""

    def __init__(self) -> None:
        self._stamp: object = None
        self._reports: dict[tuple[str, Edition], Report] = {}
        self._lock = Lock()

    def report(self, request: Request, country: str, edition: Edition) -> Report:
        """Return the report on a country; raises UnknownEntry where the register knows nothing of it."""
        shelf = shelf_of(request)
        stamp = shelf.stamp()
        with self._lock:
            if stamp != self._stamp:
                self._stamp, self._reports = stamp, {}
            if (country, edition) not in self._reports:
                with Register.open(shelf.folder) as register:
                    report = register.report(country, edition=edition)
                self._reports = dict([*self._reports.items(), ((country, edition), report)][-KEPT_REPORTS:])
            return self._reports[country, edition]


def list_reports(request: Request) -> Response:
    """Show the countries on which there is a report."""
    return render(
        request,
        "reports.html",
        section="reports",
        title="Country reports",
        countries=list(catalog_of(request).countries.items()),
    )


def show_report(request: Request) -> Response:
    """Show the report on a country in the look of the report itself, or hand it out as Markdown."""
    country: str = request.path_params["country"]
    query = asked_query(request)
    edition: Edition = "publication" if query.get("edition") == "publication" else "checking"
    if len(country) > VALUE_LIMIT or not is_country(catalog_of(request), country):
        raise not_found("country")
    keeper: ReportKeeper = request.app.state.reports
    try:
        report = keeper.report(request, country, edition)
    except UnknownEntry as unknown:
        raise not_found("country") from unknown
    if query.get("format") == "markdown":
        return Response(report.to_markdown().encode("utf-8", "replace"), media_type="text/markdown")
    html = report.to_html()
    return HTMLResponse(html.encode("utf-8", "replace"), headers={"Content-Security-Policy": allow_styles(html)})


def is_country(catalog: Catalog, name: str) -> bool:
    """Tell whether a name is that of a country in the register, as host of a claim or as an entity."""
    return name in catalog.countries or any(row.type == "country" and row.name == name for row in catalog.entities)


def allow_styles(html: str) -> str:
    """Return the content policy of a report: its own style sheets by their hashes, and nothing else."""
    sheets = re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode() for sheet in sheets]
    allowed = " ".join(["'self'", *(f"'sha256-{one}'" for one in hashes)])
    return (
        f"default-src 'none'; style-src {allowed}; img-src 'self' data:; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
