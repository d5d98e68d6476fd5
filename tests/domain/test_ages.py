"""周岁, and who is old enough on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain.ages import age_on, birthday, latest_birth


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1956, 1, 1), date(2025, 12, 31), 69),
        (date(1956, 1, 1), date(2026, 1, 1), 70),
        (date(1956, 2, 29), date(2026, 2, 28), 69),
        (date(1956, 2, 29), date(2026, 3, 1), 70),
        (date(1956, 2, 29), date(2028, 2, 29), 72),
    ],
)
def test_the_age_goes_up_on_the_birthday_itself(birth: date, day: date, age: int) -> None:
    assert age_on(birth, day) == age


@given(st.dates(date(1900, 1, 1), date(1980, 1, 1)), st.integers(0, 110))
def test_a_birthday_is_the_first_day_of_its_age(birth: date, years: int) -> None:
    day = birthday(birth, years)
    assert age_on(birth, day) == years
    assert years == 0 or age_on(birth, day.fromordinal(day.toordinal() - 1)) == years - 1


@given(
    st.dates(date(1900, 1, 1), date(1960, 1, 1)),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    st.integers(1, 110),
)
def test_the_latest_birth_divides_those_old_enough_from_the_rest(birth: date, day: date, years: int) -> None:
    assert (birth <= latest_birth(day, years)) is (age_on(birth, day) >= years)


def test_a_leap_day_divides_in_common_years_too() -> None:
    assert latest_birth(date(2024, 2, 29), 70) == date(1954, 2, 28)
    assert latest_birth(date(2026, 2, 28), 70) == date(1956, 2, 28)
