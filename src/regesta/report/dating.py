"""Dates in the words of a report: a document's date with its basis, and when a claim holds, enter; words leave."""

from __future__ import annotations

from regesta.dates import format_for_readers, parse_date, precision
from regesta.model import Claim, Document, Valid

__all__ = [
    "as_of",
    "bracketed",
    "date_beside_name",
    "date_of_document",
    "dated_preposition",
    "document_years",
    "said_on",
    "when_valid",
]

WORKED_OUT = frozenset({"stated", "sentence", "paragraph", "section", "footnote", "speech"})
"""Bases of an observation date that the text itself gives, so that it is told; the document's own date is not."""


def date_of_document(document: Document) -> str:
    """Return a document's date as a citation prints it; what it rests on is said where it is not printed as such.

    "14 October 2017", "last modified 14 October 2017", "undated, copyright year 2021", "undated [October 2012]",
    "undated".
    """
    if not document.published:
        return "undated"
    words = format_for_readers(document.published)
    match document.published_basis:
        case "modified":
            return f"last modified {words}"
        case "copyright":
            return f"undated, copyright year {words.replace('[', '').replace(']', '')}"
        case "inferred":
            return f"undated {bracketed(words)}"
        case _:
            return words


def bracketed(words: str) -> str:
    """Put all of a date that was worked out in one pair of square brackets."""
    return f"[{words.replace('[', '').replace(']', '')}]"


def date_beside_name(document: Document) -> str:
    """Return the date for the parentheses after a source's name: as in a citation, but "[October 2012]" alone."""
    return date_of_document(document).removeprefix("undated ") if document.published else "undated"


def dated_preposition(edtf: str) -> str:
    """Return a date with its preposition: "on 5 October 2012", "in 2009", "in spring 2011"."""
    words = format_for_readers(edtf)
    if precision(edtf) in {"interval", "unknown"}:
        parsed = parse_date(edtf)
        return words if parsed is None or parsed.month is None else f"on {words}" if parsed.day else f"in {words}"
    return f"on {words}" if precision(edtf) == "day" else f"in {words}"


def when_valid(valid: Valid) -> str:
    """Return when a claim holds, with a leading space, as " since 1999"; empty where the text does not say."""
    start, end = (None if edge in (None, "", "..") else edge for edge in (valid.start, valid.end))
    if start and start == end:
        return f" {dated_preposition(start)}"
    if start and end:
        words = format_for_readers(f"{start}/{end}")
        return f" from {words.replace('–', ' to ')}"
    if start:
        return f" since {format_for_readers(start)}"
    return f" until {format_for_readers(end)}" if end else ""


def as_of(claim: Claim, document: Document) -> str:
    """Return "as of mid-1996" where the text itself dates what was observed; empty where only its publication does."""
    observed = claim.observed_at
    if observed is None or observed.basis not in WORKED_OUT or observed.edtf == document.published:
        return ""
    if observed.basis == "paragraph" and document.published_basis != "modified":
        return (
            ""  # a news story speaks of its own day, whatever date the paragraph has; a page that is kept up does not
        )
    return f"as of {format_for_readers(observed.edtf)}"


def said_on(claim: Claim, document: Document) -> str | None:
    """Return the date of the statement, when it is not the document's own; None where it is not known."""
    dated = [link.date for link in claim.attribution if link.date and link.role != "footnote"]
    spoken = claim.observed_at.edtf if claim.observed_at and claim.observed_at.basis == "speech" else None
    edtf = (dated[-1] if dated else None) or spoken or claim.asserted_on
    return None if edtf is None or edtf == document.published else format_for_readers(edtf)


def document_years(documents: list[Document]) -> tuple[list[int], int]:
    """Return the years in which documents were published, sorted, and how many documents have no year."""
    parsed = [parse_date(document.published) for document in documents]
    years = sorted(date.year_number for date in parsed if date is not None and date.year_number is not None)
    return years, len(documents) - len(years)
