from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.ui.members import values


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("birth_date", "1941-05", "1941年5月"),
        ("monthly_income", 123450, "1,234.50"),
        ("special_work_months", 18, "18"),
        ("living", "独居、其他", "独居、其他"),
        ("area_id", b"0" * 16, ""),
        ("note", None, ""),
        ("no_such_field", "x", "x"),
    ],
)
def test_values_read_as_people_write_them(key: str, value: object, words: str) -> None:
    assert values.shown(key, value) == words  # type: ignore[arg-type]  # any value


def test_short_identifiers_are_hidden_whole() -> None:
    assert values.tail("1234") == "****"
    assert values.masked("wechat", "zhou1960") == "****1960"


def test_ages_are_told_both_ways_and_stop_at_death() -> None:
    assert values.ages({"birth_date": "1940-03-02"}, date(2026, 3, 2)) == ("86 岁", "虚岁 87")
    died = {"birth_date": "1940-03-02", "died_on": "2020-03-01"}
    assert values.ages(died, date(2026, 3, 2)) == ("79 岁", "虚岁 81")
    assert values.ages({}, date(2026, 3, 2)) == ("", "")
