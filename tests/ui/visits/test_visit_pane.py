"""The pane of one visit."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.store.visit_log import VisitQuery
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.visits.visit_pane import VisitPane, visit_of


def test_it_tells_who_went_and_when_it_was_written_down(desk: Desk, qtbot: QtBot) -> None:
    pane = VisitPane()
    qtbot.addWidget(pane)

    def second(unit):  # noqa: ANN001, ANN202 - a look into the log
        (line,) = unit.visit_log.lines([unit.visit_log.ids(VisitQuery())[1]])
        return visit_of(unit, line)

    pane.show_visit(desk.read(second))
    assert "周敏、何静" in pane.told()
    assert "2026年11月3日录入" in pane.told()
    pane.show_visit(None)
    assert pane.told() == ""
