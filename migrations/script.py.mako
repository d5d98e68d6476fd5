"""${message}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Foreign keys are off, the file is a copy, and the triggers are made anew afterwards."""
    ${upgrades if upgrades else "op.execute(sa.text(\"\"))"}
