from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from retiree_desk.domain.terms import TreeKind
from retiree_desk.ui import troubles
from tests.stories.driver import Clerk, settle
from tests.ui.typing_method import commit
from tests.ui.walkers import unnamed, unreached


def test_a_group_is_made_and_named_by_keys(clerk: Clerk) -> None:
    page = clerk.opens_groups()
    grouping = page.groupings[TreeKind.AREA]
    grouping.editor.add_at_top()
    settle()
    held = QApplication.focusWidget()
    assert held is not None
    held.selectAll()  # type: ignore[attr-defined]  # the line edit in the tree
    commit(held, "王家村")
    clerk.presses(Qt.Key.Key_Return)
    assert [node.name for node in grouping.nodes.values()] == ["王家村"]


def test_a_name_that_is_taken_is_refused_in_words(clerk: Clerk) -> None:
    grouping = clerk.opens_groups().groupings[TreeKind.STATION]
    grouping.add(None, "一站")
    grouping.add(None, "二站")
    second = next(node for node in grouping.nodes.values() if node.name == "二站")
    grouping.rename(second.uid, "一站")
    assert sorted(node.name for node in grouping.nodes.values()) == ["一站", "二站"]
    for message in list(troubles._shown):
        message.reject()
    settle()


def test_escape_leads_back_to_the_members(clerk: Clerk) -> None:
    page = clerk.opens_groups()
    page.groupings[TreeKind.AREA].editor.tree.setFocus()
    clerk.presses(Qt.Key.Key_Escape)
    assert clerk.page.register.isVisible()


def test_every_control_has_a_name_and_is_reached(clerk: Clerk) -> None:
    clerk.opens_groups().groupings[TreeKind.AREA].add(None, "王家村")
    settle()
    assert unnamed(clerk.window) == []
    assert unreached(clerk.window) == []
