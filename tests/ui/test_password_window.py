from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.ui.password_window import PasswordWindow, Way
from tests.ui.walkers import clipped, out_of_order, tab_order, unnamed, unreached


class Door:
    """An office with one password and one recovery code."""

    def __init__(self) -> None:
        self.password = secrets.token_hex(8)
        self.code = secrets.token_hex(8)
        self.user = ""

    def unlock(self, user: str, password: str) -> None:
        self.user = user
        if password != self.password:
            raise RuleBroken("password_wrong")

    def recover(self, code: str, new: str) -> None:
        if code != self.code:
            raise RuleBroken("code_wrong")
        self.password = new

    def way(self) -> Way:
        return Way(self.unlock, self.recover, str)


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def window(door: Door, qtbot: QtBot) -> Iterator[PasswordWindow]:
    made = PasswordWindow("东湖机械厂离退休工作处", ["周敏", "陈立"], door.way(), last_user="陈立")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


def fields(window: PasswordWindow) -> list[QLineEdit]:
    return [one for one in window.findChildren(QLineEdit) if one.isVisible() and one.parent() is not None]


def said(window: PasswordWindow) -> str:
    return window._said.text()


def test_the_right_password_opens(window: PasswordWindow, door: Door, qtbot: QtBot) -> None:
    (password,) = fields(window)
    qtbot.keyClicks(password, door.password)
    with qtbot.assertNotEmitted(window.given_up), qtbot.waitSignal(window.opened):
        qtbot.keyClick(password, Qt.Key.Key_Return)
    assert door.user == "陈立"
    assert not window.isVisible()
    assert password.text() == ""


def test_a_wrong_one_is_told_and_may_be_typed_again(window: PasswordWindow, qtbot: QtBot) -> None:
    (password,) = fields(window)
    qtbot.keyClicks(password, "wrong")
    qtbot.keyClick(password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(window) == "password_wrong")
    assert password.hasFocus()
    assert password.selectedText()
    assert window.isVisible()


def test_the_recovery_code_sets_a_new_password(window: PasswordWindow, door: Door, qtbot: QtBot) -> None:
    new = secrets.token_hex(8)
    next(one for one in window.findChildren(QPushButton) if "恢复码" in one.text()).click()
    code, first, again = fields(window)
    qtbot.keyClicks(code, door.code)
    qtbot.keyClicks(first, new)
    qtbot.keyClicks(again, new[:-1])
    window.submit()
    assert "不一致" in said(window)
    again.clear()
    qtbot.keyClicks(again, new)
    with qtbot.waitSignal(window.opened):
        qtbot.keyClick(again, Qt.Key.Key_Return)
    assert door.password == new


def test_the_password_can_be_shown(window: PasswordWindow) -> None:
    (password,) = fields(window)
    window.findChildren(QCheckBox)[0].click()
    assert password.echoMode() is QLineEdit.EchoMode.Normal


def test_caps_lock_is_told(window: PasswordWindow, qtbot: QtBot) -> None:
    (password,) = fields(window)
    qtbot.keyClick(password, "A")
    assert password.hint.isVisible()
    qtbot.keyClick(password, "a")
    assert not password.hint.isVisible()
    qtbot.keyClick(password, "B", Qt.KeyboardModifier.ShiftModifier)
    assert not password.hint.isVisible()


def test_closing_it_gives_up(window: PasswordWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.given_up):
        window.close()


def test_one_user_is_not_asked_who_it_is(door: Door, qtbot: QtBot) -> None:
    window = PasswordWindow("东湖", ["周敏"], door.way())
    qtbot.addWidget(window)
    window.show()
    assert not any(one.isVisible() for one in window.findChildren(QComboBox))
    window.close()


def test_it_is_walked_by_keyboard_and_ear(window: PasswordWindow) -> None:
    assert [unnamed(window), unreached(window), out_of_order(window), clipped(window)] == [[]] * 4
    assert isinstance(tab_order(window)[0], QComboBox)


def test_it_reads_nothing_heavy() -> None:
    code = (
        "import sys, retiree_desk.ui.password_window\n"
        "heavy = {'sqlalchemy', 'reportlab', 'pypinyin', 'openpyxl', 'borax', 'PIL', 'PySide6.QtSvg'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
