"""The form of a death: what stops is said beforehand, one Ctrl+Enter records it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retiree_desk.ui.bereavement.death_form import DeathDialog
from retiree_desk.ui.desk import Desk
from tests.ui import walkers
from tests.ui.served import TODAY, uid_of


def test_what_stops_is_said_before_anything_is_written(qtbot: QtBot, desk: Desk) -> None:
    dialog = DeathDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.stops.said() == ["选定人员后，这里先列出将要停止的事项。"]
    dialog.member.set_value(uid_of(desk, "周志强"))
    said = dialog.stops.said()
    assert "住院记录终止：市一院" in said
    assert any(line.startswith("停止对 周志强 的走访") for line in said)
    assert walkers.unnamed(dialog) == []
    assert walkers.unreached(dialog) == []
    dialog.close()


def test_ctrl_enter_records_it_and_a_spouse_by_name_becomes_a_survivor(qtbot: QtBot, desk: Desk) -> None:
    desk.do(
        "member.edit", lambda unit: unit.members.update(uid_of(desk, "李建国"), {"spouse_name": "何玉兰"})
    )
    dialog = DeathDialog(desk, member=uid_of(desk, "李建国"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert any("何玉兰 登记为遗属" in line for line in dialog.stops.said())
    dialog.survivor.setChecked(False)
    assert "配偶 何玉兰 的信息不变" in dialog.stops.said()
    dialog.survivor.setChecked(True)
    dialog.died_on.set_value(TODAY)
    with qtbot.waitSignal(dialog.recorded):
        qtbot.keyClick(dialog.died_on, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    person = desk.read(lambda unit: unit.members.person(uid_of(desk, "何玉兰")))
    assert person is not None
    assert person.text("category") == "遗属"


def test_a_day_to_come_no_day_and_a_second_death_are_refused(qtbot: QtBot, desk: Desk) -> None:
    dialog = DeathDialog(desk, member=uid_of(desk, "王秀兰"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save()
    assert dialog.died_on.accessibleDescription() != ""
    dialog.died_on.set_value(TODAY + timedelta(days=1))
    dialog.save()
    assert "2026-11-21" in dialog.died_on.accessibleDescription()
    dialog.member.set_value(uid_of(desk, "郑德明"))
    assert dialog.stops.said() == ["郑德明 已于2026年11月19日登记去世。"]
    dialog.died_on.set_value(TODAY)
    dialog.save()
    assert "2026-11-19" in dialog.died_on.accessibleDescription()
    dialog.close()
