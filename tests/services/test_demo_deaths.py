from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from retiree_desk.services import bereavement_cases, demo
from retiree_desk.services.bereavement_cases import Case
from retiree_desk.services.demo_plan import Plan
from retiree_desk.services.offices import Office
from retiree_desk.store.vault import Cost

CHEAP = Cost(memory=64, passes=1, lanes=1)
PLAN = Plan(400, 4, date(2026, 11, 22))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("demo") / "office"
    made, _counts = demo.make(folder, PLAN, secrets.token_urlsafe(12), cost=CHEAP)
    with made:
        yield made


@pytest.fixture(scope="module")
def cases(office: Office) -> list[Case]:
    with office.store.reading() as unit:
        return bereavement_cases.cases(unit)


def test_open_cases_stand_at_different_steps(cases: list[Case]) -> None:
    running = [case for case in cases if case.closed_on is None]
    assert len(running) == PLAN.fresh == 3
    assert len({case.done for case in running}) > 1
    assert all(0 < case.done < len(case.steps) for case in running)
    assert all(PLAN.as_of - case.died_on < timedelta(60) for case in running)


def test_closed_cases_are_done_to_the_last_step_in_the_order_of_time(cases: list[Case]) -> None:
    closed = [case for case in cases if case.closed_on is not None]
    assert closed
    for case in closed:
        days = [step.done_on for step in case.steps if step.done_on]
        assert len(days) == len(case.steps)
        assert case.closed_on is not None
        assert case.died_on <= min(days)
        assert max(days) <= case.closed_on <= PLAN.as_of


def test_nothing_of_a_case_lies_in_the_future(cases: list[Case]) -> None:
    for case in cases:
        noted = [str(case.row[key] or "") for key in ("learnt_on", "farewell_on")]
        done = [step.done_on.isoformat() for step in case.steps if step.done_on]
        assert max((*noted, *done)) <= PLAN.as_of.isoformat()


def test_every_death_has_the_fact_of_its_day_and_no_later_gift(office: Office, cases: list[Case]) -> None:
    with office.store.reading() as unit:
        for case in cases:
            facts = [row for row in unit.rows("fact").of_member(case.member_id) if row["type"] == "去世"]
            assert [row["effective_on"] for row in facts] == [case.died_on.isoformat()]
            assert all(row["discharged_on"] for row in unit.rows("stay").of_member(case.member_id))
