"""The days and the people of a plan: what they hold is said, what is none is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from retiree_desk.ui.planning.page import PlanningPage
from tests.ui.planning.conftest import SPAN, texts


def test_choosing_says_what_the_days_and_people_hold(page: PlanningPage) -> None:
    page.begin()
    page.setup.choose(date(2026, 9, 28), date(2026, 10, 10))
    assert {"共 6 个工作日", "2 人参加 · 这段时间最多走访 96 次"} <= texts(page)
    assert any("国庆 10月1日" in text for text in texts(page))
    page.setup.crew.findChildren(QCheckBox)[0].setChecked(False)
    assert "1 人参加 · 这段时间最多走访 48 次" in texts(page)
    page.setup.choose(date(2027, 1, 1), date(2027, 1, 31))
    assert any(text.startswith("2027年的放假调休安排尚未读入") for text in texts(page))


def test_what_can_not_be_planned_is_refused_beside_the_fields(page: PlanningPage) -> None:
    page.begin()
    page.setup.choose(SPAN[1], SPAN[0])
    page.setup.ask()
    assert "截止日期早于起始日期。" in texts(page)
    page.setup.choose(date(2026, 11, 28), date(2026, 11, 29))
    page.setup.ask()
    assert "这段时间没有工作日。" in texts(page)
    assert page.stack.currentWidget() is page.setup


def test_a_table_of_days_off_is_read_in_from_the_page(page: PlanningPage, tmp_path: Path) -> None:
    path = tmp_path / "2027.csv"
    path.write_text("日期,类别,名称\n2027-01-04,休,元旦\n", encoding="utf-8")
    page.begin()
    page.setup.choose(date(2027, 1, 1), date(2027, 1, 5))
    page.read_table(path)
    assert "共 1 个工作日" in texts(page)  # new year's day is off by law
    assert not any("尚未读入" in text for text in texts(page))
