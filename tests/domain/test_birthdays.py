"""Birthdays by either calendar and either reckoning, and weddings with both alive."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.birthdays import (
    BirthdayPolicy,
    Celebrant,
    Couple,
    Reckoning,
    anniversaries,
    greetings,
)
from retiree_desk.domain.lunar import LeapPolicy

POLICY = BirthdayPolicy()
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_a_solar_birthday_falls_on_its_day_with_the_age_reached() -> None:
    (found,) = greetings([Celebrant(1, "1936-11-20")], date(2026, 11, 16), date(2026, 11, 22), POLICY)
    assert (found.day, found.age, found.is_great, found.is_round) == (date(2026, 11, 20), 90, True, True)


def test_one_born_on_29_february_is_congratulated_on_1_march_in_common_years() -> None:
    (found,) = greetings([Celebrant(1, "1940-02-29")], *YEAR, POLICY)
    assert found.day == date(2026, 3, 1)


def test_a_lunar_birthday_moves_with_the_lunar_calendar() -> None:
    person = Celebrant(1, "1940-04-15", "农历", "三月初八")
    (this_year,) = greetings([person], *YEAR, POLICY)
    (next_year,) = greetings([person], date(2027, 1, 1), date(2027, 12, 31), POLICY)
    assert (this_year.day, this_year.lunar) == (date(2026, 4, 24), "三月初八")
    assert next_year.day == date(2027, 4, 14)


def test_without_the_lunar_day_it_is_that_of_the_birth() -> None:
    noted = greetings([Celebrant(1, "1940-04-15", "农历", "三月初八")], *YEAR, POLICY)
    reckoned = greetings([Celebrant(1, "1940-04-15", "农历")], *YEAR, POLICY)
    assert noted == reckoned


@pytest.mark.parametrize(("leap", "days"), [(LeapPolicy.PLAIN_MONTH, 1), (LeapPolicy.NEVER, 0)])
def test_one_born_in_a_leap_month_has_the_birthday_the_policy_gives(leap: LeapPolicy, days: int) -> None:
    person = Celebrant(1, "1944-05-25", "农历", "闰四月初四")
    assert len(greetings([person], *YEAR, BirthdayPolicy(leap=leap))) == days


def test_nominal_age_is_one_or_two_years_more() -> None:
    nominal = BirthdayPolicy(reckoning=Reckoning.NOMINAL)
    (before_new_year,) = greetings([Celebrant(1, "1940-02-01")], *YEAR, nominal)
    (after_new_year,) = greetings([Celebrant(1, "1940-05-01")], *YEAR, nominal)
    assert (before_new_year.age, after_new_year.age) == (87, 87)


def test_round_birthdays_are_every_fifth_where_the_office_says_so() -> None:
    fives = BirthdayPolicy(every=5, since=70)
    assert [age for age in range(60, 102) if fives.is_round(age)] == [70, 75, 80, 85, 90, 95, 100]
    assert [age for age in range(60, 102) if POLICY.is_round(age)] == [60, 70, 80, 90, 100]
    assert [age for age in range(60, 102) if BirthdayPolicy(every=0).is_round(age)] == [90, 100]


def test_a_birthday_without_its_day_is_none() -> None:
    assert greetings([Celebrant(1, "1940"), Celebrant(2, "1940-05"), Celebrant(3, "")], *YEAR, POLICY) == []


def test_the_greater_birthday_comes_first_on_a_day() -> None:
    people = [Celebrant(1, "1943-05-01"), Celebrant(2, "1956-05-01"), Celebrant(3, "1936-05-01")]
    assert [one.member for one in greetings(people, *YEAR, POLICY)] == [3, 2, 1]


def test_a_golden_wedding_falls_fifty_years_after_the_day() -> None:
    couples = [Couple(1, 2, "1976-05-01"), Couple(3, 4, "1975-05-01"), Couple(5, 6, "1976")]
    (found,) = anniversaries(couples, *YEAR, POLICY)
    assert (found.one, found.day, found.years) == (1, date(2026, 5, 1), 50)
