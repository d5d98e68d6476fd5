"""周岁 by the solar calendar: it goes up on the birthday itself; 29 February counts from 1 March in common years."""

from __future__ import annotations

from calendar import isleap
from datetime import date


def birthday(birth: date, years: int) -> date:
    """The day a person born on ``birth`` becomes ``years`` old."""
    year = birth.year + years
    if birth.month == 2 and birth.day == 29 and not isleap(year):
        return date(year, 3, 1)
    return birth.replace(year=year)


def age_on(birth: date, day: date) -> int:
    """Full years on ``day``; negative before the birth."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def latest_birth(day: date, years: int) -> date:
    """The latest birth date of those who are ``years`` old on ``day``."""
    year = day.year - years
    if day.month == 2 and day.day == 29 and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)
