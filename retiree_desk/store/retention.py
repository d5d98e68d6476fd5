"""Which backups to keep: all of the last two days, then 12 days, 10 weeks and 9 months, as Anki does, about a year.

The newest of each day, week and month stays. The newest of all always stays; one dated in the future (a clock was
wrong) is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

RECENT = timedelta(days=2)
DAYS = 12
WEEKS = 10
MONTHS = 9


def to_remove(made: Iterable[datetime], now: datetime) -> list[datetime]:
    """Those that may go, oldest first; times are local ones, as a person counts days."""
    keep = _Keep(now)
    newest_first = sorted(set(made), reverse=True)
    return [one for one in newest_first if not keep.takes(one)][::-1]


def _day(one: datetime) -> Hashable:
    return one.date()


def _week(one: datetime) -> Hashable:
    return one.isocalendar()[:2]


def _month(one: datetime) -> Hashable:
    return (one.year, one.month)


class _Keep:
    """Offered the newest first; fills the days, then the weeks, then the months, one backup each."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._last: datetime | None = None
        self._room: list[tuple[Callable[[datetime], Hashable], int]] = [
            (_day, DAYS),
            (_week, WEEKS),
            (_month, MONTHS),
        ]

    def takes(self, one: datetime) -> bool:
        """Whether this one stays."""
        if self._last is not None and self._now - one >= RECENT and not self._opens_period(one, self._last):
            return False
        self._last = one
        return True

    def _opens_period(self, one: datetime, last: datetime) -> bool:
        if not self._room:
            return False
        period, left = self._room[0]
        if period(one) == period(last):
            return False
        self._room[0] = (period, left - 1)
        if left == 1:
            del self._room[0]
        return True
