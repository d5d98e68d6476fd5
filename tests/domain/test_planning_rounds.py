from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from retiree_desk.domain.planning_calls import calls_of
from retiree_desk.domain.planning_crew import shared_out
from retiree_desk.domain.planning_rounds import Round, rounds_of
from retiree_desk.domain.planning_slots import Owing, slots_of
from retiree_desk.domain.planning_values import Call, Caller, Places
from retiree_desk.domain.terms import VisitKind
from tests.domain.planned import WORK, owing, place

Q2 = (date(2026, 4, 1), date(2026, 6, 30))
DAYS = WORK.between(*Q2)


def _rounds(owings: Sequence[Owing], places: Places) -> tuple[list[Call], list[Round]]:
    calls, _lost = calls_of([slot for one in owings for slot in slots_of(one, *Q2)], places, DAYS)
    return calls, rounds_of(calls)


def test_every_call_is_in_one_round_and_no_member_twice_in_one() -> None:
    owings = [owing(member, *Q2, 1 + member % 3) for member in range(20)]
    calls, rounds = _rounds(owings, {member: place(member % 5, member) for member in range(20)})
    assert sorted(at for one in rounds for at in one.calls) == list(range(len(calls)))
    assert all(len({calls[at].member for at in one.calls}) == one.size for one in rounds)
    assert all(calls[at].lo <= one.lo <= one.hi <= calls[at].hi for one in rounds for at in one.calls)


def test_a_spouse_joins_the_round_of_the_other() -> None:
    owings = [owing(1, *Q2, 3), owing(2, *Q2, rule="R70"), owing(3, *Q2, 3)]
    calls, rounds = _rounds(owings, {1: place(1, 1), 2: place(1, 1), 3: place(1, 2)})
    (with_both,) = [one for one in rounds if 2 in {calls[at].member for at in one.calls}]
    assert 1 in {calls[at].member for at in with_both.calls}
    assert len(rounds) == 3


def test_a_leader_s_call_is_a_round_of_its_own() -> None:
    owings = [owing(1, *Q2), owing(2, *Q2, rule="BDAY", leader=True, duty=True)]
    _calls, rounds = _rounds(owings, {1: place(1, 1), 2: place(1, 2)})
    assert sorted(one.leader for one in rounds) == [False, True]


def test_calls_from_afar_are_made_a_few_at_a_sitting() -> None:
    owings = [owing(member, *Q2, kinds=frozenset({VisitKind.PHONE})) for member in range(9)]
    _calls, rounds = _rounds(owings, {member: place(1)._replace(away=True) for member in range(9)})
    assert [one.size for one in rounds] == [4, 4, 1]
    assert all(one.building is None for one in rounds)


def test_each_building_has_one_face_and_those_who_know_an_area_go_there() -> None:
    owings = [owing(member, *Q2, 3) for member in range(24)]
    places = {member: place(member % 6, member) for member in range(24)}
    crew = [Caller("甲", 4, ("0区",)), Caller("乙", 4, ("1区",)), Caller("丙", 4, ("2区",))]
    _calls, rounds = _rounds(owings, places)
    mine = shared_out(rounds, crew, [200, 200, 200])
    assert [{one.area for one in each} for each in mine] == [{"0区"}, {"1区"}, {"2区"}]


def test_a_big_building_goes_to_whom_the_day_is_long_enough_for() -> None:
    owings = [owing(member, *Q2) for member in range(7)]
    _calls, rounds = _rounds(owings, {member: place(1, member) for member in range(7)})
    mine = shared_out(rounds, [Caller("短", 3), Caller("长", 8)], [180, 480])
    assert [len(each) for each in mine] == [0, 1]
