"""Findings kept up to date: claims whose documents or entities have changed enter, their questions are found anew.

A question is answered by all its claims together, so that a question is found whole or not at all. Which question a
claim answers depends on its entities, and for figures of a whole country on which entity that country is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from regesta.model import Claim, Entity
from regesta.reconcile import look_up, question_of, reconcile_questions
from regesta.relinking.sql import EACH, Tables, listed
from regesta.store.claims import ClaimFilter, read_claims
from regesta.store.linkings import replace_findings
from regesta.store.records import read_record


@dataclass(frozen=True, slots=True)
class SomeLinked:
    """What linking found, as far as some claims are concerned."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[tuple[str, str], str]


def ask_anew(
    connection: Connection, fresh: Mapping[str, Sequence[Claim]], changed: set[str], countries: Collection[str]
) -> int:
    """Find anew every question of fresh documents, given with their claims, and of claims whose entities have changed.

    `countries` are those that are another entity now. Returns how many questions there were to find.
    """
    tables = QuestionTables(connection)
    read = {one.id: one for claims in fresh.values() for one in claims}
    touched = changed | tables.claims_of_subjects_in(countries) | read.keys()
    gone = tables.questions_in(fresh) | tables.questions_of(touched)
    read |= _read(connection, touched - read.keys())
    known = look_up(tables.linked(read.keys()))
    asked = {one.id: (question_of(one, known), one.document_id) for one in read.values()}
    tables.put(fresh, touched, asked)
    questions = gone | {question for question, _ in asked.values()}
    members = tables.members(questions)
    read |= _read(connection, members - read.keys())
    answers = [read[one] for one in members if one in read]
    publishers = tables.publishers({one.document_id for one in answers})
    replace_findings(connection, reconcile_questions(publishers, answers, tables.linked(members)), questions)
    return len(questions)


def _read(connection: Connection, wanted: Collection[str]) -> dict[str, Claim]:
    return {one.id: one for one in read_claims(connection, ClaimFilter(ids=tuple(wanted)))} if wanted else {}


class QuestionTables(Tables):
    """Which claim answers which question, and what is needed to find one."""

    def claims_of_subjects_in(self, countries: Collection[str]) -> set[str]:
        """Return the claims whose subjects belong to countries."""
        rows = self.rows(
            "SELECT claims.id FROM entities JOIN claims ON subject_entity = entities.id "
            f"WHERE entities.country {EACH}", listed(countries),
        )  # fmt: skip
        return {claim for (claim,) in rows}

    def questions_in(self, documents: Collection[str]) -> set[str]:
        """Return the questions that documents' claims have answered."""
        rows = self.rows(f"SELECT question_id FROM claim_questions WHERE document {EACH}", listed(documents))
        return {question for (question,) in rows}

    def questions_of(self, claims: Collection[str]) -> set[str]:
        """Return the questions that claims have answered."""
        rows = self.rows(f"SELECT question_id FROM claim_questions WHERE claim_id {EACH}", listed(claims))
        return {question for (question,) in rows}

    def members(self, questions: Collection[str]) -> set[str]:
        """Return the claims that answer questions."""
        rows = self.rows(f"SELECT claim_id FROM claim_questions WHERE question_id {EACH}", listed(questions))
        return {claim for (claim,) in rows}

    def put(self, documents: Collection[str], claims: Collection[str], asked: Mapping[str, tuple[str, str]]) -> None:
        """Keep which questions claims answer, in the place of what was kept of documents and claims."""
        self.do(f"DELETE FROM claim_questions WHERE document {EACH}", listed(documents))
        self.do(f"DELETE FROM claim_questions WHERE claim_id {EACH}", listed(claims))
        self.change("INSERT INTO claim_questions VALUES (?, ?, ?)", [(claim, *told) for claim, told in asked.items()])

    def linked(self, claims: Collection[str]) -> SomeLinked:
        """Return the entities that stand in claims, and all countries."""
        rows = self.rows(f"SELECT claim_id, slot, entity_id FROM claim_entities WHERE claim_id {EACH}", listed(claims))
        entity_of = {(claim, slot): entity for claim, slot, entity in rows}
        records = self.rows(
            f"SELECT record FROM entities WHERE id {EACH} OR type = 'country'", listed(set(entity_of.values()))
        )
        entities = [read_record(Entity, record) for (record,) in records]
        return SomeLinked(tuple(sorted(entities, key=lambda one: (one.name, one.id))), entity_of)

    def publishers(self, documents: Collection[str]) -> dict[str, str | None]:
        """Return the publishers of documents."""
        rows = self.rows(
            f"SELECT id, json_extract(record, '$.publisher') FROM documents WHERE id {EACH}", listed(documents)
        )
        return {document: publisher for document, publisher in rows}
