from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.ui.widgets.progress import PATIENCE, ProgressDialog, ProgressStrip, items, people
from tests.ui.walkers import unnamed


def test_progress_is_told_in_people() -> None:
    narrow = "\N{NARROW NO-BREAK SPACE}"
    assert people(3120, 7250) == f"第 3{narrow}120 / 7{narrow}250 人"
    assert items(3, 12) == "第 3 / 12 项"


def test_the_bar_follows(qtbot: QtBot) -> None:
    strip = ProgressStrip("正在导入")
    qtbot.addWidget(strip)
    (bar,) = strip.findChildren(QProgressBar)
    strip.show_progress(0, 1 << 62)
    assert bar.maximum() == 0
    strip.show_progress(3, 12)
    assert (bar.value(), bar.maximum()) == (3, 12)
    assert "第 3 / 12 人" in [label.text() for label in strip.findChildren(QLabel)]
    assert unnamed(strip) == []


def test_cancel_is_asked_for_once(qtbot: QtBot) -> None:
    strip = ProgressStrip("正在导入")
    qtbot.addWidget(strip)
    (cancel,) = strip.findChildren(QPushButton)
    with qtbot.waitSignal(strip.cancelled):
        cancel.click()
    assert not cancel.isEnabled()


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_short_work_shows_no_dialog(owner: QWidget, qtbot: QtBot) -> None:
    dialog = ProgressDialog("正在导入", owner)
    qtbot.wait(50)
    assert not dialog.isVisible()
    dialog.finish()
    qtbot.wait(PATIENCE + 100)
    assert [one for one in owner.findChildren(ProgressDialog) if one.isVisible()] == []
    owner.close()


def test_long_work_shows_one_that_only_cancel_ends(owner: QWidget, qtbot: QtBot) -> None:
    dialog = ProgressDialog("正在导入", owner)
    qtbot.waitUntil(dialog.isVisible, timeout=5000)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    dialog.finish()
    assert not dialog.isVisible()
    owner.close()
