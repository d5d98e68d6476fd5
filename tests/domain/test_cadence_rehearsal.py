"""Trying out an edit of the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from retiree_desk.domain.cadence_bulk import Census, Plain
from retiree_desk.domain.cadence_facts import Facts, Registered, facts_of
from retiree_desk.domain.cadence_rehearsal import compare
from retiree_desk.domain.rules_shipped import EVERY_QUARTER, R70, R80

ON = date(2026, 5, 1)


def facts(key: int, year: int) -> Facts:
    return facts_of(Registered(key, date(year, 1, 1), "在册", "市内", "退休"))


def test_who_joins_and_who_leaves_is_named() -> None:
    people = [facts(1, 1940), facts(2, 1947), facts(3, 1955)]
    seventy_five = replace(R80, min_age=75, times=2)
    until = replace(R70, max_age=74)
    census = Census([Plain(4, "1950-01-01", "市内", "退休")])
    r70, r80 = compare([R70, R80], [until, seventy_five], people, ON, census)
    assert (r70.code, r70.before, r70.after, r70.leaving, r70.joining) == ("R70", 3, 1, {2, 4}, frozenset())
    assert (r80.code, r80.joining, r80.leaving) == ("R80", {2, 4}, frozenset())
    assert (r80.owed_before, r80.owed_after) == (3, 6)


def test_a_rule_switched_on_reaches_everyone_anew() -> None:
    (found,) = compare([EVERY_QUARTER], [replace(EVERY_QUARTER, enabled=True)], [facts(1, 1970)], ON)
    assert (found.before, found.after, found.joining) == (0, 1, {1})
