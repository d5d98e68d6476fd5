from __future__ import annotations

from datetime import date

from retiree_desk.domain.planning_slots import counted, not_begun, slots_of, take_share
from tests.domain.planned import owing, place

Q2 = (date(2026, 4, 1), date(2026, 6, 30))


def test_the_visits_left_share_the_days_left() -> None:
    begun = owing(1, *Q2, 2, owed=3, last_credit=date(2026, 4, 20))
    slots = list(slots_of(begun, date(2026, 5, 2), Q2[1]))
    assert [(slot.release, slot.by, slot.number) for slot in slots] == [
        (date(2026, 5, 2), date(2026, 5, 31), 2), (date(2026, 6, 1), date(2026, 6, 30), 3),
    ]  # fmt: skip
    assert {slot.end for slot in slots} == {Q2[1]}


def test_a_visit_of_yesterday_keeps_its_distance() -> None:
    recent = owing(1, *Q2, 1, last_credit=date(2026, 5, 1), gap=10)
    (slot,) = slots_of(recent, date(2026, 5, 2), Q2[1])
    assert slot.opens == date(2026, 5, 11)


def test_room_is_left_for_the_visits_after() -> None:
    slots = list(slots_of(owing(1, *Q2, 3, gap=7), *Q2))
    assert [(slot.first, slot.last) for slot in slots] == [
        (date(2026, 4, 1), date(2026, 6, 16)), (date(2026, 4, 8), date(2026, 6, 23)), (date(2026, 4, 15), Q2[1]),
    ]  # fmt: skip


def test_what_the_days_can_not_hold_is_said_and_not_dropped() -> None:
    slots = list(slots_of(owing(1, *Q2, 3), date(2026, 6, 29), Q2[1]))
    assert [slot.first <= slot.last for slot in slots] == [True, True, False]
    assert all(slot.is_due for slot in slots)


def test_a_duty_that_is_overdue_comes_within_the_first_week() -> None:
    late = owing(1, date(2026, 3, 1), date(2026, 3, 8), rule="EVENT", duty=True)
    (slot,) = slots_of(late, *Q2)
    assert (slot.overdue, slot.release, slot.by, slot.last) == (True, Q2[0], date(2026, 4, 7), Q2[1])


def test_what_begins_after_the_plan_waits() -> None:
    month = (date(2026, 4, 1), date(2026, 4, 30))
    quarter = owing(1, *Q2, 3)
    assert [slot.is_due for slot in slots_of(quarter, *month)] == [True]
    assert not_begun(quarter, *month) == 2


def test_a_share_of_what_may_wait_is_taken_from_every_area() -> None:
    half = (date(2026, 1, 1), date(2026, 6, 30))
    places = {member: place(member % 6, member) for member in range(60)}
    slots = [
        slot
        for member in places
        for slot in slots_of(owing(member, *half, rule="R70"), half[0], date(2026, 3, 31))
    ]
    taken, waiting = take_share(slots, places)
    assert 25 <= len(taken) <= 35
    assert counted([*taken, *waiting]) == {"R70": 60}
    assert {places[slot.member].area for slot in taken} == {"0区", "1区", "2区"}


def test_a_building_entered_for_nothing_else_is_taken_whole_or_not_at_all() -> None:
    half = (date(2026, 1, 1), date(2026, 6, 30))
    places = {member: place(member // 5, member) for member in range(30)}
    slots = [
        slot
        for member in places
        for slot in slots_of(owing(member, *half, rule="R70"), half[0], date(2026, 3, 31))
    ]
    taken, _waiting = take_share(slots, places)
    by_building = {number: sum(1 for slot in taken if slot.member // 5 == number) for number in range(6)}
    assert set(by_building.values()) == {0, 5}
