"""The editor leaves by Esc without a trace, and says what the edit would do."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retiree_desk.domain.rules_shipped import R80
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.rules.edit_view import EditView
from tests.ui import walkers


def test_fewer_visits_are_told_as_fewer(desk: Desk, qtbot: QtBot) -> None:
    view = EditView(desk, replace(R80, times=1), [])
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    view.rehearse()
    told = " ".join(label.text() for label in view.findChildren(QLabel))
    assert "可少走访 6 次" in told
    assert walkers.unnamed(view) == []


def test_leaving_keeps_nothing(desk: Desk, qtbot: QtBot) -> None:
    view = EditView(desk, R80, [])
    qtbot.addWidget(view)
    left: list[bool] = []
    view.left.connect(lambda: left.append(True))
    view.form.left.emit()
    assert left == [True]
    assert desk.read(lambda unit: list(unit.rows("cadence_rule").all())) == []
