"""The plan that is kept: which trips, and what is done with them."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from retiree_desk.settings import Settings
from retiree_desk.ui import theme
from retiree_desk.ui.planning.kept_view import Days, KeptView, span_of
from retiree_desk.ui.planning.page import PlanningPage
from tests.ui.served import TODAY
from tests.ui.shown import shown
from tests.ui.walkers import clipped


def test_trips_are_chosen_by_day_and_person(planned: PlanningPage) -> None:
    everything = planned.kept.trips.model.rowCount()
    planned.kept.staff.set_value("何静")
    mine = planned.kept.trips.model.rowCount()
    planned.kept.staff.set_value("周敏")
    assert mine + planned.kept.trips.model.rowCount() == everything
    planned.kept.choose_days(Days.TODAY)
    assert planned.kept.trips.model.rowCount() == 0
    assert span_of(Days.WEEK, TODAY) == (date(2026, 11, 16), date(2026, 11, 22))
    assert span_of(Days.LEFT, TODAY)[1] == date(2026, 11, 19)


def test_the_button_records_the_calls_selected_or_all(planned: PlanningPage) -> None:
    asked: list[tuple[object, object]] = []
    planned.kept.recorded.disconnect()
    planned.kept.recorded.connect(lambda trip, stops: asked.append((trip, stops)))
    record = next(one for one in planned.kept.findChildren(QPushButton) if one.accessibleName() == "记录")
    record.click()
    trip = planned.kept.trips.current()
    assert trip is not None
    assert asked == [(trip, list(trip.stops))]


def test_a_trip_taken_out_leaves_its_visits_owed(planned: PlanningPage) -> None:
    before = planned.kept.trips.model.rowCount()
    out = next(one for one in planned.kept.findChildren(QPushButton) if one.text().strip() == "取消行程")
    out.click()
    assert planned.kept.trips.model.rowCount() == before - 1


def test_at_the_largest_text_buttons_keep_their_words_and_columns_give_way(
    qapp: QApplication, qtbot: QtBot, planned: PlanningPage
) -> None:
    trips = planned.kept.trips.selected()
    theme.apply(qapp, Settings(text_size=150))
    view = KeptView()
    view.show_trips(trips, ())
    with shown(qtbot, view, 1018, 470):
        assert clipped(view) == []
        for table in (view.trips.table, view.trips.detail.table):
            assert table.horizontalScrollBar().maximum() == 0
