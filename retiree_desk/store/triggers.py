"""The triggers that write the change log, generated from the tables.

Written by the database itself inside the transaction, so that no code path can forget it: an edit logs old and new
value (the entry's change set is the field's stamp), an addition logs the row's birth, a write outside a change set
fails (``set_id`` of the log may not be empty), a deletion is refused. Migrations drop triggers with the tables they
rebuild: create them anew afterwards; ``expected_hash`` is compared at every start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table

from retiree_desk.store.tables import logged_columns, logged_tables, member, phone, tree_node, visit

BIRTH = 0
PREFIX = "log_"

# What the search tokens and the sort keys of a person are made of.
_INDEXED_FIELDS = (
    "name former_name pinyin member_no id_number birth_date archive_birth_date sex home_phone mobile contact_phone "
    "address category residence status retired_rank station_id area_id party_branch_id voided merged_into joined_on died_on "
    "left_on flags living health care_level"
).split()


def create_triggers(connection: Connection) -> None:
    """Replace all generated triggers and note their hash; inside the caller's transaction."""
    for name in _existing(connection):
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for _name, statement in all_triggers():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("UPDATE change_state SET trigger_hash = ?", (expected_hash(),))


def triggers_intact(connection: Connection) -> bool:
    """Whether the database holds exactly the triggers this program expects."""
    found = connection.exec_driver_sql(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB '{PREFIX}*'"
    )
    return {name: sql for name, sql in found} == dict(all_triggers())


def expected_hash() -> str:
    """Of the texts of all triggers."""
    return hashlib.sha256("\n".join(sql for _name, sql in all_triggers()).encode()).hexdigest()


def all_triggers() -> Iterator[tuple[str, str]]:
    """Name and statement of every trigger."""
    for table in logged_tables():
        yield _birth(table)
        yield _refused(table, "DELETE", "rows are voided, never deleted")
        yield _refused(table, "UPDATE OF id", "an identity never changes")
        for column in logged_columns(table):
            yield _edit(table, column)
    yield from _dirty()


def _birth(table: Table) -> tuple[str, str]:
    name, wire = f"{PREFIX}{table.name}_birth", table.info["wire"]
    return name, (
        f"CREATE TRIGGER {name} AFTER INSERT ON {table.name} WHEN (SELECT applying FROM change_state) = 0 BEGIN "
        f"INSERT INTO change_entry(set_id, tbl, uid, col) SELECT set_id, {wire}, NEW.id, {BIRTH} FROM change_state; END"
    )


def _edit(table: Table, column: Column[Any]) -> tuple[str, str]:
    name, wire, field = f"{PREFIX}{table.name}_{column.name}", table.info["wire"], column.info["wire"]
    quoted = f'"{column.name}"'
    return name, (
        f"CREATE TRIGGER {name} AFTER UPDATE OF {quoted} ON {table.name} "
        f"WHEN OLD.{quoted} IS NOT NEW.{quoted} AND (SELECT applying FROM change_state) = 0 BEGIN "
        f"INSERT INTO change_entry(set_id, tbl, uid, col, old, new) "
        f"SELECT set_id, {wire}, NEW.id, {field}, OLD.{quoted}, NEW.{quoted} FROM change_state; END"
    )


def _refused(table: Table, what: str, why: str) -> tuple[str, str]:
    name = f"{PREFIX}{table.name}_no_{what.split(maxsplit=1)[0].lower()}"
    return name, (
        f"CREATE TRIGGER {name} BEFORE {what} ON {table.name} BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )


def _dirty() -> Iterator[tuple[str, str]]:
    """Mark whose search tokens and sort keys are stale; also when a package or an undo writes."""
    columns = ", ".join(f'"{name}"' for name in _INDEXED_FIELDS)
    mark = "INSERT OR IGNORE INTO dirty_member(seq) "
    for name, moment in (("new", "INSERT"), ("edit", f"UPDATE OF {columns}")):
        yield _trigger(f"dirty_{member.name}_{name}", moment, member, f"{mark}VALUES (NEW.seq)")
    for name, moment in (("new", "INSERT"), ("edit", "UPDATE")):
        select = "SELECT seq FROM member WHERE id = NEW.member_id"
        yield _trigger(f"dirty_{phone.name}_{name}", moment, phone, mark + select)
    yield from _credits()
    node = "INSERT OR IGNORE INTO dirty_node(id) VALUES (NEW.id)"
    yield _trigger(f"dirty_{tree_node.name}_edit", "UPDATE", tree_node, node)


def _credits() -> Iterator[tuple[str, str]]:
    """Mark the days on which somebody's visits may count otherwise than before."""
    mark = "INSERT OR IGNORE INTO dirty_credit(day, kind, member_id) SELECT {0}.day, coalesce({0}.kind, ''), {0}.member_id"
    known = " WHERE {0}.day IS NOT NULL"
    new, old = ((mark + known).format(row) for row in ("NEW", "OLD"))
    yield _trigger("credit_new", "INSERT", visit, new)
    yield _trigger("credit_edit", "UPDATE OF member_id, day, kind, result, voided", visit, f"{old}; {new}")


def _trigger(name: str, moment: str, table: Table, body: str) -> tuple[str, str]:
    full = PREFIX + name
    return full, f"CREATE TRIGGER {full} AFTER {moment} ON {table.name} BEGIN {body}; END"


def _existing(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql(
        f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB '{PREFIX}*'"
    )
    return [name for (name,) in found]
