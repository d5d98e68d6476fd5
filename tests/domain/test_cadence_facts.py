"""From the register's row and the dated changes to facts through time."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.cadence_facts import Doubt, Registered, Waiver, facts_of
from retiree_desk.domain.timelines import Change

MARCH = date(2026, 3, 1)
HERE = Registered(1, date(1940, 5, 1), "在册", "市内", "退休", joined=date(2000, 1, 1))


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        (HERE._replace(status="去世", died=MARCH), []),
        (HERE._replace(died=MARCH), []),
        (HERE, [Change("去世", MARCH)]),
        (HERE._replace(status="去世", died=date(2026, 4, 1)), [Change("去世", MARCH, "在册")]),
        (HERE._replace(status="去世", died=MARCH), [Change("去世", date(2026, 4, 1))]),
        (HERE._replace(status="转出", left=MARCH), []),
        (HERE._replace(status="转出"), [Change("转出", MARCH)]),
    ],
)
def test_the_last_day_on_the_register_is_the_day_before(now: Registered, changes: list[Change]) -> None:
    facts = facts_of(now, changes)
    assert facts.registered(date(2026, 2, 28))
    assert not facts.registered(MARCH)
    assert not facts.registered(date(2026, 12, 31))


def test_a_death_after_a_hand_over_does_not_reach_back_to_it() -> None:
    now = HERE._replace(status="去世", died=MARCH)
    assert facts_of(now, [Change("移交社会化", date(2020, 1, 1))]).registered(date(2026, 2, 28))


def test_who_is_dead_without_a_date_has_been_so_as_long_as_is_known() -> None:
    facts = facts_of(HERE._replace(status="去世"))
    assert not facts.registered(date(2001, 1, 1))
    assert Doubt.DEATH in facts.doubts


def test_the_day_of_joining_is_the_first_on_the_register() -> None:
    facts = facts_of(HERE._replace(joined=MARCH))
    assert [facts.registered(day) for day in (date(2026, 2, 28), MARCH)] == [False, True]


@pytest.mark.parametrize("status", ["失联", "注销", "转出", "迁走"])
def test_any_other_status_is_off_the_register(status: str) -> None:
    assert not facts_of(HERE._replace(status=status)).registered(MARCH)


def test_care_level_counts_among_the_flags_from_its_day() -> None:
    now = HERE._replace(flags=frozenset({"独居"}), care_level="不能自理")
    facts = facts_of(now, [Change("自理能力变更", MARCH, "半自理", "不能自理")])
    assert facts.standing(date(2026, 2, 28)).flags == {"独居", "半自理"}
    assert facts.standing(MARCH).flags == {"独居", "不能自理"}


def test_what_is_missing_stands_under_doubts() -> None:
    assert facts_of(HERE).doubts == frozenset()
    assert facts_of(Registered(1, status="迁走")).doubts == {
        Doubt.BIRTH, Doubt.RESIDENCE, Doubt.JOINED, Doubt.CATEGORY, Doubt.STATUS,
    }  # fmt: skip
    assert facts_of(HERE._replace(residence="外地")).standing(MARCH).residence == "市内"


def test_an_open_waiver_covers_every_day_of_its_side() -> None:
    assert Waiver("R80", None, MARCH).covers(date(2000, 1, 1))
    assert not Waiver("R80", None, MARCH).covers(date(2026, 3, 2))
    assert Waiver("R80", MARCH, None).covers(date(2099, 1, 1))
