"""Reading a register for pages: what enters are filters and page numbers, what leaves are the records of one page.

The store's own methods return everything in one go, as builds and exports need it; a page needs fifty rows of fifty
thousand, and counts. So these are the queries of pages, over the store's tables, read-only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, func, literal_column, select, text

from regesta.model import Claim, Document, Entity, Figure, Finding, Judgement, Refusal
from regesta.store.judgements import read_judgements
from regesta.store.opening import DATABASE_NAME, open_engine
from regesta.store.records import read_record
from regesta.store.search import Hit, search
from regesta.store.tables import (
    claim_entities,
    claims,
    documents,
    entities,
    extractions,
    figures,
    findings,
    refusals,
    runs,
    versions,
)  # fmt: skip
from regesta.web.claim_query import IN_ORDER, ClaimQuery, state_conditions
from regesta.web.counting import FigureCounts
from regesta.web.telling import AT_ONCE, Told, live_names, read_heads, tell_claims
from regesta.withholding import CASUALTY_PREDICATES, Withholding, withhold_in


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document as a list shows it, without its text."""

    document: Document
    state: str
    claims: int
    figures: FigureCounts


COUNTS_KEPT = 1000
"""Counts kept: those of filters that a few readers look through in one sitting."""


LIVE = select(versions.c.document_key).where(versions.c.state != "superseded")


class Shelf:
    """One register, open for reading; every method is one short transaction and returns records of the model."""

    def __init__(self, folder: Path) -> None:
        """Open the register in a folder; raises RegisterError where there is none."""
        self.folder = folder
        self.name = folder.resolve().name
        self.engine: Engine = open_engine(folder, create=False)
        self._lock = Lock()
        self._kept_stamp: object = None
        self._kept: dict[object, list[Any]] = {}

    def close(self) -> None:
        """Close the database."""
        self.engine.dispose()

    def stamp(self) -> tuple[tuple[int, int], ...]:
        """Return what changes whenever the register was written to, for who keeps something read from it."""
        files = (self.folder / DATABASE_NAME, self.folder / f"{DATABASE_NAME}-wal")
        found = [path.stat() for path in files if path.exists()]
        return tuple((one.st_mtime_ns, one.st_size) for one in found)

    def _kept_for(self, asked: object) -> list[Any]:
        """Return the place where the answer to a count is kept until the register changes; empty at first."""
        stamp = self.stamp()
        with self._lock:
            if stamp != self._kept_stamp or len(self._kept) > COUNTS_KEPT:
                self._kept_stamp, self._kept = stamp, {}
            return self._kept.setdefault(asked, [])

    # ---- documents

    def count_documents(self) -> int:
        """Return how many documents stand under some name."""
        with self.engine.connect() as connection:
            return int(connection.scalar(select(func.count(versions.c.document_key.distinct())).where(_is_live())) or 0)

    def documents(self, *, offset: int, limit: int) -> list[DocumentRow]:
        """Return a page of the live documents by name, with the counts of their claims and figures."""
        with self.engine.connect() as connection:
            names = func.min(versions.c.name)
            states = func.min(versions.c.state)
            query = (
                select(versions.c.document_key, names.label("name"), states.label("state"))
                .where(_is_live())
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

    # ---- claims

    def count_claims(self, query: ClaimQuery) -> int:
        """Return how many claims a query leaves."""
        kept = self._kept_for(("count", query))
        if not kept:
            counted = select(func.count()).select_from(claims).where(*state_conditions(query))
            with self.engine.connect() as connection:
                kept.append(int(connection.scalar(counted) or 0))
        return int(kept[0])

    def claims(self, query: ClaimQuery, *, offset: int = 0, limit: int = 50) -> list[Told]:
        """Return a page of claims with their documents, in the order of documents and of their texts."""
        # The keys alone are put in order: records are long, and sorting them would read the whole table.
        ordered = select(claims.c.key).where(*state_conditions(query)).order_by(*IN_ORDER).offset(offset).limit(limit)
        with self.engine.connect() as connection:
            return tell_claims(connection, list(connection.scalars(ordered)))

    def claims_of(self, identities: Iterable[str]) -> list[Told]:
        """Return the claims of these identities that the register has, in the order asked."""
        wanted = list(identities)
        keys: list[int] = []
        with self.engine.connect() as connection:
            for start in range(0, len(wanted), AT_ONCE):
                some = claims.c.id.in_(wanted[start : start + AT_ONCE])
                keys.extend(connection.scalars(select(claims.c.key).where(some)))
            told = {one.claim.id: one for one in tell_claims(connection, keys)}
        return [told[identity] for identity in wanted if identity in told]

    def claims_by_predicate(self, entity: str, *, limit: int) -> list[tuple[str, int, list[Told]]]:
        """Return (predicate, number of claims, the first of them) for an entity, the commonest predicate first."""
        query = select(claims.c.predicate, claims.c.key).where(*state_conditions(ClaimQuery(entity=entity)))
        groups: dict[str, list[int]] = {}
        with self.engine.connect() as connection:
            for predicate, key in connection.execute(query.order_by(*IN_ORDER)):
                groups.setdefault(predicate, []).append(key)
            ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
            return [(predicate, len(keys), tell_claims(connection, keys[:limit])) for predicate, keys in ordered]

    def count_by(self, column: str, query: ClaimQuery) -> list[tuple[str, int]]:
        """Return (value, count) of predicate, stance, property or country among a query's claims, commonest first."""
        kept = self._kept_for(("count_by", column, query))
        if kept:
            return list(kept[0])
        source = claims.c.host if column == "country" else claims.c[column]
        counted = (
            select(source, func.count())
            .where(source.is_not(None), *state_conditions(query))
            .group_by(source)
            .order_by(func.count().desc(), source)
        )
        with self.engine.connect() as connection:
            kept.append([(value, count) for value, count in connection.execute(counted)])
        return list(kept[0])

    # ---- what is derived from all claims together

    def finding(self, identity: str) -> Finding | None:
        """Return the finding of this identity, None where there is none."""
        with self.engine.connect() as connection:
            record = connection.scalar(select(findings.c.record).where(findings.c.id == identity))
        return withhold_in(read_record(Finding, record), self.withheld_names()) if record else None

    def findings_of(self, keys: Sequence[int]) -> list[Finding]:
        """Return the findings of these keys, in the order asked."""
        query = select(findings.c.key, findings.c.record).where(findings.c.key.in_(keys))
        with self.engine.connect() as connection:
            read = {row.key: read_record(Finding, row.record) for row in connection.execute(query)}
        withheld = self.withheld_names()
        found = {key: withhold_in(finding, withheld) for key, finding in read.items()}
        return [found[key] for key in keys if key in found]

    def entity(self, identity: str) -> Entity | None:
        """Return the entity of this identity, None where there is none."""
        with self.engine.connect() as connection:
            record = connection.scalar(select(entities.c.record).where(entities.c.id == identity))
        return read_record(Entity, record) if record else None

    def entities_of_claim(self, claim_id: str) -> dict[str, tuple[str, str]]:
        """Return by slot the (id, name) of the entities that stand in a claim."""
        joined = claim_entities.join(entities, entities.c.id == claim_entities.c.entity_id)
        name: ColumnElement[str] = literal_column("json_extract(entities.record, '$.name')")
        query = select(claim_entities.c.slot, entities.c.id, name.label("name")).select_from(joined)
        with self.engine.connect() as connection:
            rows = connection.execute(query.where(claim_entities.c.claim_id == claim_id))
            return {row.slot: (row.id, row.name) for row in rows}

    def spellings(self, identity: str) -> list[tuple[str, int]]:
        """Return the spellings of an entity as printed in claims' slots, with the number of documents of each.

        What stands for it only by the run of the text, as "the treaty" does for a party to it, is no spelling.
        """
        statement = text(
            "SELECT json_extract(claims.record, '$.' || slot || '.text') AS printed, "
            "COUNT(DISTINCT document_key) AS count FROM claim_entities JOIN claims ON claims.id = claim_id "
            "WHERE entity_id = :entity "
            "AND json_extract(claims.record, '$.' || slot || '.found_in') IN "
            "('clause', 'sentence', 'paragraph', 'section', 'title') "
            "GROUP BY printed HAVING printed IS NOT NULL ORDER BY count DESC, printed"
        )
        with self.engine.connect() as connection:
            return [(row[0], row[1]) for row in connection.execute(statement, {"entity": identity})]

    def count_rules(self) -> dict[str, int]:
        """Return how many claims each rule of the register made."""
        kept = self._kept_for("rules")
        if not kept:
            rule: ColumnElement[str] = literal_column("json_extract(record, '$.rule')")
            with self.engine.connect() as connection:
                rows = connection.execute(select(rule, func.count()).select_from(claims).group_by(rule))
                kept.append({name: int(count) for name, count in rows})
        counts: dict[str, int] = kept[0]
        return counts

    def claim_ids(self, query: ClaimQuery) -> list[str]:
        """Return the identities of all claims that a query leaves, without their records."""
        with self.engine.connect() as connection:
            return list(connection.scalars(select(claims.c.id).where(*state_conditions(query)).order_by(claims.c.key)))

    def withheld_names(self) -> frozenset[str]:
        """Return the names that are shown nowhere, of all claims on casualties."""
        return self.withholding().names

    def withholding(self) -> Withholding:
        """Return the names that claims on casualties withhold from all that is shown of their documents."""
        query = select(claims.c.record).where(claims.c.predicate.in_(CASUALTY_PREDICATES))
        with self.engine.connect() as connection:
            return Withholding.over(read_record(Claim, record) for record in connection.scalars(query))

    def entities_by_slot(self, claim_ids: Sequence[str]) -> dict[str, dict[str, Entity]]:
        """Return for each of these claims the entities in its slots."""
        joined = claim_entities.join(entities, entities.c.id == claim_entities.c.entity_id)
        query = select(claim_entities.c.claim_id, claim_entities.c.slot, entities.c.record).select_from(joined)
        found: dict[str, dict[str, Entity]] = {}
        with self.engine.connect() as connection:
            for row in connection.execute(query.where(claim_entities.c.claim_id.in_(claim_ids))):
                found.setdefault(row.claim_id, {})[row.slot] = read_record(Entity, row.record)
        return found

    def runs_by_document(self) -> dict[str, str]:
        """Return by a document's identity the run under whose versions its claims were made."""
        joined = extractions.join(documents, documents.c.key == extractions.c.document_key)
        with self.engine.connect() as connection:
            rows = connection.execute(select(documents.c.id, extractions.c.run).select_from(joined))
            return {row.id: row.run for row in rows}

    def finding_keys(self) -> list[int]:
        """Return the keys of all findings, in the order in which reconcile gave them."""
        with self.engine.connect() as connection:
            return list(connection.scalars(select(findings.c.key).order_by(findings.c.key)))

    def judgements_on(self, anchors: Iterable[str]) -> list[Judgement]:
        """Return the judgements, those taken back included, that hold to a mention of one of these claims."""
        wanted = set(anchors)
        with self.engine.connect() as connection:
            held = read_judgements(connection, retracted=True)
        return [
            one for one in held if any(anchor.claim in wanted for subject in one.subjects for anchor in subject.anchors)
        ]

    def search(self, query: str, *, limit: int) -> tuple[Hit, ...]:
        """Return hits among entities, claims and documents, best first within each."""
        with self.engine.connect() as connection:
            return search(connection, query, limit=limit)

    def last_run(self) -> tuple[int, str] | None:
        """Return sequence number and program of the last build, None before the first."""
        with self.engine.connect() as connection:
            row = connection.execute(select(runs).order_by(runs.c.sequence.desc()).limit(1)).first()
        return (row.sequence, row.program) if row else None


def _is_live() -> ColumnElement[bool]:
    return versions.c.state != "superseded"


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
