from __future__ import annotations

import shutil

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.services.backups import list_backups
from retiree_desk.services.offices import Office
from retiree_desk.ui.backups.leaving import Leaving
from retiree_desk.ui.tasks import Tasks


def test_the_last_backup_is_made_and_then_it_ends(office: Office, qtbot: QtBot) -> None:
    left: list[str] = []
    Leaving(office, Tasks(inline=True), lambda: left.append("left")).begin()
    assert left == ["left"]
    assert [line.reason for line in list_backups(office)] == ["exit"]


def test_a_backup_that_fails_keeps_nobody(office: Office, qtbot: QtBot) -> None:
    shutil.rmtree(office.place.backups)
    office.place.backups.write_text("in the way", encoding="utf-8")
    left: list[str] = []
    window = Leaving(office, Tasks(inline=True), lambda: left.append("left"))
    qtbot.addWidget(window)
    window.begin()
    assert left == []
    assert any("没有做成" in one.text() for one in window.findChildren(QLabel))
    next(one for one in window.findChildren(QPushButton) if "退出" in one.text()).click()
    assert left == ["left"]
