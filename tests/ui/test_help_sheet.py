from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retiree_desk.ui.help_sheet import KEYS, HelpSheet
from tests.ui.walkers import clipped, unnamed, unreached


def test_every_key_has_its_word(qtbot: QtBot) -> None:
    sheet = HelpSheet()
    qtbot.addWidget(sheet)
    sheet.show()
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {key for _place, keys in KEYS for key, _what in keys if key != "Space"} <= shown
    assert "撤销刚才的操作" in shown
    assert [clipped(sheet), unnamed(sheet), unreached(sheet)] == [[]] * 3
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
