"""Let a retraction say who made it and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the two columns, empty for judgements that were retracted before."""
    op.add_column("judgements", sa.Column("retracted_by", sa.String))
    op.add_column("judgements", sa.Column("retraction_reason", sa.String))
