"""Choosing a year."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.ui.condolences.year_box import YearBox


def test_a_year_before_and_a_year_after(qtbot: QtBot) -> None:
    box = YearBox(2026)
    qtbot.addWidget(box)
    before, after = box.findChildren(QPushButton)
    with qtbot.waitSignal(box.changed) as changed:
        before.click()
    assert changed.args == [2025]
    after.click()
    assert box.year() == 2026
