"""Make the authored tables: runs, documents, versions and judgements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables as they were in the first release; later revisions change them from here."""
    op.create_table(
        "runs",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("program", sa.String, nullable=False),
        sa.Column("model_hash", sa.String, nullable=False),
        sa.Column("settings", sa.String, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("original_sha256", sa.String, nullable=False, index=True),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("record", sa.String, nullable=False),
        sa.Column("sequence", sa.Integer, sa.ForeignKey("runs.sequence"), nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False, index=True),
        sa.Column("location", sa.String, nullable=False, index=True),
        sa.Column("document_key", sa.Integer, sa.ForeignKey("documents.key"), nullable=False, index=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("sequence", sa.Integer, sa.ForeignKey("runs.sequence"), nullable=False),
    )
    op.create_table(
        "judgements",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("subjects", sa.String, nullable=False),
        sa.Column("decision", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("decided_at", sa.String, nullable=False),
        sa.Column("retracted_at", sa.String),
    )
