"""Rows of any logged table."""

from __future__ import annotations

import pytest

from retiree_desk.store.unit import Store


def test_a_row_comes_back_as_it_was_kept(store: Store) -> None:
    with store.unit("test") as unit:
        uid = unit.rows("staff").add({"name": "赵敏·艾力", "active": 1})
    with store.reading() as unit:
        row = unit.rows("staff").get(uid)
    assert row is not None
    assert (row["name"], row["active"], row["phone"], row["voided"]) == ("赵敏·艾力", 1, None, 0)


def test_a_voided_row_is_out_of_sight_and_comes_back(store: Store) -> None:
    with store.unit("test") as unit:
        rows = unit.rows("staff")
        uid = rows.add({"name": "甲"})
        rows.void(uid)
        assert list(rows.all()) == []
        assert [row["id"] for row in rows.voided()] == [uid]
        rows.unvoid(uid)
        assert [row["id"] for row in rows.all()] == [uid]


def test_rows_that_bring_different_columns_are_kept_together(store: Store) -> None:
    with store.unit("test") as unit:
        uids = unit.rows("staff").add_many([{"name": "甲"}, {"phone": "1"}, {}])
        found = unit.rows("staff").get_many(uids)
    assert [found[uid]["name"] for uid in uids] == ["甲", None, None]
    assert [found[uid]["phone"] for uid in uids] == [None, "1", None]


def test_many_updates_touch_only_their_columns(store: Store) -> None:
    with store.unit("test") as unit:
        rows = unit.rows("staff")
        one, two = rows.add_many([{"name": "甲", "phone": "1"}, {"name": "乙", "phone": "2"}])
        rows.update_many([(one, {"name": "丙"}), (two, {"phone": None}), (two, {})])
        found = rows.get_many([one, two])
    assert (found[one]["name"], found[one]["phone"]) == ("丙", "1")
    assert (found[two]["name"], found[two]["phone"]) == ("乙", None)


def test_an_unknown_column_or_table_is_a_mistake_of_ours(store: Store) -> None:
    with store.reading() as unit:
        with pytest.raises(KeyError, match="colour"):
            unit.rows("staff").add({"colour": "red"})
        with pytest.raises(KeyError, match="change_set"):
            unit.rows("change_set")


def test_rows_between_two_values_come_in_their_order(store: Store) -> None:
    with store.unit("test") as unit:
        rows = unit.rows("staff")
        rows.add_many(
            [
                {"name": name, "post": post}
                for name, post in (("丙", "3"), ("甲", "1"), ("乙", "2"), ("丁", None))
            ]
        )
        rows.void(rows.add({"name": "戊", "post": "2"}))
        assert [row["name"] for row in rows.between("post", "1", "2")] == ["甲", "乙"]
