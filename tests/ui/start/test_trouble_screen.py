from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk import wording
from retiree_desk.troubles import Trouble
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.start.trouble_screen import Act, TroubleScreen
from tests.ui.walkers import clipped, out_of_order, unnamed, unreached


def shown(qtbot: QtBot, done: list[str]) -> TroubleScreen:
    advice = wording.advice(Trouble("office_missing", folder="D:/离退休"))
    acts = [
        Act(word, Icon.REFRESH, lambda word=word: done.append(word)) for word in ("再看一次", "选择文件夹…")
    ]
    screen = TroubleScreen(advice, acts)
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
    return screen


def test_enter_does_the_likeliest_thing(qtbot: QtBot) -> None:
    done: list[str] = []
    screen = shown(qtbot, done)
    held = screen.focusWidget()
    assert isinstance(held, QPushButton)
    qtbot.keyClick(held, Qt.Key.Key_Return)
    assert done == ["再看一次"]
    screen.close()


def test_it_is_read_out_whole_and_walked_by_tab(qtbot: QtBot) -> None:
    screen = shown(qtbot, [])
    assert "D:/离退休" in screen.accessibleName()
    assert "安全" in screen.accessibleName()
    assert [unnamed(screen), unreached(screen), clipped(screen)] == [[], [], []]
    assert out_of_order(screen) == []
    screen.close()


def test_closing_it_is_told(qtbot: QtBot) -> None:
    screen = shown(qtbot, [])
    with qtbot.waitSignal(screen.left):
        screen.close()
