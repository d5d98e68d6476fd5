"""Plans as a whole: what must hold of each, that nothing possible is left out, and that the same question has one answer."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given

from retiree_desk.domain.planning_slots import Owing
from retiree_desk.domain.planning_values import Caller, Place, Why
from retiree_desk.domain.terms import VisitKind
from tests.domain.planned import (
    FIRST,
    WORK,
    Question,
    earliest_end_first,
    faults,
    owing,
    place,
    questions,
    spread_of,
)

QUARTER = (date(2026, 4, 1), date(2026, 6, 30))


@given(questions())
def test_nobody_twice_a_day_nobody_on_a_day_off_nothing_too_late_nothing_invented_nothing_lost(
    question: Question,
) -> None:
    assert faults(question, question.answer()) == []


@given(questions(roomy=True))
def test_due_dates_are_kept_whenever_half_the_room_would_do(question: Question) -> None:
    room = sum(one.per_day for one in question.crew) // 2
    within = [slot for slot in spread_of(question) if slot.is_due]
    days = WORK.between(*question.span)
    alike = [replace(one, gap=1) for one in question.owings]
    question = replace(question, owings=tuple(alike))
    assume(all(any(slot.first <= day <= slot.last for day in days) for slot in within))
    assume(earliest_end_first(within, days, room))
    plan = question.answer()
    assert faults(question, plan) == []
    assert [each for each in plan.unplaced if each.why is Why.FULL] == []


@given(questions())
def test_the_same_question_has_the_same_answer(question: Question) -> None:
    assert question.answer() == question.answer()


@given(questions())
def test_no_plan_enters_fewer_buildings_than_the_bound_says(question: Question) -> None:
    plan = question.answer()
    assert plan.entries >= plan.least


@given(questions())
def test_what_it_would_take_is_true(question: Question) -> None:
    plan = question.answer()
    if plan.needs.more_per_day:
        longer = [
            replace(one, per_day=one.per_day + plan.needs.more_per_day)
            for one in question.crew
            if one.per_day
        ]
        again = replace(question, crew=tuple(longer)).answer()
        assert not [
            each for each in again.unplaced if each.why is Why.FULL and each.slot in _due(plan.unplaced)
        ]


def test_three_calls_a_quarter_fall_into_its_thirds() -> None:
    question = Question((owing(1, *QUARTER, 3),), {1: place(1)}, (Caller("甲", 4),), QUARTER)
    days = [trip.day for trip in question.answer().trips]
    assert [day.month for day in days] == [4, 5, 6]
    assert all((after - before).days >= 15 for before, after in itertools.pairwise(days))


def test_a_couple_is_called_on_together() -> None:
    owings = (owing(1, *QUARTER, 3), owing(2, QUARTER[0], date(2026, 6, 30), rule="R70"))
    places = {1: place(1, 1), 2: place(1, 1), 3: place(1, 2)}
    trips = Question(owings, places, (Caller("甲", 4), Caller("乙", 4)), QUARTER).answer().trips
    assert len(trips) == 3
    assert sorted(len(trip.calls) for trip in trips) == [1, 1, 2]


def test_neighbours_are_called_on_on_one_walk() -> None:
    owings = tuple(owing(member, *QUARTER, 3) for member in range(4))
    plan = Question(
        owings, {member: place(2, member) for member in range(4)}, (Caller("甲", 4), Caller("乙", 4)), QUARTER
    ).answer()
    assert (plan.entries, plan.least, plan.ratio) == (3, 3, 1.0)
    assert {trip.caller for trip in plan.trips} == {plan.trips[0].caller}


@pytest.mark.parametrize(
    ("people", "long", "short"), [(4, 8, 4), (6, 8, 4), (9, 4, 2), (12, 4, 2), (6, 4, 4), (8, 4, 4)]
)
def test_walking_stays_within_a_fifth_of_the_least_from_loose_to_just_enough(
    people: int, long: int, short: int
) -> None:
    """560 members in 120 buildings, 1 400 visits in a quarter of 61 days, a third of the crew on long days."""
    places = {member: place(member * 7 % 120, member) for member in range(560)}
    owings = [owing(member, *QUARTER, 3) for member in range(420)]
    owings += [owing(member, *QUARTER, rule="R70") for member in range(420, 560)]
    crew = tuple(Caller(f"{at}", long if at % 3 == 0 else short) for at in range(people))
    plan = Question(tuple(owings), places, crew, QUARTER).answer()
    assert plan.unplaced == ()
    assert plan.ratio is not None
    assert plan.ratio <= 1.2


def test_one_call_settles_what_two_rules_ask() -> None:
    owings = [owing(1, *QUARTER, 3)]
    owings += [
        owing(1, date(2026, month, 1), date(2026, month, last), rule="LX", kinds=frozenset())
        for month, last in ((4, 30), (5, 31), (6, 30))
    ]
    plan = Question(tuple(owings), {1: place(1)}, (Caller("甲", 4),), QUARTER).answer()
    assert (plan.calls, plan.placed, plan.owed) == (3, 6, 6)


def test_who_lives_away_is_telephoned_and_needs_no_walk() -> None:
    kinds = frozenset({VisitKind.HOME, VisitKind.PHONE, VisitKind.LETTER})
    afar = Place("", "海滨市", "海滨市", away=True)
    plan = Question((owing(1, *QUARTER, kinds=kinds),), {1: afar}, (Caller("甲", 4),), QUARTER).answer()
    assert [call.kind for trip in plan.trips for call in trip.calls] == [VisitKind.PHONE]
    assert (plan.entries, plan.least, plan.ratio) == (0, 0, None)


def test_a_duty_goes_before_a_rule_where_there_is_room_for_one() -> None:
    day = FIRST
    owings = (
        owing(1, day, day),
        owing(2, day, day, rule="EVENT", duty=True),
    )
    plan = Question(owings, {1: place(1), 2: place(2)}, (Caller("甲", 1),), (day, day)).answer()
    assert [slot.rule for trip in plan.trips for call in trip.calls for slot in call.slots] == ["EVENT"]
    assert [(each.slot.rule, each.why) for each in plan.unplaced] == [("R80", Why.FULL)]
    assert (plan.needs.more_per_day, plan.needs.more_people) == (1, 1)


def test_no_room_in_the_world_helps_against_two_calls_on_one_person_on_the_only_day() -> None:
    twice = (
        owing(1, FIRST, FIRST),
        owing(1, FIRST, FIRST, rule="HOSP", duty=True, kinds=frozenset({VisitKind.HOSPITAL})),
    )
    others = tuple(owing(member, FIRST, FIRST) for member in (2, 3, 4))
    places = {member: place(member) for member in range(1, 5)}
    alone = Question(twice, places, (Caller("甲", 9),), (FIRST, FIRST)).answer()
    assert [(each.slot.rule, each.why) for each in alone.unplaced] == [("R80", Why.TOO_FEW_DAYS)]
    short = Question((*twice, *others), places, (Caller("甲", 2),), (FIRST, FIRST)).answer()
    assert short.needs.more_per_day in (2, 3)
    assert short.needs.more_people in (1, 2)


def test_a_call_moves_to_make_room_for_one_that_can_not() -> None:
    days = WORK.between(FIRST, FIRST + timedelta(days=1))
    owings = (owing(1, days[0], days[1]), owing(2, days[0], days[0]), owing(3, days[1], days[1]))
    crew = (Caller("甲", 1), Caller("乙", 1))
    places = {1: place(1), 2: place(1, 1), 3: place(1, 2)}
    plan = Question(owings, places, crew, (days[0], days[1])).answer()
    assert plan.unplaced == ()


def test_a_leader_goes_where_a_leader_is_asked_and_nobody_else() -> None:
    asked = owing(1, FIRST, FIRST + timedelta(days=3), rule="BDAY", duty=True, leader=True)
    question = Question((asked,), {1: place(1)}, (Caller("甲", 9), Caller("乙", 1, leader=True)), QUARTER)
    here = replace(question, span=(FIRST, FIRST + timedelta(days=3)))
    assert [trip.caller for trip in here.answer().trips] == ["乙"]
    without = replace(here, crew=here.crew[:1]).answer()
    assert [each.why for each in without.unplaced] == [Why.NO_LEADER]


def test_half_of_the_half_yearly_visits_belong_into_the_first_quarter() -> None:
    half = (date(2026, 1, 1), date(2026, 6, 30))
    owings: tuple[Owing, ...] = tuple(owing(member, *half, rule="R70") for member in range(40))
    places = {member: place(member % 8, member) for member in range(40)}
    plan = Question(owings, places, (Caller("甲", 8),), (half[0], date(2026, 3, 31))).answer()
    assert 16 <= plan.placed <= 24
    assert plan.later["R70"] == 40 - plan.placed
    assert plan.unplaced == ()


def _due(unplaced: object) -> list[object]:
    assert isinstance(unplaced, tuple)
    return [each.slot for each in unplaced]
