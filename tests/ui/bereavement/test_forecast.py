"""What a death will stop, in words and names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retiree_desk.services.bereavement_cases import Forecast
from retiree_desk.ui.bereavement.forecast import ForecastList, lines_of
from retiree_desk.ui.widgets.cards import Sentence
from tests.ui.shown import shown

PLAIN = Forecast("甲", (), "", (), "", False, False, "", "", "")


def _said(found: Forecast, *, survivor: bool = True) -> list[str]:
    return [line.sentence for line in lines_of(found, survivor=survivor)]


def test_nothing_owed_is_said_too() -> None:
    assert _said(PLAIN)[0] == "甲 目前没有应访事项"
    assert len(_said(PLAIN)) == 3


def test_rules_campaigns_and_the_spouse_are_named() -> None:
    found = replace(
        PLAIN,
        owed=("一", "二", "三", "四"),
        campaigns=("春节慰问", "重阳节慰问"),
        spouse="乙",
        spouse_is_member=True,
        spouse_is_known=True,
    )
    said = _said(found)
    assert said[0] == "停止对 甲 的走访：一、二、三、四"
    assert "2 份尚未签领的慰问不再发放：春节慰问、重阳节慰问" in said
    assert "配偶 乙 登记为丧偶，继续走访" in said


def test_a_death_on_record_is_all_there_is_to_say() -> None:
    assert _said(replace(PLAIN, died_on="2026-03-01")) == ["甲 已于2026年3月1日登记去世。"]


def test_the_checklist_and_the_planned_calls_are_told_in_numbers() -> None:
    said = _said(replace(PLAIN, steps=12, family_days=5, planned=(date(2026, 3, 20), date(2026, 4, 1))))
    assert "取消已安排的 2 次走访：2026年3月20日、2026年4月1日" in said
    assert said[-1] == "建立 12 项善后清单并注明期限；5 日内应上门慰问家属"


def test_of_many_the_first_are_said_and_the_count_of_the_rest_opens_all(qtbot: QtBot) -> None:
    days = tuple(date(2026, 4, day) for day in range(1, 6))
    found = replace(PLAIN, name="甲{", owed=("一", "二", "三", "四", "五"), planned=days)
    stops = ForecastList()
    stops.show_forecast(found, survivor=True)
    assert stops.said()[0] == "停止对 甲{ 的走访：一、二、三等，另 2 项"
    assert stops.said()[1] == "取消已安排的 5 次走访：2026年4月1日、2026年4月2日、2026年4月3日等，另 2 项"
    with shown(qtbot, stops):
        owed, planned = stops.findChildren(Sentence)
        owed.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(owed, Qt.Key.Key_Tab)
        owed.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(owed, Qt.Key.Key_Return)
        assert stops.said()[0] == "停止对 甲{ 的走访：一、二、三、四、五"
        planned.opened.emit("count")
        assert stops.said()[1].endswith("2026年4月4日、2026年4月5日")
        assert "一、二、三、四、五" in stops.accessibleDescription()
