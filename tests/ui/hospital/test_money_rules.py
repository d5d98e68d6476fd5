"""The money rules are data: their year may begin on any day."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import hospital
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.hospital.money_rules import MoneyRulesDialog, month_and_day
from tests.ui import walkers


def test_a_rule_gets_a_year_of_its_own_and_the_list_tells_the_window(qtbot: QtBot, desk: Desk) -> None:
    dialog = MoneyRulesDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    form = dialog.edit(desk.read(hospital.rules)[0])
    form.begins.setText("12月16日")
    form.amount.setText("800")
    form.save()
    lines = [dialog.model.line(row) for row in range(dialog.model.rowCount())]
    changed = next(line for line in lines if line is not None and line.rule.amount == 80_000)
    assert [day.isoformat() for day in changed.window] == ["2025-12-16", "2026-12-15"]
    assert walkers.unnamed(dialog) == []
    assert walkers.unreached(dialog) == []


def test_a_new_rule_needs_a_title_a_count_and_a_day(qtbot: QtBot, desk: Desk) -> None:
    dialog = MoneyRulesDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    form = dialog.add()
    for field, text, other in (
        (form.title, "", ""),
        (form.times, "很多", "1"),
        (form.begins, "02-30", "02-29"),
    ):
        field.setText(text)
        form.save()
        assert field.accessibleDescription() != ""
        field.setText(other or "春节一次")
    form.amount.setText("许多")
    form.save()
    assert form.amount.accessibleDescription() != ""
    form.amount.setText("")
    form.save()
    assert "春节一次" in [rule.title for rule in desk.read(hospital.rules)]


@pytest.mark.parametrize(("text", "found"), [("12-16", (12, 16)), ("1.1", (1, 1)), ("2月29日", (2, 29))])
def test_month_and_day_are_read_as_people_write_them(text: str, found: tuple[int, int]) -> None:
    assert month_and_day(text) == found


def test_a_day_no_year_has_is_refused() -> None:
    with pytest.raises(RuleBroken, match="money_rule_day"):
        month_and_day("13-01")
