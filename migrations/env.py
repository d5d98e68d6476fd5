"""What alembic runs: every revision on the connection and inside the transaction of ``retiree_desk.store.migrate``."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
