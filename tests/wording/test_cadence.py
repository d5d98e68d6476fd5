"""What is owed, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from retiree_desk import i18n, wording
from retiree_desk.domain.cadence import Obligation, State, obligations
from retiree_desk.domain.cadence_credits import Why
from retiree_desk.domain.cadence_facts import Doubt, Person, Registered, Visit, facts_of
from retiree_desk.domain.cadence_rules import Window
from retiree_desk.domain.duties import SHIPPED_DUTIES, Almanac, Events, Stay, duties
from retiree_desk.domain.periods import Unit, period_of
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.rules_shipped import R80
from retiree_desk.wording import cadence as words

FACTS = facts_of(Registered(1, date(1943, 5, 1), "在册", "市内", "退休", frozenset({"独居"})))


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    before = i18n.language()
    i18n.use("zh_CN")
    yield
    i18n.use(before)


def owed(on: date, *days: date) -> list[Obligation]:
    return obligations(
        FACTS, [Visit(day, "上门", "见到本人") for day in days], [], [R80], on, everything=True
    )


def test_progress_says_what_is_left_and_until_when() -> None:
    on = date(2026, 8, 20)
    assert (
        words.progress(owed(on, date(2026, 8, 1))[0], on)
        == "本季 1/3 次 · 还差 2 次 · 9月30日前均可 · 余 41 天"
    )


def test_the_last_day_is_not_overdue_and_the_day_after_is() -> None:
    on = date(2026, 9, 30)
    assert words.progress(owed(on)[0], on) == "本季 0/3 次 · 还差 3 次 · 9月30日前均可 · 今天是最后一天"
    on = date(2027, 1, 1)
    assert (
        words.progress(owed(on)[1], on)
        == "2026年第4季度 0/3 次 · 还差 3 次 · 已于2026年12月31日截止 · 逾期 1 天"
    )


def test_what_is_done_says_so() -> None:
    on = date(2026, 9, 1)
    assert (
        words.progress(owed(on, *(date(2026, 8, day) for day in (1, 2, 3)))[0], on) == "本季 3/3 次 · 已完成"
    )


def test_a_duty_has_no_period_to_name() -> None:
    on = date(2026, 9, 1)
    (found,) = duties(Person(FACTS), Events([Stay(on)]), SHIPPED_DUTIES[:1], Almanac(), on, everything=False)
    assert words.progress(found, on) == "0/1 次 · 还差 1 次 · 9月4日前均可 · 余 3 天"


@pytest.mark.parametrize(
    ("unit", "now", "later"),
    [
        (Unit.MONTH, "本月", "2026年9月"),
        (Unit.QUARTER, "本季", "2026年第3季度"),
        (Unit.HALF_YEAR, "本半年", "2026年下半年"),
        (Unit.YEAR, "本年", "2026年"),
        (Unit.N_YEARS, "2026至2026年", "2026至2026年"),
    ],
)
def test_a_period_is_this_one_or_has_a_name(unit: Unit, now: str, later: str) -> None:
    period = period_of(unit, date(2026, 9, 10))
    assert (words.period(period, date(2026, 9, 10)), words.period(period, date(2027, 2, 1))) == (now, later)


def test_why_someone_is_on_the_list() -> None:
    found = owed(date(2026, 8, 20))[0]
    assert words.because(found.because) == "83岁 · 市内 · 退休 · 独居"
    assert words.because(found.because._replace(age=None)) == "市内 · 退休 · 独居"
    assert (
        words.window(Window(R80, period_of(Unit.QUARTER, date(2026, 8, 20))), date(2026, 8, 20))
        == "80岁以上每季三次 · 本季"
    )


def test_every_state_reason_and_doubt_has_words() -> None:
    assert [words.state(each) for each in State] == [
        "免访", "已完成", "已终止", "未开始", "逾期未完成", "临近截止", "进度滞后", "进行中",
    ]  # fmt: skip
    said = [*map(words.why, Why), *map(words.doubt, Doubt)]
    assert len(set(said)) == len(Why) + len(Doubt)
    assert all(not text.isascii() for text in said)


def test_refusals_of_periods_and_rules_have_words() -> None:
    assert "2027Q9" in wording.refusal(RuleBroken("period_unreadable", text="2027Q9"))
    assert words.REFUSALS.keys() <= wording.known_refusals()


def test_english_dates_are_plain() -> None:
    i18n.use("en")
    on = date(2026, 8, 20)
    assert words.progress(owed(on)[0], on).startswith(
        "this quarter 0/3 visits · 3 visits to go · any day up to 2026-09-30"
    )
