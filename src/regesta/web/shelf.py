"""Reading a register for pages: what enters are filters and page numbers, what leaves are the records of one page.

The store's own methods return everything in one go, as builds and exports need it; a page needs fifty rows of fifty
thousand, and counts. So `shelves/` has the queries of pages, over the store's tables, read-only.
"""

from __future__ import annotations

from regesta.store.search import Hit, search
from regesta.web.shelves.claims import ClaimShelf
from regesta.web.shelves.decisions import DecisionShelf
from regesta.web.shelves.documents import DocumentShelf
from regesta.web.shelves.entities import EntityShelf
from regesta.web.shelves.findings import FindingShelf
from regesta.web.shelves.voices import VoiceShelf


class Shelf(DocumentShelf, ClaimShelf, EntityShelf, FindingShelf, DecisionShelf, VoiceShelf):
    """One register, open for reading; every method is one short transaction and returns records of the model."""

    def search(self, query: str, *, limit: int) -> tuple[Hit, ...]:
        """Return hits among entities, claims and documents, best first within each."""
        with self.engine.connect() as connection:
            return search(connection, query, limit=limit)
