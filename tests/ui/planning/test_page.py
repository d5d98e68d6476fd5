"""The whole way: choose days and people, look, keep, move, print, record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.ui.planning.kept_view import Days
from retiree_desk.ui.planning.page import PlanningPage


def test_without_a_plan_the_page_says_what_to_do_first(page: PlanningPage, qtbot: QtBot) -> None:
    first = next(one for one in page.kept.findChildren(QPushButton) if one.accessibleName() == "做新安排")
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert page.stack.currentWidget() is page.setup
    assert (page.setup.first.value(), page.setup.last.value()) == (date(2026, 11, 21), date(2026, 12, 31))


def test_a_kept_plan_is_the_page_s_first_view_and_undo_takes_it_back(planned: PlanningPage) -> None:
    assert planned.stack.currentWidget() is planned.kept
    assert planned.kept.days() is Days.AHEAD
    assert planned.kept.trips.model.rowCount() > 3
    planned.desk.undo_last()
    assert planned.kept.trips.model.rowCount() == 0


def test_route_sheets_are_written_one_a_trip(planned: PlanningPage, tmp_path: Path) -> None:
    planned.kept.trips.table.selectAll()
    chosen = planned.kept.trips.selected()[:2]
    planned.print_into(tmp_path, chosen)
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert names == sorted(f"走访路线表 {trip.day.isoformat()} {trip.staff}.pdf" for trip in chosen)


def test_the_trip_on_the_line_goes_to_the_page_that_prints(planned: PlanningPage, qtbot: QtBot) -> None:
    planned.kept.trips.table.selectRow(0)
    line = planned.kept.trips.current()
    assert line is not None
    with qtbot.waitSignal(planned.asked) as asked:
        planned.print.menu().actions()[0].trigger()
    key, order = asked.args
    assert key == "print"
    assert (order.day, order.words["走访人"]) == (line.day, line.staff)
