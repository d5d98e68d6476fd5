"""The order of the work list."""

from __future__ import annotations

from datetime import date

from retiree_desk.domain.cadence import State
from retiree_desk.domain.cadence_bulk import Line
from retiree_desk.domain.cadence_facts import Person, Registered, facts_of
from retiree_desk.domain.duties import SHIPPED_DUTIES, Almanac, Events, Stay, duties
from retiree_desk.domain.ranking import Home, Owed, rank, slack_of

ON = date(2026, 9, 10)


def line(member: int, state: State, end: date = date(2026, 9, 30), owed: int = 3, credits: int = 1) -> Line:
    return Line(member, "R80", date(2026, 7, 1), end, owed, credits, state, None)


def order(*lines: Line, homes: dict[int, Home] | None = None) -> list[object]:
    return [row.member for row in rank(lines, {**(homes or {})}, ON)]


def test_last_calls_come_before_those_behind_and_the_open_ones() -> None:
    found = order(line(1, State.OPEN), line(2, State.MISSED), line(3, State.BEHIND), line(4, State.LAST_CALL))
    assert found == [4, 3, 1, 2]


def test_what_asks_for_no_work_is_left_out() -> None:
    assert order(*(line(1, state) for state in (State.MET, State.LAPSED, State.WAIVED, State.UPCOMING))) == []


def test_the_least_slack_comes_first() -> None:
    assert slack_of(line(1, State.OPEN), ON) == 10.5
    assert order(
        line(1, State.OPEN), line(2, State.OPEN, credits=0), line(3, State.OPEN, date(2026, 9, 20))
    ) == [3, 2, 1]


def test_care_flags_then_buildings_part_the_equals() -> None:
    lines = [line(number, State.OPEN) for number in range(1, 5)]
    homes = {1: Home(0, "2号楼"), 2: Home(0, "1号楼"), 3: Home(2, "9号楼"), 4: Home(0, "2号楼")}
    assert order(*lines, homes=homes) == [3, 2, 1, 4]


def test_a_member_has_one_row_with_what_else_is_owed() -> None:
    (row,) = rank([line(1, State.MISSED), line(1, State.OPEN), line(1, State.BEHIND)], {}, ON)
    assert row.first.state is State.BEHIND
    assert [each.state for each in row.others] == [State.OPEN, State.MISSED]


def test_duties_come_before_rules_and_missed_ones_first() -> None:
    def stay(member: int, admitted: date) -> list[Owed]:
        person = Person(facts_of(Registered(member, date(1940, 1, 1), "在册")))
        return list(duties(person, Events([Stay(admitted)]), SHIPPED_DUTIES, Almanac(), ON, everything=False))

    pressing: list[Owed] = [line(1, State.LAST_CALL), *stay(2, date(2026, 9, 9)), *stay(3, date(2026, 9, 1))]
    rows = rank(pressing, {}, ON)
    assert [row.member for row in rows] == [3, 2, 1]
