"""The tables of a report: positions of officials, and the documents that were read."""

from __future__ import annotations

from regesta.model import AttributionLink, Claim, Document
from regesta.report.citing import name_for_list
from regesta.report.content import Block, Paragraph, Sentence, Span, Table
from regesta.report.dating import date_of_document, said_on
from regesta.report.material import Material
from regesta.report.noting import NoteBook, span_of_years
from regesta.report.sourcing import name_of_document, spoken_links
from regesta.report.speaking import speak_claim

__all__ = ["list_positions", "list_sources"]

BASES = {
    "metadata": "the page's metadata",
    "dateline": "dateline",
    "address": "the page's address",
    "byline": "byline",
    "text": "the document's text",
    "modified": "last modified",
    "edition": "edition year in the title",
    "copyright": "copyright year only",
    "inferred": "worked out",
}
"""What a document's date rests on, in a reader's words."""


def list_positions(material: Material, notes: NoteBook) -> Table | None:
    """Return who held what, when, and through whom it is known; None where no claim is a position."""
    rows = tuple(_position(claim, material, notes) for claim in material.told if claim.predicate == "position")
    return Table("Positions of officials", ("When said", "Who", "Position", "Through"), rows) if rows else None


def _position(claim: Claim, material: Material, notes: NoteBook) -> tuple[Sentence, ...]:
    document = material.documents[claim.document_id]
    links = spoken_links(claim)
    chain = [link.name for link in reversed(links[:-1])] + ([name_of_document(document)] if links else [])
    content = speak_claim(claim, material)
    position = Sentence((*content.spans, Span(".")), (notes.cite(claim),))
    printed = date_of_document(document)
    verb = "" if printed.startswith(("undated", "last modified")) else "published "
    when = said_on(claim, document) or f"not printed; {verb}{printed}"
    return _cell(when), _cell(_holder(links, document)), position, _cell(" → ".join(chain))


def _holder(links: tuple[AttributionLink, ...], document: Document) -> str:
    """Return who holds a position, with the office; the publisher itself where nobody else is named."""
    if not links:
        return name_of_document(document)
    speaker = links[-1]
    return (
        f"{speaker.name}, {speaker.office}" if speaker.office and speaker.office not in speaker.name else speaker.name
    )


def list_sources(material: Material) -> tuple[Block, ...]:
    """Return the table of documents read, in the order of their names, and the span of their years."""
    documents = sorted(material.documents.values(), key=lambda document: document.name)
    rows = tuple((_cell(name_for_list(d)), _cell(_dated(d)), _cell(d.name)) for d in documents)
    table = Table("Documents read", ("Document", "Date and its basis", "File"), rows)
    return table, Paragraph((Sentence((Span(f"Span: {span_of_years(documents)}."),)),))


def _dated(document: Document) -> str:
    """Return a date with what it rests on, each said once."""
    if not document.published:
        return "undated"
    words = date_of_document(document).removeprefix("undated ").removeprefix("last modified ")
    words = words.removeprefix("undated, copyright year ").removeprefix(", copyright year ")
    basis = BASES.get(document.published_basis or "", document.published_basis or "")
    return f"{words}: {basis}" if basis else words


def _cell(text: str) -> Sentence:
    return Sentence((Span(text),))
