"""Dated changes beside the register: the dead are dead, the silent are filled, what is said is kept."""

from __future__ import annotations

import pytest

from retiree_desk.services.imports import Mode
from retiree_desk.store.unit import Store
from tests.services.importing import codes, counts, people, sheet, take

HEADS = "人员编号 变动类型 生效日期 变动前 内容"


@pytest.mark.parametrize("mode", Mode)
def test_a_recorded_death_makes_the_person_dead_whatever_the_roster_says(store: Store, mode: Mode) -> None:
    file = (
        sheet("花名册", "人员编号 姓名 在册状态", ["1", "王芳", "在册"]),
        sheet("变动", HEADS, ["1", "去世", "2026-01-10", "", ""]),
    )
    plan = take(store, *file, mode=mode)
    assert (people(store)["1"]["status"], people(store)["1"]["died_on"]) == ("去世", "2026-01-10")
    assert codes(plan, 1)[1] == ["death_recorded"]
    again = take(store, *file, mode=mode)
    assert (counts(again), counts(again, 1)[:2]) == ((0, 0, 1, 0), (0, 0))
    assert people(store)["1"]["status"] == "去世"


def test_a_date_of_death_makes_the_status(store: Store) -> None:
    take(store, sheet("花名册", "人员编号 姓名 逝世日期", ["1", "王芳", "2026-01-10"], ["2", "李四", ""]))
    assert [person["status"] for person in people(store).values()] == ["去世", "在册"]


@pytest.mark.parametrize("when", ["2020", "2020年5月", "2020.05", 2020.1])
def test_who_died_in_a_month_or_year_is_dead_and_has_no_day(store: Store, when: str | float) -> None:
    heads = "人员编号 姓名 在册状态 逝世日期"
    plan = take(store, sheet("花名册", heads, ["1", "王芳", "", when], ["2", "李四", "在册", when]))
    known = people(store)
    assert [(known[number]["status"], known[number]["died_on"]) for number in "12"] == [("去世", None)] * 2
    refused, warned = codes(plan)
    assert (len(refused), warned) == (2, ["death_without_day"] * 2)


def test_words_in_place_of_a_date_of_death_kill_nobody(store: Store) -> None:
    plan = take(store, sheet("花名册", "人员编号 姓名 逝世日期", ["1", "王芳", "健在"]))
    assert (people(store)["1"]["status"], codes(plan)) == ("在册", (["not_a_date"], []))


def test_no_overwriting_brings_the_dead_back(store: Store) -> None:
    take(store, sheet("花名册", "人员编号 姓名 逝世日期", ["1", "王芳", "2026-01-10"]))
    plan = take(store, sheet("花名册", "人员编号 姓名 在册状态", ["1", "王芳", "在册"]), mode=Mode.OVERWRITE)
    assert people(store)["1"]["status"] == "去世"
    assert (counts(plan), codes(plan)[1]) == ((0, 0, 1, 0), ["death_recorded"])


def test_a_death_of_tomorrow_is_kept_and_kills_nobody(store: Store) -> None:
    plan = take(
        store,
        sheet("花名册", "人员编号 姓名", ["1", "王芳"]),
        sheet("变动", HEADS, ["1", "去世", "2027-01-10", "", ""]),
    )
    assert people(store)["1"]["status"] == "在册"
    assert codes(plan, 1)[1] == ["in_future"]


def test_the_roster_holds_what_is_after_all_changes(store: Store) -> None:
    take(
        store,
        sheet("花名册", "人员编号 姓名 居住地类别 人员类别 在册状态", ["1", "王芳", "市内", "", ""]),
        sheet(
            "变动",
            HEADS,
            ["1", "居住地变更", "2025-01-01", "市内", "省外"],
            ["1", "类别变更", "2025-02-01", "内退", "退休"],
            ["1", "移交社会化", "2025-03-01", "", ""],
            ["1", "标记变更", "2025-04-01", "", "+独居 +重病"],
            ["1", "标记变更", "2025-05-01", "", "-重病"],
        ),
    )
    person = people(store)["1"]
    assert person["residence"] == "市内"
    assert (person["category"], person["status"], person["flags"]) == ("退休", "已移交社会化", "独居")


def test_a_change_alone_moves_the_register_on_from_what_was_before(store: Store) -> None:
    take(store, sheet("花名册", "人员编号 姓名 居住地类别", ["1", "王芳", "市内"], ["2", "李四", "境外"]))
    file = sheet(
        "变动",
        HEADS,
        ["1", "居住地变更", "2026-01-01", "市内", "省外"],
        ["2", "居住地变更", "2020-01-01", "市内", "省外"],
    )
    plan = take(store, file)
    assert [person["residence"] for person in people(store).values()] == ["省外", "境外"]
    assert codes(plan)[1] == ["register_differs"]
    assert counts(take(store, file)) == (0, 0, 2, 0)
