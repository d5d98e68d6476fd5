"""Taking a change set back, days later.

Clean when nothing newer touched the same fields: each field still holds what the change set left. An addition is
taken back by voiding the row, and is blocked when the row was edited since or other people's later work hangs on it.
What brings a member number back is blocked when another person has that number by now.
Set-based SQL: an import of 300 000 rows is taken back in a handful of statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table

from retiree_desk.domain.ids import Uid
from retiree_desk.store.tables import VOIDED_WIRE, logged_columns, logged_tables, member, tree_node

MOST_BLOCKERS = 200

_UNUSED_NODE = (
    "".join(
        f" AND NOT EXISTS (SELECT 1 FROM member m WHERE m.voided = 0 AND m.{column} = tree_node.id)"
        for column in ("station_id", "area_id", "party_branch_id")
    )
    + " AND NOT EXISTS (SELECT 1 FROM tree_node below WHERE below.voided = 0 AND below.parent_id = tree_node.id)"
)

_NUMBER_WIRE = int(member.c.member_no.info["wire"])
_TABLES = {int(table.info["wire"]): table for table in logged_tables()}


@dataclass(frozen=True, slots=True)
class Blocker:
    """A later change set that touched a row this one left behind."""

    set_id: int
    table: str
    uid: Uid
    column: str


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    last: int


def blockers(connection: Connection, set_id: int) -> list[Blocker]:
    """Up to 200 later touches, each with the change set that made it."""
    span = _span(connection, set_id)
    found: list[Blocker] = []
    edited = list(_edited(connection, span))
    for table, column, wire in edited:
        found += _overwritten(connection, span, table, column, wire)
    if any(table is member and wire in (VOIDED_WIRE, _NUMBER_WIRE) for table, _column, wire in edited):
        found += _number_given_since(connection, span)
    for table in _born(connection, span):
        found += _edited_since_birth(connection, span, table)
        if table.name == "member":
            found += _hanging_on(connection, span)
    return found[:MOST_BLOCKERS]


def take_back(connection: Connection, set_id: int) -> None:
    """Restore each field's value from before the change set; void the rows it added."""
    span = _span(connection, set_id)
    for table, column, wire in _edited(connection, span):
        connection.exec_driver_sql(
            f'UPDATE {table.name} SET "{column}" = before.old FROM ('
            f"  SELECT uid, old, min(lsn) FROM change_entry WHERE lsn BETWEEN ? AND ? AND tbl = ? AND col = ? GROUP BY uid"
            f') AS before WHERE {table.name}.id = before.uid AND {table.name}."{column}" IS NOT before.old',
            (span.first, span.last, table.info["wire"], wire),
        )
    for table in sorted(_born(connection, span), key=lambda born: born is tree_node):
        while _void_born(connection, span, table) and table is tree_node:
            pass  # an area empties when its last building has gone


def _void_born(connection: Connection, span: _Span, table: Table) -> int:
    """Void the rows the change set added; a group that other people have joined since stays."""
    return connection.exec_driver_sql(
        f"UPDATE {table.name} SET voided = 1 WHERE voided = 0 AND id IN "
        f"(SELECT uid FROM change_entry WHERE lsn BETWEEN ? AND ? AND tbl = ? AND col = 0)"
        + (_UNUSED_NODE if table is tree_node else ""),
        (span.first, span.last, table.info["wire"]),
    ).rowcount


def _span(connection: Connection, set_id: int) -> _Span:
    row = connection.exec_driver_sql(
        "SELECT first_lsn, last_lsn FROM change_set WHERE set_id = ?", (set_id,)
    ).one()
    return _Span(row[0], row[1])


def _edited(connection: Connection, span: _Span) -> Iterator[tuple[Table, str, int]]:
    """The columns the change set wrote, unknown ones of newer programs left out."""
    found = connection.exec_driver_sql(
        "SELECT DISTINCT tbl, col FROM change_entry WHERE lsn BETWEEN ? AND ? AND col <> 0",
        (span.first, span.last),
    ).all()
    for wire, column_wire in sorted(found, key=lambda pair: (pair[1] == VOIDED_WIRE, pair)):
        table = _TABLES[wire]
        names = {int(column.info["wire"]): column.name for column in logged_columns(table)}
        if column_wire in names:
            yield table, names[column_wire], column_wire


def _born(connection: Connection, span: _Span) -> list[Table]:
    found = connection.exec_driver_sql(
        "SELECT DISTINCT tbl FROM change_entry WHERE lsn BETWEEN ? AND ? AND col = 0", (span.first, span.last)
    )
    return [_TABLES[wire] for (wire,) in found]


def _overwritten(connection: Connection, span: _Span, table: Table, column: str, wire: int) -> list[Blocker]:
    """Cells that no longer hold what the change set left in them, with the latest change set that wrote them."""
    rows = connection.exec_driver_sql(
        f"SELECT done.uid, (SELECT set_id FROM change_entry x WHERE x.uid = done.uid AND x.tbl = ?1 AND x.col = ?2 AND x.col <> 0"
        f"   ORDER BY x.lsn DESC LIMIT 1) FROM ("
        f"  SELECT uid, new, max(lsn) FROM change_entry"
        f"  WHERE lsn BETWEEN ?3 AND ?4 AND tbl = ?1 AND col = ?2 GROUP BY uid) AS done"
        f' JOIN {table.name} t ON t.id = done.uid WHERE t."{column}" IS NOT done.new LIMIT {MOST_BLOCKERS}',
        (table.info["wire"], wire, span.first, span.last),
    )
    return [Blocker(set_id, table.name, uid, column) for uid, set_id in rows]


def _number_given_since(connection: Connection, span: _Span) -> list[Blocker]:
    """Living people who bear by now a number that would come back, with the change set that gave it to them."""
    rows = connection.exec_driver_sql(
        f"WITH touched AS (SELECT uid, col, old, min(lsn) FROM change_entry"
        f"  WHERE lsn BETWEEN ?1 AND ?2 AND tbl = ?3 AND col IN ({VOIDED_WIRE}, {_NUMBER_WIRE}) GROUP BY uid, col),"
        f" coming AS (SELECT m.id, iif(n.uid IS NULL, m.member_no, n.old) AS number FROM member m"
        f"  LEFT JOIN touched v ON v.uid = m.id AND v.col = {VOIDED_WIRE}"
        f"  LEFT JOIN touched n ON n.uid = m.id AND n.col = {_NUMBER_WIRE}"
        f"  WHERE m.id IN (SELECT uid FROM touched) AND iif(v.uid IS NULL, m.voided, v.old) = 0)"
        f" SELECT other.id, (SELECT set_id FROM change_entry x WHERE x.uid = other.id AND x.tbl = ?3"
        f"   AND x.col IN (0, {_NUMBER_WIRE}) ORDER BY x.lsn DESC LIMIT 1)"
        f" FROM coming CROSS JOIN member other ON other.member_no = coming.number"
        f" WHERE other.voided = 0 AND other.id <> coming.id AND other.id NOT IN"
        f"  (SELECT uid FROM change_entry WHERE lsn BETWEEN ?1 AND ?2 AND tbl = ?3"
        f"   AND col IN (0, {VOIDED_WIRE}, {_NUMBER_WIRE})) LIMIT {MOST_BLOCKERS}",
        (span.first, span.last, member.info["wire"]),
    )
    return [Blocker(set_id, member.name, uid, "member_no") for uid, set_id in rows]


def _edited_since_birth(connection: Connection, span: _Span, table: Table) -> list[Blocker]:
    """Rows added by the change set whose fields differ now from what they were when it ended."""
    later = connection.exec_driver_sql(
        "SELECT e.uid, e.col, e.old, max(x.set_id), min(e.lsn) FROM change_entry b"
        " JOIN change_entry e ON e.uid = b.uid AND e.tbl = b.tbl AND e.lsn > ?2 AND e.col <> 0 AND e.col > ?4"
        " JOIN change_entry x ON x.uid = e.uid AND x.tbl = e.tbl AND x.col = e.col AND x.col <> 0 AND x.lsn > ?2"
        " WHERE b.lsn BETWEEN ?1 AND ?2 AND b.tbl = ?3 AND b.col = 0 GROUP BY e.uid, e.col",
        (span.first, span.last, table.info["wire"], VOIDED_WIRE),
    ).all()
    names = {int(column.info["wire"]): column.name for column in logged_columns(table)}
    found = []
    for uid, wire, was, set_id, _lsn in later:
        column = names.get(wire)
        if column is None:
            continue
        now = connection.exec_driver_sql(
            f'SELECT "{column}" IS NOT ?, voided FROM {table.name} WHERE id = ?', (was, uid)
        ).one()
        if now[0] and not now[1]:
            found.append(Blocker(set_id, table.name, uid, column))
    return found


def _hanging_on(connection: Connection, span: _Span) -> list[Blocker]:
    """Live visits, stays, phones … added later to people this change set added."""
    found: list[Blocker] = []
    for wire, table in _TABLES.items():
        if "member_id" not in table.c:
            continue
        rows = connection.exec_driver_sql(
            f"SELECT b.set_id, t.id FROM {table.name} t"
            f" JOIN change_entry m ON m.uid = t.member_id AND m.tbl = 1 AND m.col = 0 AND m.lsn BETWEEN ?1 AND ?2"
            f" JOIN change_entry b ON b.uid = t.id AND b.tbl = ?3 AND b.col = 0 AND b.lsn > ?2"
            f" WHERE t.voided = 0 LIMIT {MOST_BLOCKERS}",
            (span.first, span.last, wire),
        )
        found += [Blocker(set_id, table.name, uid, "") for set_id, uid in rows]
    return found
