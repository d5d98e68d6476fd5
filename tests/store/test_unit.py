"""A unit of work is kept whole, as one change set, or not at all."""

from __future__ import annotations

import pytest

from retiree_desk.store.unit import Store
from tests.offices import START


def test_a_unit_leaves_one_change_set_with_who_when_and_what(store: Store) -> None:
    with store.unit("member.add", user="李敏", note="first") as unit:
        unit.rows("staff").add_many([{"name": "甲"}, {"name": "乙"}])
    with store.reading() as reading:
        (kept,) = reading.changes.recent()
    assert kept.set_id == unit.change_set_id
    assert (kept.user, kept.action, kept.note, kept.entries) == ("李敏", "member.add", "first", 2)
    assert kept.at > START


def test_a_unit_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.unit("test") as unit:
        unit.rows("staff").add({"name": "甲"})
        raise ZeroDivisionError
    with store.reading() as reading:
        assert reading.changes.recent() == []
        assert list(reading.rows("staff").all()) == []
    with store.unit("test") as unit:
        unit.rows("staff").add({"name": "乙"})


def test_a_unit_without_a_change_leaves_no_change_set(store: Store) -> None:
    with store.unit("test") as unit:
        unit.rows("staff").update(b"x" * 16, {"name": "nobody"})
    assert unit.change_set_id is None
    with store.reading() as reading:
        assert reading.changes.recent() == []


def test_writing_the_same_value_is_no_change(store: Store) -> None:
    with store.unit("test") as unit:
        uid = unit.rows("staff").add({"name": "甲"})
    with store.unit("test") as unit:
        unit.rows("staff").update(uid, {"name": "甲"})
    assert unit.change_set_id is None


def test_settings_are_kept_once_and_overwritten(store: Store) -> None:
    with store.unit("test") as unit:
        unit.keep_setting("office.name", "一")
        unit.keep_setting("office.name", "二")
        assert unit.setting("office.name") == "二"
        assert unit.setting("office.code") == ""


def test_the_log_says_before_and_after(store: Store) -> None:
    with store.unit("test") as unit:
        uid = unit.rows("staff").add({"name": "甲", "active": 1})
    with store.unit("test") as unit:
        unit.rows("staff").update(uid, {"name": "乙", "active": None})
        number = unit.change_set_id
    assert number is not None
    with store.reading() as reading:
        found = {change.column: (change.old, change.new) for change in reading.changes.entries(number)}
        assert reading.changes.touched(number) == {"staff"}
    assert found == {"name": ("甲", "乙"), "active": (1, None)}
