"""The three groupings as trees that can be edited."""

from __future__ import annotations

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.store.unit import Store


def test_a_path_makes_its_missing_nodes_once(store: Store) -> None:
    with store.unit("test") as unit:
        first = unit.tree.node("片区", "城北/二片", "3号楼")
        assert unit.tree.node("片区", " 城北 / 二片 ", "3号楼") == first
        assert unit.tree.path_of(first) == ("城北/二片", "3号楼")
        assert unit.tree.words_of(first) == "城北/二片 3号楼"
    with store.unit("test") as unit:
        assert unit.tree.node("片区", "城北/二片", "3号楼") == first
    assert unit.change_set_id is None


def test_an_empty_path_is_no_node(store: Store) -> None:
    with store.unit("test") as unit:
        assert unit.tree.node("片区", " ") is None
        assert unit.tree.path_of(None) == ("", "")


def test_the_three_groupings_do_not_mix(store: Store) -> None:
    with store.unit("test") as unit:
        assert unit.tree.node("片区", "一") != unit.tree.node("党支部", "一")
        assert [row["name"] for row in unit.tree.nodes(TreeKind.PARTY_BRANCH)] == ["一"]


def test_a_node_is_renamed_and_moved_with_all_below(store: Store) -> None:
    with store.unit("test") as unit:
        house = unit.tree.node("片区", "城北/二片", "3号楼")
        part = unit.tree.node("片区", "城北/二片")
        assert part is not None
        unit.tree.rename(part, "三片")
        unit.tree.move(part, unit.tree.add(TreeKind.AREA, None, "城南"))
        assert unit.tree.path_of(house) == ("城南/三片", "3号楼")


def test_what_would_break_a_tree_is_refused(store: Store) -> None:
    with store.unit("test") as unit:
        top, part = unit.tree.node("片区", "城北"), unit.tree.node("片区", "城北/二片")
        assert top is not None
        assert part is not None
        for code, deed in {
            "tree_below_itself": lambda: unit.tree.move(top, part),
            "tree_name_taken": lambda: unit.tree.add(TreeKind.AREA, top, "二片"),
            "tree_name_blank": lambda: unit.tree.rename(part, "  "),
            "tree_not_empty": lambda: unit.tree.void(top),
        }.items():
            with pytest.raises(RuleBroken, match=code):
                deed()
        unit.tree.void(part)
        unit.tree.void(top)
        assert unit.tree.nodes(TreeKind.AREA) == []


def test_who_leads_a_group_is_kept(store: Store) -> None:
    with store.unit("test") as unit:
        node = unit.tree.add(TreeKind.STATION, None, "一站")
        unit.tree.edit(node, leader="赵敏", phone="1", note=None)
        (row,) = unit.tree.nodes(TreeKind.STATION)
    assert (row["leader"], row["phone"]) == ("赵敏", "1")
