"""The order of the work list."""

from __future__ import annotations

from datetime import date
from random import Random

from retiree_desk.domain.cadence import State
from retiree_desk.domain.cadence_bulk import Line
from retiree_desk.domain.cadence_facts import Person, Registered, facts_of
from retiree_desk.domain.duties import SHIPPED_DUTIES, Almanac, Events, Stay, duties
from retiree_desk.domain.ranking import Home, Owed, Ranked, merge, rank, slack_of

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


def test_members_put_together_stand_where_each_would_alone() -> None:
    on = date(2026, 3, 20)
    chance = Random(3)
    owed = [
        Line(
            0,
            rule,
            date(2026, 1, 1),
            date(2026, 3, 31) if rule == "R80" else date(2026, 6, 30),
            3,
            credits,
            state,
            None,
        )
        for rule in ("R80", "R70", "HOSP")
        for credits, state in ((0, State.MISSED), (1, State.LAST_CALL), (2, State.OPEN))
        if not (rule == "HOSP" and state is State.LAST_CALL)
    ]
    groups = [(one, chance.sample(range(1, 30), 8)) for one in owed]
    single = [one._replace(member=member) for one, members in groups for member in members]
    merged = merge(groups, {}, on)
    rows = rank(single, {}, on)
    listed = [*merged.standing(duty=True), *merged.standing(duty=False)]
    assert [_first(merged, member).state for member in listed] == [row.first.state for row in rows]
    assert {row.member: row.first.rule for row in rows} == {
        member: _first(merged, member).rule for member in listed
    }


def test_one_member_changed_is_put_where_a_fresh_list_has_it() -> None:
    on = date(2026, 3, 20)
    late = Line(0, "R80", date(2026, 1, 1), date(2026, 3, 31), 3, 0, State.LAST_CALL, None)
    early = late._replace(state=State.OPEN)
    merged = merge([(late, [1, 2, 3])], {1: 1, 2: 2, 3: 3}, on)
    changed = merged.changed(1, [early])
    assert changed.standing(duty=False) == [2, 3, 1]
    assert changed.standing(State.LAST_CALL, duty=False) == [2, 3]
    assert changed.count(State.OPEN, duty=False) == 1
    assert changed.changed(1, []).standing(duty=False) == [2, 3]
    assert merged.standing(duty=False) == [1, 2, 3]


def test_members_changed_one_after_the_other_stand_where_a_fresh_list_has_them() -> None:
    on, chance = date(2026, 3, 20), Random(11)
    late = Line(0, "R80", date(2026, 1, 1), date(2026, 3, 31), 3, 0, State.LAST_CALL, None)
    owed = [late, late._replace(state=State.OPEN), late._replace(rule="R70", end=date(2026, 6, 30))]
    owed.append(late._replace(state=State.MISSED, end=date(2026, 3, 1)))
    tie = {member: at for at, member in enumerate(chance.sample(range(20), 15))}
    has = {member: chance.sample(owed, chance.randrange(4)) for member in range(20)}
    now = _merged(has, tie, on)
    for _time in range(200):
        member = chance.randrange(20)
        has[member] = chance.sample(owed, chance.randrange(4))
        now = now.changed(member, has[member])
        fresh = _merged(has, tie, on)
        for state in (None, State.MISSED, State.LAST_CALL, State.OPEN):
            assert now.standing(state, duty=False) == fresh.standing(state, duty=False)
            assert now.count(state, duty=False) == len(fresh.standing(state, duty=False))
        assert [now.first(one) for one in range(20)] == [fresh.first(one) for one in range(20)]
        assert now.others(member) == fresh.others(member)


def _merged(has: dict[int, list[Line]], tie: dict[int, int], on: date) -> Ranked[Line]:
    groups: dict[Line, list[int]] = {}
    for member, owed in has.items():
        for one in owed:
            groups.setdefault(one, []).append(member)
    return merge(groups.items(), tie, on)


def _first(merged: Ranked[Line], member: int) -> Line:
    first = merged.first(member)
    assert first is not None
    return first
