from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from retiree_desk.paths import migrations
from retiree_desk.store import migrate
from retiree_desk.store.engine import connect, open_engine
from retiree_desk.store.snapshot import prove
from retiree_desk.store.triggers import triggers_intact
from retiree_desk.store.unit import Store
from retiree_desk.troubles import Trouble
from tests.data_folders import scripts_with

KEY = os.urandom(32)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A closed office with two people, made by the migrations."""
    path = tmp_path / "office.db"
    migrate.create(path, KEY, "DS01", datetime.now(UTC))
    store = Store(open_engine(path, KEY))
    with store.unit("member.add") as unit:
        uids = unit.members.add_many([{"name": "王建国"}, {"name": "李桂芳"}])
        unit.rows("phone").add_many([{"member_id": uid, "number": "13800000000"} for uid in uids])
    store.close()
    return path


def test_the_newest_revision_is_the_one_the_program_expects() -> None:
    assert migrate.known(migrations())[0] == migrate.HEAD


def test_a_new_database_is_current_and_has_its_triggers(database: Path) -> None:
    assert migrate.is_current(database, KEY)
    engine = open_engine(database, KEY)
    with engine.connect() as connection:
        assert triggers_intact(connection)
    engine.dispose()


def test_rebuilding_a_table_loses_nothing_that_hangs_on_it(database: Path, tmp_path: Path) -> None:
    scripts = scripts_with(
        tmp_path / "scripts",
        "\n            ".join(
            (
                "with op.batch_alter_table('member', recreate='always') as table:",
                "    table.add_column(sa.Column('nickname', sa.Text()))",
            )
        ),
    )
    migrate.upgrade(database, KEY, scripts)
    changed = connect(database, KEY)
    assert changed.execute("SELECT count(nickname), count(*) FROM member").fetchone() == (0, 2)
    assert changed.execute("SELECT count(*) FROM phone").fetchone() == (2,)
    assert changed.execute("PRAGMA foreign_key_check").fetchall() == []
    assert changed.execute(
        "SELECT count(*) FROM sqlite_schema WHERE name GLOB '_alembic_tmp*'"
    ).fetchone() == (0,)
    assert changed.execute(
        "SELECT count(*) FROM sqlite_schema WHERE name = 'log_member_birth'"
    ).fetchone() == (1,)
    changed.close()
    assert migrate.look(database, KEY) == "later"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["office.db", "scripts"]


@pytest.mark.parametrize(
    ("upgrade", "error"),
    [
        ("op.execute('DELETE FROM phone')", Trouble),
        ("op.execute('UPDATE nowhere SET x = 1')", OperationalError),
        ("op.execute('DELETE FROM member'); op.execute('INSERT INTO member(id) VALUES (1), (2)')", Trouble),
    ],
    ids=["loses rows", "fails", "breaks references"],
)
def test_a_migration_that_goes_wrong_leaves_the_old_database(
    database: Path, tmp_path: Path, upgrade: str, error: type[Exception]
) -> None:
    before = prove(database, KEY)
    with pytest.raises(error):
        migrate.upgrade(database, KEY, scripts_with(tmp_path / "scripts", upgrade))
    assert prove(database, KEY) == before
    assert migrate.is_current(database, KEY)


def test_what_an_interrupted_migration_left_is_no_hindrance(database: Path, tmp_path: Path) -> None:
    database.with_name("office.db.migrating").write_bytes(b"half")
    database.with_name("office.db.migrating-wal").write_bytes(b"half")
    migrate.upgrade(database, KEY, scripts_with(tmp_path / "scripts", "op.execute('SELECT 1')"))
    assert migrate.look(database, KEY) == "later"


def test_a_newer_database_is_refused_with_its_bytes_unchanged(database: Path) -> None:
    newer = connect(database, KEY)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    before = {one.name: one.read_bytes() for one in database.parent.iterdir()}
    with pytest.raises(Trouble, match="database_newer"):
        migrate.is_current(database, KEY)
    assert {one.name: one.read_bytes() for one in database.parent.iterdir()} == before


def test_a_database_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    other = connect(tmp_path / "other.db", KEY)
    other.execute("CREATE TABLE t(x)")
    other.close()
    with pytest.raises(Trouble, match="database_unreadable"):
        migrate.is_current(tmp_path / "other.db", KEY)
    with pytest.raises(Trouble, match="database_unreadable"):
        migrate.is_current(tmp_path / "other.db", os.urandom(32))
