from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.planning_calls import calls_of, kind_of, needed_gap, wished_gap
from retiree_desk.domain.planning_slots import slots_of
from retiree_desk.domain.planning_values import Why
from retiree_desk.domain.terms import VisitKind
from tests.domain.planned import HOME, WORK, owing, place

Q2 = (date(2026, 4, 1), date(2026, 6, 30))
DAYS = WORK.between(*Q2)
FAR = frozenset({VisitKind.HOME, VisitKind.PHONE, VisitKind.PROXY})


@pytest.mark.parametrize(
    ("rules", "kinds", "away", "leader", "kind"),
    [
        (["R80"], HOME, False, False, VisitKind.HOME),
        (["R80A"], FAR, True, False, VisitKind.PHONE),
        (["AWAY"], frozenset({VisitKind.HOME, VisitKind.PROXY}), True, False, VisitKind.PROXY),
        (["EVENT"], HOME, True, False, VisitKind.HOME),
        (["LX"], frozenset(), False, False, VisitKind.PHONE),
        (["NEW"], frozenset(), False, False, VisitKind.HOME),
        (["BDAY"], frozenset(), False, True, VisitKind.HOME),
        (["HOSP"], frozenset({VisitKind.HOSPITAL}), False, False, VisitKind.HOSPITAL),
    ],
)
def test_one_goes_only_where_one_must(
    rules: list[str], kinds: frozenset[str], away: bool, leader: bool, kind: VisitKind
) -> None:
    assert kind_of(rules, kinds, away=away, leader=leader) == kind


def test_a_call_in_hospital_is_none_at_home() -> None:
    owings = [owing(1, *Q2), owing(1, *Q2, rule="HOSP", kinds=frozenset({VisitKind.HOSPITAL}), duty=True)]
    places = {1: place(4)._replace(hospital="市一院")}
    calls, _lost = calls_of([slot for one in owings for slot in slots_of(one, *Q2)], places, DAYS)
    assert {call.building for call in calls} == {("1区", "4号楼"), ("医院", "市一院")}
    assert {call.area for call in calls} == {"1区", "医院"}


def test_a_visit_that_only_a_holiday_is_left_for_is_said() -> None:
    festival = owing(1, date(2026, 5, 1), date(2026, 5, 5), rule="EVENT", duty=True)
    calls, lost = calls_of(slots_of(festival, *Q2), {1: place(1)}, DAYS)
    assert (calls, [each.why for each in lost]) == ([], [Why.NO_WORKING_DAY])


def test_a_third_without_a_working_day_borrows_the_nearest() -> None:
    early = owing(1, date(2026, 5, 1), date(2026, 5, 12), 2)
    calls, lost = calls_of(slots_of(early, *Q2), {1: place(1)}, DAYS)
    assert lost == []
    assert [DAYS[call.lo] >= date(2026, 5, 6) for call in calls] == [True, True]


def test_calls_of_one_rule_keep_a_third_of_the_pace_apart_if_they_can() -> None:
    calls, _lost = calls_of(slots_of(owing(1, *Q2, 3), *Q2), {1: place(1)}, DAYS)
    assert (needed_gap(calls[0], calls[1]), wished_gap(calls[0], calls[1])) == (1, 10)


def test_calls_of_different_rules_need_another_day_and_no_more() -> None:
    owings = [owing(1, *Q2, gap=7), owing(1, *Q2, rule="X", kinds=frozenset({VisitKind.LETTER}), gap=7)]
    calls, _lost = calls_of([slot for one in owings for slot in slots_of(one, *Q2)], {1: place(1)}, DAYS)
    assert (needed_gap(*calls), wished_gap(*calls)) == (1, 1)
