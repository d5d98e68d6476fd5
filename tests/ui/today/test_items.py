"""The rows of the desk: a few of each section in the overview, all of them in the section itself."""

from __future__ import annotations

from retiree_desk.ui.desk import Desk
from retiree_desk.ui.today import items
from retiree_desk.ui.today.items import FEW, Kind, Section
from tests.ui.served import today_of


def test_the_overview_has_a_heading_for_each_section_that_holds_something(desk: Desk) -> None:
    now = today_of(desk)
    rows = items.items(now, Section.ALL, {}, by_building=True)
    headed = [row.section for row in rows if row.kind is Kind.HEADING]
    assert headed == [section for section, count in items.counts(now).items() if count]
    assert all(sum(row.section is section for row in rows) <= FEW + 2 for section in headed)


def test_visits_stand_under_their_buildings_or_in_one_row(desk: Desk) -> None:
    now = today_of(desk)
    by_building = items.items(now, Section.VISITS, {}, by_building=True)
    in_order = items.items(now, Section.VISITS, {}, by_building=False)
    assert {row.kind for row in by_building} == {Kind.PLACE, Kind.MEMBER}
    assert [row.seq for row in in_order] == now.visits
    assert sum(row.many for row in by_building if row.kind is Kind.PLACE) == len(now.visits)


def test_birthdays_are_of_these_seven_days_and_the_next(desk: Desk) -> None:
    rows = items.items(today_of(desk), Section.BIRTHDAYS, {}, by_building=False)
    assert [row.kind for row in rows] == [Kind.PLACE, Kind.GREETING]


def test_every_section_can_be_shown_alone(desk: Desk) -> None:
    now = today_of(desk)
    for section, count in items.counts(now).items():
        rows = items.items(now, section, {}, by_building=False)
        assert sum(row.kind is not Kind.PLACE for row in rows) == count
