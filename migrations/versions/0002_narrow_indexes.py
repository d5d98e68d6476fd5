"""Narrow indexes for today's desk, days of visits packed, forms that wait to be finished.

Derived rows are not carried over: they are made again after every migration.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PRESENT = "voided = 0 AND merged_into IS NULL"
_SORTS = ("pinyin", "stroke", "number", "rank", "place", "score")
_GONE = (
    ("ix_visit_credit", "visit"),
    ("ix_change_entry_cell", "change_entry"),
    *((f"ix_member_index_{sort}", "member_index") for sort in (*_SORTS, "birth")),
)
_NEW = (
    ("ix_visit_credit", "visit", "member_id day kind result voided by_leader entered_on", None),
    ("ix_condolence_day", "condolence", "day", None),
    ("ix_member_lunar", "member", "lunar_birthday", "birthday_calendar = '农历' AND voided = 0"),
    ("ix_member_wedding_date", "member", "wedding_date", "wedding_date IS NOT NULL"),
    ("ix_member_verified", "member", "status verified_on", _PRESENT),
    (
        "ix_member_unreachable",
        "member",
        "status",
        f"{_PRESENT} AND mobile IS NULL AND home_phone IS NULL AND contact_phone IS NULL",
    ),
    ("ix_change_entry_birth", "change_entry", "uid", "col = 0"),
    ("ix_change_entry_edit", "change_entry", "uid col", "col <> 0"),
    ("ix_member_index_birth", "member_index", "standing birth seq category residence sex", None),
    ("ix_member_index_roll", "member_index", "standing residence category joined care dated", None),
    *((f"ix_member_index_{sort}", "member_index", f"standing {sort}", None) for sort in _SORTS),
)


def upgrade() -> None:
    """Change the indexes, then the tables of derived rows, then add what is new."""
    for name, table in _GONE:
        op.drop_index(name, table)
    for name, table, columns, only in _NEW:
        op.create_index(name, table, columns.split(), sqlite_where=sa.text(only) if only else None)
    op.drop_table("credit_day")
    op.create_table(
        "credit_day",
        _text("day"),
        _text("kind"),
        sa.Column("seqs", sa.BLOB(), nullable=False),
        _key("credit_day", "day", "kind"),
    )
    op.create_table(
        "dirty_credit",
        _text("day"),
        _text("kind"),
        sa.Column("member_id", sa.BLOB(), nullable=False),
        _key("dirty_credit", "day", "kind", "member_id"),
    )
    op.create_table("draft", _text("key"), _text("body"), _key("draft", "key"))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")
