from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.popup_list import Choice, PopupList
from tests.ui.shown import typed_into

CHOICES = [Choice(str(at), f"第 {at} 项") for at in range(20)]


@pytest.fixture
def anchor(qtbot: QtBot) -> Iterator[QLineEdit]:
    made = QLineEdit()
    with typed_into(qtbot, made, QPushButton("旁边")) as field:
        yield field


def test_it_drops_below_its_field_without_taking_the_focus(anchor: QLineEdit) -> None:
    popup = PopupList(anchor)
    popup.offer(CHOICES)
    assert popup.y() > anchor.y()
    assert popup.geometry().bottom() < anchor.window().height()
    assert anchor.hasFocus()


def test_it_rises_above_a_field_at_the_bottom(anchor: QLineEdit) -> None:
    low = anchor.window().findChildren(QPushButton)[0]
    popup = PopupList(low)
    popup.offer(CHOICES)
    assert 0 <= popup.geometry().bottom() < low.y()


def test_no_choices_no_list(anchor: QLineEdit) -> None:
    popup = PopupList(anchor)
    popup.offer(CHOICES)
    popup.offer([])
    assert popup.isHidden()


def test_a_click_picks(anchor: QLineEdit, qtbot: QtBot) -> None:
    popup = PopupList(anchor)
    popup.offer(CHOICES)
    place = popup.list.visualItemRect(popup.list.item(2)).center()
    with qtbot.waitSignal(popup.picked) as picked:
        qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == ["2"]
    assert popup.isHidden()


def test_a_click_elsewhere_or_a_new_size_closes_it(anchor: QLineEdit, qtbot: QtBot) -> None:
    popup = PopupList(anchor)
    popup.offer(CHOICES)
    qtbot.mouseClick(anchor.window(), Qt.MouseButton.LeftButton)
    assert popup.isHidden()
    popup.offer(CHOICES)
    anchor.window().resize(500, 600)
    qtbot.waitUntil(popup.isHidden)
