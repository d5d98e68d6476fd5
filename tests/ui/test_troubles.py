from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.troubles import Trouble
from retiree_desk.ui import troubles
from tests.ui.walkers import unnamed

SECRET = "王秀兰 110101194402300021"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def texts(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.text()]


def shown() -> QDialog:
    (dialog,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()
    ]
    return dialog


def test_a_trouble_says_what_happened_whether_the_data_is_safe_and_what_to_do(
    parent: QWidget, expected_log: list[str]
) -> None:
    expected_log.append("trouble: disk_full")
    troubles.show(Trouble("disk_full"), parent)
    dialog = shown()
    assert len(texts(dialog)) == 3
    assert all(texts(dialog))
    assert unnamed(dialog) == []
    dialog.accept()


def test_a_refusal_without_a_field_is_told_in_words(parent: QWidget) -> None:
    troubles.show(RuleBroken("name_blank"), parent)
    dialog = shown()
    assert len(texts(dialog)) == 1
    dialog.accept()


def test_a_fault_of_ours_shows_no_traceback_and_no_person(
    parent: QWidget, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        troubles.show(error, parent)
    dialog = shown()
    assert len(texts(dialog)) == 3
    next(one for one in dialog.findChildren(QPushButton) if "报告" in one.text()).click()
    report = QGuiApplication.clipboard().text()
    assert "ValueError test_troubles:" in report
    for said in (report, caplog.text, *texts(dialog)):
        assert "王秀兰" not in said
        assert "Traceback" not in said
    dialog.accept()


def test_one_fault_is_shown_at_a_time(caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        troubles.bug(ValueError, ValueError(SECRET), None)
    shown().accept()
    assert caplog.text.count("fault:") == 3


def test_errors_nobody_caught_come_here(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    troubles.install()
    sys.excepthook(ValueError, ValueError(SECRET), None)
    shown().accept()
    assert "ValueError" in caplog.text
