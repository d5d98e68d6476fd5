"""What held on a day, from the register's values after all changes."""

from __future__ import annotations

from datetime import date

from retiree_desk.domain.timelines import (
    Change,
    Timeline,
    flags_over_time,
    status_over_time,
    values_over_time,
)

MARCH, JUNE = date(2026, 3, 1), date(2026, 6, 1)
BEFORE, BETWEEN, AFTER = date(2026, 2, 28), date(2026, 5, 31), date(2026, 6, 1)


def seen(timeline: Timeline[str]) -> list[str]:
    return [timeline.on(day) for day in (BEFORE, BETWEEN, AFTER)]


def moved(day: date, before: str, content: str, order: int = 0) -> Change:
    return Change("居住地变更", day, before, content, order)


def test_without_changes_the_register_holds_for_ever() -> None:
    assert seen(values_over_time([], "市内")) == ["市内"] * 3


def test_earlier_values_come_from_the_before_column() -> None:
    assert seen(values_over_time([moved(MARCH, "市内", "省外")], "省外")) == ["市内", "省外", "省外"]


def test_a_blank_before_is_taken_to_be_as_the_register_says() -> None:
    assert seen(values_over_time([moved(MARCH, "", "省外")], "省外")) == ["省外"] * 3


def test_between_two_changes_the_earlier_one_holds() -> None:
    rows = [moved(JUNE, "", "市内"), moved(MARCH, "市内", "省外")]
    assert seen(values_over_time(rows, "市内")) == ["市内", "省外", "市内"]


def test_a_blank_content_is_read_from_the_next_before() -> None:
    rows = [moved(MARCH, "市内", ""), moved(JUNE, "境外", "市内")]
    assert seen(values_over_time(rows, "市内")) == ["市内", "境外", "市内"]


def test_the_register_is_right_about_what_holds_after_the_last_change() -> None:
    assert seen(values_over_time([moved(MARCH, "市内", "省外")], "境外"))[2] == "境外"
    assert seen(values_over_time([moved(MARCH, "市内", "省外")], ""))[2] == "省外"


def test_of_several_changes_on_one_day_the_last_entered_holds() -> None:
    rows = [moved(MARCH, "省外", "境外", 2), moved(MARCH, "市内", "省外", 1), moved(JUNE, "境外", "市内", 3)]
    assert seen(values_over_time(rows, "市内")) == ["市内", "境外", "市内"]


def test_flags_are_put_on_and_taken_off() -> None:
    rows = [Change("标记变更", MARCH, "", "+独居 -重病"), Change("标记变更", JUNE, "", "＋不能自理、－独居")]
    timeline = flags_over_time(rows, frozenset({"不能自理"}))
    assert [timeline.on(day) for day in (BEFORE, BETWEEN, AFTER)] == [{"重病"}, {"独居"}, {"不能自理"}]


def test_flags_named_in_the_before_column_are_believed() -> None:
    timeline = flags_over_time([Change("标记变更", MARCH, "重病 孤老", "+独居")], frozenset({"独居"}))
    assert timeline.on(BEFORE) == {"重病", "孤老"}


def test_who_died_left_or_was_handed_over_had_been_on_the_register() -> None:
    for kind, now in (("去世", "去世"), ("转出", "转出"), ("移交社会化", "已移交社会化")):
        assert seen(status_over_time([Change(kind, MARCH)], now)) == ["在册", now, now]


def test_who_moved_in_had_not_been_on_the_register() -> None:
    assert seen(status_over_time([Change("转入", MARCH, "市财政局")], "在册")) == ["转出", "在册", "在册"]
    assert seen(status_over_time([Change("转入", MARCH, "在册")], "在册"))[0] == "在册"


def test_who_left_and_came_back_was_away_between() -> None:
    rows = [Change("转出", MARCH, "", "上海"), Change("转入", JUNE)]
    assert seen(status_over_time(rows, "在册")) == ["在册", "转出", "在册"]


def test_a_blank_status_is_on_the_register_and_a_death_is_not_taken_back_by_it() -> None:
    assert seen(status_over_time([], "")) == ["在册"] * 3
    assert seen(status_over_time([Change("去世", MARCH)], "在册"))[2] == "去世"
