"""Birthdays and wedding anniversaries by the office's policy: 周岁 or 虚岁, solar or lunar, which ones are great.

Offices differ in all of it: some count full years and some 虚岁, some keep every tenth birthday and some every fifth,
those born by the lunar calendar have theirs on another solar day each year. A birthday known without its day has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from retiree_desk.domain import ages, lunar
from retiree_desk.domain.cadence_facts import Key
from retiree_desk.domain.lunar import LeapPolicy, LunarDay
from retiree_desk.domain.rules import RuleBroken

LUNAR = "农历"
WEDDINGS = {50: "金婚", 55: "翡翠婚", 60: "钻石婚", 65: "蓝宝石婚", 70: "白金婚"}


class Reckoning(StrEnum):
    """How the years of a birthday are counted."""

    FULL = "周岁"
    NOMINAL = "虚岁"


@dataclass(frozen=True, slots=True)
class BirthdayPolicy:
    """``every`` so many years from ``since`` a birthday is a round one (0 = none is); ``great`` ones are always marked."""

    reckoning: Reckoning = Reckoning.FULL
    every: int = 10
    since: int = 60
    great: tuple[int, ...] = (90, 100)
    leap: LeapPolicy = LeapPolicy.PLAIN_MONTH
    weddings: tuple[int, ...] = (50, 60, 70)

    def is_great(self, age: int | None) -> bool:
        """A birthday on which leaders call."""
        return age is not None and age in self.great

    def is_round(self, age: int | None) -> bool:
        """A birthday the office marks: 逢五 or 逢十, or a great one."""
        if age is None:
            return False
        return self.is_great(age) or (self.every > 0 and age >= self.since and age % self.every == 0)


class Celebrant(NamedTuple):
    """What the register says of somebody's birthday; texts may be empty, ``birth`` known in part."""

    member: Key
    birth: str
    calendar: str = ""
    lunar: str = ""


class Greeting(NamedTuple):
    """Somebody's birthday: the day, the age by the policy, and the lunar day in words when it is one."""

    member: Key
    day: date
    age: int | None
    is_round: bool
    is_great: bool
    lunar: str = ""


class Couple(NamedTuple):
    """A couple and the day of their wedding, which may be known in part; ``other`` is none who is not on the register."""

    one: Key
    other: Key | None
    wedding: str


class Anniversary(NamedTuple):
    """A wedding day the office marks."""

    one: Key
    other: Key | None
    day: date
    years: int


def greetings(people: Iterable[Celebrant], start: date, end: date, policy: BirthdayPolicy) -> list[Greeting]:
    """Who has a birthday between two days, both included, in order of the days."""
    found = [one for person in people for one in _of(person, start, end, policy)]
    return sorted(found, key=lambda one: (one.day, not one.is_great, not one.is_round, -(one.age or 0)))


def anniversaries(
    couples: Iterable[Couple], start: date, end: date, policy: BirthdayPolicy
) -> list[Anniversary]:
    """Whose wedding was a marked number of years ago; a day known in part has no anniversary."""
    found = []
    for couple in couples:
        wedding = whole_day(couple.wedding)
        for years in policy.weddings if wedding else ():
            day = ages.birthday(wedding, years) if wedding else date.min
            if start <= day <= end:
                found.append(Anniversary(couple.one, couple.other, day, years))
    return sorted(found, key=lambda one: one.day)


def whole_day(text: str) -> date | None:
    """The day of a date known whole."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _of(person: Celebrant, start: date, end: date, policy: BirthdayPolicy) -> Iterator[Greeting]:
    birth = whole_day(person.birth)
    wanted = _lunar_day(person, birth) if person.calendar == LUNAR else None
    for year in range(start.year, end.year + 1):
        days = _lunar_days_in(year, wanted, policy) if wanted else _solar_days_in(year, birth)
        for day in days:
            if start <= day <= end and (birth is None or day > birth):
                age = _age(person.birth, birth, day, policy.reckoning, is_lunar=wanted is not None)
                yield Greeting(
                    person.member,
                    day,
                    age,
                    policy.is_round(age),
                    policy.is_great(age),
                    lunar.words(wanted) if wanted else "",
                )


def _lunar_day(person: Celebrant, birth: date | None) -> LunarDay | None:
    """As noted, else as the solar birth date gives it."""
    try:
        if person.lunar:
            return lunar.parse_lunar(person.lunar)
        return lunar.lunar_of(birth)[1] if birth else None
    except RuleBroken:
        return None


def _lunar_days_in(year: int, wanted: LunarDay, policy: BirthdayPolicy) -> tuple[date, ...]:
    if not lunar.FIRST_YEAR < year <= lunar.LAST_YEAR:
        return ()
    return lunar.birthdays_in(year, wanted, leap_policy=policy.leap)


def _solar_days_in(year: int, birth: date | None) -> tuple[date, ...]:
    return (ages.birthday(birth, year - birth.year),) if birth and year >= birth.year else ()


def _age(text: str, birth: date | None, day: date, reckoning: Reckoning, *, is_lunar: bool) -> int | None:
    """The age reached on ``day``; a birth known by its year alone is counted by years."""
    if birth is None:
        return day.year - int(text[:4]) + (reckoning is Reckoning.NOMINAL) if text[:4].isdecimal() else None
    if reckoning is Reckoning.NOMINAL:
        return lunar.year_of(day) - lunar.year_of(birth) + 1
    if is_lunar:
        return lunar.year_of(day) - lunar.year_of(birth)
    return day.year - birth.year
