"""Birthdays from the register by the office's policy, and weddings with both alive."""

from __future__ import annotations

from datetime import date

from retiree_desk.domain.birthdays import BirthdayPolicy, Reckoning
from retiree_desk.domain.lunar import LeapPolicy
from retiree_desk.services import birthdays
from retiree_desk.store.unit import Store

WEEK = (date(2026, 4, 20), date(2026, 4, 26))


def test_solar_and_lunar_birthdays_stand_in_one_list_without_the_dead(store: Store) -> None:
    with store.unit("test") as unit:
        unit.members.add_many(
            [
                {"name": "甲", "birth_date": "1946-04-22", "status": "在册"},
                {"name": "乙", "birth_date": "1940-04-15", "status": "在册", "birthday_calendar": "农历", "lunar_birthday": "三月初八"},
                {"name": "丙", "birth_date": "1946-04-22", "status": "去世"},
                {"name": "丁", "birth_date": "1940-04-22", "status": "在册", "birthday_calendar": "农历"},
            ]
        )  # fmt: skip
    with store.reading() as unit:
        found = birthdays.between(unit, *WEEK)
    assert [(one.member, one.day.day, one.age, one.lunar) for one in found] == [
        (1, 22, 80, ""),
        (2, 24, 86, "三月初八"),
    ]


def test_a_wedding_day_is_marked_once_for_a_couple_and_not_for_a_widow(store: Store) -> None:
    with store.unit("test") as unit:
        him, her, widow, late = unit.members.add_many(
            [
                {"name": "甲", "status": "在册", "wedding_date": "1976-04-21"},
                {"name": "乙", "status": "在册", "wedding_date": "1976-04-21"},
                {"name": "丙", "status": "在册", "wedding_date": "1976-04-21"},
                {"name": "丁", "status": "去世"},
            ]
        )
        for one, other in ((him, her), (her, him), (widow, late), (late, widow)):
            unit.members.update(one, {"spouse_id": other})
    with store.reading() as unit:
        (found,) = birthdays.weddings(unit, *WEEK)
    assert {found.one, found.other} == {1, 2}
    assert found.years == 50


def test_a_spouse_known_by_name_alone_is_alive_until_the_member_is_widowed(store: Store) -> None:
    wed = {"status": "在册", "wedding_date": "1966-04-21", "spouse_name": "钱进"}
    with store.unit("test") as unit:
        unit.members.add_many(
            [
                {**wed, "name": "甲", "marriage": "已婚"},
                {**wed, "name": "乙", "marriage": "丧偶"},
                {**wed, "name": "丙", "spouse_name": None},
                {**wed, "name": "丁", "status": "去世"},
            ]
        )
    with store.reading() as unit:
        (found,) = birthdays.weddings(unit, *WEEK)
    assert (found.one, found.other, found.years) == (1, None, 60)


def test_the_policy_is_kept_and_an_unreadable_one_is_the_shipped(store: Store) -> None:
    chosen = BirthdayPolicy(Reckoning.NOMINAL, 5, 70, (88,), LeapPolicy.NEVER, (50,))
    with store.unit("test") as unit:
        assert birthdays.policy(unit) == BirthdayPolicy()
        birthdays.keep_policy(unit, chosen)
        assert birthdays.policy(unit) == chosen
        unit.keep_setting(birthdays.SETTING, "{}")
        assert birthdays.policy(unit) == BirthdayPolicy()
