"""The estimate with its basis."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.services import bereavement_cases
from retiree_desk.ui.bereavement.estimate import EstimateCard, months, months_drawn
from retiree_desk.ui.desk import Desk
from tests.ui import walkers


@pytest.mark.parametrize(
    ("text", "found"),
    [("345", 345), ("28年9月", 345), ("28年9个月", 345), ("28 年", 336), ("", None), ("很久", None)],
)
def test_spans_are_read_as_people_write_them(text: str, found: int | None) -> None:
    assert months(text) == found


def test_the_worked_example_of_the_rule_comes_out_and_is_kept(qtbot: QtBot, desk: Desk) -> None:
    (case,) = desk.read(bereavement_cases.cases)
    card = EstimateCard(case, 0)
    qtbot.addWidget(card)
    card.resize(700, 260)
    card.show()
    assert (card.found(), months_drawn(case)) == (None, 0)
    card.base.setText("2818.5")
    card.paid.setText("28年9月")
    card.drawn.setText("3年6月")
    assert card.said() == "丧葬补助金 5,637.00 元，抚恤金 54,256.13 元（19.25 个月），合计 59,893.13 元"
    with qtbot.waitSignal(card.kept) as kept:
        card._tell()
    assert kept.args == [card.found(), 281_850]
    card.base.setText("2818,")
    assert card.found() is None
    assert walkers.unnamed(card) == []
    assert walkers.unreached(card) == []


def test_an_authority_s_rule_asks_for_other_figures(qtbot: QtBot, desk: Desk) -> None:
    (case,) = desk.read(bereavement_cases.cases)
    card = EstimateCard(case, 281_850)
    qtbot.addWidget(card)
    card.employer.set_value("机关")
    card._work_out()
    assert card._form.row("base").isHidden()
    card.basic.setText("5000")
    card.income.setText("50000")
    assert card.said() == "抚恤金 300,000.00 元；丧葬费按当地规定另计"
    with qtbot.waitSignal(card.kept) as kept:
        card._tell()
    assert kept.args == [card.found(), 0]
    again = EstimateCard(case, 281_850)
    qtbot.addWidget(again)
    again.restore(card.typed())
    assert again.said() == card.said()
