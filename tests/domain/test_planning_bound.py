from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from retiree_desk.domain.planning_bound import least_entries
from retiree_desk.domain.planning_calls import calls_of
from retiree_desk.domain.planning_slots import Owing, slots_of
from retiree_desk.domain.planning_values import Caller, Crew, Places
from tests.domain.planned import WORK, owing, place

Q2 = (date(2026, 4, 1), date(2026, 6, 30))
DAYS = WORK.between(*Q2)


ONE = (Caller("甲", 8),)


def _least(owings: Sequence[Owing], places: Places, crew: Crew = ONE) -> int:
    calls, _lost = calls_of([slot for one in owings for slot in slots_of(one, *Q2)], places, DAYS)
    return least_entries(calls, DAYS, crew)


def test_a_building_is_entered_as_often_as_one_member_there_needs_it() -> None:
    owings = [owing(1, *Q2, 3), owing(2, *Q2, 1), owing(3, *Q2, 2)]
    assert _least(owings, {member: place(1, member) for member in (1, 2, 3)}) == 3


def test_each_building_is_entered_for_itself() -> None:
    owings = [owing(1, *Q2, 3), owing(2, *Q2, 2)]
    assert _least(owings, {1: place(1), 2: place(2)}) == 5


def test_days_that_do_not_overlap_are_different_days() -> None:
    april = owing(1, date(2026, 4, 1), date(2026, 4, 30))
    june = owing(2, date(2026, 6, 1), date(2026, 6, 30), 2)
    assert _least([april, june], {1: place(1), 2: place(1, 1)}) == 3
    assert _least([april, owing(2, *Q2, 2)], {1: place(1), 2: place(1, 1)}) == 2


def test_two_hands_make_only_so_many_calls() -> None:
    owings = [owing(member, *Q2) for member in range(9)]
    assert _least(owings, {member: place(1, member) for member in range(9)}, (Caller("甲", 4),)) == 3


def test_one_call_may_settle_a_visit_of_each_rule() -> None:
    owings = [owing(1, *Q2, 3), owing(1, *Q2, 3, rule="LX", kinds=frozenset())]
    assert _least(owings, {1: place(1)}, (Caller("甲", 1),)) == 3


def test_full_entries_must_still_hold_different_people() -> None:
    owings = [owing(1, *Q2, 3), owing(2, *Q2, 3), owing(3, *Q2, 3)]
    places = {member: place(1, member) for member in (1, 2, 3)}
    assert _least(owings, places, (Caller("甲", 8),)) == 3
    assert _least(owings, places, (Caller("甲", 2),)) == 5


def test_calls_for_which_long_days_do_not_suffice_are_made_in_small_entries() -> None:
    owings = [owing(member, *Q2) for member in range(8 * len(DAYS))]
    places = {member: place(member // 4, member) for member in range(len(owings))}
    assert _least(owings, places, (Caller("甲", 8),)) == len(owings) // 4
    short = tuple(Caller(f"{at}", 1) for at in range(8))
    assert _least(owings, places, short) == len(owings)
    half = (Caller("甲", 4), *short[:4])
    assert _least(owings, places, half) == len(owings) // 8 + len(owings) // 2


def test_nobody_to_go_needs_no_entries() -> None:
    assert least_entries([], DAYS, (Caller("甲", 0),)) == 0
