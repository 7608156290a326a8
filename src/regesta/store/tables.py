"""The tables of a register: authored ones, which are precious, apart from derived ones, which can be rebuilt.

Nothing enters; what leaves are two sets of tables. The authored set changes only by a migration (`migrations/`);
the derived set is dropped and made anew whenever `DERIVED_VERSION` differs from that of the register.
Keys are integers inside one register and never leave it; identities are hashes and unique.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, UniqueConstraint

AUTHORED_REVISION = "0002"
"""The newest migration; a register at this revision is opened without loading the migration tool."""

DERIVED_VERSION = 4
"""To be raised with every change of a derived table, or of the records that they keep as JSON."""

authored = MetaData()
derived = MetaData()

runs = Table(
    "runs",
    authored,
    Column("sequence", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("program", String, nullable=False),
    Column("model_hash", String, nullable=False),
    Column("settings", String, nullable=False),
)
"""Authored although a build writes it: its sequence numbers are the clock of what was known when."""

documents = Table(
    "documents",
    authored,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("original_sha256", String, nullable=False, index=True),
    Column("text", String, nullable=False),
    Column("record", String, nullable=False),
    Column("sequence", Integer, ForeignKey("runs.sequence"), nullable=False),
)
"""Each text that was ever read, frozen: of one original by one reader there is one text for good."""

versions = Table(
    "versions",
    authored,
    Column("key", Integer, primary_key=True),
    Column("name", String, nullable=False, index=True),
    Column("location", String, nullable=False, index=True),
    Column("document_key", ForeignKey("documents.key"), nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("sequence", Integer, ForeignKey("runs.sequence"), nullable=False),
)
"""Which document stood under which name, from which run on: current, superseded or vanished."""

judgements = Table(
    "judgements",
    authored,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("subjects", String, nullable=False),
    Column("decision", String, nullable=False),
    Column("by", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("decided_at", String, nullable=False),
    Column("retracted_at", String),
    Column("retracted_by", String),
    Column("retraction_reason", String),
)

extractions = Table(
    "extractions",
    derived,
    Column("document_key", Integer, primary_key=True),
    Column("run", String, nullable=False),
    Column("mark", String, nullable=False),
)
"""Under which run's versions a document's claims were made; a build skips what its own versions have made.

The mark is a digest of all that was made of the document: with the same mark it is not linked anew.
"""

claims = Table(
    "claims",
    derived,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("anchor", String, nullable=False, index=True),
    Column("document_key", Integer, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("predicate", String, nullable=False, index=True),
    Column("property", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("polarity", String, nullable=False),
    Column("subject", String),
    Column("operator", String),
    Column("host", String, index=True),
    Column("subject_entity", String, index=True),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("record", String, nullable=False),
)

evidence = Table(
    "evidence",
    derived,
    Column("claim_key", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("document_key", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
"""Only offsets: the quotation is read from the document's text, so the two cannot drift apart."""

figures = Table(
    "figures",
    derived,
    Column("document_key", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("state", String, nullable=False),
    Column("record", String, nullable=False),
)

refusals = Table(
    "refusals",
    derived,
    Column("key", Integer, primary_key=True),
    Column("location", String, nullable=False),
    Column("record", String, nullable=False),
)

entities = Table(
    "entities",
    derived,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("record", String, nullable=False),
    Column("type", String, index=True),
    Column("country", String, index=True),
    Column("base", String, index=True),
    Column("told_apart", String),
    Column("times", Integer),
    Column("first", String),
    Column("speakers", String),
)
"""Beside the record what tells an entity from its namesakes, and the things that speak for all of it."""

claim_entities = Table(
    "claim_entities",
    derived,
    Column("key", Integer, primary_key=True),
    Column("claim_id", String, nullable=False),
    Column("slot", String, nullable=False),
    Column("entity_id", String, nullable=False, index=True),
    Column("thing", Integer, index=True),
    UniqueConstraint("claim_id", "slot"),
)

standings = Table(
    "standings",
    derived,
    Column("key", Integer, primary_key=True),
    Column("judgement_id", String, nullable=False, unique=True),
    Column("record", String, nullable=False),
)
"""How each judgement that holds stands among the claims as they are now."""

contradictions = Table(
    "contradictions",
    derived,
    Column("key", Integer, primary_key=True),
    Column("record", String, nullable=False),
)

doubts = Table(
    "doubts",
    derived,
    Column("key", Integer, primary_key=True),
    Column("a", String, nullable=False, index=True),
    Column("b", String, nullable=False, index=True),
    Column("score", Float),
    Column("record", String, nullable=False),
    Column("thing_a", Integer, index=True),
    Column("thing_b", Integer, index=True),
)
"""By rules with their score and the things that may be one; by persons without."""

findings = Table(
    "findings",
    derived,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("status", String, nullable=False, index=True),
    Column("predicate", String),
    Column("property", String),
    Column("question", String),
    Column("record", String, nullable=False),
)

claim_questions = Table(
    "claim_questions",
    derived,
    Column("claim_id", String, primary_key=True),
    Column("question_id", String, nullable=False, index=True),
    Column("document", String, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""Which finding a claim is in."""

comparisons = Table(
    "comparisons",
    derived,
    Column("key", Integer, primary_key=True),
    Column("finding_key", Integer, nullable=False, index=True),
    Column("a", String, nullable=False, index=True),
    Column("b", String, nullable=False, index=True),
    Column("verdict", String, nullable=False),
)

IN_ORDER = (findings.c.predicate, findings.c.property, findings.c.question, findings.c.id)
"""What orders findings, as reconciling does."""

Index("claims_days", claims.c.first_day, claims.c.last_day)

SEARCH_TABLES = ("search_documents", "search_claims", "search_entities")
"""Full-text indexes over folded words; their rowid is the key of what they index."""
