"""The names behind a number: opened by Enter, copied as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.names import open_names
from retiree_desk.ui.page import Page
from tests.ui import walkers
from tests.ui.served import seq_of


def test_enter_goes_to_the_person_and_the_list_is_copied(desk: Desk, qtbot: QtBot) -> None:
    page = Page(desk, "统计")
    qtbot.addWidget(page)
    asked: list[tuple[str, object]] = []
    page.asked.connect(lambda key, what: asked.append((key, what)))
    seqs = [seq_of(desk, "王秀兰"), seq_of(desk, "李建国")]
    dialog = open_names(page, "未完成", seqs)
    assert walkers.unnamed(dialog) == []
    dialog._copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("王秀兰\t86\t退休\t市内\t东风片区 1号楼")
    dialog.table.selectRow(1)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert asked == [("members", seqs[1])]
    qtbot.waitUntil(lambda: not isValid(dialog))
