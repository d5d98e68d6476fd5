"""A still copy of the database, and the proof that it equals what it was taken from.

The tally of a database is one digest for each table of records, voided rows included, in the order of their
identities, and the number of rows of every table. It is computed from whatever columns the file has, so that a newer
program can prove an older copy. SQLite spells the rows, SHA-256 reads them: about ten seconds for a million people.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from retiree_desk.store.engine import sorted_troubles
from retiree_desk.troubles import Trouble

ATTEMPTS = (False, False, True)  # whether writers wait
_AT_ONCE = 90  # arguments of one SQL function; SQLite takes 127

# Rebuilt from the rows, or of the moment only: no matter for a proof.
_DERIVED = frozenset(
    (
        "search_token",
        "member_tokens",
        "member_index",
        "dirty_member",
        "dirty_node",
        "dirty_credit",
        "credit_day",
        "draft",
    )
)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a database holds: rows by table, digests by table of records, and where its log stands."""

    revision: str
    newest_set: int
    members: int  # live ones
    counts: Mapping[str, int]
    digests: Mapping[str, str]


def take(engine: Engine, to: Path, *, alone: bool = False) -> Tally:
    """Copy the live database to the new file ``to``, encrypted under the same key; what the live one holds.

    A writer may come between the copying and the counting; then the copy does not prove equal and is taken again
    (``ATTEMPTS``), the last time ``alone``, with writers waiting. Raises Trouble when the live database is damaged.
    """
    to.unlink(missing_ok=True)
    with borrowed(engine) as live:
        _expect_sound(live)
        with _writers_waiting(engine) if alone else nullcontext():
            live.execute("VACUUM INTO ?", (os.fspath(to),))
            return tally_of(live)


def prove(path: Path, key: bytes) -> Tally:
    """Open the file without changing it and check it page by page; Trouble when it is damaged or of another key."""
    with looked_into(path, key) as connection:
        _expect_sound(connection)
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise Trouble("database_damaged")
        return tally_of(connection)


def tally_of(connection: Any) -> Tally:  # noqa: ANN401 - the driver is untyped
    """The tally of an open database, in one view of it."""
    connection.execute("BEGIN")
    try:
        tables = [name for name in table_names(connection) if name not in _DERIVED]
        return Tally(
            revision=revision_of(connection),
            newest_set=_newest_set(connection, tables),
            members=_members(connection, tables),
            counts={name: _one(connection, f'SELECT count(*) FROM "{name}"') for name in tables},
            digests={name: _digest(connection, name) for name in tables if _holds_records(connection, name)},
        )
    finally:
        connection.execute("ROLLBACK")


def standing(engine: Engine) -> tuple[int, int]:
    """How many people the live database holds, and its newest change set."""
    with borrowed(engine) as live:
        tables = table_names(live)
        return _members(live, tables), _newest_set(live, tables)


def table_names(connection: Any) -> list[str]:  # noqa: ANN401
    """Every table but SQLite's own."""
    found = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    )
    return sorted(name for (name,) in found.fetchall())


def revision_of(connection: Any) -> str:  # noqa: ANN401
    """The migration the database stands at; empty when it is none of ours."""
    if "alembic_version" not in table_names(connection):
        return ""
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else ""


@contextmanager
def looked_into(path: Path, key: bytes) -> Iterator[Any]:
    """A connection that can change nothing, neither the file nor beside it when no write-ahead log is waiting."""
    log = path.with_name(path.name + "-wal")
    waiting = log.exists() and log.stat().st_size > 0
    address = f"{path.absolute().as_uri()}?mode=ro" + ("" if waiting else "&immutable=1")
    with sorted_troubles():
        connection = dbapi2.connect(address, uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            yield connection
        finally:
            connection.close()


@contextmanager
def borrowed(engine: Engine) -> Iterator[Any]:
    """The driver's own connection, outside SQLAlchemy's transactions."""
    fairy = engine.raw_connection()
    try:
        with sorted_troubles():
            yield fairy.driver_connection
    finally:
        fairy.close()


@contextmanager
def _writers_waiting(engine: Engine) -> Iterator[None]:
    with borrowed(engine) as guard:
        guard.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            guard.execute("ROLLBACK")


def _expect_sound(connection: Any) -> None:  # noqa: ANN401
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise Trouble("database_damaged")


def _newest_set(connection: Any, tables: list[str]) -> int:  # noqa: ANN401
    return (
        _one(connection, "SELECT coalesce(max(set_id), 0) FROM change_set") if "change_set" in tables else 0
    )


def _members(connection: Any, tables: list[str]) -> int:  # noqa: ANN401
    living = "SELECT count(*) FROM member WHERE voided = 0 AND merged_into IS NULL"
    return _one(connection, living) if "member" in tables else 0


def _one(connection: Any, statement: str) -> int:  # noqa: ANN401
    return int(connection.execute(statement).fetchone()[0])


def _holds_records(connection: Any, table: str) -> bool:  # noqa: ANN401
    return {"id", "voided"} <= set(_columns(connection, table))


def _columns(connection: Any, table: str) -> list[str]:  # noqa: ANN401
    return [name for _place, name, *_rest in connection.execute(f'PRAGMA table_info("{table}")').fetchall()]


def _digest(connection: Any, table: str) -> str:  # noqa: ANN401
    columns = [name for name in sorted(_columns(connection, table)) if name != "seq"]
    spelled = [f"""iif("{name}" IS NULL, '', quote("{name}"))""" for name in columns]
    parts = [spelled[start : start + _AT_ONCE] for start in range(0, len(spelled), _AT_ONCE)]
    line = " || ',' || ".join(f"concat_ws(',', {', '.join(part)})" for part in parts)
    found = hashlib.sha256(",".join(columns).encode())
    for (row,) in connection.execute(f'SELECT CAST({line} AS BLOB) FROM "{table}" ORDER BY id'):
        found.update(b"\n" + row)
    return found.hexdigest()
