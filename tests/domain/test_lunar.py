"""The lunar calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain import lunar
from retiree_desk.domain.lunar import LeapPolicy, LunarDay
from retiree_desk.domain.rules import RuleBroken

covered = st.dates(date(1900, 1, 31), date(2101, 1, 28))
lunar_days = st.builds(LunarDay, st.integers(1, 12), st.integers(1, 29), st.booleans())


@pytest.mark.parametrize(
    ("year", "festival", "day"),
    [
        (2026, "春节", "2026-02-17"), (2026, "除夕", "2026-02-16"), (2026, "元宵", "2026-03-03"), (2026, "清明", "2026-04-05"),
        (2026, "端午", "2026-06-19"), (2026, "中秋", "2026-09-25"), (2026, "重阳", "2026-10-18"), (2028, "中秋", "2028-10-03"),
        (2025, "春节", "2025-01-29"), (2027, "春节", "2027-02-06"), (2025, "中秋", "2025-10-06"), (2024, "清明", "2024-04-04"),
        (2026, "国庆", "2026-10-01"), (2026, "元旦", "2026-01-01"),
    ],
)  # fmt: skip
def test_festivals_of_known_years(year: int, festival: str, day: str) -> None:
    assert lunar.festivals(year)[festival] == date.fromisoformat(day)


@given(st.integers(1901, 2100))
def test_festivals_come_in_order_and_stay_in_their_year(year: int) -> None:
    found = list(lunar.festivals(year).values())
    assert found == sorted(found)
    assert {day.year for day in found} == {year}


@given(covered)
def test_a_day_there_and_back(day: date) -> None:
    year, lunar_day = lunar.lunar_of(day)
    assert lunar.solar_of(year, lunar_day) == day
    assert lunar.year_of(day) == year


@pytest.mark.parametrize(
    ("first", "year", "month", "earlier"),
    [("2057-09-28", 2057, 9, 8), ("2089-09-04", 2089, 8, 7), ("2097-08-07", 2097, 7, 6)],
)
def test_the_three_months_whose_new_moon_falls_just_before_midnight(
    first: str, year: int, month: int, earlier: int
) -> None:
    day = date.fromisoformat(first)
    assert lunar.lunar_of(day) == (year, LunarDay(month, 1))
    assert lunar.lunar_of(day - timedelta(1)) == (year, LunarDay(earlier, 29))
    assert lunar.lunar_of(day + timedelta(29)) == (year, LunarDay(month, 30))
    assert lunar.lunar_of(day + timedelta(30)) == (year, LunarDay(month + 1, 1))
    assert (lunar.days_in(year, earlier), lunar.days_in(year, month)) == (29, 30)


@pytest.mark.parametrize(
    ("year", "month"),
    [(1925, 4), (1928, 2), (1930, 6), (1933, 5), (1936, 3), (1938, 7), (1941, 6), (1944, 4), (1947, 2), (1949, 7), (1952, 5),
     (1955, 3), (1957, 8), (1960, 6), (2025, 6), (2028, 5), (2031, 3), (2033, 11), (2026, 0)],
)  # fmt: skip
def test_leap_months_of_elders_years(year: int, month: int) -> None:
    assert lunar.leap_month(year) == month


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("农历三月初八", LunarDay(3, 8)), ("闰四月初一", LunarDay(4, 1, leap=True)), ("3-8", LunarDay(3, 8)),
        ("腊月三十", LunarDay(12, 30)), ("阴历冬月十一", LunarDay(11, 11)), ("正月初一", LunarDay(1, 1)), ("十一月廿三", LunarDay(11, 23)),
        ("十二月二十九日", LunarDay(12, 29)), ("八月十五", LunarDay(8, 15)), ("农历３月８日", LunarDay(3, 8)), ("闰4-1", LunarDay(4, 1, leap=True)),
        ("农历 十月 初十", LunarDay(10, 10)), ("二月二", LunarDay(2, 2)), ("七月二十", LunarDay(7, 20)), ("六月廿", LunarDay(6, 20)),
        ("12.30", LunarDay(12, 30)), ("一月十日", LunarDay(1, 10)), ("农历：五月初五", LunarDay(5, 5)),
    ],
)  # fmt: skip
def test_lunar_days_as_written(text: str, day: LunarDay) -> None:
    assert lunar.parse_lunar(text) == day


@pytest.mark.parametrize(
    "text", ["", "三月", "13-1", "3-31", "0-5", "三月三十一", "1940年3月8日", "初八", "十三月初一"]
)
def test_what_is_no_lunar_day_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken, match="not_a_lunar_day"):
        lunar.parse_lunar(text)


@given(st.builds(LunarDay, st.integers(1, 12), st.integers(1, 30), st.booleans()))
def test_words_are_read_back(day: LunarDay) -> None:
    assert lunar.parse_lunar(lunar.words(day)) == day
    assert lunar.parse_lunar("农历" + lunar.words(day)) == day


def test_the_thirtieth_of_a_short_month_is_its_last_day() -> None:
    assert lunar.days_in(2025, 12) == 29
    assert lunar.solar_of(2025, LunarDay(12, 30)) == lunar.new_year(2026) - timedelta(1)


def test_a_solar_year_may_hold_a_birthday_twice_or_never() -> None:
    counts = {year: len(lunar.birthdays_in(year, LunarDay(12, 1))) for year in range(1990, 2040)}
    assert counts[2024] == 2  # 2024-01-11 and 2024-12-31
    assert set(counts.values()) == {0, 1, 2}


@given(st.integers(1902, 2100), lunar_days)
def test_birthdays_of_many_years_are_one_a_lunar_year(year: int, day: LunarDay) -> None:
    for birthday in lunar.birthdays_in(year, day):
        assert birthday.year == year
        found = lunar.lunar_of(birthday)[1]
        assert (found.month, found.day) == (day.month, day.day)


@given(st.integers(1902, 2090), st.builds(LunarDay, st.integers(1, 12), st.integers(1, 29)))
def test_from_birthday_to_birthday_is_a_lunar_year(year: int, day: LunarDay) -> None:
    decade = [birthday for one in range(year, year + 10) for birthday in lunar.birthdays_in(one, day)]
    assert {(later - sooner).days // 10 for sooner, later in pairwise(decade)} <= {35, 38}


def test_one_born_in_a_leap_month_keeps_the_plain_month_unless_the_office_says_never() -> None:
    born = LunarDay(6, 1, leap=True)
    assert lunar.birthdays_in(2025, born) == (date(2025, 7, 25),)
    assert lunar.birthdays_in(2026, born) == (lunar.solar_of(2026, LunarDay(6, 1)),)
    assert lunar.birthdays_in(2026, born, leap_policy=LeapPolicy.NEVER) == ()


def test_a_leap_month_that_was_not_is_refused() -> None:
    with pytest.raises(RuleBroken, match="no_such_leap_month"):
        lunar.solar_of(2026, LunarDay(6, 1, leap=True))


@pytest.mark.parametrize("day", [date(1900, 1, 30), date(2101, 1, 29), date(1850, 5, 1)])
def test_beyond_the_tables_is_refused(day: date) -> None:
    with pytest.raises(RuleBroken, match="outside_lunar_calendar"):
        lunar.lunar_of(day)
    with pytest.raises(RuleBroken, match="outside_lunar_calendar"):
        lunar.new_year(1899)


@pytest.mark.parametrize(
    ("day", "year"), [("1946-01-20", 1945), ("1890-02-04", 1889), ("1890-02-05", 1890), ("2101-06-01", 2101)]
)
def test_the_lunar_year_of_a_day(day: str, year: int) -> None:
    assert lunar.year_of(date.fromisoformat(day)) == year
