"""Documents on the shelf: page numbers and identities enter; documents, their figures and what was refused leave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from regesta.model import Document, Figure, Refusal
from regesta.store.records import read_record
from regesta.store.tables import claims, documents, extractions, figures, refusals, versions
from regesta.store.value_lists import listed
from regesta.web.counting import FigureCounts
from regesta.web.shelves.opened import OpenRegister
from regesta.web.telling import live_names, read_heads


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document as a list shows it, without its text."""

    document: Document
    state: str
    claims: int
    figures: FigureCounts


LIVE = select(versions.c.document_key).where(versions.c.state != "superseded")


class DocumentShelf(OpenRegister):
    """The documents of a register, with the whereabouts of their figures."""

    def count_documents(self, only: Collection[int] | None = None) -> int:
        """Return how many documents stand under some name, of all or only of those with these keys."""
        counted = select(func.count(versions.c.document_key.distinct())).where(*_are_live(only))
        with self.engine.connect() as connection:
            return int(connection.scalar(counted) or 0)

    def documents(self, *, offset: int, limit: int, only: Collection[int] | None = None) -> list[DocumentRow]:
        """Return a page of the live documents by name, with the counts of their claims and figures."""
        with self.engine.connect() as connection:
            names = func.min(versions.c.name)
            states = func.min(versions.c.state)
            query = (
                select(versions.c.document_key, names.label("name"), states.label("state"))
                .where(*_are_live(only))
                .group_by(versions.c.document_key)
                .order_by(names, versions.c.document_key)
                .offset(offset)
                .limit(limit)
            )
            rows = list(connection.execute(query))
            keys = [row.document_key for row in rows]
            heads = read_heads(connection, documents.c.key.in_(keys))
            counted = _count_by(connection, keys)
            figured = _figures_by(connection, keys)
            return [
                DocumentRow(
                    document=replace(heads[row.document_key], name=row.name),
                    state=row.state,
                    claims=counted.get(row.document_key, 0),
                    figures=figured.get(row.document_key, FigureCounts()),
                )
                for row in rows
            ]

    def document(self, identity: str) -> Document | None:
        """Return the document of this identity with its text, None where there is none."""
        with self.engine.connect() as connection:
            row = connection.execute(select(documents).where(documents.c.id == identity)).first()
            if row is None:
                return None
            names = live_names(connection, [row.key])
            document = read_record(Document, row.record)
            return replace(document, text=row.text, name=names.get(row.key, document.name))

    def runs_by_document(self) -> dict[str, str]:
        """Return by a document's identity the run under whose versions its claims were made."""
        joined = extractions.join(documents, documents.c.key == extractions.c.document_key)
        with self.engine.connect() as connection:
            rows = connection.execute(select(documents.c.id, extractions.c.run).select_from(joined))
            return {row.id: row.run for row in rows}

    def figures(self, identity: str) -> list[Figure]:
        """Return every figure of a document, in the order of its text."""
        with self.engine.connect() as connection:
            joined = figures.join(documents, documents.c.key == figures.c.document_key)
            query = select(figures.c.record).select_from(joined).where(documents.c.id == identity)
            return [read_record(Figure, record) for record in connection.scalars(query.order_by(figures.c.ordinal))]

    def count_figures(self) -> FigureCounts:
        """Return where the figures of all live documents are, with the reasons of the unclaimed."""
        reason: ColumnElement[str | None] = literal_column("json_extract(record, '$.reason')")
        query = select(figures.c.state, reason, func.count()).where(figures.c.document_key.in_(LIVE))
        with self.engine.connect() as connection:
            rows = list(connection.execute(query.group_by(figures.c.state, reason)))
        return _sum_figures((state, cause, count) for state, cause, count in rows)

    def refusals(self, *, limit: int) -> list[Refusal]:
        """Return the files that were not read, by their place."""
        query = select(refusals.c.record).order_by(refusals.c.location).limit(limit)
        with self.engine.connect() as connection:
            return [read_record(Refusal, record) for record in connection.scalars(query)]

    def count_refusals(self) -> int:
        """Return how many files were not read."""
        with self.engine.connect() as connection:
            return int(connection.scalar(select(func.count()).select_from(refusals)) or 0)


def _are_live(only: Collection[int] | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [versions.c.state != "superseded"]
    if only is not None:
        conditions.append(versions.c.document_key.in_(listed(only)))
    return conditions


def _count_by(connection: Connection, keys: Sequence[int]) -> dict[int, int]:
    query = select(claims.c.document_key, func.count()).where(claims.c.document_key.in_(keys))
    return {key: count for key, count in connection.execute(query.group_by(claims.c.document_key))}


def _figures_by(connection: Connection, keys: Sequence[int]) -> dict[int, FigureCounts]:
    query = select(figures.c.document_key, figures.c.state, func.count()).where(figures.c.document_key.in_(keys))
    found: dict[int, dict[str, int]] = {}
    for key, state, count in connection.execute(query.group_by(figures.c.document_key, figures.c.state)):
        found.setdefault(key, {})[state] = count
    return {key: _name_counts(counts) for key, counts in found.items()}


def _name_counts(counts: Mapping[str, int]) -> FigureCounts:
    return FigureCounts(
        claimed=counts.get("claimed", 0), unclaimed=counts.get("unclaimed", 0), furniture=counts.get("furniture", 0)
    )


def _sum_figures(rows: Iterable[tuple[str, str | None, int]]) -> FigureCounts:
    counts = {"claimed": 0, "unclaimed": 0, "furniture": 0}
    reasons: dict[str, int] = {}
    for state, cause, count in rows:
        counts[state] = counts.get(state, 0) + count
        if state == "unclaimed":
            reasons[cause or "no reason given"] = reasons.get(cause or "no reason given", 0) + count
    ordered: Mapping[str, int] = dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0])))
    return replace(_name_counts(counts), reasons=ordered)
