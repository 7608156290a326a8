"""Findings and judgements on the shelf: identities enter; what reconcile found and people decided leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from regesta.model import Finding, Judgement
from regesta.store.judgements import read_judgements
from regesta.store.records import read_record
from regesta.store.tables import claim_entities, claims, findings
from regesta.web.shelves.opened import OpenRegister
from regesta.withholding import withhold_in


class FindingShelf(OpenRegister):
    """The findings of a register, and the judgements on what it has."""

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

    def judgements_on_entity(self, identity: str) -> list[Judgement]:
        """Return the judgements, those taken back included, that hold to a mention which is this entity now."""
        joined = claim_entities.join(claims, claims.c.id == claim_entities.c.claim_id)
        query = select(claims.c.anchor, claim_entities.c.slot).select_from(joined)
        with self.engine.connect() as connection:
            held = read_judgements(connection, retracted=True)
            rows = connection.execute(query.where(claim_entities.c.entity_id == identity)) if held else ()
            mentions = {(row.anchor, row.slot) for row in rows}
        return [
            one
            for one in held
            if any((anchor.claim, anchor.slot) in mentions for subject in one.subjects for anchor in subject.anchors)
        ]
