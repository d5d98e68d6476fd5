"""The waiver's form: a reason is asked for, the days may be open."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.today.waiver_dialog import WaiverDialog
from tests.ui import walkers
from tests.ui.served import uid_of


def test_without_a_reason_nothing_is_waived(desk: Desk, qtbot: QtBot) -> None:
    dialog = WaiverDialog(desk, uid_of(desk, "王秀兰"), "王秀兰", "R80", "80岁以上每季三次")
    qtbot.addWidget(dialog)
    dialog.save()
    assert desk.read(lambda unit: list(unit.rows("waiver").all())) == []
    dialog.reason.set_value("住院")
    dialog.ends_on.set_value("2026-11-01")
    dialog.save()
    assert dialog.form.row("ends_on").field.accessibleDescription() == "免访的止日早于起日。"
    dialog.ends_on.clear()
    dialog.save()
    (row,) = desk.read(lambda unit: list(unit.rows("waiver").all()))
    assert (row["rule"], row["starts_on"], row["ends_on"], row["reason"]) == (
        "R80",
        "2026-11-20",
        None,
        "住院",
    )


def test_every_field_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    dialog = WaiverDialog(desk, uid_of(desk, "王秀兰"), "王秀兰", "R80", "80岁以上每季三次")
    qtbot.addWidget(dialog)
    assert walkers.unnamed(dialog) == []
