"""People of a building stand by their doors.

Derived rows are not carried over: they are made again after every migration.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column to sort by, and its place in the index."""
    op.drop_index("ix_member_index_place", "member_index")
    op.add_column("member_index", sa.Column("door", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_member_index_place", "member_index", ["standing", "place", "door"])
