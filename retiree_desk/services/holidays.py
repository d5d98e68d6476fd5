"""The table of days off: read in from a file each year, the office's own in place of the shipped one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from retiree_desk.domain.ids import Uid
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.working_days import DayOff, shipped, shipped_years, table
from retiree_desk.exchange import workbook
from retiree_desk.services import working_days
from retiree_desk.store.unit import Unit

ACTION = "holidays.read"


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
    """Keep the lines in place of what the office had for the same years; the years."""
    years = sorted({line.day.year for line in lines})
    rows = unit.rows("day_off")
    for row in list(rows.all()):
        uid = row["id"]
        if isinstance(uid, Uid) and str(row["day"])[:4] in {str(year) for year in years}:
            rows.void(uid)
    once = {line.day: line for line in lines}
    rows.add_many(
        [
            {"day": day.isoformat(), "kind": line.kind.value, "name": line.name or None}
            for day, line in once.items()
        ]
    )
    return years


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
