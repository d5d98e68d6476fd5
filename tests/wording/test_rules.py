"""Rules in sentences."""

from __future__ import annotations

import pytest

from retiree_desk import i18n
from retiree_desk.domain.birthdays import Reckoning
from retiree_desk.domain.cadence_rules import By, Rule
from retiree_desk.domain.rules_shipped import AWAY, EXAM, LX, R70, R80
from retiree_desk.wording import rules


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (R70, "70至79岁，市内：每半年 1 次（上门）"),
        (R80, "80岁以上，市内：每季 3 次（上门）"),
        (LX, "离休：每月 1 次（任何方式）"),
        (AWAY, "境外、省内市外、省外：每 3 年 1 次（上门、委托代访）"),
        (EXAM, "除 遗属 外：每 2 年 1 次（体检）"),
        (Rule(code="X", by=By.LEADER), "全体人员：每季 1 次（任何方式，须有领导参加）"),
    ],
)
def test_a_rule_is_one_sentence(rule: Rule, said: str) -> None:
    i18n.use("zh_CN")
    assert rules.sentence(rule) == said


def test_it_is_one_in_english_too() -> None:
    i18n.use("en")
    assert rules.sentence(R80) == "aged 80 and over, in the city: 3 times a quarter (home visit)"
    assert rules.reckoning(Reckoning.NOMINAL) == "years by the Chinese count"
