"""What follows from a member's own values."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain import members
from retiree_desk.domain.dates import age_on


@pytest.mark.parametrize(
    ("own", "archive", "number", "birth"),
    [
        ("1940-05-01", "1941-01", "11010519491231002X", "1941-01"),
        (None, "1941-01-01", "11010519491231002X", "1941-01-01"),
        ("1940-05-01", None, "11010519491231002X", "1940-05-01"),
        ("1949-12", "", "11010519491231002X", "1949-12-31"),
        ("1949", None, "11010519491231002X", "1949-12-31"),
        ("1940-05", None, "11010519491231002X", "1940-05"),
        ("1940", None, None, "1940"),
        (None, "", "11010519491231002X", "1949-12-31"),
        (None, None, "abc", ""),
        (None, None, None, ""),
    ],
)
def test_the_birth_date_is_the_archives_then_the_registers_completed_by_the_id(
    own: str, archive: str, number: str, birth: str
) -> None:
    assert members.birth_text(own, archive, number) == birth


def test_completeness_counts_the_obligatory_items() -> None:
    assert members.completeness({}) == 0
    assert members.completeness({"name": "甲", "sex": "", "mobile": "1"}) == 1
    full = dict.fromkeys((field.key for field in members.OBLIGATORY), "x")
    assert members.completeness(full) == 22
    assert members.missing_items({**full, "sex": None}) == ("sex",)


@pytest.mark.parametrize(
    ("start", "period"),
    [
        ("1937-07-06", "土地革命时期"), ("1937-07-07", "抗日战争时期"), ("1945-09-02", "抗日战争时期"),
        ("1945-09-03", "解放战争时期"), ("1949-09-30", "解放战争时期"), ("1949-10-01", ""), ("1948", "解放战争时期"),
        ("1945-09", "抗日战争时期"), ("", ""), (None, ""),
    ],
)  # fmt: skip
def test_the_period_of_the_revolution_follows_the_day_of_joining(start: str | None, period: str) -> None:
    assert members.revolution_period(start) == period


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("1965-07", "2003-05", 37),
        ("1965-07", "2003-07", 38),
        ("1965", "2003", 38),
        ("", "2003", None),
        ("1970", "1960", 0),
    ],
)
def test_years_of_service_count_whole_years(start: str, end: str, years: int | None) -> None:
    assert members.service_years(start, end) == years


@pytest.mark.parametrize("birth", ["1936-06-15", "1936-06-16", "1946-06-15", "1946-06-14", "1944-02-29"])
@pytest.mark.parametrize("today", [date(2026, 6, 15), date(2026, 2, 28), date(2026, 3, 1)])
def test_birth_bounds_agree_with_the_age_on_the_day(birth: str, today: date) -> None:
    oldest, youngest = members.birth_range(80, 89, today)
    assert (oldest < birth <= youngest) == (80 <= age_on(date.fromisoformat(birth), today) <= 89)


def test_care_flags_are_gathered_once_each() -> None:
    assert members.care_flags("独居、重病", "独居", "重病", "不能自理") == ("独居", "重病", "不能自理")
    assert members.care_flags(None, None, None, None) == ()
