from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from retiree_desk.domain.terms import VisitKind, VisitResult
from retiree_desk.domain.values import Row
from retiree_desk.services.demo_plan import Plan, Sketch, sketches
from retiree_desk.services.demo_rounds import Rounds

PLAN = Plan(400, 1, date(2026, 3, 10))


@pytest.fixture(scope="module")
def people() -> list[Sketch]:
    """Everybody came to the health check twice."""
    found = sketches(PLAN)
    for person in found:
        person.checked = (date(2023, 10, 9), date(2025, 10, 9))
    return found


@pytest.fixture(scope="module")
def rows(people: list[Sketch]) -> list[Row]:
    rounds = Rounds(PLAN, people, ["甲", "乙", "丙"])
    return [row for month in rounds.months() for row in rounds.visits(month)]


def test_months_follow_each_other_and_end_today(people: list[Sketch]) -> None:
    months = list(Rounds(PLAN, people, ["甲"]).months())
    assert months[0].first == date(2024, 3, 1)
    assert months[-1] == (date(2026, 3, 1), PLAN.as_of)
    assert all(later.first == earlier.last + timedelta(1) for earlier, later in pairwise(months))


def test_no_visit_is_dated_after_today_or_to_somebody_gone(people: list[Sketch], rows: list[Row]) -> None:
    ends = {one.uid: one.ended for one in people}
    for row in rows:
        day = date.fromisoformat(str(row["day"]))
        assert PLAN.since <= day <= PLAN.as_of
        assert str(row["day"]) <= str(row["entered_on"]) <= PLAN.as_of.isoformat()
        ended = ends[bytes(row["member_id"] if isinstance(row["member_id"], bytes) else b"")]
        if ended is not None and day >= ended:
            assert row["result"] == VisitResult.FAMILY


def test_those_over_eighty_in_the_city_are_met_often_but_not_always(
    people: list[Sketch], rows: list[Row]
) -> None:
    old = [one for one in people if one.age(PLAN.since) >= 80 and one.here and one.home and one.home.area]
    calls = [row for row in rows if row["kind"] == VisitKind.HOME]
    for one in old[:20]:
        mine = [row for row in calls if row["member_id"] == one.uid]
        assert 8 < len(mine) < 34


def test_neighbours_share_a_trip(rows: list[Row]) -> None:
    home = [row for row in rows if row["kind"] == VisitKind.HOME]
    trips = {row["trip_id"] for row in home}
    assert len(trips) < len(home)


def test_many_kinds_and_results_occur(rows: list[Row]) -> None:
    assert {row["kind"] for row in rows} >= {"上门", "电话", "信函", "体检"}
    assert {row["result"] for row in rows} >= {"见到本人", "见到家属", "未遇", "谢绝", "已联系"}


def test_the_books_before_hold_the_last_check_and_tour(people: list[Sketch]) -> None:
    earlier = Rounds(PLAN, people, ["甲"]).earlier()
    assert {row["kind"] for row in earlier} == {"上门", "体检"}
    assert all(str(row["day"]) < PLAN.since.isoformat() for row in earlier)
