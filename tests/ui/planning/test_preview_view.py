"""A plan before it is kept."""

from __future__ import annotations

from retiree_desk.ui.planning.page import PlanningPage
from retiree_desk.ui.planning.week_bars import weeks_of


def test_a_plan_is_seen_by_trips_people_and_weeks_before_it_is_kept(previewed: PlanningPage) -> None:
    made = previewed.proposal
    assert made is not None
    view = previewed.preview
    assert previewed.stack.currentWidget() is view
    assert view.trips.model.rowCount() == len(made.plan.trips)
    assert view.people.rowCount() == 2
    assert sum(week.calls for week in weeks_of(made)) == made.plan.calls
    trip = view.trips.current()
    assert trip is not None
    assert view.trips.detail.model.rowCount() == len(trip.stops)
    assert previewed.desk.read(lambda unit: list(unit.rows("trip").all())) == []


def test_a_number_of_the_sentence_opens_what_it_stands_for(previewed: PlanningPage) -> None:
    previewed.header.opened.emit("left")
    assert previewed.preview.tabs.currentIndex() == 3
    previewed.header.opened.emit("trips")
    assert previewed.preview.tabs.currentIndex() == 0
