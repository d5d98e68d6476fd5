"""Heading rows as people lay them out."""

from __future__ import annotations

import time

import pytest

from retiree_desk.exchange import headings
from retiree_desk.exchange.columns import Parse, SheetKind, layouts
from retiree_desk.exchange.headings import Remembered
from retiree_desk.exchange.sheets import Cell, Sheet


def _keys(*rows: list[Cell], name: str = "Sheet1") -> tuple[SheetKind, list[str]]:
    table = headings.recognise(Sheet(name, list(rows)))
    assert table is not None
    return table.kind, [
        table.columns[place].key if place in table.columns else "" for place in range(len(table.headings))
    ]


@pytest.mark.parametrize("kind", SheetKind)
def test_what_is_written_is_recognised(kind: SheetKind) -> None:
    layout = layouts()[kind]
    found, keys = _keys([column.heading for column in layout.columns], name="随便")
    assert (found, keys) == (kind, [column.key for column in layout.columns])


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (SheetKind.FACTS, "人员编号 变动类型 生效日期 变动前 内容"),
        (SheetKind.VISITS, "人员编号 日期 方式 结果 走访人 生活困难 意见建议 来年打算 备注"),
        (SheetKind.STAYS, "人员编号 入院日期 医院 科室 床号 病情 出院日期 备注"),
        (SheetKind.CONDOLENCES, "人员编号 日期 慰问类型 慰问形式 金额 物品 经费来源 经办人 签收人 备注"),
        (SheetKind.WAIVERS, "人员编号 规则 起 止 原因"),
        (SheetKind.ROSTER, "工号 姓名 公民身份号码"),
        (SheetKind.ROSTER, "姓名 手机"),
        (SheetKind.VISITS, "工号 姓名 走访日期 走访方式 走访结果 走访人员"),
        (SheetKind.CONDOLENCES, "编号 姓名 慰问日期 慰问金额"),
    ],
)
def test_the_kind_is_told_by_the_headings(kind: SheetKind, words: str) -> None:
    found, keys = _keys(list(words.split()))
    assert found is kind
    assert "" not in keys


def test_the_core_headings_stand_first_and_in_order() -> None:
    first = [column.heading for column in layouts()[SheetKind.ROSTER].columns]
    core = (
        "人员编号 姓名 性别 身份证号 出生日期 民族 人员类别 在册状态 居住地类别 现住址 邮政编码 片区 联系电话 手机 "
        "家庭联系人 与本人关系 联系人电话 参加工作时间 离退休日期 原单位及职务 享受待遇 政治面貌 党支部 居住状况 自理能力 "
        "健康状况 重点原因 农历生日 进入机构日期 逝世日期 备注"
    ).split()
    assert [heading for heading in first if heading in core] == core
    assert len(set(first)) == len(first)


def test_headings_are_found_below_titles_and_over_two_rows() -> None:
    kind, keys = _keys(
        ["某局离退休人员花名册"] * 8,
        ["填报单位：某局", "", "", "", "", "", "2026年1月", ""],
        ["序号", "工 号*", "姓\n名", "联系人", "联系人", "联系人", "身份证号码（18位）", "年龄"],
        ["序号", "工 号*", "姓\n名", "姓名", "电话", "关系", "身份证号码（18位）", "年龄"],
        [1.0, "1", "王芳", "李四", "13800001234", "儿子", "11010519491231002X", 76.0],
    )
    assert kind is SheetKind.ROSTER
    assert keys == [
        "",
        "member_no",
        "name",
        "contact_name",
        "contact_phone",
        "contact_relation",
        "id_number",
        "",
    ]


def test_a_group_over_unmerged_columns_reaches_to_the_right() -> None:
    _kind, keys = _keys(
        ["编号", "姓名", "家庭联系人", "", "备注"],
        ["", "", "姓名", "电话", ""],
        ["1", "王芳", "李四", "1", ""],
    )
    assert keys == ["member_no", "name", "contact_name", "contact_phone", "note"]


def test_a_column_of_the_relative_keeps_its_meaning_below_the_relative() -> None:
    _kind, keys = _keys(
        ["人员编号", "姓名", "基本情况", "", "家庭联系人", "", ""],
        ["人员编号", "姓名", "性别", "出生日期", "姓名", "与本人关系", "联系人电话"],
        ["1", "王芳", "女", "1940", "李四", "儿子", "13800001234"],
    )
    assert keys[4:] == ["contact_name", "contact_relation", "contact_phone"]


def test_two_words_for_one_column_are_read_together() -> None:
    assert _keys(["姓名", "单位/职务", "电话/手机"])[1] == ["name", "former_post", "home_phone"]


def test_a_name_below_a_relative_is_not_the_members() -> None:
    _kind, keys = _keys(
        ["编号", "姓名", "住址", "配偶", "配偶"],
        ["编号", "姓名", "住址", "姓名", "电话"],
    )
    assert keys == ["member_no", "name", "address", "spouse_name", ""]


@pytest.mark.parametrize(
    ("group", "below", "meant"),
    [
        ("联系电话", "本人 家属", "home_phone contact_phone"),
        ("联系电话", "本人 子女", "home_phone contact_phone"),
        ("手机", "本人 配偶", "mobile contact_phone"),
        ("联系方式", "手机 固定电话", "mobile home_phone"),
        ("家庭成员", "称谓 姓名 电话", "contact_relation contact_name contact_phone"),
        ("主要家庭成员情况", "姓名 关系 联系方式", "contact_name contact_relation contact_phone"),
        ("配偶情况", "姓名 出生年月 工作单位", "spouse_name spouse_birth spouse_work"),
        ("基本情况", "性别 出生年月 民族", "sex birth_date ethnicity"),
    ],
)
def test_a_heading_means_what_it_says_below_its_group(group: str, below: str, meant: str) -> None:
    lower = below.split()
    _kind, keys = _keys(
        ["序号", "姓名", group, *[""] * (len(lower) - 1), "身份证号"],
        ["", "", *lower, ""],
        [1.0, "王芳", *["x"] * len(lower), "11010519491231002X"],
    )
    assert keys == ["", "name", *meant.split(), "id_number"]


def test_a_choice_of_categories_is_no_date() -> None:
    assert _keys(["姓名", "离休/退休", "退休时间"])[1] == ["name", "category", "retired_on"]


def test_a_lone_text_in_the_last_column_costs_no_time() -> None:
    far: list[Cell] = [*([""] * 16_383), "备注"]
    began = time.process_time()
    headings.recognise(Sheet("S", [far] * 40))
    assert time.process_time() - began < 2


def test_a_sheet_full_of_headings_costs_no_time() -> None:
    full: list[Cell] = ["人员编号"] * 16_383
    began = time.process_time()
    headings.recognise(Sheet("S", [full] * 40))
    assert time.process_time() - began < 2


def test_the_bracket_tells_which_telephone() -> None:
    assert _keys(["姓名", "电话（手机）", "电话(住宅)"])[1] == ["name", "mobile", "home_phone"]


def test_a_contact_beside_a_relation_is_of_the_family() -> None:
    assert _keys(["姓名", "联系人", "与本人关系"])[1] == ["name", "contact_name", "contact_relation"]
    assert _keys(["姓名", "联系人", "片区"])[1] == ["name", "contact_cadre", "area_id"]


def test_unknown_doubled_and_computed_columns_are_told_apart() -> None:
    table = headings.recognise(Sheet("S", [["序号", "姓名", "手机", "移动电话", "车牌号", "年龄", "工龄"]]))
    assert table is not None
    assert [
        [table.headings[place] for place in part] for part in (table.unknown, table.doubled, table.computed)
    ] == [
        ["车牌号"],
        ["移动电话"],
        ["年龄", "工龄"],
    ]


def test_a_sheet_of_notes_is_no_table() -> None:
    assert headings.recognise(Sheet("说明", [["填表说明"], ["1.请如实填写", "谢谢"], []])) is None


def test_a_decision_about_a_heading_row_is_taken_again() -> None:
    rows: list[list[Cell]] = [["代码", "人名", "车牌"], ["1", "王芳", "京A"]]
    assert headings.recognise(Sheet("S", rows)) is None
    first = headings.recognise(Sheet("S", [["工号", "姓名", "车牌"]]))
    assert first is not None
    decided = Remembered(SheetKind.ROSTER, ("member_no", "name", "note"))
    again = headings.recognise(
        Sheet("T", [["标题"], ["工号*", "姓 名", "车牌"]]), {first.heading_key: decided}
    )
    assert again is not None
    assert again.decision() == decided
    assert not again.unknown


def test_every_way_of_reading_a_column_is_used() -> None:
    assert {column.parse for layout in layouts().values() for column in layout.columns} == set(Parse)
