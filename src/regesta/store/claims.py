"""Claims and figures of one document: an extraction enters, rows leave; no claim without its quotation.

A claim is kept as canonical JSON plus the columns that filters need. Before it is, each of its quotations is compared
with the slice of the stored text at its offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from regesta import dates
from regesta.errors import EvidenceError
from regesta.model import Claim, Document, Evidence, Extraction, ExtractionRun, Figure, Mention, digest
from regesta.store.documents import live_names
from regesta.store.records import read_record, write_record
from regesta.store.tables import claim_entities, claims, documents, evidence, extractions, figures
from regesta.store.value_lists import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims are wanted; None asks for all."""

    predicate: str | None = None
    property: str | None = None
    stance: str | None = None
    polarity: str | None = None
    document_id: str | None = None
    ids: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    """Ids of documents of which one has the claim."""
    about: tuple[str, ...] | None = None
    """Ids of entities of which one stands in some slot of the claim."""
    host: tuple[str, ...] | None = None
    """Ids of entities of which one is the claim's host."""


def check_extraction(document: Document, extraction: Extraction) -> None:
    """Raise EvidenceError unless every quotation is the slice of the document's text at its offsets."""
    if extraction.document_id != document.id:
        raise EvidenceError(f"{document.name}: the extraction is of another document, {extraction.document_id}.")
    for claim in extraction.claims:
        if claim.document_id != document.id:
            raise EvidenceError(f"{document.name}: claim {claim.id} is of another document, {claim.document_id}.")
        if not claim.evidence:
            raise EvidenceError(f"{document.name}: claim {claim.id} quotes nothing.")
        for quotation in _quotations(claim):
            _check_quotation(document, claim, quotation)


def _quotations(claim: Claim) -> Iterator[Evidence]:
    yield from claim.evidence
    yield from (link.evidence for link in claim.attribution if link.evidence is not None)


def _check_quotation(document: Document, claim: Claim, quotation: Evidence) -> None:
    start, end = quotation.start, quotation.end
    is_slice = 0 <= start < end <= len(document.text) and document.text[start:end] == quotation.quote
    if quotation.document_id != document.id or not is_slice:
        raise EvidenceError(
            f"{document.name}: the quotation of claim {claim.id} is not its text at {start} to {end}: "
            f"{quotation.quote!r}"
        )


def insert_extraction(
    connection: Connection, key: int, document: Document, extraction: Extraction, run: ExtractionRun
) -> list[int]:
    """Store a document's claims and figures, and under which run they were made; return the keys of the claims."""
    connection.execute(insert(extractions).values(document_key=key, run=run.id, mark=_mark(document, extraction)))
    keys = [_insert_claim(connection, key, claim) for claim in extraction.claims]
    rows = [
        {"document_key": key, "ordinal": ordinal, "state": figure.state, "record": write_record(figure)}
        for ordinal, figure in enumerate(extraction.figures)
    ]
    if rows:
        connection.execute(insert(figures), rows)
    return keys


def _mark(document: Document, extraction: Extraction) -> str:
    """Return a digest of all that is known of a document and its claims, but for the name under which it stands."""
    known = replace(document, name="")
    return digest([write_record(known), sorted(write_record(claim) for claim in extraction.claims)])


def claim_keys(connection: Connection, key: int) -> list[int]:
    """Return the keys of a document's claims."""
    return list(connection.scalars(select(claims.c.key).where(claims.c.document_key == key)))


def clear_extraction(connection: Connection, key: int) -> None:
    """Delete everything that was derived from a document, but for the search index."""
    keys = claim_keys(connection, key)
    connection.execute(delete(evidence).where(evidence.c.claim_key.in_(keys)))
    for table in (claims, figures, extractions):
        connection.execute(delete(table).where(table.c.document_key == key))


def _insert_claim(connection: Connection, document_key: int, claim: Claim) -> int:
    row = _claim_row(document_key, claim)
    key = int(connection.execute(insert(claims).values(row).returning(claims.c.key)).scalar_one())
    rows = [
        {"claim_key": key, "ordinal": ordinal, "document_key": document_key, "start": one.start, "end": one.end}
        for ordinal, one in enumerate(claim.evidence)
    ]
    connection.execute(insert(evidence), rows)
    return key


def _claim_row(document_key: int, claim: Claim) -> dict[str, Any]:
    first_day, last_day = _days(claim)
    return {
        "id": claim.id,
        "anchor": claim.anchor,
        "document_key": document_key,
        "position": claim.evidence[0].start,
        "predicate": claim.predicate,
        "property": claim.property,
        "stance": claim.stance,
        "polarity": claim.polarity,
        "subject": _name(claim.subject),
        "operator": _name(claim.operator),
        "host": _name(claim.host),
        "first_day": first_day,
        "last_day": last_day,
        "record": write_record(claim),
    }


def _name(mention: Mention | None) -> str | None:
    return None if mention is None else mention.name


def _days(claim: Claim) -> tuple[int | None, int | None]:
    """Return the first and last day that the claim can be about, as ordinals: its period, else its observation."""
    valid, observed = claim.valid, claim.observed_at
    if valid.start is None and valid.end is None:
        both = dates.bounds(observed.edtf if observed else None)
        return (both[0].toordinal(), both[1].toordinal()) if both else (None, None)
    start, end = dates.bounds(valid.start), dates.bounds(valid.end)
    return (start[0].toordinal() if start else None), (end[1].toordinal() if end else None)


def read_claims(connection: Connection, wanted: ClaimFilter) -> tuple[Claim, ...]:
    """Return the wanted claims in the order of documents' names, then of their places in the text."""
    query = select(claims.c.record, claims.c.document_key, claims.c.position, claims.c.id)
    for column in ("predicate", "property", "stance", "polarity"):
        if (value := getattr(wanted, column)) is not None:
            query = query.where(claims.c[column] == value)
    if wanted.document_id is not None:
        key = select(documents.c.key).where(documents.c.id == wanted.document_id).scalar_subquery()
        query = query.where(claims.c.document_key == key)
    if wanted.ids is not None:
        query = query.where(claims.c.id.in_(listed(wanted.ids)))
    if wanted.documents is not None:
        keys = select(documents.c.key).where(documents.c.id.in_(listed(wanted.documents)))
        query = query.where(claims.c.document_key.in_(keys))
    for ids, slots in ((wanted.about, None), (wanted.host, ("host",))):
        if ids is not None:
            query = query.where(claims.c.id.in_(_claims_with(ids, slots)))
    some = wanted.ids is not None or wanted.documents is not None
    rows_found = connection.execute(query).all()
    names = live_names(connection, {row.document_key for row in rows_found} if some else None)
    rows = [(row, names.get(row.document_key)) for row in rows_found]
    found = [(name, read_record(Claim, row.record), row.position) for row, name in rows if name is not None]
    found.sort(key=lambda one: (one[0], one[1].document_id, one[2], one[1].predicate, one[1].property, one[1].id))
    return tuple(claim for _, claim, _ in found)


def _claims_with(entity_ids: Iterable[str], slots: tuple[str, ...] | None) -> Any:
    query = select(claim_entities.c.claim_id).where(claim_entities.c.entity_id.in_(list(entity_ids)))
    return query if slots is None else query.where(claim_entities.c.slot.in_(slots))


def find_claims(connection: Connection, prefix: str) -> tuple[Claim, ...]:
    """Return the claims whose identity begins so, in order of identity."""
    query = select(claims.c.record).where(claims.c.id.startswith(prefix, autoescape=True)).order_by(claims.c.id)
    return tuple(read_record(Claim, record) for record in connection.scalars(query))


def read_figures(connection: Connection, document_id: str) -> tuple[Figure, ...]:
    """Return every figure of a document with its whereabouts, in the order of the text."""
    joined = figures.join(documents, documents.c.key == figures.c.document_key)
    query = (
        select(figures.c.record).select_from(joined).where(documents.c.id == document_id).order_by(figures.c.ordinal)
    )
    return tuple(read_record(Figure, record) for record in connection.scalars(query))


def count_figures(connection: Connection) -> dict[str, int]:
    """Return how many figures of all live documents are claimed, unclaimed and furniture."""
    states = list(connection.scalars(select(figures.c.state)))
    return {state: states.count(state) for state in ("claimed", "unclaimed", "furniture")}
