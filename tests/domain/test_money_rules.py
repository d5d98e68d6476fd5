"""Already paid this year for this cause?"""

from __future__ import annotations

from datetime import date

import pytest

from retiree_desk.domain.money_rules import SHIPPED_MONEY_RULES, MoneyRule, Payment, Per, answers, window_of

DECEMBER = MoneyRule(code="D", title="十二月结算", kind="住院", begins=(12, 16))


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        (date(2026, 12, 15), date(2025, 12, 16), date(2026, 12, 15)),
        (date(2026, 12, 16), date(2026, 12, 16), date(2027, 12, 15)),
        (date(2026, 1, 1), date(2025, 12, 16), date(2026, 12, 15)),
    ],
)
def test_a_window_need_not_be_a_calendar_year(day: date, start: date, end: date) -> None:
    assert window_of(DECEMBER, day) == (start, end)


def test_a_payment_before_the_settling_day_counts_for_the_year_before() -> None:
    paid = [
        Payment(date(2025, 12, 15), "住院", 50_000, "脑梗死"),
        Payment(date(2025, 12, 16), "住院", 50_000, "脑梗死"),
    ]
    (answer,) = answers([DECEMBER], paid, date(2026, 3, 1), kind="住院", cause="脑梗死")
    assert answer.given == (paid[1],)
    assert (answer.left, answer.total, answer.is_within) == (0, 50_000, False)


def test_another_cause_is_free_and_a_longer_name_is_the_same_cause() -> None:
    paid = [Payment(date(2026, 1, 5), "住院", 50_000, "脑梗死")]
    told = {
        cause: answers([DECEMBER], paid, date(2026, 3, 1), kind="住院", cause=cause)[0].left
        for cause in ("急性脑梗死", "肺炎", "")
    }
    assert told == {"急性脑梗死": 0, "肺炎": 1, "": 0}


def test_limits_per_person_count_every_cause_and_only_their_kind() -> None:
    rule = MoneyRule(code="P", title="每年两次", kind="住院", times=2, per=Per.PERSON)
    paid = [
        Payment(date(2026, 1, 5), kind, 1, cause)
        for kind, cause in (("住院", "甲"), ("困难", ""), ("住院", "乙"))
    ]
    (answer,) = answers([rule], paid, date(2026, 3, 1), kind="住院", cause="丙")
    assert answer.left == 0


def test_shipped_rules_answer_hospital_money_only() -> None:
    assert [
        one.rule.code for one in answers(SHIPPED_MONEY_RULES, [], date(2026, 1, 1), kind="住院", cause="")
    ] == [
        "HOSP-CAUSE",
        "HOSP-YEAR",
    ]
    assert answers(SHIPPED_MONEY_RULES, [], date(2026, 1, 1), kind="节日", cause="") == []
