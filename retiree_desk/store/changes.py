"""The change log: who did what, when, before and after; the one source of history and of undo."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, text, union_all, update

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Value
from retiree_desk.store import undoing
from retiree_desk.store.clock import moment_of
from retiree_desk.store.tables import (
    change_entry,
    change_set,
    change_state,
    logged_columns,
    logged_tables,
    replica,
)

TABLES = {int(table.info["wire"]): table for table in logged_tables()}
COLUMNS = {
    (wire, int(column.info["wire"])): column.name
    for wire, table in TABLES.items()
    for column in logged_columns(table)
}


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One thing a person did."""

    set_id: int
    at: datetime
    user: str
    action: str
    note: str
    entries: int
    undoes: int | None
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row, before and after; ``column`` is empty for the row's birth."""

    change_set: ChangeSet
    table: str
    uid: Uid
    column: str
    old: Value
    new: Value


class Changes:
    """The log as the services see it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def change_set(self, set_id: int) -> ChangeSet:
        """One change set; raises RuleBroken when there is none of that number."""
        for found in self._sets(_sets().where(change_set.c.set_id == set_id)):
            return found
        raise RuleBroken("change_set_unknown", "change_set", number=set_id)

    def recent(self, limit: int = 50, before: int | None = None, action: str = "") -> list[ChangeSet]:
        """The newest change sets first, optionally those before one, or of one action."""
        chosen = _sets().order_by(change_set.c.set_id.desc()).limit(limit)
        if before is not None:
            chosen = chosen.where(change_set.c.set_id < before)
        if action:
            chosen = chosen.where(change_set.c.action == action)
        return list(self._sets(chosen))

    def newest(self) -> int:
        """The number of the newest change set, 0 in an empty office."""
        return int(
            self._connection.exec_driver_sql("SELECT coalesce(max(set_id), 0) FROM change_set").scalar() or 0
        )

    def entries(self, set_id: int, limit: int = 1000) -> list[Change]:
        """What one change set did."""
        whole = self.change_set(set_id)
        chosen = select(change_entry).where(*_within(set_id)).order_by(change_entry.c.lsn).limit(limit)
        return [_change(row, whole) for row in self._connection.execute(chosen)]

    def rows_of(self, set_id: int, limit: int) -> list[tuple[str, Uid]]:
        """The rows that one change set wrote to, each once with its table's name; the first so many."""
        chosen = (
            select(change_entry.c.tbl, change_entry.c.uid).where(*_within(set_id)).distinct().limit(limit)
        )
        return [(TABLES[wire].name, uid) for wire, uid in self._connection.execute(chosen)]

    def of_rows(self, uids: Sequence[Uid], limit: int = 1000) -> list[Change]:
        """What was done to these rows, newest first; for a person's page: the person's row and all that hang on it."""
        if not uids:
            return []
        mine = select(change_entry).where(change_entry.c.uid.in_(uids))
        parts = (mine.where(text("col = 0")), mine.where(text("col <> 0")))  # as their indexes are spelled
        chosen = union_all(*parts).order_by(text("lsn DESC")).limit(limit)
        rows = self._connection.execute(chosen).all()
        numbers = {row.set_id for row in rows}
        sets = {one.set_id: one for one in self._sets(_sets().where(change_set.c.set_id.in_(numbers)))}
        return [_change(row, sets[row.set_id]) for row in rows]

    def touched(self, set_id: int) -> frozenset[str]:
        """The names of the tables a change set wrote to."""
        chosen = select(change_entry.c.tbl).where(*_within(set_id)).distinct()
        return frozenset(TABLES[wire].name for (wire,) in self._connection.execute(chosen))

    def blockers(self, set_id: int) -> list[undoing.Blocker]:
        """The later changes that stand in the way of taking this change set back."""
        self.change_set(set_id)
        return undoing.blockers(self._connection, set_id)

    def take_back(self, set_id: int) -> None:
        """Write what was before; whoever calls has looked at ``blockers`` and runs in a unit that names ``undoes``."""
        self.change_set(set_id)
        undoing.take_back(self._connection, set_id)

    def mint_replica(self, reason: str) -> None:
        """Give this database a new identity: it was restored or copied and may have forgotten what it once sent."""
        state = self._connection.execute(select(change_state)).one()
        old = self._connection.execute(select(replica).where(replica.c.rid == state.rid)).one()
        self._connection.execute(update(replica).where(replica.c.rid == state.rid).values(retired=1))
        rid = add_replica(self._connection, old.office, state.hlc, parent=old.replica, reason=reason)
        self._connection.execute(update(change_state).values(rid=rid))

    def _sets(self, chosen: Select[Any]) -> Iterator[ChangeSet]:
        for row in self._connection.execute(chosen):
            yield ChangeSet(
                set_id=row.set_id,
                at=moment_of(row.hlc),
                user=row.user,
                action=row.action,
                note=row.note,
                entries=row.last_lsn - row.first_lsn + 1,
                undoes=row.undoes,
                undone_by=row.undone_by,
            )


def initialise(connection: Connection, office: str, now_hlc: int) -> None:
    """Give a new database its first identity and an idle log."""
    rid = add_replica(connection, office, now_hlc, parent=None, reason="new")
    connection.execute(change_state.insert().values(id=1, rid=rid, hlc=now_hlc, applying=0, trigger_hash=""))


def add_replica(connection: Connection, office: str, hlc: int, *, parent: bytes | None, reason: str) -> int:
    """A fresh random replica identity; its local number."""
    kept = connection.execute(
        replica.insert().values(
            replica=os.urandom(16), office=office, born_hlc=hlc, parent_replica=parent, reason=reason
        )
    )
    (rid,) = kept.inserted_primary_key or (0,)
    return int(rid)


def _within(set_id: int) -> tuple[ColumnElement[bool], ...]:
    """The entries of a change set: from its first on, so that the log before it is not walked."""
    first = select(change_set.c.first_lsn).where(change_set.c.set_id == set_id).scalar_subquery()
    return change_entry.c.lsn >= first, change_entry.c.set_id == set_id


@cache
def _sets() -> Select[Any]:
    later = change_set.alias("later")
    undone_by = (
        select(later.c.set_id).where(later.c.undoes == change_set.c.set_id).order_by(later.c.set_id.desc())
    )
    return select(change_set, undone_by.limit(1).scalar_subquery().label("undone_by"))


def _change(row: Any, whole: ChangeSet) -> Change:  # noqa: ANN401 - a result row
    return Change(
        change_set=whole,
        table=TABLES[row.tbl].name,
        uid=row.uid,
        column=COLUMNS.get((row.tbl, row.col), ""),
        old=row.old,
        new=row.new,
    )
