"""Bringing a database to the tables of this program, whole or not at all.

An older database is never changed in place: a verified copy of it is, in one transaction with foreign keys off (rebuilding
a table with them on deletes what hangs on it), then checked, and then takes the old one's place in one step. A newer
database is recognised by a look that changes nothing, and refused. There is no way down: that is the older program
and the backup made before.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from retiree_desk.paths import migrations
from retiree_desk.store import derived
from retiree_desk.store.changes import initialise
from retiree_desk.store.clock import stamp_of
from retiree_desk.store.engine import open_engine, sorted_troubles
from retiree_desk.store.place import need_space, settle, settle_folder, told
from retiree_desk.store.snapshot import Tally, borrowed, looked_into, prove, revision_of, take, tally_of
from retiree_desk.store.triggers import create_triggers
from retiree_desk.troubles import Trouble

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
_SPACE = 3  # times the database


def create(path: Path, key: bytes, office_id: str, now: datetime) -> None:
    """A new database, made by running every migration."""
    engine = open_engine(path, key, create=True)
    try:
        with sorted_troubles(), _rebuilding(engine) as connection:
            run(connection, migrations())
            initialise(connection, office_id, stamp_of(now))
            create_triggers(connection)
    finally:
        engine.dispose()


def is_current(path: Path, key: bytes, scripts: Path | None = None) -> bool:
    """Whether the database has this program's tables; nothing is changed by looking.

    Trouble ``database_newer`` for one that a newer program made, ``database_unreadable`` for one that is none of ours.
    """
    found = look(path, key)
    if found == HEAD and scripts is None:
        return True
    revisions = known(scripts or migrations())
    if found not in revisions:
        raise Trouble("database_newer", revision=found)
    return found == revisions[0]


def look(path: Path, key: bytes) -> str:
    """The revision of the database; nothing is changed by looking."""
    with looked_into(path, key) as connection:
        found = revision_of(connection)
    if not found:
        raise Trouble("database_unreadable")
    return found


def upgrade(path: Path, key: bytes, scripts: Path | None = None) -> None:
    """Bring the closed database at ``path`` to the newest revision; killed at any moment it is wholly old or new.

    The caller has made a verified backup and holds the folder.
    """
    copy = path.with_name(path.name + ".migrating")
    need_space(path.parent, _SPACE * path.stat().st_size)
    _clear(copy)
    before = _copied(path, copy, key)
    _changed(copy, key, before, scripts or migrations())
    with told(path.parent):
        with copy.open("r+b") as file:
            settle(file)
        os.replace(copy, path)
        settle_folder(path.parent)


def known(scripts: Path) -> list[str]:
    """The revisions this program can bring forward, newest first."""
    from alembic.script import ScriptDirectory  # heavy: only an old or a new database needs it

    return [script.revision for script in ScriptDirectory.from_config(_config(scripts)).walk_revisions()]


def run(connection: Connection, scripts: Path) -> None:
    """Run what is missing, inside the caller's transaction."""
    from alembic import command  # heavy: only an old or a new database needs it

    config = _config(scripts)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config(scripts: Path) -> Config:
    from alembic.config import Config  # heavy: only an old or a new database needs it

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config


def _copied(path: Path, copy: Path, key: bytes) -> Tally:
    """A proven copy; the write-ahead log is folded in first, so that none is left to meet the new file."""
    engine = open_engine(path, key)
    try:
        with borrowed(engine) as live:
            live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        tally = take(engine, copy)
    finally:
        engine.dispose()
    if prove(copy, key) != tally:
        raise Trouble("migration_failed")
    return tally


def _changed(copy: Path, key: bytes, before: Tally, scripts: Path) -> None:
    engine = open_engine(copy, key)
    try:
        with sorted_troubles(), _rebuilding(engine) as connection:
            _drop_triggers(connection)
            run(connection, scripts)
            create_triggers(connection)
            derived.rebuild(connection)
        with borrowed(engine) as changed:
            _expect_nothing_lost(before, tally_of(changed))
            if changed.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise Trouble("migration_failed")
            changed.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


@contextmanager
def _rebuilding(engine: Engine) -> Iterator[Connection]:
    """One transaction in which tables may be rebuilt; every reference is checked before it is kept."""
    with engine.connect() as plain:
        driver = plain.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        connection = plain.execution_options(begin="BEGIN IMMEDIATE")
        with connection.begin():
            yield connection
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise Trouble("migration_failed")


def _drop_triggers(connection: Connection) -> None:
    """A table that another table's trigger names can't be rebuilt; and a migration is no change a person made."""
    found = (
        connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars().all()
    )
    for name in found:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _expect_nothing_lost(before: Tally, after: Tally) -> None:
    """No table of records may have lost or gained a row."""
    for table in before.digests:
        if after.counts.get(table) != before.counts[table]:
            raise Trouble("migration_failed", table=table)


def _clear(copy: Path) -> None:
    """Take away what an interrupted migration left."""
    for leftover in (copy, *(copy.with_name(copy.name + tail) for tail in ("-wal", "-shm", "-journal"))):
        leftover.unlink(missing_ok=True)
