"""Offices over time: the claims of which someone is the source enter, the offices as documents print them leave.

A document that calls someone president in 2004 says that he was so called in 2004, and neither since when nor until
when; so there are rows by document and no periods.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.dates import sort_key
from regesta.model import AttributionLink
from regesta.web.telling import Told

ROWS_SHOWN = 30
"""Rows that stand open on the page; the others are shown when asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """How one document calls someone, with the date for which it does, and the claim in whose chain it stands."""

    told: Told
    name: str
    office: str
    printed: str | None
    """The words of the chain's evidence where the office is put together from them; None where it stands so there."""
    date: str | None
    basis: str


def list_offices(voiced: Sequence[tuple[Told, int]]) -> tuple[Called, ...]:
    """Return each office once for each document and date, in the order of dates, the undated last."""
    rows: dict[tuple[str, str, str | None], Called] = {}
    for told, number in voiced:
        link = told.claim.attribution[number]
        if link.office and not link.anonymous and link.office != link.name:
            date, basis = date_of_saying(told, link.date)
            row = Called(
                told=told,
                name=link.name,
                office=link.office,
                printed=_words_behind(link, link.office),
                date=date,
                basis=basis,
            )
            rows.setdefault((told.document.id, link.office, date), row)
    return tuple(sorted(rows.values(), key=lambda row: (sort_key(row.date), row.told.document.name, row.office)))


def _words_behind(link: AttributionLink, office: str) -> str | None:
    quote = " ".join(link.evidence.quote.split()) if link.evidence else office
    return None if " ".join(office.split()) in quote else quote


def date_of_saying(told: Told, printed: str | None) -> tuple[str | None, str]:
    """Return when something was said, and on what that rests: the note's own date, the text's, the publication's."""
    if printed:
        return printed, "date of the interview or statement"
    if told.claim.asserted_on and told.claim.asserted_on != told.document.published:
        return told.claim.asserted_on, "when it was said"
    if told.document.published:
        return told.document.published, "date of the document"
    return None, "undated"
