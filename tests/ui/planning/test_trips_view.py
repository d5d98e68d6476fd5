"""Trips beside the calls of the one chosen."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from retiree_desk.ui.planning.trip_lines import StopLine, TripLine
from retiree_desk.ui.planning.trips_view import TripsView, no_trips


def _trip(at: int, day: int, staff: str, *names: str) -> TripLine:
    stops = tuple(
        StopLine(place, name, "上门", "80岁以上每季三次", "", "", "", "1号楼", False, b"")
        for place, name in enumerate(names)
    )
    return TripLine(at, date(2026, 11, day), staff, "东风片区", "1号楼", stops, bytes([at]))


def test_the_calls_of_the_trip_chosen_stand_beside_it(qtbot: QtBot) -> None:
    view = TripsView(progress=True, empty=no_trips())
    qtbot.addWidget(view)
    view.show_trips([_trip(0, 24, "周敏", "王秀兰"), _trip(1, 23, "何静", "李建国", "赵玉华")])
    assert view.current() == _trip(1, 23, "何静", "李建国", "赵玉华")
    assert view.detail.model.rowCount() == 2
    view.table.select_id(0)
    assert view.detail.model.index(0, 0).data() == "王秀兰"


def test_the_trip_chosen_stays_chosen_when_the_list_is_read_anew(qtbot: QtBot) -> None:
    view = TripsView(progress=True, empty=no_trips())
    qtbot.addWidget(view)
    later, sooner = _trip(0, 24, "周敏", "王秀兰"), _trip(1, 23, "何静", "李建国")
    view.show_trips([later, sooner])
    view.table.select_id(0)
    view.show_trips([sooner._replace(at=0), later._replace(at=1)])
    assert view.current() == later._replace(at=1)


def test_several_trips_are_given_together(qtbot: QtBot) -> None:
    view = TripsView(progress=False, empty=no_trips())
    qtbot.addWidget(view)
    view.show_trips([_trip(0, 24, "周敏", "王秀兰"), _trip(1, 23, "何静", "李建国")])
    view.table.selectAll()
    assert [trip.staff for trip in view.selected()] == ["何静", "周敏"]
    view.show_trips([])
    assert view.current() is None
