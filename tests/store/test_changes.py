"""The change log as the services see it."""

from __future__ import annotations

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.store.unit import Store


def test_the_newest_change_sets_come_first_and_can_be_paged_and_chosen(store: Store) -> None:
    for action in ("a", "b", "a"):
        with store.unit(action) as unit:
            unit.rows("staff").add({"name": action})
    with store.reading() as unit:
        changes = unit.changes
        assert [one.set_id for one in changes.recent()] == [3, 2, 1]
        assert [one.set_id for one in changes.recent(limit=1, before=3)] == [2]
        assert [one.set_id for one in changes.recent(action="a")] == [3, 1]
        assert changes.newest() == 3


def test_a_change_set_that_was_taken_back_says_by_which(store: Store) -> None:
    with store.unit("test") as unit:
        unit.rows("staff").add({"name": "甲"})
    with store.unit("undo", undoes=1) as unit:
        unit.changes.take_back(1)
    with store.reading() as unit:
        assert (unit.changes.change_set(1).undone_by, unit.changes.change_set(2).undoes) == (2, 1)


def test_an_unknown_change_set_is_refused(store: Store) -> None:
    with store.reading() as unit:
        for ask in (unit.changes.change_set, unit.changes.blockers, unit.changes.take_back):
            with pytest.raises(RuleBroken, match="change_set_unknown"):
                ask(7)


def test_the_history_of_rows_is_told_newest_first(store: Store) -> None:
    with store.unit("add") as unit:
        uid = unit.rows("staff").add({"name": "甲"})
    with store.unit("edit") as unit:
        unit.rows("staff").update(uid, {"name": "乙"})
    with store.reading() as unit:
        told = [
            (one.change_set.action, one.table, one.column, one.old, one.new)
            for one in unit.changes.of_rows([uid])
        ]
        assert unit.changes.of_rows([]) == []
    assert told == [("edit", "staff", "name", "甲", "乙"), ("add", "staff", "", None, None)]


def test_a_new_identity_retires_the_old_and_signs_what_follows(store: Store) -> None:
    with store.unit("restore") as unit:
        unit.rows("staff").add({"name": "甲"})
        unit.changes.mint_replica("restore")
    with store.unit("test") as unit:
        unit.rows("staff").add({"name": "乙"})
    with store.reading() as unit:
        assert unit.sql("SELECT count(*) FROM replica") == 2
        assert unit.sql("SELECT retired FROM replica WHERE rid = 1") == 1
        assert unit.sql("SELECT rid FROM change_set ORDER BY set_id DESC LIMIT 1") == 2
        assert unit.sql("SELECT count(DISTINCT replica) FROM replica") == 2
