"""What will be owed, by rule and month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from retiree_desk.domain.cadence_bulk import Census, Plain
from retiree_desk.domain.cadence_facts import Person, Registered, Waiver, facts_of
from retiree_desk.domain.cadence_rules import Entry
from retiree_desk.domain.rules_shipped import EXAM, R70, R80, SHIPPED_RULES
from retiree_desk.domain.workload import workload

YEAR = date(2026, 1, 1), date(2026, 12, 31)
TODAY = date(2026, 1, 1)


def test_a_network_of_3614_elders_owes_23498_visits_a_year() -> None:
    seventies = [Plain(key, "1951-06-15", "市内", "退休") for key in range(1987)]
    eighties = [Plain(key, "1940-06-15", "市内", "退休") for key in range(1987, 3614)]
    load = workload(SHIPPED_RULES, *YEAR, TODAY, census=Census([*seventies, *eighties]))
    assert load.owed == 23498
    assert load.by_rule == {"R70": 3974, "R80": 19524}
    assert sum(load.by_month.values()) == 23498
    assert round(load.per_staff(28) or 0) == 839


def person(key: int, birth: date) -> Person:
    return Person(facts_of(Registered(key, birth, "在册", "市内", "退休")))


def test_each_visit_counts_in_the_month_it_is_due_by() -> None:
    load = workload([R70, R80], *YEAR, TODAY, people=[person(1, date(1940, 1, 1))])
    assert load.by_month == {
        "2026-01": 1, "2026-03": 2, "2026-05": 2, "2026-06": 1, "2026-07": 1, "2026-08": 1, "2026-09": 1,
        "2026-10": 1, "2026-12": 2,
    }  # fmt: skip
    assert (
        workload(
            [R70, R80], date(2026, 2, 1), date(2026, 2, 28), TODAY, people=[person(1, date(1940, 1, 1))]
        ).owed
        == 0
    )


def test_birthdays_ahead_are_known_and_waived_or_gone_members_owe_nothing() -> None:
    eighty_in_june = person(1, date(1946, 6, 1))
    load = workload([R70, R80], *YEAR, TODAY, people=[eighty_in_june])
    assert load.by_rule == {"R70": 1, "R80": 6}
    waived = eighty_in_june._replace(waivers=[Waiver("R80", None, None)])
    assert workload([R70, R80], *YEAR, TODAY, people=[waived]).by_rule == {"R70": 1}
    dead = Person(facts_of(Registered(1, date(1940, 1, 1), "去世", died=date(2026, 2, 1))))
    assert workload([R70, R80], *YEAR, date(2026, 2, 1), people=[dead]).owed == 0


def test_health_checks_are_no_visits() -> None:
    assert workload([EXAM], *YEAR, TODAY, people=[person(1, date(1940, 1, 1))]).owed == 0


def test_shares_of_a_period_are_the_same_for_plain_members() -> None:
    rule = replace(R80, entry=Entry.PRORATE)
    census = Census([Plain(1, "1946-02-15", "市内", "退休")])
    people = [person(1, date(1946, 2, 15))]
    by_census, by_person = (
        workload([rule], *YEAR, TODAY, census=census),
        workload([rule], *YEAR, TODAY, people=people),
    )
    assert by_census == by_person
    assert by_census.owed == 2 + 9


def test_without_staff_there_is_no_share() -> None:
    assert workload([R80], *YEAR, TODAY).per_staff(0) is None
