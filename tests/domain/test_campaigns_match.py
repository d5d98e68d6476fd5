"""Finding a line at the counter."""

from __future__ import annotations

import pytest

from retiree_desk.domain.campaigns_match import Lined, matching

LINES = (
    Lined(1, "100012", "王秀兰"),
    Lined(2, "100047", "单雄信"),
    Lined(3, "100002", "王兰"),
    Lined(12, "100300", "曾国藩"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [1, 2, 3, 12]),
        ("12", [12]),
        ("012", [1]),
        ("100047", [2]),
        ("王兰", [3]),
        ("兰", [1, 3]),
        ("sxx", [2]),
        ("zgf", [12]),
        ("shan xiong", [2]),
        ("w", [1, 3]),
        ("zz", []),
    ],
)
def test_a_number_a_name_or_its_pinyin_finds_the_line(typed: str, found: list[int]) -> None:
    assert matching(LINES, typed) == found
