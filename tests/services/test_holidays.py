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
    assert (newest.year, newest.own, len(newest.lines)) == (2026, True, 2)
    assert newest.lines[0] == DayOff(date(2026, 12, 1), DayKind.OFF, "社庆")
    with pytest.raises(RuleBroken, match="holidays_empty"):
        path.write_text("日期,类别\n", encoding="utf-8")
        holidays.read_file(path)
