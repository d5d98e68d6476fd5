"""Groupings with how many people hang on each node."""

from __future__ import annotations

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
