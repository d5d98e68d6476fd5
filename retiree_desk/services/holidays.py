"""The table of days off: read in from a file, a whole year's in place of the shipped one, single days beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.working_days import DayOff, by_law, shipped, shipped_years, table
from retiree_desk.exchange import workbook
from retiree_desk.services import working_days
from retiree_desk.store.unit import Unit

ACTION = "holidays.read"
_ALWAYS_OFF = (1, 5, 10)  # 元旦, 劳动节 and 国庆节 stand on the first of these months in every year's table


class Year(NamedTuple):
    """What is known of one year: its lines, whether the office read them in, else the document they rest on."""

    year: int
    lines: tuple[DayOff, ...]
    own: bool = False
    document: str = ""


def read_file(path: Path) -> list[DayOff]:
    """The lines of a workbook or CSV with the columns 日期, 类别 (休 or 班) and 名称.

    RuleBroken as ``domain.working_days.table`` raises, ``holidays_empty`` without a line; Trouble for an unreadable file.
    """
    lines = table(row for sheet in workbook.read(path)[:1] for row in sheet.rows)
    if not lines:
        raise RuleBroken("holidays_empty", "file")
    return lines


def keep(unit: Unit, lines: list[DayOff]) -> list[int]:
    """Keep the lines; the years. A whole year's table takes the place of what was known, single days are added to it."""
    years = sorted({line.day.year for line in lines})
    kept = [line for year in years for line in _table(unit, year, lines)]
    rows = unit.rows("day_off")
    for row in list(rows.all()):
        uid = row["id"]
        if isinstance(uid, Uid) and str(row["day"])[:4] in {str(year) for year in years}:
            rows.void(uid)
    rows.add_many(
        [{"day": line.day.isoformat(), "kind": line.kind.value, "name": line.name or None} for line in kept]
    )
    return years


def _table(unit: Unit, year: int, lines: list[DayOff]) -> list[DayOff]:
    """What holds for a year once these lines are read."""
    fresh = {line.day: line for line in lines if line.day.year == year}
    if all(date(year, month, 1) in fresh for month in _ALWAYS_OFF):
        return list(fresh.values())
    held = next((one.lines for one in known(unit) if one.year == year), by_law(year))
    before = {line.day: line for line in held}
    return list((before | fresh).values())


def known(unit: Unit) -> list[Year]:
    """Every year with a table, the newest first."""
    own: dict[int, list[DayOff]] = {}
    for line in working_days.own(unit):
        own.setdefault(line.day.year, []).append(line)
    found = {year: Year(year, tuple(sorted(lines)), own=True) for year, lines in own.items()}
    for year in shipped_years() - own.keys():
        document, lines = shipped(year)
        found[year] = Year(year, lines, document=document)
    return [found[year] for year in sorted(found, reverse=True)]
