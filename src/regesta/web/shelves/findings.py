"""Findings on the shelf: identities enter; what reconcile found leaves."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from regesta.model import Finding
from regesta.store.records import read_record
from regesta.store.tables import IN_ORDER, findings
from regesta.web.shelves.opened import OpenRegister
from regesta.withholding import withhold_in


class FindingShelf(OpenRegister):
    """The findings of a register."""

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
            return list(connection.scalars(select(findings.c.key).order_by(*IN_ORDER)))
