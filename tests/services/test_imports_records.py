"""The sheets of records: whose they are, what is known already, what is odd about them."""

from __future__ import annotations

from retiree_desk.services.imports import Mode
from retiree_desk.store.unit import Store
from tests.services.importing import GOOD_ID, codes, counts, people, rows, sheet, take

ROSTER = sheet("花名册", "人员编号 姓名 身份证号", ["1", "王芳", GOOD_ID], ["2", "李四", ""])


def test_a_person_is_found_by_number_papers_or_a_name_that_one_bears(store: Store) -> None:
    plan = take(
        store,
        sheet(
            "走访",
            "人员编号 身份证号 姓名 日期 方式",
            ["1", "", "", "2026-01-01", "上门"],
            ["", "110105491231002", "", "2026-01-02", "上门"],
            ["", "", "李四", "2026-01-03", "上门"],
            ["1", "", "王方", "2026-01-04", "上门"],
            ["", "", "无名", "2026-01-05", "上门"],
            ["", "", "", "2026-01-06", "上门"],
            ["1", "", "", "", "上门"],
        ),
        ROSTER,
    )
    assert counts(plan) == (4, 0, 0, 3)
    assert codes(plan) == (
        ["member_unknown_here", "member_no_blank", "value_missing"],
        ["found_by_name", "other_name"],
    )
    known = people(store)
    assert [row["member_id"] for row in rows(store, "visit")] == [known[number]["id"] for number in "1121"]


def test_a_name_that_several_bear_asks_for_the_number(store: Store) -> None:
    roster = sheet("花名册", "人员编号 姓名 出生日期", ["1", "王芳", "1940"], ["2", "王芳", "1941"])
    plan = take(store, roster, sheet("走访", "姓名 日期 方式", ["王芳", "2026-01-05", "打电话"]))
    (note,) = plan.sheets[1].rejected()
    assert (note.code, note.column, note.value, note.facts["count"]) == (
        "member_one_of_several",
        "姓名",
        "王芳",
        2,
    )
    assert rows(store, "visit") == []


def test_equal_rows_answer_for_one_another_once(store: Store) -> None:
    call = ["1", "2026-01-05", "电话"]
    take(store, ROSTER, sheet("走访", "人员编号 日期 方式", call, call))
    assert len(rows(store, "visit")) == 2
    plan = take(store, sheet("走访", "人员编号 日期 方式", call, call, call))
    assert counts(plan) == (1, 0, 2, 0)


def test_a_stay_that_has_ended_completes_the_one_that_was_known(store: Store) -> None:
    heads = "人员编号 入院日期 医院 出院日期"
    take(store, ROSTER, sheet("住院", heads, ["1", "2026-01-05", "市医院", ""]))
    plan = take(store, sheet("住院", heads, ["1", "2026-01-05", "市医院", "2026-01-20"]))
    assert counts(plan) == (0, 1, 0, 0)
    (stay,) = rows(store, "stay")
    assert stay["discharged_on"] == "2026-01-20"


def test_a_contrary_row_is_another_event_unless_overwriting(store: Store) -> None:
    heads = "人员编号 入院日期 医院"
    take(store, ROSTER, sheet("住院", heads, ["1", "2026-01-05", "市医院"]))
    over = take(store, sheet("住院", heads, ["1", "2026-01-05", "省医院"]), mode=Mode.OVERWRITE)
    assert counts(over) == (0, 1, 0, 0)
    assert [row["hospital"] for row in rows(store, "stay")] == ["省医院"]
    filled = take(store, sheet("住院", heads, ["1", "2026-01-05", "县医院"]))
    assert counts(filled) == (1, 0, 0, 0)


def test_odd_records_are_kept_and_warned_about(store: Store) -> None:
    plan = take(
        store,
        sheet("花名册", "人员编号 姓名 逝世日期", ["1", "王芳", "2026-01-10"]),
        sheet(
            "走访",
            "人员编号 日期 方式 结果",
            ["1", "2026-01-11", "上门", "见到家属"],
            ["1", "2026-01-09", "电话", "见到本人"],
            ["1", "2027-01-09", "路过", ""],
        ),
        sheet("住院", "人员编号 入院日期 出院日期", ["1", "2026-01-05", "2026-01-01"]),
        sheet("变动", "人员编号 变动类型 生效日期", ["1", "去世", "2026-01-10"], ["1", "转入", "2026-02-01"]),
        sheet("慰问", "人员编号 日期 慰问类型 慰问形式", ["1", "2026-01-12", "去世", "慰问金"]),
    )
    assert codes(plan, 1) == ([], ["after_death", "odd_result", "unknown_term", "in_future", "after_death"])
    assert codes(plan, 2) == ([], ["dates_reversed"])
    assert codes(plan, 3) == ([], ["after_death"])
    assert codes(plan, 4) == ([], [])
    assert len(rows(store, "visit")) == 3


def test_a_waiver_names_its_rule_by_code_or_title(store: Store) -> None:
    """Whatever else stands there exempts nobody, and is said to be no rule."""
    said = ["R80", "r70", "80岁以上每季三次", "LX（每月联系）", "HOSP-LONG", "每年一次"]
    plan = take(
        store,
        ROSTER,
        sheet("免访", "人员编号 规则 起 止", *[["1", rule, "2026-01-01", ""] for rule in said]),
    )
    assert codes(plan, 1) == ([], ["unknown_term"])
    assert [row["rule"] for row in rows(store, "waiver")] == [
        "R80",
        "R70",
        "R80",
        "LX",
        "HOSP-LONG",
        "每年一次",
    ]


def test_a_move_to_somewhere_not_on_the_list_is_pointed_out(store: Store) -> None:
    plan = take(
        store,
        ROSTER,
        sheet(
            "变动",
            "人员编号 变动类型 生效日期 变动前 内容",
            ["1", "居住地变更", "2026-01-01", "本市", "市外"],
            ["1", "居住地变更", "2026-02-01", "市外", "老家"],
            ["1", "转出", "2026-03-01", "", "老家"],
        ),
    )
    assert codes(plan, 1)[1].count("unknown_term") == 1
    assert [(row["before"], row["content"]) for row in rows(store, "fact")] == [
        ("市内", "省内市外"),
        ("省内市外", "老家"),
        (None, "老家"),
    ]


def test_changes_of_one_day_keep_the_order_of_the_file(store: Store) -> None:
    take(
        store,
        ROSTER,
        sheet(
            "变动",
            "人员编号 变动类型 生效日期 内容",
            *[["1", "标记变更", "2026-01-01", f"+标{place}"] for place in range(12)],
        ),
    )
    kept = sorted(rows(store, "fact"), key=lambda row: str(row["entered_at"]))
    assert [row["content"] for row in kept] == [f"+标{place}" for place in range(12)]
    assert kept == rows(store, "fact")
