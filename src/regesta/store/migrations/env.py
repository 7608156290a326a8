"""Run the migrations on the connection that the opening register hands over."""

from __future__ import annotations

from alembic import context

from regesta.store import tables

context.configure(
    connection=context.config.attributes["connection"], target_metadata=tables.authored, transactional_ddl=False
)
context.run_migrations()
