from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from retiree_desk.ui.backups.age import age, is_old

NOW = datetime(2026, 5, 18, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "刚刚备份"),
        (1, "1 分钟前备份"),
        (59, "59 分钟前备份"),
        (60, "1 小时前备份"),
        (1439, "23 小时前备份"),
        (4400, "3 天前备份"),
    ],
)
def test_the_age_is_told_in_the_unit_that_fits(minutes: int, words: str) -> None:
    assert age(NOW - timedelta(minutes=minutes), NOW) == words


def test_a_day_is_old_and_none_at_all_too() -> None:
    assert age(None, NOW) == "还没有备份"
    assert is_old(None, NOW)
    assert is_old(NOW - timedelta(hours=25), NOW)
    assert not is_old(NOW - timedelta(hours=23), NOW)


def test_a_clock_set_back_makes_no_negative_age() -> None:
    assert age(NOW + timedelta(minutes=3), NOW) == "刚刚备份"
