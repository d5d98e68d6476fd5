"""The coverage of a group alone, and of another rule."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.coverage_view import CoverageView


def test_a_group_narrows_the_figures(desk: Desk, qtbot: QtBot) -> None:
    view = CoverageView(desk)
    qtbot.addWidget(view)
    view.reload()
    assert view.found is not None
    assert view.found.asked == 3
    view._node.set_value("南湖片区")
    view.reload()
    assert view.found.asked == 1
    assert view.rate.text() == "0.0%"


def test_another_rule_brings_its_own_periods(desk: Desk, qtbot: QtBot) -> None:
    view = CoverageView(desk)
    qtbot.addWidget(view)
    view._rule.set_value("LX")
    view._choose_rule("LX")
    assert view.period_name() == "2026-11"
    assert view.found is not None
    assert view.found.asked == 1
