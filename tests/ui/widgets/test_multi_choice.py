from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.chips import RemovableChip
from retiree_desk.ui.widgets.line_edit import LineEdit
from retiree_desk.ui.widgets.multi_choice import MultiChoice
from tests.ui.shown import typed_into
from tests.ui.walkers import tab_order, unnamed, unreached


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[MultiChoice]:
    made = MultiChoice(["独居", "空巢", "失独"])
    made.setAccessibleName("居住状况")
    with typed_into(qtbot, made) as field:
        yield field


def add(field: MultiChoice) -> LineEdit:
    (found,) = field.findChildren(LineEdit)
    return found


def chips(field: MultiChoice) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in field.findChildren(RemovableChip) if one.isVisible()]


def test_typing_initials_and_enter_adds_a_chip(field: MultiChoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(add(field), "dj")
        qtbot.keyClick(add(field), Qt.Key.Key_Return)
    assert field.value() == ("独居",)
    assert chips(field) == ["独居"]
    assert add(field).hasFocus()


def test_backspace_takes_the_last_one_out(field: MultiChoice, qtbot: QtBot) -> None:
    field.set_value(["独居", "失独"])
    qtbot.keyClick(add(field), Qt.Key.Key_Backspace)
    assert field.value() == ("独居",)


def test_a_click_or_delete_takes_a_chip_out(field: MultiChoice, qtbot: QtBot) -> None:
    field.set_value(["独居", "空巢", "失独"])
    QApplication.processEvents()
    first, second, _third = field.findChildren(RemovableChip)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.keyClick(second, Qt.Key.Key_Delete)
    assert field.value() == ("失独",)


def test_choosing_a_chosen_one_again_takes_it_out(field: MultiChoice, qtbot: QtBot) -> None:
    field.set_value(["独居"])
    qtbot.keyClicks(add(field), "dj")
    qtbot.keyClick(add(field), Qt.Key.Key_Return)
    assert field.value() == ()


def test_values_that_no_list_knows_are_kept_once(field: MultiChoice) -> None:
    field.set_value(["与孙女同住", "独居", "独居"])
    assert field.value() == ("与孙女同住", "独居")
    assert chips(field) == ["与孙女同住", "独居"]


def test_it_is_walked_by_keyboard_and_ear(field: MultiChoice) -> None:
    for name, place in (("前", 0), ("后", 2)):
        beside = LineEdit()
        beside.setAccessibleName(name)
        field.window().layout().insertWidget(place, beside)
    QWidget.setTabOrder(field.window().layout().itemAt(0).widget(), add(field))
    QWidget.setTabOrder(add(field), field.window().layout().itemAt(2).widget())
    field.set_value(["独居", "失独"])
    QApplication.processEvents()
    assert [one.accessibleName() for one in tab_order(field.window())] == [
        "前",
        "移除“独居”",
        "移除“失独”",
        "居住状况：添加",
        "后",
    ]
    assert [unnamed(field.window()), unreached(field.window())] == [[]] * 2
