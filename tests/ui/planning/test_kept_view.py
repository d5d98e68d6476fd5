"""The plan that is kept: which trips, and what is done with them."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton

from retiree_desk.ui.planning.kept_view import Days, span_of
from retiree_desk.ui.planning.page import PlanningPage
from tests.ui.served import TODAY


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
    out = next(one for one in planned.kept.findChildren(QPushButton) if one.accessibleName() == "取消行程")
    out.click()
    assert planned.kept.trips.model.rowCount() == before - 1
