"""The birthday policy in its form."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from retiree_desk.domain.birthdays import BirthdayPolicy, Reckoning
from retiree_desk.services import birthdays
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.rules.birthday_form import BirthdayCard
from tests.ui import walkers


def test_what_is_written_is_kept_and_what_is_no_number_refused(desk: Desk, qtbot: QtBot) -> None:
    card = BirthdayCard(desk)
    qtbot.addWidget(card)
    assert card.value() == BirthdayPolicy()
    assert walkers.unnamed(card) == []
    card.since.setText("七十")
    card.save()
    assert card.form.row("since").field.accessibleDescription()
    card.since.setText("70")
    card.every.set_value("5")
    card.reckoning.set_value("虚岁")
    card.save()
    kept = desk.read(birthdays.policy)
    assert (kept.since, kept.every, kept.reckoning) == (70, 5, Reckoning.NOMINAL)
