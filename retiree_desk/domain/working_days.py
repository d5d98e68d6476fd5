"""Which days are worked: weekends, the statutory holidays, and the days exchanged for them (调休).

The exchange of days is decreed each year and can't be worked out. ``resources/tables/holidays`` holds one table a
year, named by its document; a year an office has read in itself stands in place of the shipped one. For a year
without a table nothing is invented: weekends are off, and the days that 全国年节及纪念日放假办法 (国务院令第795号, in force
from 2025-01-01) names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from retiree_desk.domain import dates, lunar
from retiree_desk.domain.periods import DAY
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.paths import resources

HEADINGS = ("日期", "类别", "名称")


class DayKind(StrEnum):
    """What the table says of a day."""

    OFF = "休"
    WORKED = "班"


class DayOff(NamedTuple):
    """One line of a table: a day off, or a Saturday or Sunday that is worked."""

    day: date
    kind: DayKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The calendar of an office; ``decreed`` are the years whose table is known, and by which document."""

    named: Mapping[date, DayOff] = field(default_factory=dict)
    decreed: Mapping[int, str] = field(default_factory=dict)

    def is_worked(self, day: date) -> bool:
        """Whether the office works on this day."""
        line = self.named.get(day)
        return day.weekday() < 5 if line is None else line.kind is DayKind.WORKED

    def between(self, first: date, last: date) -> list[date]:
        """The days worked from ``first`` to ``last``."""
        return [day for day in _days(first, last) if self.is_worked(day)]

    def off_between(self, first: date, last: date) -> list[DayOff]:
        """The holidays in these days, weekends without a name left out."""
        lines = (self.named.get(day) for day in _days(first, last))
        return [line for line in lines if line is not None and line.kind is DayKind.OFF]

    def undecreed(self, first: date, last: date) -> list[int]:
        """The years of these days whose table is not known."""
        return [year for year in range(first.year, last.year + 1) if year not in self.decreed]


def calendar(years: Iterable[int], own: Iterable[DayOff] = ()) -> WorkingDays:
    """The days of these years: by the office's ``own`` tables, else the shipped ones, else the law alone."""
    read: dict[int, list[DayOff]] = {}
    for line in own:
        read.setdefault(line.day.year, []).append(line)
    named: dict[date, DayOff] = {}
    decreed: dict[int, str] = {}
    for year in years:
        lines: Sequence[DayOff]
        if year in read:
            lines, decreed[year] = read[year], ""
        elif year in shipped_years():
            decreed[year], lines = shipped(year)
        else:
            lines = by_law(year)
        named |= {line.day: line for line in lines}
    return WorkingDays(named, decreed)


@cache
def shipped_years() -> frozenset[int]:
    """The years that come with the program."""
    return frozenset(int(path.stem) for path in (resources() / "tables" / "holidays").glob("[0-9]*.csv"))


@cache
def shipped(year: int) -> tuple[str, tuple[DayOff, ...]]:
    """The document a shipped table rests on, and its lines."""
    text = (resources() / "tables" / "holidays" / f"{year}.csv").read_text(encoding="utf-8")
    title, *lines = text.splitlines()
    return title.lstrip("# "), tuple(table(line.split(",") for line in lines))


def by_law(year: int) -> list[DayOff]:
    """The thirteen days named by law (国务院令第795号), without the exchanged ones; the solar ones outside 1900 to 2100."""
    found = [(date(year, 1, 1), "元旦"), (date(year, 5, 1), "劳动节"), (date(year, 5, 2), "劳动节")]
    found += [(date(year, 10, number), "国庆") for number in (1, 2, 3)]
    if lunar.FIRST_YEAR < year <= lunar.LAST_YEAR:
        feasts = lunar.festivals(year)
        found += [(feasts[name], name) for name in ("除夕", "清明", "端午", "中秋")]
        found += [(feasts["春节"] + number * DAY, "春节") for number in range(3)]
    return [DayOff(day, DayKind.OFF, name) for day, name in sorted(found)]


def table(rows: Iterable[Sequence[object]]) -> list[DayOff]:
    """The lines of a table of days: 日期, 类别 (休 or 班), 名称; lines above the headings are its title.

    RuleBroken ``holidays_no_headings``, ``holidays_bad_day``, ``holidays_bad_kind`` with the ``row`` from 1.
    """
    found: list[DayOff] = []
    at: list[int] = []
    for number, row in enumerate(rows, 1):
        cells = [_text(cell) for cell in row]
        if at:
            found += _line(number, [cells[place] if place < len(cells) else "" for place in at])
        elif HEADINGS[0] in cells and HEADINGS[1] in cells:
            at = [cells.index(heading) for heading in HEADINGS if heading in cells]
    if not at:
        raise RuleBroken("holidays_no_headings", "file")
    return found


def _line(number: int, cells: Sequence[str]) -> Iterator[DayOff]:
    day, kind, *name = cells
    if not day and not kind:
        return
    try:
        when = dates.parse(day, partial=False)
    except RuleBroken as broken:
        raise RuleBroken("holidays_bad_day", "file", row=number, value=day) from broken
    if kind not in frozenset(DayKind):
        raise RuleBroken("holidays_bad_kind", "file", row=number, value=kind)
    yield DayOff(when, DayKind(kind), "".join(name))


def _text(cell: object) -> str:
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return "" if cell is None else str(cell).strip()


def _days(first: date, last: date) -> Iterator[date]:
    return (first + number * DAY for number in range((last - first).days + 1))
