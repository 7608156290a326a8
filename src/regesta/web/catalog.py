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

from regesta.vocabulary.folding import fold_name
from regesta.vocabulary.renamings import names_of
from regesta.web.claim_query import SOURCE_SLOT
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
    """Claims about it."""
    said: int = 0
    """Claims of which it is a source."""
    placed: bool = False
    """Whether its place is known."""
    keys: tuple[str, ...] = ()
    """Its name, every spelling and the names that a place has borne, folded, for who looks for one of them."""


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
    + " FROM findings ORDER BY predicate, property, question, id"
)


_VICTIMS = (
    "SELECT entity_id FROM claim_entities JOIN claims ON claims.id = claim_entities.claim_id "
    "JOIN entities ON entities.id = claim_entities.entity_id "
    f"WHERE json_extract(entities.record, '$.type') = 'person' AND slot NOT LIKE '{SOURCE_SLOT}%' "
    "GROUP BY entity_id HAVING MIN(claims.predicate) = 'casualties' AND MAX(claims.predicate) = 'casualties'"
)
"""Persons of whom only claims on casualties tell something; see `withholding`. Who is their source is no victim."""


def _read_entities(connection: Connection) -> tuple[EntityRow, ...]:
    counts = {row.entity_id: (row.about, row.said) for row in connection.execute(text(_CLAIMS_OF_ENTITIES))}
    victims = set(connection.scalars(text(_VICTIMS)))
    rows = connection.execute(text(_ENTITIES))
    found = []
    for row in rows:
        if row.id not in victims:
            names = json.loads(row.names)
            borne = [time.name for time in names_of(row.place, row.place_country)] if row.type == "place" else []
            keys = tuple(dict.fromkeys(fold_name(name) for name in (row.name, *names, *borne)))
            known = {name: getattr(row, name) for name in ("id", "name", "type", "country")}
            about, said = counts.get(row.id, (0, 0))
            found.append(
                EntityRow(**known, names=len(names), claims=about, said=said, placed=row.place is not None, keys=keys)
            )
    return tuple(sorted(found, key=lambda row: (-row.claims, -row.said, row.name, row.id)))


_CLAIMS_OF_ENTITIES = (
    f"SELECT entity_id, COUNT(DISTINCT CASE WHEN slot LIKE '{SOURCE_SLOT}%' THEN NULL ELSE claim_id END) AS about, "
    f"COUNT(DISTINCT CASE WHEN slot LIKE '{SOURCE_SLOT}%' THEN claim_id END) AS said "
    "FROM claim_entities GROUP BY entity_id"
)

_ENTITIES = (
    "SELECT json_extract(record, '$.place.name') AS place, json_extract(record, '$.place.country') AS place_country, "
    + ", ".join(f"json_extract(record, '$.{name}') AS {name}" for name in ("id", "name", "type", "country", "names"))
    + " FROM entities"
)


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
