from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.ui.status_line import StatusLine


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    made = StatusLine()
    qtbot.addWidget(made)
    return made


def act(line: StatusLine) -> QPushButton:
    (found,) = line.findChildren(QPushButton)
    return found


def test_undo_is_asked_for_where_it_can_be_had(line: StatusLine, qtbot: QtBot) -> None:
    line.tell("已登记住院", "撤销")
    with qtbot.waitSignal(line.undo_asked):
        act(line).click()


def test_another_act_may_stand_there(line: StatusLine, qtbot: QtBot) -> None:
    heard: list[str] = []
    line.tell("已保留填写的内容", "继续填写", lambda: heard.append("on"))
    with qtbot.assertNotEmitted(line.undo_asked):
        act(line).click()
    assert heard == ["on"]
    assert act(line).accessibleName() == "继续填写"


def test_it_says_nothing_when_nothing_was_done(line: StatusLine) -> None:
    line.tell("已登记住院", "撤销")
    line.clear()
    assert line.sentence() == ""
    assert act(line).isHidden()
