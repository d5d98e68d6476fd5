from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.tabs import tabs


def test_each_word_has_its_tab_and_all_a_name_to_be_read_out(qtbot: QtBot) -> None:
    made = tabs(["走访记录", "走访单"])
    qtbot.addWidget(made)
    assert [made.tabText(at) for at in range(made.count())] == ["走访记录", "走访单"]
    assert made.accessibleName() == "页面内容"
    named = tabs([], "左右两边")
    qtbot.addWidget(named)
    assert named.accessibleName() == "左右两边"
