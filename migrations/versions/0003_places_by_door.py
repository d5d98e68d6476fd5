"""People of a building stand by their doors: no table changes, but triggers and derived rows, which are made again
after every migration."""

from __future__ import annotations

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the tables themselves."""
