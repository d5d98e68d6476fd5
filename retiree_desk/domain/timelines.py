"""Effective-dated facts: what held on a day, worked out from the register and the dated changes.

The register holds each person's values *after* all listed changes. What held between two changes is what the
earlier one brought; what held before the first is its "before" column, or, where that is blank, as the register
says. Of several changes on one day the last one entered holds at the end of that day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from retiree_desk.domain.terms import ChangeType, Status

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Timeline(Generic[T]):
    """A value that may change on known days: ``values[i]`` holds from ``days[i]`` on, ``first`` before all of them."""

    first: T
    days: tuple[date, ...] = ()
    values: tuple[T, ...] = ()

    def on(self, day: date) -> T:
        """What holds at the end of ``day``."""
        if not self.days:
            return self.first
        index = bisect_right(self.days, day)
        return self.values[index - 1] if index else self.first


class Change(NamedTuple):
    """One row of 变动记录; ``order`` tells which of two on one day was entered first."""

    kind: str
    day: date
    before: str = ""
    content: str = ""
    order: int = 0


def values_over_time(changes: Iterable[Change], now: str) -> Timeline[str]:
    """The timeline of a plain value (residence, category, care level) whose value on the register is ``now``."""
    rows = in_order(changes)
    if not rows:
        return Timeline(now)
    afters = [row.content or later.before or now for row, later in pairwise(rows)]
    afters.append(now or rows[-1].content)
    return _timeline(rows[0].before or now, rows, afters)


def flags_over_time(changes: Iterable[Change], now: frozenset[str]) -> Timeline[frozenset[str]]:
    """The timeline of a set of flags; a change's content reads ``+独居 -重病``.

    Where "before" is blank the change itself tells: what it added was absent, what it took away was there.
    """
    rows = in_order(changes)
    afters: list[frozenset[str]] = []
    flags = now
    for row in reversed(rows):
        afters.append(flags)
        flags = _flags_before(row, flags)
    afters.reverse()
    return _timeline(flags, rows, afters)


def status_over_time(changes: Iterable[Change], now: str) -> Timeline[str]:
    """The timeline of 在册状态 from deaths, moves in and out and hand-overs.

    The kind of change says what followed it (its content may name a place). Where "before" names no status: who
    died, left or was handed over had been on the register; who moved in had not.
    """
    rows = in_order(changes)
    if not rows:
        return Timeline(now or Status.REGISTERED)
    afters = [_STATUS_AFTER[row.kind] for row in rows]
    if now and rows[-1].kind != ChangeType.DEATH:
        afters[-1] = now
    first = rows[0]
    before = first.before if first.before in _STATUSES else _STATUS_BEFORE[first.kind]
    return _timeline(before, rows, afters)


def in_order(changes: Iterable[Change]) -> list[Change]:
    """Changes by day, then as they were entered."""
    return sorted(changes, key=lambda row: (row.day, row.order))


_STATUS_AFTER: dict[str, str] = {
    ChangeType.DEATH: Status.DECEASED,
    ChangeType.MOVE_OUT: Status.MOVED_OUT,
    ChangeType.MOVE_IN: Status.REGISTERED,
    ChangeType.HAND_OVER: Status.HANDED_OVER,
}
_STATUS_BEFORE: dict[str, str] = {
    ChangeType.DEATH: Status.REGISTERED,
    ChangeType.MOVE_OUT: Status.REGISTERED,
    ChangeType.MOVE_IN: Status.MOVED_OUT,
    ChangeType.HAND_OVER: Status.REGISTERED,
}
_STATUSES = frozenset({*Status, "已移交社会化仍联系"})
STATUS_CHANGES = frozenset(_STATUS_AFTER)

_FLAG = re.compile(r"([+＋\-－−]?)\s*([^\s+＋\-－−、,，;；]+)")


def _flags_before(row: Change, after: frozenset[str]) -> frozenset[str]:
    if row.before:
        return frozenset(name for _, name in _FLAG.findall(row.before))
    signed = _FLAG.findall(row.content)
    added = {name for sign, name in signed if sign in ("", "+", "＋")}
    return after - added | {name for _, name in signed} - added


def _timeline(first: T, rows: Sequence[Change], afters: Sequence[T]) -> Timeline[T]:
    held: dict[date, T] = {row.day: after for row, after in zip(rows, afters, strict=True)}
    return Timeline(first, tuple(held), tuple(held.values()))
