"""The register on disk: documents, extractions, linkings and judgements enter; the same records leave, filtered.

One SQLite database in the register's folder, beside untouched copies of the originals and a cache of parses. Authored
tables (documents, runs, judgements) are precious and migrated; derived ones (claims, entities, findings, search) are
rebuilt at will.
"""

from regesta.store.claims import ClaimFilter
from regesta.store.documents import DocumentEntry, Outcome
from regesta.store.linkings import StoredLinking
from regesta.store.originals import hash_file
from regesta.store.parses import ParseFolder, ParseLoan, ReturnedParses
from regesta.store.search import Hit
from regesta.store.store import Store

__all__ = [
    "ClaimFilter", "DocumentEntry", "Hit", "Outcome", "ParseFolder", "ParseLoan", "ReturnedParses", "Store",
    "StoredLinking", "hash_file",
]  # fmt: skip
