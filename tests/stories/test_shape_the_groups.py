from __future__ import annotations

from retiree_desk.domain.terms import TreeKind
from retiree_desk.services import trees
from retiree_desk.ui import troubles
from tests.stories.driver import PEOPLE, Clerk, settle


def names(clerk: Clerk, kind: TreeKind) -> list[tuple[str, int]]:
    return [(node.name, node.total) for node in clerk.desk.read(lambda unit: trees.nodes(unit, kind))]


def with_areas(clerk: Clerk) -> None:
    with clerk.store.unit("import") as unit:
        one = unit.tree.node(TreeKind.AREA, "王家村", "1号楼")
        unit.tree.node(TreeKind.AREA, "东风里")
    clerk.knows({**PEOPLE[0], "area_id": one})


def test_groups_are_added_renamed_moved_and_taken_out(clerk: Clerk) -> None:
    with_areas(clerk)
    grouping = clerk.opens_groups().groupings[TreeKind.AREA]
    found = {node.name: node.uid for node in grouping.nodes.values()}
    grouping.add(found["王家村"], "新分组")
    assert ("新分组", 0) in names(clerk, TreeKind.AREA)
    added = next(node for node in grouping.nodes.values() if node.name == "新分组")
    assert added.is_building
    grouping.rename(added.uid, "2号楼")
    grouping.move_to(added.uid, found["东风里"], 0)
    assert names(clerk, TreeKind.AREA) == [("东风里", 0), ("2号楼", 0), ("王家村", 1), ("1号楼", 1)]
    grouping.remove(added.uid)
    assert names(clerk, TreeKind.AREA) == [("东风里", 0), ("王家村", 1), ("1号楼", 1)]
    clerk.window.undo()
    assert ("2号楼", 0) in names(clerk, TreeKind.AREA)


def test_a_group_with_people_is_not_taken_out(clerk: Clerk) -> None:
    with_areas(clerk)
    grouping = clerk.opens_groups().groupings[TreeKind.AREA]
    building = next(node for node in grouping.nodes.values() if node.name == "1号楼")
    grouping.remove(building.uid)
    assert ("1号楼", 1) in names(clerk, TreeKind.AREA)
    for message in list(troubles._shown):
        assert "还有 1 人" in " ".join(
            label.text() for label in message.findChildren(type(clerk.page.register._count))
        )
        message.reject()
    settle()


def test_a_group_keeps_who_leads_it_and_opens_its_people(clerk: Clerk) -> None:
    with_areas(clerk)
    page = clerk.opens_groups()
    grouping = page.groupings[TreeKind.AREA]
    area = next(node for node in grouping.nodes.values() if node.name == "王家村")
    grouping.editor.choose(area.uid)
    grouping.card.leader.setText("赵组长")
    grouping.card.phone.setText("15400003333")
    grouping.card.keep()
    kept = grouping.nodes[area.uid]
    assert (kept.leader, kept.phone) == ("赵组长", "15400003333")
    grouping.card.people_asked(area.uid)
    assert clerk.sees_names() == ["王秀兰"]


def test_the_groupings_do_not_depend_on_each_other(clerk: Clerk) -> None:
    with_areas(clerk)
    page = clerk.opens_groups()
    page.groupings[TreeKind.PARTY_BRANCH].add(None, "第一党支部")
    assert names(clerk, TreeKind.PARTY_BRANCH) == [("第一党支部", 0)]
    assert len(names(clerk, TreeKind.AREA)) == 3
