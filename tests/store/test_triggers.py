"""What the database itself refuses and writes, whoever writes to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from retiree_desk.store.engine import open_engine
from retiree_desk.store.triggers import all_triggers, create_triggers, triggers_intact
from retiree_desk.store.unit import Store
from tests.offices import KEY, empty_store


def test_a_write_outside_a_change_set_fails(tmp_path: Path) -> None:
    with empty_store(tmp_path):
        engine = open_engine(tmp_path / "office.db", KEY)
        with pytest.raises(IntegrityError), engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("INSERT INTO setting(id, key) VALUES (x'00', 'a')")
        engine.dispose()


def test_nothing_is_deleted(store: Store) -> None:
    with pytest.raises(IntegrityError, match="never deleted"), store.unit("test") as unit:
        unit.rows("setting").add({"key": "a"})
        unit.sql("DELETE FROM setting")


def test_replacing_a_row_is_a_deletion_too(store: Store) -> None:
    with pytest.raises(IntegrityError, match="never deleted"), store.unit("test") as unit:
        unit.rows("setting").add({"id": b"1" * 16, "key": "a"})
        unit.sql("REPLACE INTO setting(id, key) VALUES (cast('1111111111111111' AS BLOB), 'b')")


def test_an_identity_never_changes(store: Store) -> None:
    with pytest.raises(IntegrityError, match="never changes"), store.unit("test") as unit:
        unit.rows("setting").add({"key": "a"})
        unit.sql("UPDATE setting SET id = x'01'")


def test_a_trigger_taken_away_is_noticed_and_put_back(tmp_path: Path) -> None:
    with empty_store(tmp_path):
        engine = open_engine(tmp_path / "office.db", KEY)
        with engine.connect() as connection, connection.begin():
            assert triggers_intact(connection)
            connection.exec_driver_sql("DROP TRIGGER log_member_name")
            assert not triggers_intact(connection)
            create_triggers(connection)
            assert triggers_intact(connection)
        engine.dispose()


def test_every_logged_column_has_its_trigger() -> None:
    names = [name for name, _statement in all_triggers()]
    assert len(names) == len(set(names))
    assert {"log_member_birth", "log_member_name", "log_member_voided", "log_visit_member_id"} <= set(names)
