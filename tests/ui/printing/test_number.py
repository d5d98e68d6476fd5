"""A small field for a whole number."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retiree_desk.ui import theme
from retiree_desk.ui.printing.number_box import NumberBox


def test_a_number_is_typed_within_its_bounds(qtbot: QtBot) -> None:
    box = NumberBox(1, 21)
    qtbot.addWidget(box)
    box.selectAll()
    QTest.keyClicks(box, "17")
    assert box.value() == 17
    box.setValue(40)
    assert box.value() == 21
    assert box.maximumHeight() == theme.px(theme.CONTROL)
