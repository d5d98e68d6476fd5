from __future__ import annotations

import pytest

from retiree_desk import i18n, wording
from retiree_desk.domain.planning_values import Needs, Why
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.wording import planning


@pytest.fixture(autouse=True)
def chinese() -> None:
    i18n.use("zh_CN")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Needs(), ""),
        (Needs(2, 0), "每人每天多走访 2 次"),
        (Needs(0, 3), "增加 3 人"),
        (Needs(1, 13), "每人每天多走访 1 次，或增加 13 人"),
    ],
)
def test_what_it_would_take_is_a_phrase(asked: Needs, said: str) -> None:
    assert planning.needs(asked) == said


def test_every_reason_has_words() -> None:
    assert planning.why(Why.FULL) == "各人每天的次数都已排满"
    assert len({planning.why(one) for one in Why}) == len(Why)


def test_a_bad_line_of_a_table_is_named() -> None:
    broken = RuleBroken("holidays_bad_day", "file", row=7, value="二月三十")
    assert wording.refusal(broken) == "第 7 行：“二月三十”不是日期。"
