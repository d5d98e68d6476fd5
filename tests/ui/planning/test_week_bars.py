"""Calls a week against what the week holds."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from retiree_desk.ui import theme
from retiree_desk.ui.planning.page import PlanningPage
from retiree_desk.ui.planning.week_bars import Week, WeekBars, weeks_of
from retiree_desk.ui.theme import Role


def test_every_week_with_a_working_day_is_there(previewed: PlanningPage) -> None:
    assert previewed.proposal is not None
    weeks = weeks_of(previewed.proposal)
    assert [week.monday for week in weeks][:2] == [date(2026, 11, 23), date(2026, 11, 30)]
    assert {week.seats for week in weeks} == {80, 64}


def test_a_full_week_is_twice_as_high_as_a_half_full_one(qtbot: QtBot) -> None:
    bars = WeekBars()
    qtbot.addWidget(bars)
    bars.resize(400, 300)
    bars.show_weeks([Week(date(2026, 11, 23), 40, 40), Week(date(2026, 11, 30), 20, 40)])
    full, half = (_filled(bars.grab().toImage(), x) for x in (100, 300))
    assert full > 150
    assert abs(full - 2 * half) <= 2
    assert bars.accessibleDescription() == "11月23日 40/40；11月30日 20/40"


def _filled(image: QImage, x: int) -> int:
    accent = theme.colour(Role.ACCENT).rgb()
    return sum(1 for y in range(image.height()) if image.pixel(x, y) == accent)
