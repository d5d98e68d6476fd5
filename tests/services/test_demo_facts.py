from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.terms import ChangeType
from retiree_desk.domain.values import Row
from retiree_desk.services.demo_facts import facts
from retiree_desk.services.demo_plan import Fate, Plan, Sketch, sketches

PLAN = Plan(2000, 1, date(2026, 3, 1))


@pytest.fixture(scope="module")
def people() -> list[Sketch]:
    return sketches(PLAN)


@pytest.fixture(scope="module")
def rows(people: list[Sketch]) -> list[Row]:
    return list(facts(PLAN, people))


def test_each_death_without_a_case_and_each_leaving_is_a_dated_change(
    people: list[Sketch], rows: list[Row]
) -> None:
    ends = {row["member_id"]: row for row in rows if row["type"] in {ChangeType.DEATH, ChangeType.MOVE_OUT}}
    gone = [one for one in people if not one.here and not one.case]
    assert len(ends) == len(gone)
    for one in gone:
        assert one.ended is not None
        assert ends[one.uid]["effective_on"] == one.ended.isoformat()
        assert (ends[one.uid]["content"] == "去世") == (one.fate is Fate.DIED)


def test_nothing_happens_before_the_two_years_or_after_today(rows: list[Row]) -> None:
    assert all(PLAN.since.isoformat() <= str(row["effective_on"]) <= PLAN.as_of.isoformat() for row in rows)


def test_many_kinds_of_change_occur(rows: list[Row]) -> None:
    assert {str(row["type"]) for row in rows} >= {
        "去世",
        "转出",
        "移交社会化",
        "自理能力变更",
        "标记变更",
        "居住地变更",
    }
