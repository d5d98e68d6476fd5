"""The table of days off: read in from a file, the office's own in place of the shipped one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.working_days import DayKind, DayOff
from retiree_desk.services import holidays
from retiree_desk.services.working_days import working_days
from retiree_desk.store.unit import Store


def test_a_table_read_in_decides_the_working_days(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "放假.csv"
    path.write_text(
        "2026年放假安排\n日期,类别,名称\n2026-12-01,休,社庆\n2026-12-05,班,社庆\n", encoding="gb18030"
    )
    with store.unit("holidays.read") as unit:
        assert holidays.keep(unit, holidays.read_file(path)) == [2026]
        assert holidays.keep(unit, holidays.read_file(path)) == [2026]
        work = working_days(unit, [2026])
        newest = holidays.known(unit)[0]
    assert not work.is_worked(date(2026, 12, 1))
    assert work.is_worked(date(2026, 12, 5))
    assert (newest.year, newest.own, newest.document) == (2026, True, "")
    assert newest.lines[-2] == DayOff(date(2026, 12, 1), DayKind.OFF, "社庆")
    with pytest.raises(RuleBroken, match="holidays_empty"):
        path.write_text("日期,类别\n", encoding="utf-8")
        holidays.read_file(path)


def test_single_days_leave_the_rest_of_the_year_as_it_was(store: Store) -> None:
    own = [DayOff(date(year, 12, 1), DayKind.OFF, "社庆") for year in (2026, 2031)]
    with store.unit("holidays.read") as unit:
        assert holidays.keep(unit, own) == [2026, 2031]
        work = working_days(unit, [2026, 2031])
    assert not any(work.is_worked(date(2026, 10, day)) for day in range(1, 8))
    assert not work.is_worked(date(2031, 10, 1))
    assert not any(work.is_worked(date(year, 12, 1)) for year in (2026, 2031))


def test_the_table_of_a_whole_year_takes_the_place_of_what_was_known(store: Store) -> None:
    whole = [DayOff(date(2026, month, 1), DayKind.OFF, "节日") for month in (1, 5, 10)]
    with store.unit("holidays.read") as unit:
        holidays.keep(unit, [DayOff(date(2026, 12, 1), DayKind.OFF, "社庆")])
        holidays.keep(unit, whole)
        assert holidays.known(unit)[0].lines == tuple(whole)
