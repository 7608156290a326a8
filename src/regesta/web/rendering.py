"""Templates: what enters is a template's name and its values, what leaves is an answer in the pages' common look.

Every expression is escaped and made printable by the engine itself, so that no template can forget to.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from regesta.dates import format_for_readers
from regesta.printing import FOUND_IN
from regesta.web import wording
from regesta.web.mapping.maps import spell_position
from regesta.web.numbering import name_anchor
from regesta.web.printable import QUOTE_LIMIT, TITLE_LIMIT, WHOLE_LIMIT, find_web_address, finish_expression, shorten
from regesta.web.quotations import WITHHELD_HERE, is_cut, names_withheld, quote_claim
from regesta.withholding import withhold_names

SECTIONS = (
    ("overview", "Overview", "/"),
    ("documents", "Documents", "/documents"),
    ("claims", "Claims", "/claims"),
    ("questions", "Questions", "/questions"),
    ("disagreements", "Disagreements", "/disagreements"),
    ("entities", "Entities", "/entities"),
    ("map", "Map", "/map"),
)


@cache
def load_templates() -> Environment:
    """Return the template engine: it escapes everything and fails on what is not set."""
    engine = Environment(
        loader=PackageLoader("regesta.web"),
        autoescape=True,
        finalize=finish_expression,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = {name: getattr(wording, name) for name in dir(wording) if name.startswith(("spell_", "name_", "is_"))}
    engine.globals.update(
        words,
        count_words=wording.count_words,
        verdicts=wording.VERDICTS,
        bases=wording.BASES,
        published_bases=wording.PUBLISHED_BASES,
        roles=wording.ROLES,
        where_found=FOUND_IN,
        quote_claim=quote_claim,
        is_cut=is_cut,
        name_anchor=name_anchor,
        link_document=link_document,
        find_web_address=find_web_address,
        show_name=show_name,
        spell_position=spell_position,
        sections=SECTIONS,
        TITLE_LIMIT=TITLE_LIMIT,
        QUOTE_LIMIT=QUOTE_LIMIT,
        WHOLE_LIMIT=WHOLE_LIMIT,
    )
    engine.filters.update(shorten=shorten, date=format_for_readers)
    return engine


def link_document(document_id: str, claim: Any = None) -> str:
    """Return the address of a document, or of the place in it where a claim stands."""
    if claim is None:
        return f"/documents/{document_id}"
    return f"/documents/{document_id}?at={claim.value.start}#{name_anchor(claim)}"


def show_name(claim: Any, mention: Any) -> str:
    """Return the analyst's name of a claim's mention, with the names of victims withheld."""
    return withhold_names(wording.name_mention(mention) or "", names_withheld(claim))


def render(
    request: Request, template: str, *, section: str, title: str, status: int = 200, **values: Any
) -> HTMLResponse:
    """Return a page: the template with its values, the register's name and the last build."""
    register: Mapping[str, Any] = request.app.state.describe_register()
    page = load_templates().get_template(template)
    token = WITHHELD_HERE.set(request.app.state.keeper.withholding)
    try:
        html = page.render(section=section, title=shorten(title), **register, **values)
    finally:
        WITHHELD_HERE.reset(token)
    return HTMLResponse(html.encode("utf-8", "replace"), status_code=status)
