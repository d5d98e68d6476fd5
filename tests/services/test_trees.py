"""Groupings with how many people hang on each node."""

from __future__ import annotations

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.services import trees
from retiree_desk.store.unit import Store


def test_a_grouping_is_told_from_the_top_with_its_people(store: Store) -> None:
    with store.unit("test") as unit:
        for name, place, building in (("甲", "城北", "3号楼"), ("乙", "城北", ""), ("丙", "城南", "")):
            unit.members.add({"name": name, "area_id": unit.tree.node("片区", place, building)})
        unit.tree.node("党支部", "一支部")
        told = [
            (node.name, node.is_building, node.own, node.total) for node in trees.nodes(unit, TreeKind.AREA)
        ]
    assert told == [("城北", False, 1, 2), ("3号楼", True, 1, 1), ("城南", False, 1, 1)]


def test_groups_are_added_edited_moved_into_place_and_taken_out(store: Store) -> None:
    with store.unit("tree.edit") as unit:
        one = trees.add(unit, TreeKind.AREA, None, "一村")
        two = trees.add(unit, TreeKind.AREA, None, "二村")
        house = trees.add(unit, TreeKind.AREA, one, "1号楼", is_building=True)
        trees.edit(unit, one, "王家村", leader="赵组长", phone="", note="周二例会")
        trees.place(unit, TreeKind.AREA, two, None, 0)
        trees.place(unit, TreeKind.AREA, house, two, 0)
    with store.reading() as unit:
        found = trees.nodes(unit, TreeKind.AREA)
    assert [(node.name, node.parent, node.leader) for node in found] == [
        ("二村", None, ""),
        ("1号楼", two, ""),
        ("王家村", None, "赵组长"),
    ]
    with store.unit("tree.edit") as unit:
        trees.move(unit, house, one)
        trees.remove(unit, TreeKind.AREA, two)
    with store.reading() as unit:
        assert [node.name for node in trees.nodes(unit, TreeKind.AREA)] == ["王家村", "1号楼"]


def test_a_group_with_people_or_without_a_name_is_refused(store: Store) -> None:
    with store.unit("tree.edit") as unit:
        one = trees.add(unit, TreeKind.AREA, None, "一村")
        unit.members.add({"name": "王秀兰", "area_id": one})
    with store.unit("tree.edit") as unit:
        with pytest.raises(RuleBroken, match="tree_has_members"):
            trees.remove(unit, TreeKind.AREA, one)
        with pytest.raises(RuleBroken, match="tree_name_blank"):
            trees.add(unit, TreeKind.AREA, None, " ")
