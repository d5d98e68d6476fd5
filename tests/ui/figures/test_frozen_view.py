"""Closed reports: none at first; one opens to the names it was closed with."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.services import figures
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.frozen_view import FrozenView
from retiree_desk.ui.figures.names_behind import Names
from tests.ui.served import TODAY, seq_of


def test_a_number_of_a_closed_report_opens_its_names(desk: Desk, qtbot: QtBot) -> None:
    view = FrozenView(desk)
    qtbot.addWidget(view)
    view.reload()
    assert view.reports == []
    desk.do("report.freeze", lambda unit: figures.freeze(unit, "R70", "2026H1", today=TODAY))
    view.reload()
    named: list[Names] = []
    view.named.connect(named.append)
    view._open(view.reports[0], "missed")
    assert named == [Names("未完成 · 2026年上半年", (seq_of(desk, "赵玉华"),))]
