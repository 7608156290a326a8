"""Dates found on a document with what they rest on enter; the publication date leaves, with its basis and a note.

A date is never completed: a year stays a year. The file's own time stamp is never used, and where nothing is printed
the date is None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Basis = Literal["metadata", "dateline", "address", "byline", "text", "modified", "edition", "copyright"]

_TRUST: tuple[Basis, ...] = (
    "metadata", "dateline", "byline", "address", "text", "edition", "modified", "copyright",
)  # fmt: skip
"""From the surest: what the publisher's own system says of this article, what the article prints, what its address
says, a label somewhere in the text, the year of an edition, a stamp that may be later, the site's year."""
_SEVERAL_DAYS = 2
"""Days by which dates may differ and still agree: time zones, and print editions of the next day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date on the document: EDTF, what it rests on, and in words where it stands."""

    edtf: str
    basis: Basis
    where: str
    alternative: str | None = None
    """The other reading of an ambiguous numeral (03/04/2015), else None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When a document was published; all None where nothing says it."""

    edtf: str | None = None
    basis: Basis | None = None
    note: str | None = None


def choose_publication(found: Sequence[DateFound]) -> Publication:
    """Return the publication date that the dates found on a document support best.

    The surest basis decides; among equals the first found. An ambiguous numeral is resolved by another date that
    agrees with one reading, else only its year stands. Midnight of 1 January is a year, unless another basis confirms
    the day: content systems fill in what they do not know. Disagreement is said in the note.
    """
    ranked = sorted(_resolve(found), key=lambda date: _TRUST.index(date.basis))
    if not ranked:
        return Publication()
    best, *others = ranked
    best, note = _reduce_new_year(best, others)
    if best.basis == "metadata" and len(best.edtf) < 10:
        finer = next((other for other in others if other.edtf.startswith(best.edtf) and len(other.edtf) == 10), None)
        if finer and finer.basis in ("dateline", "byline", "address", "text"):
            best, note = finer, f"The metadata give only {best.edtf}."
    sentences = [_describe(best), note, _disagreement(best, others)]
    edtf = f"{best.edtf[:4]}?" if best.basis == "copyright" else best.edtf
    return Publication(edtf=edtf, basis=best.basis, note=" ".join(filter(None, sentences)))


def _resolve(found: Sequence[DateFound]) -> list[DateFound]:
    """Settle ambiguous numerals by the other dates; what stays ambiguous is reduced to what both readings share."""
    settled = []
    for date in found:
        if date.alternative is None:
            settled.append(date)
            continue
        others = {other.edtf for other in found if other is not date and other.alternative is None}
        agreeing = [reading for reading in (date.edtf, date.alternative) if reading in others]
        if len(agreeing) == 1:
            where = f"{date.where} (order of day and month by another date of the document)"
            settled.append(DateFound(edtf=agreeing[0], basis=date.basis, where=where))
        else:
            where = f"{date.where}, which can be {date.edtf} or {date.alternative}: only the year is sure"
            settled.append(DateFound(edtf=date.edtf[:4], basis=date.basis, where=where))
    return settled


def _reduce_new_year(best: DateFound, others: Sequence[DateFound]) -> tuple[DateFound, str | None]:
    if best.basis not in ("metadata", "modified") or not best.edtf.endswith("-01-01"):
        return best, None
    if any(other.edtf == best.edtf and other.basis not in ("metadata", "modified") for other in others):
        return best, None
    year = DateFound(edtf=best.edtf[:4], basis=best.basis, where=best.where)
    return year, "It says 1 January, which systems fill in for an unknown day; so only the year stands."


def _describe(date: DateFound) -> str:
    words: dict[Basis, str] = {
        "metadata": "From the page's metadata",
        "dateline": "From the dateline",
        "byline": "Printed above the text",
        "address": "From the address of the page",
        "text": "Printed in the text",
        "edition": "The year of the edition, from the title",
        "modified": "When the page was last modified; it may have been published earlier",
        "copyright": "Only a copyright year, which may be the whole site's",
    }
    return f"{words[date.basis]} ({date.where})."


def _disagreement(best: DateFound, others: Sequence[DateFound]) -> str | None:
    rivals = [
        other for other in others if other.basis not in ("copyright", "edition") and _differ(best.edtf, other.edtf)
    ]
    if not rivals:
        return None
    told: dict[str, str] = {}
    for rival in rivals:
        told.setdefault(rival.edtf, rival.where)
    listed = "; ".join(f"{edtf} ({where})" for edtf, where in list(told.items())[:3])
    return f"The document also gives {listed}."


def _differ(first: str, second: str) -> bool:
    """Say whether two dates exclude each other by more than a few days; a year agrees with all its days."""
    if first.startswith(second) or second.startswith(first):
        return False
    if len(first) == len(second) == 10 and first[:7] == second[:7]:
        return abs(int(first[8:]) - int(second[8:])) > _SEVERAL_DAYS
    return True
