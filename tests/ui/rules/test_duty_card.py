"""The form of a duty: its days and ages."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.domain.duties import SHIPPED_DUTIES, DutyCode
from retiree_desk.services import rules
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.rules.duty_card import DutyDialog, sentence
from tests.ui import walkers

BIRTHDAY = next(duty for duty in SHIPPED_DUTIES if duty.code is DutyCode.BIRTHDAY)


def test_days_and_ages_are_kept(desk: Desk, qtbot: QtBot) -> None:
    dialog = DutyDialog(desk, BIRTHDAY)
    qtbot.addWidget(dialog)
    assert walkers.unnamed(dialog) == []
    dialog.days.setText("三")
    dialog.save()
    assert dialog.form.row("days").field.accessibleDescription()
    dialog.days.setText("5")
    dialog.ages.setText("90、95、100")
    dialog.save()
    kept = next(duty for duty in desk.read(rules.duty_rules) if duty.code is DutyCode.BIRTHDAY)
    assert (kept.days, kept.ages) == (5, (90, 95, 100))


def test_every_duty_has_its_sentence() -> None:
    assert all(str(duty.days) in sentence(duty) for duty in SHIPPED_DUTIES)
