"""What the money rules say, line by line."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from retiree_desk.domain.money_rules import SHIPPED_MONEY_RULES, Payment, answers
from retiree_desk.ui.condolences.answers import MoneyAnswers
from tests.ui import walkers


def test_each_rule_has_its_line_and_a_reader_hears_them(qtbot: QtBot) -> None:
    shown = MoneyAnswers()
    qtbot.addWidget(shown)
    paid = [Payment(date(2026, 1, 5), "住院", 50_000, "脑梗死")]
    shown.show_answers(answers(SHIPPED_MONEY_RULES, paid, date(2026, 3, 1), kind="住院", cause="脑梗死"))
    shown.show()
    assert [
        line.endswith(end) for line, end in zip(shown.said(), ("不再列支", "还可列支 1 次"), strict=True)
    ] == [True, True]
    assert shown.accessibleDescription() == " ".join(shown.said())
    shown.show_hint("请先选定人员")
    assert shown.said() == ["请先选定人员"]
    assert walkers.clipped(shown) == []
