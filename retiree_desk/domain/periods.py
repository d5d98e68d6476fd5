"""Calendar periods: which one a day lies in, the one before, and the names people give them.

Periods are those of the solar calendar; both ends belong to them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from retiree_desk.domain.rules import RuleBroken

DAY = timedelta(days=1)


class Unit(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    N_YEARS = "n_years"


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}


class Period(NamedTuple):
    """The days from ``start`` to ``end``, both included."""

    unit: Unit
    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def name(self) -> str:
        """The short name: 2026-03, 2026Q1, 2026H1, 2026 or 2025-2027."""
        year, month = self.start.year, self.start.month
        match self.unit:
            case Unit.MONTH:
                return f"{year:04}-{month:02}"
            case Unit.QUARTER:
                return f"{year:04}Q{month // 3 + 1}"
            case Unit.HALF_YEAR:
                return f"{year:04}H{month // 6 + 1}"
            case Unit.YEAR:
                return f"{year:04}"
            case Unit.N_YEARS:
                return f"{year:04}-{self.end.year:04}"


def period_of(unit: Unit, day: date, years: int = 1, anchor: int = 2025) -> Period:
    """The period of this unit that ``day`` lies in; ``years`` and ``anchor`` matter for ``N_YEARS`` alone."""
    if unit is Unit.N_YEARS:
        first = anchor + (day.year - anchor) // years * years
        return Period(unit, date(first, 1, 1), date(first + years - 1, 12, 31))
    months = _MONTHS[unit]
    month = (day.month - 1) // months * months + 1
    last = month + months - 1
    return Period(
        unit, date(day.year, month, 1), date(day.year, last, calendar.monthrange(day.year, last)[1])
    )


def periods_between(
    unit: Unit, start: date, end: date, years: int = 1, anchor: int = 2025
) -> Iterator[Period]:
    """Every period that shares a day with the span from ``start`` to ``end``, in order."""
    period = period_of(unit, start, years, anchor)
    while period.start <= end:
        yield period
        period = period_of(unit, period.end + DAY, years, anchor)


_NAMES = (
    (Unit.MONTH, re.compile(r"(\d{4})(?:-|M)(\d{1,2})", re.IGNORECASE)),
    (Unit.QUARTER, re.compile(r"(\d{4})-?Q([1-4])", re.IGNORECASE)),
    (Unit.HALF_YEAR, re.compile(r"(\d{4})-?H([12])", re.IGNORECASE)),
    (Unit.YEAR, re.compile(r"(\d{4})")),
)
_SPAN = re.compile(r"(\d{4})\s*[-–—~]\s*(\d{4})")


def parse_period(text: str) -> Period:
    """The period named: 2026-03, 2026M03, 2026Q1, 2026H1, 2026, or 2025-2027 for several years.

    Raises ``RuleBroken("period_unreadable")`` for anything else.
    """
    wanted = text.strip()
    if span := _SPAN.fullmatch(wanted):
        return _years(int(span[1]), int(span[2]), text)
    for unit, pattern in _NAMES:
        if found := pattern.fullmatch(wanted):
            number = int(found[2]) if unit is not Unit.YEAR else 1
            return _numbered(unit, int(found[1]), number, text)
    raise RuleBroken("period_unreadable", "period", text=text)


def _years(first: int, last: int, text: str) -> Period:
    if not 1 <= first <= last:
        raise RuleBroken("period_unreadable", "period", text=text)
    return Period(Unit.N_YEARS, date(first, 1, 1), date(last, 12, 31))


def _numbered(unit: Unit, year: int, number: int, text: str) -> Period:
    month = (number - 1) * _MONTHS[unit] + 1
    if not (1 <= month <= 12 and year):
        raise RuleBroken("period_unreadable", "period", text=text)
    return period_of(unit, date(year, month, 1))
