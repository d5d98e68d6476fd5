from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retiree_desk.domain import terms
from retiree_desk.ui.widgets.code_box import CodeBox, matching
from retiree_desk.ui.widgets.popup_list import PopupList
from tests.ui.shown import typed_into
from tests.ui.typing_method import commit, compose


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[CodeBox]:
    made = CodeBox(list(terms.Living))
    with typed_into(qtbot, made) as field:
        yield field


def offered(box: CodeBox) -> list[str]:
    popup = box.window().findChildren(PopupList)[0]
    return [popup.list.item(row).text() for row in range(popup.list.count())] if popup.isVisible() else []


def test_the_list_drops_with_the_down_key_and_enter_takes_the_marked_line(box: CodeBox, qtbot: QtBot) -> None:
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert offered(box) == [str(one) for one in terms.Living]
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.picked) as picked:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert picked.args == ["空巢"]
    assert box.value() == "空巢"
    assert offered(box) == []


def test_initials_choose(box: CodeBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "dj")
    assert offered(box) == ["独居"]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == "独居"


def test_what_is_being_composed_filters_too(box: CodeBox) -> None:
    compose(box, "yl")
    assert offered(box) == ["一老养一老", "养老机构"]
    compose(box, "")
    commit(box, "失")
    assert offered(box) == ["失独"]


def test_a_value_that_no_list_knows_is_kept(box: CodeBox) -> None:
    box.set_value("与孙女同住")
    assert box.value() == "与孙女同住"
    box.set_value("")
    assert box.value() == ""


def test_escape_closes_the_list_only(box: CodeBox, qtbot: QtBot) -> None:
    qtbot.keyClick(box, Qt.Key.Key_F4)
    assert offered(box)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert offered(box) == []
    assert box.hasFocus()


def test_the_words_shown_stand_for_the_code(qtbot: QtBot) -> None:
    box = CodeBox(["男", "女"], {"男": "male", "女": "female"}.__getitem__)
    qtbot.addWidget(box)
    box.set_value("女")
    assert (box.text(), box.value()) == ("female", "女")
    box.setText("male")
    assert box.value() == "男"


def test_setting_a_value_opens_no_list(box: CodeBox) -> None:
    box.set_value("独居")
    assert offered(box) == []


def test_nothing_typed_matches_everything() -> None:
    assert matching(["男", "女"], str, " ") == ["男", "女"]
    assert matching(["男", "女"], str, "x") == []
