"""Explanations on pages: a claim and its document enter; how it was made, and the drawing of its parse, leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup
from starlette.requests import Request

from regesta.explanations import explain_stored_claim, withhold_explanation
from regesta.explanations.drawing import draw_parse
from regesta.explanations.lines import format_tree
from regesta.model import Claim, Document
from regesta.store import ParseFolder
from regesta.web.pages.asking import asked_query, shelf_of

if TYPE_CHECKING:
    from regesta.extract.explaining import Explanation, LostRule

AT_ONCE = 20_000
"""Characters of a document that is read again in a quarter of a second; a longer one waits for a reader's click."""


LEGIBLE = 14
"""Words of a drawing that can be read on paper; a longer one is printed as lines only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """An explanation with its drawing, as the template wants it."""

    explanation: Explanation
    drawing: Markup
    tree: str
    """The same parse as lines, for paper and for who does not see drawings."""
    is_long: bool
    met: tuple[LostRule, ...]
    missed: tuple[LostRule, ...]


def explain_on_page(request: Request, claim: Claim, document: Document, withheld: frozenset[str]) -> Explained | None:
    """Return how a claim was made; None where it would take long and was not asked for.

    A long document, and one whose parse is not kept, is read again only for `?explained=yes`.
    """
    parses = ParseFolder(shelf_of(request).folder / "parses")
    quick = parses.path.exists() and len(document.text) <= AT_ONCE
    if not quick and asked_query(request).get("explained") != "yes":
        return None
    folders = request.app.state.vocabulary_folders
    whole = explain_stored_claim(document, claim, parses=parses, vocabulary_folders=folders)
    told = withhold_explanation(whole, withheld)
    drawing = draw_parse(told.words, label="Parse of the sentence")
    return Explained(
        explanation=told,
        drawing=Markup(drawing),  # made by lxml of escaped text
        tree="\n".join(format_tree(told.words)),
        is_long=len(told.words) > LEGIBLE,
        met=tuple(one for one in told.lost_rules if one.met),
        missed=tuple(one for one in told.lost_rules if not one.met),
    )
