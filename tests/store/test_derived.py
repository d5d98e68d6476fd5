"""Derived rows follow the rows, however they were written."""

from __future__ import annotations

from pathlib import Path

from retiree_desk.domain.values import Value
from retiree_desk.store import derived
from retiree_desk.store.engine import open_engine
from retiree_desk.store.unit import Store, Unit
from tests.offices import KEY, empty_store


def _differences(path: Path) -> int:
    engine = open_engine(path, KEY)
    with engine.connect() as connection:
        found = derived.differences(connection)
    engine.dispose()
    return found


def test_plain_sql_and_undo_keep_them_right(tmp_path: Path) -> None:
    with empty_store(tmp_path) as store:
        _some_life(store)
        assert _differences(tmp_path / "office.db") == 0


def test_a_difference_is_seen_and_a_rebuild_mends_it(tmp_path: Path) -> None:
    with empty_store(tmp_path) as store:
        _some_life(store)
        engine = open_engine(tmp_path / "office.db", KEY)
        with engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("UPDATE member_index SET stroke = 'x' WHERE seq = 2")
            words = "SELECT json_array_length(tokens) FROM member_tokens WHERE seq = 3"
            astray = connection.exec_driver_sql(words).scalar_one()
            connection.exec_driver_sql("DELETE FROM member_tokens WHERE seq = 3")
            connection.exec_driver_sql("DELETE FROM credit_day WHERE kind = '电话'")
            assert derived.differences(connection) == 3 + astray
            derived.rebuild(connection)
            assert derived.differences(connection) == 0
        engine.dispose()


def test_words_lost_from_the_search_index_and_strays_in_it_are_differences(tmp_path: Path) -> None:
    with empty_store(tmp_path) as store:
        _some_life(store)
        engine = open_engine(tmp_path / "office.db", KEY)
        with engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("DELETE FROM search_token WHERE token = 'a王1' AND seq = 2")
            connection.exec_driver_sql("UPDATE search_token SET seq = 77 WHERE token = 'a王2' AND seq = 3")
            assert derived.differences(connection) == 3
            derived.rebuild(connection)
            assert derived.differences(connection) == 0
        engine.dispose()


def _some_life(store: Store) -> None:
    with store.unit("import") as unit:
        area = unit.tree.node("片区", "城北", "3号楼")
        unit.members.add_many(
            [{"name": f"王{number}", "area_id": area, "member_no": str(number)} for number in range(9)]
        )
    with store.unit("test") as unit:
        unit.sql("UPDATE member SET name = '曾强', status = '去世' WHERE seq = 4")
        unit.sql("UPDATE tree_node SET name = '河东' WHERE is_building = 0")
        number = unit.change_set_id
    assert number is not None
    with store.unit("undo", undoes=number) as unit:
        unit.changes.take_back(number)
    with store.unit("test") as unit:
        unit.sql("UPDATE member SET voided = 1 WHERE seq = 5")
        _some_visits(unit)


def _some_visits(unit: Unit) -> None:
    """Two on one day, one corrected to another day, one that found nobody, one voided."""
    uid = unit.members.uid_of_number("1")
    seen: dict[str, Value] = {"member_id": uid, "kind": "上门", "result": "见到本人"}
    one, two, three, four = unit.rows("visit").add_many(
        [{**seen, "day": day} for day in ("2026-01-05", "2026-01-05", "2026-02-05", "2026-03-05")]
    )
    unit.rows("visit").update(two, {"result": "未遇"})
    unit.rows("visit").update(three, {"day": "2026-02-06", "kind": "电话"})
    unit.rows("visit").void(four)
    assert unit.rows("visit").get(one) is not None
