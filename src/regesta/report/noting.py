"""The numbered notes of one report: claims are cited while sentences are written, and the notes leave in their order.

Two claims that rest on the same words of the same source share a note; no note says ibid., for editors move sentences.
"""

from __future__ import annotations

from dataclasses import replace

from regesta.dates import format_for_readers, parse_date
from regesta.model import Claim, Document
from regesta.report.citing import cite_claim
from regesta.report.content import Edition, Note
from regesta.report.dating import bracketed, document_years, when_valid
from regesta.report.material import Material
from regesta.report.quoting import WITHHELD, quotations_of
from regesta.report.wording import load_sentences

__all__ = ["NoteBook", "count_words", "span_of_years"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
CLAIM_ID_DIGITS = 8
"""Digits of a claim's identity that a note prints: enough to find it, as in a version control system."""


class NoteBook:
    """Gives every citation its number; the same citation keeps it."""

    def __init__(self, material: Material, edition: Edition) -> None:
        self._material = material
        self._edition = edition
        self._notes: dict[tuple[object, ...], Note] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(self._notes.values())

    def cite(self, claim: Claim) -> int:
        """Return the number of the note for a claim, made at its first citation."""
        document = self._material.documents[claim.document_id]
        citation = cite_claim(claim, document)
        quotations, withheld = quotations_of(claim)
        key = (citation, quotations if self._edition == "checking" else ())
        known = self._notes.get(key)
        if known is None:
            remarks = (*_remarks(claim, document), *((WITHHELD,) if withheld else ()))
            known = Note(number=len(self._notes) + 1, citation=citation)
            if self._edition == "checking":
                known = replace(known, remarks=remarks, quotations=quotations, place=_place(claim, document))
        if self._edition == "checking" and claim.id[:CLAIM_ID_DIGITS] not in known.claims:
            remarks = tuple(dict.fromkeys((*known.remarks, *_remarks(claim, document))))
            known = replace(known, claims=(*known.claims, claim.id[:CLAIM_ID_DIGITS]), remarks=remarks)
        self._notes[key] = known
        return known.number

    def cite_nothing(self, searched: str) -> int:
        """Return the number of a note that says what was looked for and where nothing was found."""
        documents = list(self._material.documents.values())
        wording = load_sentences()["nothing"]["note"]
        citation = wording.format(count=count_words(len(documents)), span=span_of_years(documents), searched=searched)
        citation = citation.replace("one documents", "one document")
        key = (citation,)
        self._notes.setdefault(key, Note(number=len(self._notes) + 1, citation=citation))
        return self._notes[key].number


def _remarks(claim: Claim, document: Document) -> tuple[str, ...]:
    """Say how dates were found that are not printed as such."""
    remarks = []
    if document.published_basis == "inferred" and document.published_note:
        remarks.append(f"Date worked out: {document.published_note.strip().rstrip('.')}.")
    observed = claim.observed_at
    if observed is not None and observed.basis in {"paragraph", "section"} and observed.edtf != document.published:
        remarks.append(
            f"Dated by its {observed.basis} ({format_for_readers(observed.edtf)}), not by the document’s date."
        )
    if claim.valid.text and claim.valid.start and claim.valid.start[:4] not in claim.valid.text:
        remarks.append(f"“{' '.join(claim.valid.text.split())}” read as {when_valid(claim.valid).strip()}.")
    if claim.value.kind == "date" and _is_worked_out(claim.value.edtf):
        words = format_for_readers(claim.value.edtf)
        remarks.append(f"Printed as “{claim.value.text}”; what stands in brackets in {words} is worked out.")
    return tuple(remarks)


def _is_worked_out(edtf: str | None) -> bool:
    parsed = parse_date(edtf)
    return (
        parsed is not None
        and parsed.is_marked
        and bracketed(format_for_readers(edtf)) != f"[{format_for_readers(edtf)}]"
    )


def _place(claim: Claim, document: Document) -> str:
    """Return the file in which the words stand, with the page of a PDF."""
    start = claim.evidence[0].start if claim.evidence else claim.value.start
    page = next((block.page for block in document.blocks if block.start <= start < block.end), None)
    return f"{document.name}, p. {page}" if page else document.name


def count_words(count: int) -> str:
    """Return a count as running text prints it: words up to ten."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def span_of_years(documents: list[Document]) -> str:
    """Return "2005 to 2021, one without a year" for the documents read."""
    years, without = document_years(documents)
    span = "" if not years else str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
    undated = f"{count_words(without)} without a year" if without else ""
    return ", ".join(part for part in (span, undated) if part) or "none"
