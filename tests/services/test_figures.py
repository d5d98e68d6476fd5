"""Figures: areas add up to the whole, ages to everybody, a closed report to what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import figures, planning_crew
from retiree_desk.store.unit import Store
from tests.ui.served import TODAY, fill


@pytest.fixture
def filled(store: Store) -> Store:
    with store.unit("import") as unit:
        fill(unit)
    return store


def test_areas_add_up_to_the_whole(filled: Store) -> None:
    with filled.reading() as unit:
        whole = figures.coverage(unit, "R80", "2026Q4", TODAY)
        parts = figures.by_area(unit, whole)
    assert sum(len(part.asked) for part in parts) == whole.asked
    assert [part.name for part in parts] == ["东风片区", "南湖片区"]


def test_the_periods_go_back_from_the_present_one(filled: Store) -> None:
    with filled.reading() as unit:
        names = [period.name for period in figures.periods_of(unit, "R80", TODAY, 3)]
        past = [period.name for period, _share in figures.over_time(unit, "R80", TODAY, 3)]
    assert names == ["2026Q4", "2026Q3", "2026Q2"]
    assert past == names[::-1]


def test_a_report_is_closed_once_after_the_closing_day_and_stays(filled: Store) -> None:
    with filled.unit("report.freeze") as unit:
        with pytest.raises(RuleBroken, match="report_too_early"):
            figures.freeze(unit, "R80", "2026Q3", today=date(2026, 10, 10))
        figures.freeze(unit, "R80", "2026Q3", today=date(2026, 10, 11))
        with pytest.raises(RuleBroken, match="report_frozen"):
            figures.freeze(unit, "R80", "2026Q3", today=TODAY)
    with filled.unit("visit.log") as unit:
        (uid,) = (row["id"] for row in unit.members.where(name="李建国"))
        unit.rows("visit").add_many(
            [
                {"member_id": uid, "day": day, "kind": "上门", "result": "见到本人"}
                for day in ("2026-07-10", "2026-07-20")
            ]
        )
        (report,) = figures.frozen(unit)
        assert report.count("missed") == report.asked == 4
        assert [(one.name, one.now) for one in figures.amendments(unit, report, TODAY)] == [("李建国", "met")]


def test_an_unreadable_report_is_left_out(filled: Store) -> None:
    with filled.unit("test") as unit:
        unit.rows("frozen_report").add(
            {"code": "R80", "period": "2026Q1", "frozen_on": "2026-04-11", "body": "?"}
        )
        assert figures.frozen(unit) == []


def test_everybody_stands_in_one_band_of_ages(filled: Store) -> None:
    with filled.reading() as unit:
        bands = figures.ages(unit, TODAY)
    assert sum(band.count for band in bands) == 6
    assert {(band.least, band.sex) for band in bands if band.count} >= {(85, "女"), (95, "女"), (60, "男")}


def test_the_work_ahead_stands_beside_what_the_staff_can_do(filled: Store) -> None:
    with filled.reading() as unit:
        months = figures.ahead(unit, TODAY)
        a_day = sum(part.per_day for part in planning_crew.parts(unit))
    assert [month.name for month in months][:2] == ["2026-11", "2026-12"]
    assert months[0].capacity == 21 * a_day
    assert months[1].total >= 3


def test_the_capacity_is_that_of_the_planning(filled: Store) -> None:
    with filled.unit("plan.crew") as unit:
        planning_crew.keep_parts(unit, [replace(part, per_day=5) for part in planning_crew.parts(unit)])
        assert figures.ahead(unit, TODAY)[0].capacity == 2 * 21 * 5
