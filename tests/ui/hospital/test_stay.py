"""The form of an admission and the pane of a stay."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from retiree_desk.domain.ids import Uid
from retiree_desk.store.unit import Unit
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.hospital.stay_form import StayDialog
from retiree_desk.ui.hospital.stay_pane import StayPane, told_of
from tests.ui import walkers
from tests.ui.served import uid_of


def test_an_admission_is_found_typed_and_saved_by_keys(qtbot: QtBot, desk: Desk) -> None:
    dialog = StayDialog(desk, member=uid_of(desk, "王秀兰"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.hospital.set_value("市一院")
    dialog.severity.set_value("病危")
    dialog.bed.setText("3床")
    qtbot.keyClick(dialog.bed, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rows = desk.read(lambda unit: unit.rows("stay").of_member(uid_of(desk, "王秀兰")))
    assert [(row["hospital"], row["bed"], row["severity"], row["admitted_on"]) for row in rows] == [
        ("市一院", "3床", "病危", "2026-11-20")
    ]
    assert not dialog.isVisible()


def test_a_second_stay_on_the_same_days_is_refused_beside_its_field(qtbot: QtBot, desk: Desk) -> None:
    dialog = StayDialog(desk, member=uid_of(desk, "周志强"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save()
    assert "2026-11-18" in dialog.admitted_on.accessibleDescription()
    dialog.close()


def test_nobody_chosen_and_no_day_are_refused(qtbot: QtBot, desk: Desk) -> None:
    dialog = StayDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save()
    assert dialog.member.accessibleDescription() != ""
    dialog.member.set_value(uid_of(desk, "王秀兰"))
    dialog.admitted_on.set_value("")
    dialog.save()
    assert dialog.admitted_on.accessibleDescription() != ""
    assert walkers.unnamed(dialog) == []
    assert walkers.unreached(dialog) == []
    dialog.close()


def test_the_pane_lists_visits_and_gifts_of_the_stay(qtbot: QtBot, desk: Desk) -> None:
    def fill(unit: Unit) -> Uid:
        uid = uid_of(desk, "周志强")
        unit.rows("visit").add({"member_id": uid, "day": "2026-11-19", "kind": "医院", "staff": "何静"})
        unit.rows("condolence").add(
            {"member_id": uid, "day": "2026-11-19", "kind": "住院", "amount_fen": 50_000}
        )
        (stay,) = unit.rows("stay").of_member(uid)
        assert isinstance(stay["id"], bytes)
        return stay["id"]

    stay = desk.do("stay.edit", fill)
    pane = StayPane()
    qtbot.addWidget(pane)
    pane.show()
    pane.show_stay(desk.read(lambda unit: told_of(unit, stay, "周志强", desk.today())))
    said = [one.text() for one in pane.findChildren(QLabel)]
    assert "2026-11-19 · 医院 · 何静" in said
    assert "2026-11-19 · 500.00 元" in said
    assert walkers.clipped(pane) == []
    assert walkers.unreached(pane) == []
