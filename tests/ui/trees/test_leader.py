from __future__ import annotations

from retiree_desk.domain.terms import TreeKind
from tests.stories.driver import Clerk


def test_the_card_shows_the_group_chosen_and_keeps_its_leader(clerk: Clerk) -> None:
    grouping = clerk.opens_groups().groupings[TreeKind.AREA]
    assert grouping.card.form.isHidden() or not grouping.card.form.isVisible()
    grouping.card.keep()
    grouping.add(None, "王家村")
    grouping.card.leader.setText("赵组长")
    grouping.card.note.set_value("周二例会")
    grouping.card.keep()
    (node,) = grouping.nodes.values()
    assert (node.leader, node.note) == ("赵组长", "周二例会")
    assert clerk.reads_status() == "已保存“王家村”的负责人和电话"


def test_an_empty_group_has_nobody_to_open(clerk: Clerk) -> None:
    grouping = clerk.opens_groups().groupings[TreeKind.AREA]
    grouping.add(None, "王家村")
    assert "0 人" in grouping.card._people.text()
    assert not grouping.card._people.isEnabled()
