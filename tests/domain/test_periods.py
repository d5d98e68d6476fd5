"""Periods: where a day lies, what came before, and how people name them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain.periods import Period, Unit, parse_period, period_of, periods_between
from retiree_desk.domain.rules import RuleBroken


@pytest.mark.parametrize(
    ("unit", "day", "start", "end", "name"),
    [
        (Unit.MONTH, date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (Unit.QUARTER, date(2026, 3, 31), date(2026, 1, 1), date(2026, 3, 31), "2026Q1"),
        (Unit.QUARTER, date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31), "2026Q4"),
        (Unit.HALF_YEAR, date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30), "2026H1"),
        (Unit.HALF_YEAR, date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31), "2026H2"),
        (Unit.YEAR, date(2026, 7, 1), date(2026, 1, 1), date(2026, 12, 31), "2026"),
    ],
)
def test_a_day_lies_in_its_period(unit: Unit, day: date, start: date, end: date, name: str) -> None:
    found = period_of(unit, day)
    assert found == (unit, start, end)
    assert found.name == name
    assert parse_period(name) == found


@pytest.mark.parametrize(
    ("day", "years", "span"),
    [(2025, 3, (2025, 2027)), (2028, 3, (2028, 2030)), (2024, 3, (2022, 2024)), (2026, 2, (2025, 2026))],
)
def test_periods_of_several_years_count_from_the_anchor(day: int, years: int, span: tuple[int, int]) -> None:
    found = period_of(Unit.N_YEARS, date(day, 6, 1), years, 2025)
    assert (found.start.year, found.end.year) == span
    assert found.name == f"{span[0]}-{span[1]}"
    assert parse_period(found.name) == found


@pytest.mark.parametrize("text", ["2026M03", "2026m3", " 2026-3 ", "2026-03"])
def test_a_month_may_be_written_in_several_ways(text: str) -> None:
    assert parse_period(text) == Period(Unit.MONTH, date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    "text", ["", "2026Q5", "2026-13", "2026-00", "0000Q1", "2027-2025", "next", "2026H3"]
)
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken, match="period_unreadable"):
        parse_period(text)


@given(st.sampled_from(list(Unit)), st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 5))
def test_periods_follow_each_other_without_gap_or_overlap(unit: Unit, day: date, years: int) -> None:
    end = date(day.year + 3, day.month, 1)
    found = list(periods_between(unit, day, end, years))
    assert found[0].start <= day <= found[0].end
    assert found[-1].start <= end <= found[-1].end
    assert all((after.start - before.end).days == 1 for before, after in pairwise(found))
    assert all(each.days == (each.end - each.start).days + 1 for each in found)
