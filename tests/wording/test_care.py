"""Care in words: what the money rules answer, states, reasons, steps."""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk import i18n, wording
from retiree_desk.domain import bereavement
from retiree_desk.domain.campaigns import GiftState
from retiree_desk.domain.money_rules import MoneyRule, Payment, Per, answers
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.wording import care

BY_CAUSE = MoneyRule(code="C", title="同一病因", kind="住院", amount=50_000, begins=(12, 16))
BY_PERSON = MoneyRule(code="P", title="每人", kind="住院", times=2, per=Per.PERSON)
PAID = Payment(date(2026, 1, 5), "住院", 50_000, "脑梗死")
DAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def chinese() -> None:
    i18n.use("zh_CN")


def _said(rule: MoneyRule, *paid: Payment, cause: str = "脑梗死") -> str:
    (answer,) = answers([rule], paid, DAY, kind="住院", cause=cause)
    return care.money_answer(answer, cause_known=bool(cause))


def test_what_was_paid_for_this_cause_is_told_with_the_year_that_holds() -> None:
    assert _said(BY_CAUSE, PAID) == (
        "2026-01-05 已因“脑梗死”慰问 500.00 元，本年度（2025-12-16 至 2026-12-15）此病因不再列支"
    )


def test_a_cause_not_paid_yet_is_told_with_the_standard() -> None:
    assert _said(BY_CAUSE, PAID, cause="骨折") == (
        "本年度（2025-12-16 至 2026-12-15）此病因尚未列支，标准 500.00 元"
    )


def test_without_a_cause_nothing_is_judged() -> None:
    assert _said(BY_CAUSE, PAID, cause="").endswith("请填写病因后核对")


def test_a_limit_for_each_person_counts_and_says_what_is_left() -> None:
    year = "本年度（2026-01-01 至 2026-12-31）"
    assert _said(BY_PERSON) == f"{year}尚未列支"
    assert _said(BY_PERSON, PAID) == f"{year}已慰问 1 次，共 500.00 元，还可列支 1 次"
    assert _said(BY_PERSON, PAID, PAID) == f"{year}已慰问 2 次，共 1,000.00 元，本年度 2 次已用完，不再列支"


def test_every_step_state_and_reason_has_words_in_both_languages() -> None:
    for language in ("zh_CN", "en"):
        i18n.use(language)
        assert all(care.step(one.code, "") for one in bereavement.checklist(DAY))
        assert all(care.gift_state(state) for state in GiftState)
    assert (care.severity("病危"), care.learnt("家属"), care.excluded("丧期")) == (
        "critical",
        "the family",
        "in mourning",
    )
    assert (care.severity("平稳"), care.step("own", "另约")) == ("平稳", "另约")


def test_a_refusal_at_the_counter_says_why() -> None:
    said = wording.refusal(RuleBroken("staff_may_not_sign", name="周敏"))
    assert said == "周敏是工作人员；工作人员不能代为签领。"
