"""What one day asks of the register: neighbours, need, doubts."""

from __future__ import annotations

from datetime import date

from retiree_desk.store.unit import Store

ON = date(2026, 11, 20)


def test_neighbours_stand_together_in_the_order_of_the_houses(store: Store) -> None:
    with store.unit("test") as unit:
        nodes = [unit.tree.node("片区", "东风片区", house) for house in ("12号楼", "3号楼")]
        unit.members.add_many(
            [{"name": "甲", "area_id": node, "status": "在册"} for node in (*nodes, nodes[0], None)]
        )
    with store.reading() as unit:
        assert unit.day.places() == [[2], [1, 3], [4]]


def test_those_of_a_house_stand_door_by_door(store: Store) -> None:
    doors = ("3号楼10单元201室", "3号楼2单元301室", "3号楼2单元102室")
    with store.unit("test") as unit:
        house = unit.tree.node("片区", "东风片区", "3号楼")
        unit.members.add_many(
            [{"name": "甲", "area_id": house, "address": one, "status": "在册"} for one in doors]
        )
    with store.reading() as unit:
        assert unit.day.places() == [[3, 2, 1]]


def test_need_is_read_from_every_field_that_tells_it(store: Store) -> None:
    with store.unit("test") as unit:
        unit.members.add_many(
            [
                {"name": "甲", "status": "在册", "living": "独居"},
                {"name": "乙", "status": "在册", "care_level": "不能自理"},
                {"name": "丙", "status": "在册", "care_level": "能自理"},
                {"name": "丁", "status": "去世", "living": "独居"},
            ]
        )
    with store.reading() as unit:
        assert unit.day.in_need() == {1, 2}


def test_each_reason_to_check_counts_and_names_its_people(store: Store) -> None:
    good = {
        "status": "在册", "birth_date": "1940-05-01", "category": "退休", "residence": "市内", "joined_on": "2003-06-01",
        "mobile": "13900000000", "verified_on": "2026-01-01",
    }  # fmt: skip
    lacking = ("birth_date", "category", "residence", "joined_on", "mobile", "verified_on")
    with store.unit("test") as unit:
        unit.members.add({"name": "全", **good})
        unit.members.add_many([{"name": "缺", **good, key: None} for key in lacking])
    with store.reading() as unit:
        counted = unit.day.doubts(ON)
        assert counted == dict.fromkeys(("birth", "category", "residence", "joined", "phone", "verified"), 1)
        assert [unit.day.doubtful(code, ON) for code in counted] == [[2], [3], [4], [5], [6], [7]]


def test_those_of_a_group_are_those_below_it(store: Store) -> None:
    with store.unit("test") as unit:
        house = unit.tree.node("片区", "东风片区", "1号楼")
        area = unit.tree.node("片区", "东风片区")
        assert area is not None
        unit.members.add_many(
            [{"name": "甲", "area_id": house}, {"name": "乙", "area_id": area}, {"name": "丙"}]
        )
    with store.reading() as unit:
        assert sorted(unit.day.members_below(area)) == [1, 2]
