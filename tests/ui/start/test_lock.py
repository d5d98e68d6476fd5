from __future__ import annotations

import secrets

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services.offices import Office
from retiree_desk.troubles import Trouble
from retiree_desk.ui.start.lock import LockWindow, explain
from tests.data_folders import Folder


def test_the_password_unlocks_and_says_who_came(office: Office, folder: Folder, qtbot: QtBot) -> None:
    window = LockWindow(office, office.user)
    qtbot.addWidget(window)
    window.show()
    window._password.setText(folder.password)
    with qtbot.waitSignal(window.unlocked) as told:
        window.submit()
    assert told.args == [office.user]


def test_a_wrong_password_leaves_it_locked(office: Office, qtbot: QtBot) -> None:
    window = LockWindow(office, office.user)
    qtbot.addWidget(window)
    window.show()
    window._password.setText("wrong")
    window.submit()
    qtbot.waitUntil(lambda: "密码不正确" in window._said.text())
    assert window.isVisible()
    window.close()


def test_the_recovery_code_unlocks_and_gives_a_new_password(
    office: Office, folder: Folder, qtbot: QtBot
) -> None:
    window = LockWindow(office, office.user)
    qtbot.addWidget(window)
    password = secrets.token_urlsafe(12)
    window._recover(folder.recovery_code, password)
    window._unlock(office.user, password)
    with pytest.raises(Trouble, match="wrong_password"):
        window._unlock(office.user, folder.password)


def test_refusals_are_put_in_words() -> None:
    assert "8" in explain(RuleBroken("password_too_short", "password", least=8))
