"""Follow-ups: open ones by day, those done on demand."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.visits.finish_dialog import FinishDialog
from retiree_desk.ui.visits.follow_ups_view import FollowUpsView


def test_one_done_moves_to_those_done(desk: Desk, qtbot: QtBot) -> None:
    view = FollowUpsView(desk)
    qtbot.addWidget(view)
    view.show()
    view.reload()
    view.finish()
    (dialog,) = view.findChildren(FinishDialog)
    dialog.outcome.set_value("已修好")
    dialog.save()
    view.reload()
    assert view.model.rowCount() == 0
    view.done.setChecked(True)
    line = view.model.line(0)
    assert line is not None
    assert (line.about.outcome, str(line.about.done_on)) == ("已修好", "2026-11-20")
