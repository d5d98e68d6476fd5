"""The encrypted file: refused without its key, set up the same way everywhere, its failures sorted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from retiree_desk.store import engine
from retiree_desk.store.engine import OLDEST_SQLITE, gate, open_engine, sorted_troubles
from retiree_desk.troubles import Trouble
from tests.offices import KEY, empty_store


def test_the_engine_in_use_passes_the_gate() -> None:
    gate()


def test_an_older_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(Trouble, match="engine_too_old"):
        gate()
    assert OLDEST_SQLITE == (3, 51, 3)


def test_nothing_of_the_file_can_be_read_without_the_key(tmp_path: Path) -> None:
    with empty_store(tmp_path) as store, store.unit("test") as unit:
        unit.members.add({"name": "王秀兰"})
    content = (tmp_path / "office.db").read_bytes()
    assert not content.startswith(b"SQLite format 3")
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        assert "王秀兰".encode(encoding) not in content
    with pytest.raises(Trouble, match="database_unreadable"):
        open_engine(tmp_path / "office.db", os.urandom(32))


@pytest.mark.parametrize("content", [None, b""])
def test_a_missing_or_empty_file_is_never_taken_for_an_empty_office(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "office.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Trouble, match="database_missing"):
        open_engine(path, KEY)


def test_every_connection_is_set_up_for_safety(tmp_path: Path) -> None:
    with empty_store(tmp_path):
        found = open_engine(tmp_path / "office.db", KEY)
        with found.connect() as connection:
            told = {
                pragma: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
                for pragma in (
                    "journal_mode",
                    "synchronous",
                    "foreign_keys",
                    "recursive_triggers",
                    "mmap_size",
                )
            }
        found.dispose()
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "mmap_size": 0,
    }


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("database or disk is full", "disk_full"),
        ("disk I/O error", "disk_failing"),
        ("database is locked", "database_busy"),
    ],
)
def test_what_sqlite_says_of_the_world_becomes_trouble(said: str, code: str) -> None:
    with pytest.raises(Trouble, match=code), sorted_troubles():
        raise dbapi2.OperationalError(said)


def test_a_mistake_of_ours_stays_one() -> None:
    with pytest.raises(dbapi2.OperationalError, match="no such table"), sorted_troubles():
        raise dbapi2.OperationalError("no such table: x")


def test_a_short_key_is_a_mistake_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_engine(tmp_path / "a.db", b"short", create=True)
