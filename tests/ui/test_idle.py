from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from retiree_desk.ui.idle import Idle


def test_it_acts_when_nobody_is_there(qapp: QApplication, qtbot: QtBot) -> None:
    acted: list[str] = []
    idle = Idle(qapp, lambda: acted.append("lock"))
    idle.wait(1)
    idle._timer.setInterval(30)
    idle.touched()
    qtbot.waitUntil(lambda: acted == ["lock"])


def test_a_key_begins_the_time_anew(qapp: QApplication, qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    idle = Idle(qapp, lambda: None)
    idle.wait(5)
    with qtbot.waitActive(edit):
        edit.show()
    idle._timer.stop()
    qtbot.keyClick(edit.windowHandle(), Qt.Key.Key_A)
    assert idle._timer.isActive()
    edit.close()


def test_nought_never_acts(qapp: QApplication) -> None:
    idle = Idle(qapp, lambda: None)
    idle.wait(5)
    idle.wait(0)
    idle.touched()
    assert not idle._timer.isActive()
