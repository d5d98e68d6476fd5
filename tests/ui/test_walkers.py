from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.walkers import clipped, interactive, out_of_order, outside, tab_order, unnamed, unreached


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    for name in ("one", "two", "three"):
        edit = QLineEdit()
        edit.setObjectName(name)
        edit.setAccessibleName(name)
        layout.addWidget(edit)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_good_window_is_let_through(window: QWidget) -> None:
    assert [one.objectName() for one in tab_order(window)] == ["one", "two", "three"]
    assert [unnamed(window), unreached(window), out_of_order(window), clipped(window), outside(window)] == [
        []
    ] * 5
    assert len(interactive(window)) == 3
    window.close()


def test_a_button_that_tab_passes_over_is_found(window: QWidget) -> None:
    button = QPushButton("hidden from Tab")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window.layout().addWidget(button)
    button.show()
    assert unreached(window) == ["QPushButton hidden from Tab"]
    window.close()


def test_a_field_without_a_name_is_found(window: QWidget) -> None:
    edit = QLineEdit()
    window.layout().addWidget(edit)
    edit.show()
    assert unnamed(window) == ["QLineEdit ''"]
    window.close()


def test_a_jump_back_up_is_found(window: QWidget) -> None:
    one, two, three = tab_order(window)
    QWidget.setTabOrder(one, three)
    QWidget.setTabOrder(three, two)
    assert out_of_order(window) == ["QLineEdit three -> QLineEdit two"]
    window.close()


def test_words_without_room_and_fields_beyond_the_edge_are_found(window: QWidget, qtbot: QtBot) -> None:
    label = QLabel("words that are much longer than their room", window)
    label.setGeometry(0, 0, 20, 20)
    label.show()
    edit = QLineEdit(window)
    edit.setAccessibleName("lost")
    edit.setGeometry(5000, 0, 50, 20)
    edit.show()
    assert clipped(window) == ["QLabel words that are much longer than their room"]
    assert outside(window) == ["QLineEdit lost"]
    window.close()
