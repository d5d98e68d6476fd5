from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.ui.search_box import Hit, SearchBox
from retiree_desk.ui.widgets.chips import ChipLook, Tone
from tests.ui.shown import typed_into
from tests.ui.typing_method import commit, compose

PEOPLE = (
    Hit(1, "王秀兰", "82 岁", "机械制造一分厂", "138 0000 1021", (ChipLook("重点", Tone.IMPORTANT),)),
    Hit(2, "王秀英", "79 岁", "财务处"),
    Hit(3, "吴小莉"),
)


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def box(qtbot: QtBot, asked: list[str]) -> Iterator[SearchBox]:
    def find(wanted: str) -> list[Hit]:
        asked.append(wanted)
        return [] if wanted == "zz" else list(PEOPLE)

    made = SearchBox(find)
    with typed_into(qtbot, made, width=800) as field:
        yield field


def panel(box: SearchBox) -> QWidget:
    (found,) = [one for one in box.window().findChildren(QWidget) if one.property("popup")]
    return found


def test_three_letters_drop_the_people_below_the_box(box: SearchBox, qtbot: QtBot, asked: list[str]) -> None:
    qtbot.keyClicks(box, "wxl")
    box.seek()
    assert asked == ["wxl"]
    assert panel(box).isVisible()
    assert panel(box).y() >= box.geometry().bottom()
    assert [hit.name for hit in box.results()] == ["王秀兰", "王秀英", "吴小莉"]


def test_letters_are_searched_while_they_are_composed(box: SearchBox, asked: list[str]) -> None:
    compose(box, "w'x")
    box.seek()
    assert asked == ["wx"]
    assert panel(box).isVisible()
    commit(box, "王秀")
    box.seek()
    assert asked == ["wx", "王秀"]


def test_enter_opens_the_first_at_once(box: SearchBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.opened) as opened:
        qtbot.keyClicks(box, "wx")
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert opened.args == [1]
    assert box.text() == ""
    assert not panel(box).isVisible()


def test_down_chooses_another(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "wx")
    box.seek()
    with qtbot.waitSignal(box.opened) as opened:
        qtbot.keyClick(box, Qt.Key.Key_Down)
        qtbot.keyClick(box, Qt.Key.Key_Down)
        qtbot.keyClick(box, Qt.Key.Key_Up)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert opened.args == [2]


def test_control_enter_lists_them_all(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "wang")
    with qtbot.waitSignal(box.listed) as listed:
        qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert listed.args == ["wang"]


def test_nobody_found_says_what_to_do(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "zz")
    box.seek()
    assert panel(box).isVisible()
    assert box.results() == ()
    with qtbot.assertNotEmitted(box.opened):
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_escape_closes_and_empties(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "wx")
    box.seek()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), panel(box).isVisible()) == ("", False)


def test_a_click_opens(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "wx")
    box.seek()
    view = panel(box).list
    place = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.waitSignal(box.opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [3]
