"""The ledger of linking in a register's tables: a connection enters, what linking keeps leaves and enters."""

from __future__ import annotations

from regesta.link.parts import Slot
from regesta.relinking.blocks import BlockTables
from regesta.relinking.groups import GroupTables
from regesta.relinking.sql import EACH, listed
from regesta.relinking.things import ThingTables

KEPT = (
    "linked_documents", "linked_with", "things", "parts", "companions", "alone", "divided", "blocks", "pairs", "judged",
    "attached", "entities", "claim_entities", "doubts", "standings", "contradictions", "comparisons", "findings",
    "claim_questions", "search_entities",
)  # fmt: skip
"""All that follows from the claims together."""


class RegisterLedger(ThingTables, BlockTables, GroupTables):
    """Fulfils `regesta.link.ledger.Ledger`, with what else is kept from one linking to the next."""

    def clear(self, version: str) -> None:
        """Forget everything, and note by what code it is made anew."""
        for table in KEPT:
            self.do(f"DELETE FROM {table}")
        self.do("INSERT INTO linked_with VALUES (?)", version)

    def version(self) -> str | None:
        """Return by what code all was linked; None in a register never linked."""
        return next((version for (version,) in self.rows("SELECT version FROM linked_with")), None)

    def marks(self) -> dict[str, str]:
        """Return for each linked document the mark of what it was linked by."""
        return {document: mark for document, mark in self.rows("SELECT document, mark FROM linked_documents")}

    def divided(self) -> dict[Slot, tuple[str, str]]:
        """Return the slots that persons took out of their things, each with its mark and document."""
        rows = self.rows("SELECT claim_id, slot, mark, document FROM divided")
        return {(claim, slot): (mark, document) for claim, slot, mark, document in rows}

    def put_divided(self, divided: dict[Slot, tuple[str, str]]) -> None:
        """Keep which slots persons took out of their things, in the place of what was kept."""
        self.do("DELETE FROM divided")
        self.change("INSERT INTO divided VALUES (?, ?, ?, ?)", [(*slot, *told) for slot, told in divided.items()])

    def documents_of_claims(self, claims: set[str]) -> dict[str, str]:
        """Return the documents of claims."""
        rows = self.rows(
            "SELECT claims.id, documents.id FROM claims JOIN documents ON documents.key = document_key "
            f"WHERE claims.id {EACH}", listed(claims),
        )  # fmt: skip
        return {claim: document for claim, document in rows}

    def name_slots(self, changed: set[int]) -> set[str]:
        """Let the slots of things have these things' entities now, and return their claims."""
        wanted = listed(changed)
        where = f"WHERE entity_id = '' OR thing {EACH}"
        claims = {claim for (claim,) in self.rows(f"SELECT claim_id FROM claim_entities {where}", wanted)}
        self.do(
            "UPDATE claim_entities SET entity_id = (SELECT entities.id FROM things JOIN entities "
            f"ON entities.key = things.entity WHERE things.key = claim_entities.thing) {where}", wanted,
        )  # fmt: skip
        self.do(
            "UPDATE claims SET subject_entity = (SELECT entity_id FROM claim_entities WHERE claim_id = claims.id "
            f"AND slot = 'subject') WHERE id {EACH}", listed(claims),
        )  # fmt: skip
        return claims

    def entities_of_slots(self, slots: set[Slot]) -> dict[Slot, str]:
        """Return the identities of the entities that stand in slots."""
        rows = self.rows(
            f"SELECT claim_id, slot, entity_id FROM claim_entities WHERE claim_id {EACH}",
            listed({claim for claim, _ in slots}),
        )  # fmt: skip
        return {(claim, slot): entity for claim, slot, entity in rows if (claim, slot) in slots}
