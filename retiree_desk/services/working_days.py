"""Which days the office works: the one place that reads its tables of days off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from retiree_desk.domain.working_days import DayKind, DayOff, WorkingDays, calendar
from retiree_desk.store.unit import Unit


def working_days(unit: Unit, years: Iterable[int]) -> WorkingDays:
    """The office's calendar of these years: its own tables of days off, else the shipped ones, else the law alone."""
    return calendar(years, own(unit))


def own(unit: Unit) -> Iterator[DayOff]:
    """The lines the office has read in."""
    for row in unit.rows("day_off").all():
        if row["kind"] in frozenset(DayKind):
            day = date.fromisoformat(str(row["day"]))
            yield DayOff(day, DayKind(str(row["kind"])), str(row["name"] or ""))
