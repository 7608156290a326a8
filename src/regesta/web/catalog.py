"""What pages need to know of all findings and entities at once: a register enters, light rows leave.

Filters over questions and entities ask for things that stand inside their records. They are read once, kept as light
rows, and read again when the register's files have changed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock

from sqlalchemy import Connection, text

from regesta.web.shelf import Shelf
from regesta.web.wording import SETTLED_STATUSES, STATUS_ORDER
from regesta.withholding import Withholding, withhold_names


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A finding as lists and filters need it."""

    key: int
    id: str
    question: str
    predicate: str
    property_name: str
    subject: str | None
    status: str
    claims: int
    documents: int
    origins: int
    unknown_origins: int
    countries: tuple[str, ...]

    @property
    def disagrees(self) -> bool:
        """Whether the documents give more than one answer."""
        return self.status not in SETTLED_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """An entity as lists need it, with the number of claims in which it stands."""

    id: str
    name: str
    type: str
    country: str | None
    names: int
    claims: int


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """All questions and entities of a register, light."""

    questions: tuple[QuestionRow, ...] = ()
    entities: tuple[EntityRow, ...] = ()
    question_of: Mapping[str, int] = field(default_factory=dict)
    """From a claim's id to the place of its question in `questions`."""
    countries: Mapping[str, int] = field(default_factory=dict)
    """Countries on whose ground claims stand, with their number, the commonest first."""

    @cached_property
    def disagreements(self) -> tuple[QuestionRow, ...]:
        """Questions to which the documents give more than one answer, what to settle first in front."""
        found = [row for row in self.questions if row.disagrees]
        return tuple(
            sorted(found, key=lambda row: (rank_status(row.status), -row.documents, -row.claims, row.question))
        )

    @cached_property
    def entity_ids(self) -> frozenset[str]:
        """The entities that pages show; persons who are only known as victims are none of them."""
        return frozenset(row.id for row in self.entities)

    def question_about(self, claim_id: str) -> QuestionRow | None:
        """Return the question that a claim answers, None where reconcile asked none."""
        place = self.question_of.get(claim_id)
        return None if place is None else self.questions[place]


def rank_status(status: str) -> int:
    """Return the place of a status among what to settle first; a status not in the table comes last."""
    return next((place for place, one in enumerate(STATUS_ORDER) if status.startswith(one)), len(STATUS_ORDER))


class CatalogKeeper:
    """Keeps the catalog of a shelf, and reads it again when the register has changed."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._stamp: object = None
        self._catalog = Catalog()
        self.withholding = Withholding({}, {})
        """What the register withheld when the catalog was last read."""
        self._lock = Lock()

    def current(self) -> Catalog:
        """Return the catalog of the register as it is now."""
        stamp = self._shelf.stamp()
        with self._lock:
            if stamp != self._stamp:
                with self._shelf.engine.connect() as connection:
                    self._catalog = read_catalog(connection)
                self.withholding = self._shelf.withholding()
                self._catalog = withhold_questions(self._catalog, self.withholding.names)
                self._stamp = stamp
            return self._catalog


def withhold_questions(catalog: Catalog, names: frozenset[str]) -> Catalog:
    """Return a catalog whose questions name no victim."""
    if not names:
        return catalog
    rows = (replace(row, question=withhold_names(row.question, names)) for row in catalog.questions)
    return replace(catalog, questions=tuple(rows))


def read_catalog(connection: Connection) -> Catalog:
    """Return the catalog of a register: one pass over findings, entities and the hosts of claims."""
    hosts = {row.id: row.host for row in connection.execute(text("SELECT id, host FROM claims WHERE host IS NOT NULL"))}
    questions: list[QuestionRow] = []
    question_of: dict[str, int] = {}
    for row in connection.execute(text(_FINDINGS)):
        claim_ids = json.loads(row.claims)
        for claim_id in claim_ids:
            question_of.setdefault(claim_id, len(questions))
        countries = tuple(sorted({hosts[one] for one in claim_ids if one in hosts}))
        known = {name: getattr(row, name) for name in _FINDING_FIELDS}
        questions.append(
            QuestionRow(key=row.key, property_name=row.property, claims=len(claim_ids), countries=countries, **known)
        )
    return Catalog(
        questions=tuple(questions),
        entities=_read_entities(connection),
        question_of=question_of,
        countries=_count_countries(connection),
    )


_FINDING_FIELDS = (
    "id", "question", "predicate", "subject", "status", "documents", "origins", "unknown_origins",
)  # fmt: skip
_FINDINGS = (
    "SELECT key, json_extract(record, '$.claims') AS claims, "
    + ", ".join(f"json_extract(record, '$.{name}') AS {name}" for name in (*_FINDING_FIELDS, "property"))
    + " FROM findings ORDER BY key"
)


_VICTIMS = (
    "SELECT entity_id FROM claim_entities JOIN claims ON claims.id = claim_entities.claim_id "
    "JOIN entities ON entities.id = claim_entities.entity_id "
    "WHERE json_extract(entities.record, '$.type') = 'person' "
    "GROUP BY entity_id HAVING MIN(claims.predicate) = 'casualties' AND MAX(claims.predicate) = 'casualties'"
)
"""Persons who stand in claims on casualties and in no others; see `withholding`."""


def _read_entities(connection: Connection) -> tuple[EntityRow, ...]:
    counted = "SELECT entity_id, COUNT(DISTINCT claim_id) FROM claim_entities GROUP BY entity_id"
    counts: dict[str, int] = {entity: count for entity, count in connection.execute(text(counted))}
    victims = set(connection.scalars(text(_VICTIMS)))
    fields = ("id", "name", "type", "country")
    columns = ", ".join(f"json_extract(record, '$.{name}') AS {name}" for name in fields)
    rows = connection.execute(text(f"SELECT {columns}, json_array_length(record, '$.names') AS names FROM entities"))
    found = [
        EntityRow(**{name: getattr(row, name) for name in (*fields, "names")}, claims=counts.get(row.id, 0))
        for row in rows
        if row.id not in victims
    ]
    return tuple(sorted(found, key=lambda row: (-row.claims, row.name, row.id)))


def _count_countries(connection: Connection) -> dict[str, int]:
    """Return the countries that are hosts of claims; hosts of other types are left to the entities."""
    rows = connection.execute(
        text(
            "SELECT host, COUNT(*) AS count FROM claims WHERE host IS NOT NULL "
            "AND json_extract(record, '$.host.type') = 'country' GROUP BY host"
        )
    )
    counts = Counter({row.host: row.count for row in rows})
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
