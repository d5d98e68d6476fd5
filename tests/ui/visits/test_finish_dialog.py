"""Ticking a follow-up off."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.services import followups
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.visits.finish_dialog import FinishDialog
from tests.ui import walkers
from tests.ui.served import TODAY


def test_it_is_done_today_unless_another_day_is_written(desk: Desk, qtbot: QtBot) -> None:
    (about,) = desk.read(followups.open_ones)
    dialog = FinishDialog(desk, about)
    qtbot.addWidget(dialog)
    assert walkers.unnamed(dialog) == []
    assert dialog.done_on.value() == TODAY
    dialog.done_on.set_value("2026-11-18")
    dialog.save()
    (row,) = desk.read(lambda unit: list(unit.rows("follow_up").all()))
    assert row["done_on"] == "2026-11-18"
