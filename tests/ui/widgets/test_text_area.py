from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.text_area import TextArea
from tests.ui.typing_method import commit, compose


def test_enter_belongs_to_the_input_method_while_it_composes(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    compose(area, "nihao")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert area.toPlainText() == ""
    commit(area, "您好")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert area.toPlainText() == "您好\n"
    assert area.value() == "您好"


def test_it_shows_the_lines_it_was_made_for(qtbot: QtBot) -> None:
    low, high = TextArea(lines=2), TextArea(lines=6)
    for area in (low, high):
        qtbot.addWidget(area)
    assert high.height() - low.height() == 4 * low.fontMetrics().lineSpacing()
    low.set_value("一")
    assert low.value() == "一"
