"""The rate, its parts and the names behind them."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.cadence_bulk import Census, Plain
from retiree_desk.domain.cadence_facts import Person, Registered, Visit, Waiver, facts_of
from retiree_desk.domain.cadence_rules import window_named
from retiree_desk.domain.coverage import add_plain, closing_day, coverage
from retiree_desk.domain.rules_shipped import SHIPPED_RULES

Q1 = window_named(SHIPPED_RULES, "R80", "2026Q1")
THREE = (date(2026, 1, 5), date(2026, 2, 5), date(2026, 3, 5))


def person(
    key: int, *days: date, waived: bool = False, died: date | None = None, entered: date | None = None
) -> Person:
    now = Registered(key, date(1940, 5, 1), "在册", "市内", "退休", died=died)
    visits = [Visit(day, "上门", "见到本人", entered_on=entered) for day in days]
    return Person(facts_of(now), visits, [Waiver("R80", None, None)] if waived else [])


PEOPLE = [
    person(1, *THREE),
    person(2, *THREE, entered=date(2026, 4, 11)),
    person(3, THREE[0]),
    person(4, waived=True),
    person(5, died=date(2026, 2, 1)),
    person(6, *THREE, died=date(2026, 3, 30)),
    person(7, *THREE, entered=date(2026, 4, 10)),
]


def test_the_rate_leaves_out_the_waived_and_the_lapsed() -> None:
    found = coverage(Q1, PEOPLE, date(2026, 5, 1))
    assert (found.met, found.missed, found.open, found.waived, found.lapsed) == (
        [1, 2, 6, 7],
        [3],
        [],
        [4],
        [5],
    )
    assert (found.asked, found.rate) == (5, 0.8)


def test_a_visit_entered_after_closing_day_is_not_on_time() -> None:
    assert closing_day(Q1.period) == date(2026, 4, 10)
    found = coverage(Q1, PEOPLE, date(2026, 5, 1))
    assert (found.on_time, found.rate_on_time) == ([1, 6, 7], 0.6)


def test_a_fourth_visit_in_time_makes_up_for_one_entered_late() -> None:
    late = Visit(date(2026, 1, 3), "上门", "见到本人", entered_on=date(2026, 5, 1))
    one = person(1, *THREE)
    found = coverage(Q1, [one._replace(visits=[late, *one.visits])], date(2026, 6, 1))
    assert (found.met, found.on_time) == ([1], [1])


def test_who_left_midway_is_named() -> None:
    assert coverage(Q1, PEOPLE, date(2026, 5, 1)).left == [5, 6]


def test_what_may_still_be_met_is_open() -> None:
    assert coverage(Q1, [person(3)], date(2026, 3, 31)).open == [3]


def test_nobody_owed_has_no_rate() -> None:
    found = coverage(Q1, [], date(2026, 5, 1))
    assert (found.rate, found.rate_on_time) == (None, None)


@pytest.mark.parametrize(("timely", "on_time"), [({1: 3, 2: 0}, [1]), ({1: 2, 2: 0}, [])])
def test_plain_members_are_added_from_their_counts(timely: dict[int, int], on_time: list[int]) -> None:
    figures = coverage(Q1, [], date(2026, 5, 1))
    census = Census([Plain(key, "1940-05-01", "市内", "退休") for key in (1, 2)])
    add_plain(figures, census, {1: 3, 2: 2}.__getitem__, timely.__getitem__, date(2026, 5, 1))
    assert (figures.met, figures.missed, figures.on_time) == ([1], [2], on_time)
