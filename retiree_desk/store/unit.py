"""One piece of work at a time: kept whole, as one change set, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy import Connection, Engine

from retiree_desk import collecting
from retiree_desk.domain.ids import Uid
from retiree_desk.store import derived
from retiree_desk.store.cadence import CadenceRows
from retiree_desk.store.changes import Changes
from retiree_desk.store.clock import next_stamp
from retiree_desk.store.day import DayRows
from retiree_desk.store.drafts import Drafts
from retiree_desk.store.engine import sorted_troubles
from retiree_desk.store.members import Members
from retiree_desk.store.rows import Rows, rows_of
from retiree_desk.store.tree import Tree
from retiree_desk.store.visit_log import VisitLog

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The clock of the program when none is given."""
    return datetime.now(UTC)


class Unit:
    """The records inside one transaction; good until the ``with`` that gave it ends."""

    def __init__(self, connection: Connection, *, set_id: int | None = None, now: datetime) -> None:
        self._connection = connection
        self.change_set_id = set_id
        self.now = now

    @cached_property
    def members(self) -> Members:
        """The people."""
        return Members(self._connection, writing=self.change_set_id is not None)

    @cached_property
    def tree(self) -> Tree:
        """The three groupings."""
        return Tree(self._connection)

    @cached_property
    def cadence(self) -> CadenceRows:
        """The facts behind what is owed."""
        return CadenceRows(self._connection)

    @cached_property
    def day(self) -> DayRows:
        """What one day's desk asks of the whole register."""
        return DayRows(self._connection)

    @cached_property
    def visit_log(self) -> VisitLog:
        """Visits of everybody, as lists."""
        return VisitLog(self._connection)

    @cached_property
    def drafts(self) -> Drafts:
        """What was typed and is not saved yet."""
        return Drafts(self._connection)

    @cached_property
    def changes(self) -> Changes:
        """The change log."""
        return Changes(self._connection)

    def rows(self, table: str) -> Rows:
        """The rows of any logged table."""
        return rows_of(self._connection, table)

    def setting(self, key: str) -> str:
        """A fact of the office (its name, its code, its policies); empty when not set."""
        for row in self.rows("setting").where(key=key):
            return str(row["value"] or "")
        return ""

    def keep_setting(self, key: str, value: str) -> None:
        """Write a fact of the office."""
        rows = self.rows("setting")
        for row in rows.where(key=key):
            uid = row["id"]
            assert isinstance(uid, Uid)
            rows.update(uid, {"value": value})
            return
        rows.add({"key": key, "value": value})

    def sql(self, statement: str) -> int:
        """Plain SQL, as a support tool would run it: the number it answers, or how many rows it wrote."""
        result = self._connection.exec_driver_sql(statement)
        return int(result.scalar() or 0) if result.returns_rows else result.rowcount


class Store:
    """The office's records; gives units of work, keeps none."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock

    @contextmanager
    def unit(
        self, action: str, *, user: str = "", note: str = "", undoes: int | None = None
    ) -> Iterator[Unit]:
        """Write: one change set, committed when the block ends, nothing when it raises.

        ``action`` is a stable code that ``wording`` puts into words. Without a single change no change set is kept and
        ``unit.change_set_id`` is empty afterwards. Raises Trouble for what SQLite says of the world.
        """
        with collecting.paused(), sorted_troubles(), self._engine.connect() as plain:
            connection = plain.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                now = self._clock()
                set_id = _open_set(connection, now, user=user, action=action, note=note, undoes=undoes)
                unit = Unit(connection, set_id=set_id, now=now)
                yield unit
                derived.refresh(connection)
                unit.change_set_id = _close_set(connection, set_id)

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """Read: a steady view that waits for nobody."""
        with collecting.paused(), sorted_troubles(), self._engine.connect() as connection, connection.begin():
            yield Unit(connection, now=self._clock())

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        try:
            with sorted_troubles(), self._engine.connect() as connection:
                raw = connection.connection.cursor()
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raw.close()
        finally:
            self._engine.dispose()


_LAST_ENTRY = "SELECT coalesce(max(lsn), 0) FROM change_entry"


def _open_set(
    connection: Connection, now: datetime, *, user: str, action: str, note: str, undoes: int | None
) -> int:
    hlc, rid = connection.exec_driver_sql("SELECT hlc, rid FROM change_state").one()
    last = connection.exec_driver_sql(_LAST_ENTRY).scalar_one()
    stamp = next_stamp(hlc, now)
    kept = connection.exec_driver_sql(
        "INSERT INTO change_set(hlc, rid, user, action, note, undoes, first_lsn, last_lsn) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING set_id",
        (stamp, rid, user, action, note, undoes, last + 1, last),
    )
    set_id = int(kept.scalar_one())
    connection.exec_driver_sql("UPDATE change_state SET hlc = ?, set_id = ?", (stamp, set_id))
    return set_id


def _close_set(connection: Connection, set_id: int) -> int | None:
    """Note the last entry; a change set without any is not kept."""
    last = connection.exec_driver_sql(_LAST_ENTRY).scalar_one()
    connection.exec_driver_sql("UPDATE change_state SET set_id = NULL")
    empty = "DELETE FROM change_set WHERE set_id = ? AND first_lsn > ?"
    if connection.exec_driver_sql(empty, (set_id, last)).rowcount:
        return None
    connection.exec_driver_sql("UPDATE change_set SET last_lsn = ? WHERE set_id = ?", (last, set_id))
    return set_id
