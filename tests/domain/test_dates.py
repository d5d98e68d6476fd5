"""Dates as written, dates in part, ages."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain import dates
from retiree_desk.domain.dates import Precision
from retiree_desk.domain.rules import RuleBroken

MAY_DAY = date(1940, 5, 1)
days = st.dates(date(1800, 1, 1), date(2199, 12, 31))
modern_days = st.dates(date(1901, 1, 1), date(2099, 12, 31))
shapes = st.sampled_from(
    ["{0:04}-{1:02}-{2:02}", "{0}/{1}/{2}", "{0}.{1}.{2}", "{0}年{1}月{2}日", "{0:04}{1:02}{2:02}", "{0} {1} {2}",
     " {0}-{1}-{2} ", "{0}．{1}．{2}", "{0:04}-{1:02}-{2:02} 00:00:00", "{0:04}-{1:02}-{2:02}T08:30:00+08:00"]
)  # fmt: skip
wide = str.maketrans("0123456789", "０１２３４５６７８９")


@given(days, shapes, st.booleans())
def test_every_shape_of_a_whole_date_is_read(day: date, shape: str, full_width: bool) -> None:
    written = shape.format(day.year, day.month, day.day)
    written = written.translate(wide) if full_width else written
    assert dates.parse(written, partial=False) == day
    assert dates.parse(written, partial=True) == day.isoformat()


@pytest.mark.parametrize(
    "cell",
    [
        "1940年5月1号", "1940 年 5 月 1 日", "1940.05.01.", "1940,5,1", "1940、5、1", "１９４０年５月１日", "40-5-1", "400501",
        "'1940-05-01", "1940-5-1 8:00", "1940年5月1日生", "1940-05-01出生", "一九四〇年五月一日",
        "一九四○年5月一号", "民国二十九年五月一日", "民国29年5月1日", 400501,
        date(1940, 5, 1), datetime(1940, 5, 1, 23, 59), 19400501, 19400501.0, "1940·5·1",
    ],
)  # fmt: skip
def test_other_ways_to_write_the_first_of_may(cell: object) -> None:
    assert dates.parse(cell, partial=False) == MAY_DAY


@pytest.mark.parametrize(
    ("cell", "known"),
    [
        ("1940", "1940"), ("1940年", "1940"), ("1940.05", "1940-05"), ("1946.5", "1946-05"), ("1940年5月", "1940-05"),
        ("1946.1", "1946-01"), ("1946.10", "1946-10"), ("194005", "1940-05"), ("1940-00-00", "1940"), ("19400500", "1940-05"),
        ("19400000", "1940"), (1940, "1940"), (1946.05, "1946-05"), (1946.5, "1946-05"), (1946.12, "1946-12"),
        (194005.0, "1940-05"), ("1940/5/", "1940-05"), ("1940-05-01", "1940-05-01"),
        ("民国三十五年", "1946"), ("民国元年", "1912"), ("一九四〇年十二月", "1940-12"), ("1940年生", "1940"),
    ],
)  # fmt: skip
def test_dates_in_part(cell: object, known: str) -> None:
    assert dates.parse(cell, partial=True) == known
    assert dates.is_valid(known)


@pytest.mark.parametrize(
    "cell",
    ["", " ", "1949-02-29", "1940-13-01", "1940-05-32", "1940-00-05", "1799-01-01", "2200-01-01", "9999", "5/1/1940", "50-3",
     "50", "194", "1940-5-1-2", "不详", "1949年前", "19401301", "长期", None, True, time(8), 0, -5, float("nan"), 1946.13,
     "2026-02-30", "民国二九年", "1940年十十月", "1940年腊月初五", "一九四〇年五月廿一", "民国", "一九四年"],
)  # fmt: skip
def test_what_is_no_date_is_refused(cell: object) -> None:
    with pytest.raises(RuleBroken, match="not_a_date") as refusal:
        dates.parse(cell, partial=True)
    assert refusal.value.facts == {"value": str(cell)}


def test_a_refusal_holds_no_text_of_the_person() -> None:
    with pytest.raises(RuleBroken) as refusal:
        dates.parse("王芳", partial=False)
    assert str(refusal.value) == "not_a_date"


@pytest.mark.parametrize("cell", ["1940", "1940-05", 1940, "194005"])
def test_a_date_in_part_is_not_whole(cell: object) -> None:
    with pytest.raises(RuleBroken, match="date_not_whole"):
        dates.parse(cell, partial=False)


def test_a_numeric_cell_does_not_tell_january_from_october() -> None:
    with pytest.raises(RuleBroken, match="month_unclear"):
        dates.parse(1946.1, partial=True)


@pytest.mark.parametrize(
    ("number", "known"),
    [(367, "1901-01-01"), (14732, "1940-05-01"), (14732.5, "1940-05-01"), (1940, "1940"),
     (194005, "1940-05"), (46074, "2026-02-21")],
)  # fmt: skip
def test_day_numbers_of_spreadsheets(number: float, known: str) -> None:
    assert dates.parse(number, partial=True, serial=True) == known


@pytest.mark.parametrize("number", [1, 45.5, 60, 366, 2958465])
def test_a_number_that_is_no_day_of_a_life_is_refused(number: float) -> None:
    with pytest.raises(RuleBroken, match="not_a_date"):
        dates.parse(number, partial=True, serial=True)


def test_a_day_number_counts_only_where_the_caller_says_so() -> None:
    with pytest.raises(RuleBroken, match="not_a_date"):
        dates.parse(14732, partial=True)


@given(modern_days)
def test_a_day_number_is_the_days_since_the_end_of_1899(day: date) -> None:
    number = (day - date(1899, 12, 30)).days
    if not dates.EARLIEST_YEAR <= number <= dates.LATEST_YEAR:
        assert dates.parse(number, partial=False, serial=True) == day


@pytest.mark.parametrize(
    ("year", "pivot", "full"), [(50, 26, 1950), (27, 26, 1927), (26, 26, 2026), (0, 26, 2000), (28, 30, 2028)]
)
def test_two_digit_years(year: int, pivot: int, full: int) -> None:
    assert dates.parse(f"{year:02}-3-7", partial=False, pivot=pivot) == date(full, 3, 7)


@given(days)
def test_parts_of_a_date_bracket_it(day: date) -> None:
    for length, precision in ((4, Precision.YEAR), (7, Precision.MONTH), (10, Precision.DAY)):
        text = day.isoformat()[:length]
        assert dates.is_valid(text)
        assert dates.precision(text) is precision
        assert dates.first_day(text) <= day <= dates.last_day(text)
        assert dates.last_day(text).isoformat()[:length] == text
        assert (dates.last_day(text) + timedelta(1)).isoformat()[:length] != text


@pytest.mark.parametrize(
    "text",
    ["", "194", "1940-5", "1940-13", "1940-02-30", "1940-00", "1940-05-", "19400501", "1700", "１９４０"],
)
def test_other_spellings_are_not_kept(text: str) -> None:
    assert not dates.is_valid(text)


@given(st.text(max_size=12))
def test_any_text_is_a_valid_date_or_refused(text: str) -> None:
    assert dates.is_valid(known(text)) or known(text) == "not_a_date"


def known(text: str) -> str:
    try:
        return dates.parse(text, partial=True)
    except RuleBroken as refusal:
        return refusal.code


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("1946-01-20", "2026-01-19", 79),
        ("1946-01-20", "2026-01-20", 80),
        ("1956-02-29", "2026-02-28", 69),
        ("1956-02-29", "2026-03-01", 70),
        ("1956-02-29", "2024-02-29", 68),
        ("1926-12-31", "2026-12-31", 100),
    ],
)
def test_age_rises_on_the_birthday_itself(birth: str, day: str, age: int) -> None:
    assert dates.age_on(date.fromisoformat(birth), date.fromisoformat(day)) == age


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("1946-01-20", "2026-03-01", 82),  # born in the last month of the lunar year 1945
        ("1946-01-20", "2026-02-16", 81),
        ("1946-02-02", "2026-02-17", 81),
        ("1890-01-20", "1890-01-20", 1),
        ("1890-01-20", "1890-03-01", 2),
    ],
)
def test_nominal_age_rises_at_the_lunar_new_year(birth: str, day: str, age: int) -> None:
    assert dates.nominal_age_on(date.fromisoformat(birth), date.fromisoformat(day)) == age


@given(modern_days, modern_days)
def test_nominal_age_is_one_or_two_more(birth: date, day: date) -> None:
    if birth <= day:
        assert dates.nominal_age_on(birth, day) - dates.age_on(birth, day) in (1, 2)
