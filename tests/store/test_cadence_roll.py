"""The facts of the cadence in sets: who must be judged as a person, who is owed a rule, how many days count."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.cadence_rules import Rule, Window
from retiree_desk.domain.rules_shipped import LX, R80, R80A
from retiree_desk.store.cadence_roll import Shift
from retiree_desk.store.unit import Store

ON = date(2026, 11, 20)
SINCE = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("row", "fact", "steady"),
    [
        ({}, None, True),
        ({"joined_on": "2026-11-01"}, None, True),
        ({"left_on": "2026-01-05"}, None, False),
        ({"status": "借调"}, None, False),
        ({}, ("居住地变更", "2025-12-31"), True),
        ({}, ("居住地变更", "2026-01-02"), False),
        ({"residence": None}, ("居住地变更", "2025-12-31"), False),
        ({}, ("标记变更", "2026-05-01"), True),
        ({}, ("去世", "2020-01-01"), False),
    ],
)
def test_who_must_be_judged_as_a_person(
    store: Store, row: dict[str, str | None], fact: tuple[str, str] | None, *, steady: bool
) -> None:
    with store.unit("test") as unit:
        uid = unit.members.add(
            {"name": "甲", "status": "在册", "residence": "市内", "category": "退休", **row}
        )
        if fact:
            unit.rows("fact").add(
                {"member_id": uid, "type": fact[0], "effective_on": fact[1], "content": "市内"}
            )
    with store.reading() as unit:
        found = unit.cadence.unsteady(SINCE, ON, flags=False, everything=False)
    assert (found == {}) is steady


def test_those_long_gone_are_nobodys_work(store: Store) -> None:
    with store.unit("test") as unit:
        unit.members.add({"name": "甲", "status": "去世", "died_on": "2026-03-01"})
        unit.members.add({"name": "乙", "status": "转出", "left_on": "2026-12-01"})
    with store.reading() as unit:
        assert unit.cadence.unsteady(SINCE, ON, flags=False, everything=False).keys() == {2}
        assert unit.cadence.unsteady(SINCE, ON, flags=False, everything=True).keys() == {1, 2}


def test_the_roll_answers_rule_by_rule(store: Store) -> None:
    people = [
        {"birth_date": "1940-05-01", "residence": "市内", "category": "退休"},
        {"birth_date": "1940-05-01", "residence": "省外", "category": "退休"},
        {"birth_date": "1940-05-01", "residence": None, "category": "离休"},
        {"birth_date": "1946-10-02", "residence": "市内", "category": "退休"},
        {"birth_date": None, "residence": "市内", "category": "离休", "care_level": "不能自理"},
        {"birth_date": "1930-05-01", "residence": "市内", "category": "退休", "joined_on": "2026-10-02"},
    ]
    with store.unit("test") as unit:
        unit.members.add_many([{"name": "人", "status": "在册", **row} for row in people])
    helpless = Rule(code="X", flags=frozenset({"不能自理"}))
    with store.reading() as unit:
        roll = unit.cadence.roll({}, SINCE)
        owed = {
            rule.code: sorted(roll.owed(Window(rule, rule.period_of(ON))))
            for rule in (R80, R80A, LX, helpless)
        }
        without = unit.cadence.roll({1: Shift("2026-11-01", "")}, SINCE).owed(Window(R80, R80.period_of(ON)))
    assert owed == {"R80": [1, 3], "R80A": [2], "LX": [3, 5], "X": [5]}
    assert without == [3]


def test_days_are_counted_alike_for_few_and_for_all(store: Store) -> None:
    with store.unit("test") as unit:
        one, other = unit.members.add_many([{"name": "甲"}, {"name": "乙"}])
        for uid, day, kind in (
            (one, "2026-10-02", "上门"),
            (one, "2026-10-02", "医院"),
            (one, "2026-10-09", "上门"),
            (other, "2026-10-09", "电话"),
        ):
            unit.rows("visit").add({"member_id": uid, "day": day, "kind": kind, "result": "见到本人"})
    with store.reading() as unit:
        for rule in (R80, R80A, Rule(code="X")):
            window = Window(rule, rule.period_of(ON))
            everybody = unit.cadence.counted_days(window, ON)
            few = unit.cadence.counted_days(window, ON, among=[1, 2])
            assert [everybody(1), everybody(2)] == [few(1), few(2)]
            assert everybody(1) > 0
