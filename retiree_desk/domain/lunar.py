"""The lunar calendar, 1900 to 2100: birthdays by it, the traditional festivals, the year that 虚岁 counts.

borax does the reckoning but puts one month of 2057, 2089 and 2097 a day late, because the new moons of 2057-09-28,
2089-09-04 and 2097-08-07 fall minutes before midnight in Beijing; these are put right here.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from retiree_desk.domain.rules import RuleBroken

if TYPE_CHECKING:
    from borax.calendars.lunardate import LunarDate

FIRST_YEAR = 1900
LAST_YEAR = 2100

_STARTS_EARLIER = {2057: 9, 2089: 8, 2097: 7}
"""The month of the year that begins a day before borax lets it begin; it has 30 days, the month before 29."""


class LunarDay(NamedTuple):
    """A day of the lunar year, as birthdays are remembered: the year is not part of it."""

    month: int
    day: int
    leap: bool = False


class LeapPolicy(StrEnum):
    """When one born in a leap month has the birthday in a year without that leap month."""

    PLAIN_MONTH = "plain"
    NEVER = "never"


@lru_cache(maxsize=4096)
def parse_lunar(text: str) -> LunarDay:
    """``农历三月初八``, ``闰四月初一``, ``腊月三十``, ``3-8`` or ``闰4-1``; RuleBroken ``not_a_lunar_day`` otherwise."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    match = _WORDS(plain) or _DIGITS(plain)
    if not match:
        raise RuleBroken("not_a_lunar_day", value=text)
    leap, month, day = match.groups()
    found = LunarDay(_MONTHS.get(month) or int(month), _DAYS.get(day) or int(day), bool(leap))
    if not (1 <= found.month <= 12 and 1 <= found.day <= 30):
        raise RuleBroken("not_a_lunar_day", value=text)
    return found


def words(day: LunarDay) -> str:
    """``闰四月初一``."""
    return f"{'闰' if day.leap else ''}{_MONTH_NAMES[day.month - 1]}月{_DAY_NAMES[day.day - 1]}"


def solar_of(lunar_year: int, day: LunarDay) -> date:
    """The solar day; the 30th of a month with 29 days is its last. RuleBroken ``no_such_leap_month``."""
    first, days = _month(lunar_year, day.month, leap=day.leap)
    return first + timedelta(min(day.day, days) - 1)


@lru_cache(maxsize=4096)
def _month(lunar_year: int, month: int, *, leap: bool) -> tuple[date, int]:
    """The first day of a lunar month, and how many it has."""
    from borax.calendars.lunardate import LunarDate  # lazy: 40 ms

    if leap and leap_month(lunar_year) != month:
        raise RuleBroken("no_such_leap_month", year=lunar_year, month=month)
    first: date = LunarDate(lunar_year, month, 1, int(leap)).to_solar_date()
    if _STARTS_EARLIER.get(lunar_year) == month:
        first -= timedelta(1)
    return first, days_in(lunar_year, month, leap=leap)


def lunar_of(day: date) -> tuple[int, LunarDay]:
    """The lunar year and the day in it; RuleBroken ``outside_lunar_calendar`` beyond 1900 to 2100."""
    found = _borax(day)
    month = _STARTS_EARLIER.get(found.year)
    if month is None or found.leap or found.month not in (month - 1, month):
        return found.year, LunarDay(found.month, found.day, bool(found.leap))
    if found.month == month:
        return found.year, LunarDay(month, found.day + 1)
    return found.year, LunarDay(month, 1) if found.day == 30 else LunarDay(found.month, found.day)


def year_of(day: date) -> int:
    """The lunar year a day belongs to; before 1900, for which no table is at hand, new year counts as 5 February."""
    try:
        return day.year - (day < new_year(day.year))
    except RuleBroken:
        return day.year - ((day.month, day.day) < (2, 5))


def new_year(year: int) -> date:
    """春节; RuleBroken ``outside_lunar_calendar`` beyond 1900 to 2100."""
    _within(year)
    return solar_of(year, LunarDay(1, 1))


@lru_cache(maxsize=256)
def leap_month(lunar_year: int) -> int:
    """The month that is followed by its leap month, or 0."""
    from borax.calendars.lunardate import LCalendars  # lazy: 40 ms

    _within(lunar_year)
    return int(LCalendars.leap_month(lunar_year))


def days_in(lunar_year: int, month: int, *, leap: bool = False) -> int:
    """29 or 30."""
    from borax.calendars.lunardate import LCalendars  # lazy: 40 ms

    _within(lunar_year)
    earlier = _STARTS_EARLIER.get(lunar_year, 0)
    if not leap and month in (earlier - 1, earlier):
        return 30 if month == earlier else 29
    return int(LCalendars.ndays(lunar_year, month, int(leap)))


@lru_cache(maxsize=4096)
def birthdays_in(
    year: int, day: LunarDay, *, leap_policy: LeapPolicy = LeapPolicy.PLAIN_MONTH
) -> tuple[date, ...]:
    """The solar days of ``year`` that are this birthday: mostly one, none or two near the turn of the year."""
    found = []
    for lunar_year in (year - 1, year):
        if not FIRST_YEAR <= lunar_year <= LAST_YEAR:
            continue
        wanted = day
        if day.leap and leap_month(lunar_year) != day.month:
            if leap_policy is LeapPolicy.NEVER:
                continue
            wanted = LunarDay(day.month, day.day)
        found.append(solar_of(lunar_year, wanted))
    return tuple(one for one in found if one.year == year)


def festivals(solar_year: int) -> dict[str, date]:
    """Festivals of a solar year by their Chinese names, in order of date."""
    found = {
        "元旦": date(solar_year, 1, 1),
        "除夕": new_year(solar_year) - timedelta(1),
        "春节": new_year(solar_year),
        "元宵": solar_of(solar_year, LunarDay(1, 15)),
        "清明": _clear_and_bright(solar_year),
        "劳动节": date(solar_year, 5, 1),
        "端午": solar_of(solar_year, LunarDay(5, 5)),
        "建党节": date(solar_year, 7, 1),
        "建军节": date(solar_year, 8, 1),
        "中秋": solar_of(solar_year, LunarDay(8, 15)),
        "国庆": date(solar_year, 10, 1),
        "重阳": solar_of(solar_year, LunarDay(9, 9)),
    }
    return dict(sorted(found.items(), key=lambda item: item[1]))


_MONTH_NAMES = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTHS |= {"一": 1, "元": 1, "十一": 11, "十二": 12}
_DIGIT_NAMES = "一二三四五六七八九"
_DAY_NAMES = (
    *(f"初{digit}" for digit in _DIGIT_NAMES), "初十", *(f"十{digit}" for digit in _DIGIT_NAMES), "二十",
    *(f"廿{digit}" for digit in _DIGIT_NAMES), "三十",
)  # fmt: skip
_DAYS = {name: number for number, name in enumerate(_DAY_NAMES, 1)}
_DAYS |= {name: number for number, name in enumerate(_DIGIT_NAMES, 1)}
_DAYS |= {f"二十{digit}": 20 + number for number, digit in enumerate(_DIGIT_NAMES, 1)}
_DAYS |= {"十": 10, "廿": 20, "廿十": 20, "卅": 30}
_CALENDAR = r"(?:农历|阴历|旧历|夏历|农|阴)?:?"
_WORDS = re.compile(
    _CALENDAR + r"(闰)?(十[一二]|[正元一二三四五六七八九十冬腊]|[0-9]{1,2})月"
    r"(初[一二三四五六七八九十]|二?十[一二三四五六七八九]?|三十|廿[一二三四五六七八九十]?|卅|[一二三四五六七八九]|[0-9]{1,2})[日号]?"
).fullmatch
_DIGITS = re.compile(_CALENDAR + r"(闰)?([0-9]{1,2})[-/.]([0-9]{1,2})").fullmatch


def _within(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RuleBroken("outside_lunar_calendar", year=year)


def _borax(day: date) -> LunarDate:
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate  # lazy: 40 ms

    try:
        return LunarDate.from_solar(day)
    except (InvalidLunarDateError, ValueError):  # below the tables, above them
        raise RuleBroken("outside_lunar_calendar", year=day.year) from None


def _clear_and_bright(year: int) -> date:
    """清明, the fifth solar term."""
    from borax.calendars.lunardate import TermUtils  # lazy: 40 ms

    found: date = TermUtils.nth_term_day(year, term_name="清明")
    return found
