"""The coverage of a group alone, and of another rule."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.coverage_view import CoverageView
from retiree_desk.ui.figures.names_behind import Names
from tests.ui.served import seq_of, uid_of


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


def test_one_of_the_staff_narrows_the_figures_and_a_bar_opens_the_names(desk: Desk, qtbot: QtBot) -> None:
    desk.do(
        "member.edit",
        lambda unit: unit.members.update(uid_of(desk, "王秀兰"), {"contact_cadre": "周敏"}),
    )
    view = CoverageView(desk)
    qtbot.addWidget(view)
    view.reload()
    bars = {mark.name: mark.key for mark in view.staff.plot.marks}
    assert bars["周敏"] == Names("周敏：尚未完成", (seq_of(desk, "王秀兰"), seq_of(desk, "李建国")))
    view._who.set_value("周敏")
    view.reload()
    assert view.found is not None
    assert view.found.open == [seq_of(desk, "王秀兰"), seq_of(desk, "李建国")]


def test_the_periods_before_are_of_the_same_group_and_staff(desk: Desk, qtbot: QtBot) -> None:
    view = CoverageView(desk)
    qtbot.addWidget(view)
    view.reload()
    assert [mark.note for mark in view.times.plot.marks][-2:] == ["0/4", "0/3"]
    view._node.set_value("南湖片区")
    view.reload()
    assert [mark.note for mark in view.times.plot.marks][-2:] == ["0/1", "0/1"]
    view._node.set_value("")
    view._who.set_value("周敏")
    view.reload()
    assert [mark.note for mark in view.times.plot.marks][-2:] == ["0/1", "0/1"]
