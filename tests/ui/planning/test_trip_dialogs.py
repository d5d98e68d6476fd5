"""The small forms about a trip."""

from __future__ import annotations

from datetime import date

from retiree_desk.services import planning_kept
from retiree_desk.ui.planning.page import PlanningPage
from retiree_desk.ui.planning.trip_dialogs import move_dialog, record_dialog
from retiree_desk.ui.widgets.code_box import CodeBox
from retiree_desk.ui.widgets.date_field import DateField
from tests.ui.served import TODAY


def test_a_trip_is_recorded_where_it_stands(planned: PlanningPage) -> None:
    trip = planned.kept.trips.current()
    assert trip is not None
    dialog = record_dialog(planned.desk, trip, trip.stops, ["周敏", "何静"], planned)
    dialog.open()
    day = dialog.form.field("day")
    assert isinstance(day, DateField)
    assert day.value() == TODAY
    dialog.save()
    assert dialog.isHidden()
    after = planned.kept.trips.current()
    assert after is not None
    assert (after.uid, after.open) == (trip.uid, 0)
    assert planned.kept.trips.model.index(0, 4).isValid()
    visits = planned.desk.read(
        lambda unit: [row for row in unit.rows("visit").all() if row["day"] == "2026-11-20"]
    )
    assert len(visits) == len(trip.stops)


def test_a_trip_is_moved_to_another_day_and_person(planned: PlanningPage) -> None:
    trip = planned.kept.trips.current()
    assert trip is not None
    dialog = move_dialog(planned.desk, [trip], ["周敏", "何静"], planned)
    dialog.open()
    day, who = dialog.form.field("day"), dialog.form.field("staff")
    assert isinstance(day, DateField)
    assert isinstance(who, CodeBox)
    day.set_value(date(2026, 12, 26))
    dialog.save()
    assert dialog.isVisible()
    day.set_value(date(2026, 12, 30))
    who.set_value("没有这个人")
    dialog.save()
    assert dialog.isVisible()
    who.set_value("何静")
    dialog.save()
    assert dialog.isHidden()
    found = planned.desk.read(lambda unit: planning_kept.trip(unit, trip.uid))
    assert (found.day, found.staff) == (date(2026, 12, 30), "何静")
