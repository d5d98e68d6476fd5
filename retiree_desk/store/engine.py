"""One encrypted SQLite file, opened the same way everywhere.

WAL with ``synchronous=FULL``: in simulated power losses it lost no acknowledged commit, every other mode did. The
driver's own transactions lose updates, so BEGIN is written out: IMMEDIATE for a unit of work, plain for reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from retiree_desk.troubles import Trouble

OLDEST_SQLITE = (3, 51, 3)  # older ones can damage a database when the write-ahead log is reset
OLDEST_SQLCIPHER = (4, 14)
KEY_BYTES = 32
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",  # so that REPLACE cannot delete unseen
    "PRAGMA busy_timeout=5000",
    "PRAGMA cache_size=-65536",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA mmap_size=0",
)

_SAID_BY_SQLITE = {
    "database or disk is full": "disk_full",
    "disk I/O error": "disk_failing",
    "database disk image is malformed": "database_damaged",
    "file is not a database": "database_unreadable",
    "attempt to write a readonly database": "database_readonly",
    "unable to open database file": "database_unreadable",
    "database is locked": "database_busy",
}


def gate() -> None:
    """Refuse an engine with known faults; asked at every start, in the frozen build too."""
    probe = dbapi2.connect(":memory:")
    cipher = probe.execute("PRAGMA cipher_version").fetchone()
    probe.close()
    if _numbers(dbapi2.sqlite_version) < OLDEST_SQLITE:
        raise Trouble("engine_too_old", version=dbapi2.sqlite_version)
    if cipher is None or _numbers(cipher[0]) < OLDEST_SQLCIPHER:
        raise Trouble("engine_not_encrypting", version=cipher[0] if cipher else "")


def open_engine(path: Path, key: bytes, *, create: bool = False) -> Engine:
    """The database at ``path`` under the raw 256-bit ``key``; raises Trouble when it is missing or unreadable."""
    if len(key) != KEY_BYTES:
        raise ValueError("the key must have 32 bytes")
    if not create and (not path.exists() or path.stat().st_size == 0):
        raise Trouble("database_missing", folder=str(path.parent))
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
        pool_use_lifo=True,  # the connection used last has the pages at hand
        hide_parameters=True,
        pool_reset_on_return="rollback",
    )
    event.listen(engine, "begin", _begin)
    with sorted_troubles(), engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    return engine


def connect(path: Path, key: bytes) -> Any:  # noqa: ANN401 - the driver is untyped
    """A raw connection; only the store and its safety tests use it."""
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal by itself
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
    except dbapi2.DatabaseError:
        connection.close()
        raise
    return connection


@contextmanager
def sorted_troubles() -> Iterator[None]:
    """Turn what SQLite says of the world into Trouble; bugs of ours pass through."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        for words, code in _SAID_BY_SQLITE.items():
            if words in said:
                raise Trouble(code) from error
        raise


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(maxsplit=1)[0].split("."))
