from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.working_days import DayKind, DayOff, by_law, calendar, shipped, shipped_years, table


def test_the_spring_festival_of_2026_is_off_and_its_saturdays_are_worked() -> None:
    work = calendar([2026])
    assert work.between(date(2026, 2, 13), date(2026, 2, 28)) == [
        date(2026, 2, 13), date(2026, 2, 14), *(date(2026, 2, day) for day in (24, 25, 26, 27, 28)),
    ]  # fmt: skip


def test_each_shipped_table_names_the_document_it_rests_on() -> None:
    assert shipped_years() == {2024, 2025, 2026}
    assert {year: shipped(year)[0] for year in sorted(shipped_years())} == {
        2024: "国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）",
        2025: "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）",
        2026: "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）",
    }


@pytest.mark.parametrize("year", sorted(shipped_years()))
def test_a_shipped_table_exchanges_days_fairly(year: int) -> None:
    lines = shipped(year)[1]
    assert all(line.day.year == year for line in lines)
    assert all(line.day.weekday() >= 5 for line in lines if line.kind is DayKind.WORKED)
    gained = sum(1 for line in lines if line.kind is DayKind.OFF and line.day.weekday() < 5)
    worked = sum(1 for line in lines if line.kind is DayKind.WORKED)
    assert 8 <= gained - worked <= 13  # the days of the law that fall on weekdays or are made up for


def test_a_year_without_a_table_has_the_days_of_the_law_and_nothing_else() -> None:
    work = calendar([2027])
    assert work.undecreed(date(2026, 12, 1), date(2027, 1, 31)) == [2026, 2027]
    assert [(line.day, line.name) for line in by_law(2027)][:3] == [
        (date(2027, 1, 1), "元旦"), (date(2027, 2, 5), "除夕"), (date(2027, 2, 6), "春节"),
    ]  # fmt: skip
    assert len(by_law(2027)) == 13
    assert work.is_worked(date(2027, 2, 9))
    assert not work.is_worked(date(2027, 2, 8))


def test_an_office_s_own_table_stands_in_place_of_the_shipped_one() -> None:
    own = [DayOff(date(2026, 3, 3), DayKind.OFF, "社庆")]
    work = calendar([2025, 2026], own)
    assert not work.is_worked(date(2026, 3, 3))
    assert work.is_worked(date(2026, 1, 1))
    assert not work.is_worked(date(2025, 1, 1))
    assert work.decreed[2026] == ""
    assert work.off_between(date(2026, 1, 1), date(2026, 12, 31)) == own


def test_a_table_is_read_below_its_title_whatever_the_cells_are() -> None:
    rows: list[list[object]] = [
        ["2027年放假安排", None, None],
        ["名称", "日期", "类别"],
        ["元旦", datetime(2027, 1, 1, 0, 0), "休"],
        ["", "", ""],
        ["春节", "2027年2月14日", "班"],
    ]
    assert table(rows) == [
        DayOff(date(2027, 1, 1), DayKind.OFF, "元旦"), DayOff(date(2027, 2, 14), DayKind.WORKED, "春节"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["日子", "什么"]], "holidays_no_headings"),
        ([["日期", "类别"], ["2027-13-01", "休"]], "holidays_bad_day"),
        ([["日期", "类别"], ["2027-01-01", "放假"]], "holidays_bad_kind"),
    ],
)
def test_what_is_no_table_is_refused_with_its_row(rows: list[list[object]], code: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        table(rows)
    assert broken.value.code == code
    assert code == "holidays_no_headings" or broken.value.facts["row"] == 2


@given(st.dates(date(2023, 1, 1), date(2030, 12, 31)), st.integers(0, 60))
def test_every_day_is_either_worked_or_off(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    work = calendar(range(first.year, last.year + 1))
    worked = work.between(first, last)
    assert worked == sorted(set(worked))
    assert all(first <= day <= last and work.is_worked(day) for day in worked)
    assert not {line.day for line in work.off_between(first, last)} & set(worked)
