"""Whom the visit was to, found while typing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.visits.whom_dialog import WhomDialog
from tests.ui.served import uid_of


def test_enter_takes_the_person_marked(desk: Desk, qtbot: QtBot) -> None:
    dialog = WhomDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    chosen: list[object] = []
    dialog.chosen.connect(chosen.append)
    QTest.keyClicks(dialog.search, "ljg")
    dialog.search.seek()
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert chosen == [uid_of(desk, "李建国")]
