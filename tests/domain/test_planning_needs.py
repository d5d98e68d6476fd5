from __future__ import annotations

from datetime import date

from retiree_desk.domain.planning_calls import calls_of
from retiree_desk.domain.planning_needs import needs, shortfall
from retiree_desk.domain.planning_slots import slots_of
from retiree_desk.domain.planning_values import Needs
from tests.domain.planned import WORK, owing, place

WEEK = (date(2026, 4, 13), date(2026, 4, 17))
DAYS = WORK.between(*WEEK)
CALLS, _LOST = calls_of(
    [slot for member in range(12) for slot in slots_of(owing(member, *WEEK), *WEEK)],
    {member: place(member % 3, member) for member in range(12)},
    DAYS,
)


def test_the_worst_stretch_of_days_says_what_is_short() -> None:
    assert shortfall(CALLS, [2, 2, 2, 2, 2]) == 1
    assert shortfall(CALLS, [3, 3, 3, 3, 0]) == 0
    assert shortfall(CALLS, [0, 0, 0, 0, 0]) == 3


def test_an_answer_is_tried_out_before_it_is_given() -> None:
    asked: list[tuple[int, int]] = []

    def missing(per_day: int, people: int) -> int:
        asked.append((per_day, people))
        return 0 if per_day >= 2 or people >= 3 else 5

    assert needs(CALLS, [1] * 5, 2, 1, missing) == Needs(2, 3)
    assert asked == [(1, 0), (2, 0), (0, 2), (0, 3)]


def test_nothing_is_promised_that_was_not_seen_to_help() -> None:
    assert needs(CALLS, [0] * 5, 2, 1, lambda _per_day, _people: 7) == Needs()
