"""Ages and the work ahead."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.people_view import PeopleView, WorkView


def test_the_pyramid_counts_everybody_on_the_register(desk: Desk, qtbot: QtBot) -> None:
    view = PeopleView(desk)
    qtbot.addWidget(view)
    view.reload()
    assert sum(mark.value for mark in view.pyramid.plot.marks) == 6


def test_the_months_show_what_is_due_beside_what_can_be_done(desk: Desk, qtbot: QtBot) -> None:
    view = WorkView(desk)
    qtbot.addWidget(view)
    view.reload()
    marks = view.work.plot.marks
    assert len(marks) == 12
    assert all(mark.second and mark.second > 100 for mark in marks)
