from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.services.showing import Spouse, show
from retiree_desk.store.unit import Store

TODAY = date(2026, 3, 1)


@pytest.fixture
def couple(store: Store) -> Store:
    """Two people who are married, one with a visit and a changed mobile number."""
    with store.unit("member.add", user="甲") as unit:
        home = unit.tree.node(TreeKind.AREA, "桃园片区", "3号楼")
        wife = unit.members.add({"member_no": "2", "name": "李桂兰"})
        husband = unit.members.add(
            {
                "member_no": "1",
                "name": "王德福",
                "birth_date": "1938-05",
                "work_start": "1958-07",
                "retired_on": "1998-08",
                "area_id": home,
                "spouse_id": wife,
                "mobile": "15400000001",
                "basic_pension": 500_000,
            }
        )
        unit.rows("visit").add({"member_id": husband, "day": "2026-01-05", "kind": "上门", "by_leader": 1})
    with store.unit("member.edit", user="乙") as unit:
        unit.members.update(husband, {"mobile": "15400000002"})
    return store


def test_what_is_on_record_is_spelled_out(couple: Store) -> None:
    with couple.reading() as unit:
        whole = show(unit, "1", today=TODAY)
    assert whole.age == 87
    assert whole.spouse == Spouse("2", "李桂兰")
    assert whole.values["spouse_id"] == "2"
    assert (whole.values["area_id"], whole.values["building"]) == ("桃园片区", "3号楼")
    assert whole.values["service_years"] == 40
    assert "former_name" not in whole.values


@pytest.mark.parametrize(("died", "age"), [("2020-05-01", 81), ("2020-06", 82), ("2030-01-01", 87)])
def test_the_dead_grow_no_older(store: Store, died: str, age: int) -> None:
    with store.unit("member.add") as unit:
        unit.members.add({"member_no": "1", "name": "王德福", "birth_date": "1938-05-02", "died_on": died})
        assert show(unit, "1", today=TODAY).age == age


def test_rows_that_hang_on_a_person_come_without_identities(couple: Store) -> None:
    with couple.reading() as unit:
        whole = show(unit, "1", today=TODAY)
    assert whole.hanging["visit"] == [{"day": "2026-01-05", "kind": "上门", "by_leader": 1}]
    assert whole.hanging["phone"] == []


def test_the_history_tells_who_did_what_newest_first(couple: Store) -> None:
    with couple.reading() as unit:
        newest, first = show(unit, "1", today=TODAY).history
    assert (newest.change_set.user, newest.change_set.action) == ("乙", "member.edit")
    (change,) = newest.changes
    assert (change.column, change.old, change.new) == ("mobile", "15400000001", "15400000002")
    assert {one.table for one in first.changes} == {"member", "visit"}


def test_an_unknown_number_is_refused(couple: Store) -> None:
    with couple.reading() as unit, pytest.raises(RuleBroken, match="member_unknown"):
        show(unit, "3", today=TODAY)
