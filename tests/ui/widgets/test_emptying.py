from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.emptying import empty, empty_stack


def test_a_layout_is_empty_at_once(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    label = QLabel("old")
    layout.addWidget(label)
    layout.addStretch(1)
    empty(layout)
    assert layout.count() == 0
    assert label.isHidden()


def test_a_stack_is_empty_at_once(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    for _page in range(3):
        stack.addWidget(QWidget())
    empty_stack(stack)
    assert stack.count() == 0
