"""Rows as values: what is nobody's row, what is refused, what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import pytest

from retiree_desk.domain.values import Value
from retiree_desk.exchange import headings, lines
from retiree_desk.exchange.lines import Line
from retiree_desk.exchange.sheets import Cell, Place, Sheet

HEADS: list[Cell] = ["序号", "人员编号", "姓名", "身份证号", "出生日期", "手机", "邮政编码", "备注"]


def _lines(
    *rows: list[Cell],
    heads: Sequence[Cell] = HEADS,
    lost: Mapping[Place, str] | None = None,
    shown_dates: Mapping[Place, int] | None = None,
) -> list[Line]:
    sheet = Sheet("S", [list(heads), *rows], lost=lost or {}, shown_dates=shown_dates or {})
    table = headings.recognise(sheet)
    assert table is not None
    return list(lines.read(table))


def _one(heading: str, cell: Cell) -> tuple[Value, list[str]]:
    (line,) = _lines(["1", "王芳", cell], heads=["人员编号", "姓名", heading])
    values = [value for key, value in line.values.items() if key not in {"member_no", "name"}]
    return (values[0] if values else None), [remark.code for remark in (*line.refused, *line.doubts)]


def test_totals_notes_page_heads_and_blank_rows_are_nobody() -> None:
    found = _lines(
        [1.0, "1", "王芳"],
        [],
        [2.0, None, ""],
        ["一、离休干部"] * 8,
        list(HEADS),
        [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0],
        ["合 计", "", "2人"],
        ["小计", None, 3.0],
        ["", "合计", 5.0],
        ["注：以上数据截至2025年底", "", ""],
        ["制表人：李敏", "", "", "", "审核：赵"],
        ["第1页 共2页", "", ""],
        [3.0, "2", "注销", "", "", "", "", "备注：无"],
        ["注：已去世", "3", "合华"],
    )
    assert [line.text("name") for line in found] == ["王芳", "注销", "合华"]
    assert [line.row for line in found] == [1, 13, 14]


@pytest.mark.parametrize(
    "cell", [1.10105194912310e17, 110105491231002.0, "1.10105E+17", "110105194912310000"]
)
def test_a_damaged_id_number_is_refused_and_holds_the_row(cell: Cell) -> None:
    (line,) = _lines([1.0, "1", "王芳", cell])
    assert [(remark.column, remark.code) for remark in line.refused] == [(3, "id_damaged")]
    assert line.held


def test_other_refused_cells_leave_the_row_in() -> None:
    (line,) = _lines([1.0, "1", "王芳", "", "五月", 1.38e17])
    assert [remark.code for remark in line.refused] == ["not_a_date", "number_damaged"]
    assert not line.held
    assert line.values == {"member_no": "1", "name": "王芳"}


@pytest.mark.parametrize(
    ("heading", "cell", "value", "codes"),
    [
        ("手机", 13800001234.0, "13800001234", []),
        ("手机", "138 0000 1234", "13800001234", []),
        ("手机", "无", None, []),
        ("邮政编码", 50011.0, "050011", []),
        ("邮政编码", "050011", "050011", []),
        ("出生日期", "1940年5月", "1940-05", []),
        ("出生日期", 1940.05, "1940-05", []),
        ("出生日期", 1940.1, None, ["month_unclear"]),
        ("出生日期", datetime(1940, 5, 1), "1940-05-01", []),
        ("出生日期", 14732.0, "1940-05-01", []),
        ("出生日期", "不详", None, []),
        ("逝世日期", "2024.05", None, ["date_not_whole"]),
        ("进入机构日期", "2015.06", "2015-06", []),
        ("在册状态", "已移交社会化仍联系", "已移交社会化", []),
        ("居住地类别", "异地", "省外", []),
        ("性别", "女性", "女", []),
        ("性别", "未知", "未知", []),
        ("民族", "汉", "汉族", []),
        ("民族", "穿青人", "穿青人", []),
        ("人员类别", "退休人员", "退休", []),
        ("人员类别", "返聘", "返聘", ["unknown_term"]),
        ("政治面貌", "党员", "中共党员", []),
        ("居住地类别", "本市", "市内", []),
        ("困难类别", "无", "无", []),
        ("居住状况", "独居,孤老", "独居、孤老", []),
        ("基本养老金", "￥1,234.50元", 123450, []),
        ("基本养老金", 33.333333, 3333, []),
        ("基本养老金", "三千", None, ["not_money"]),
        ("基本养老金", "12.345", None, ["not_money"]),
        ("长护险", "√", "是", []),
        ("长护险", "大概", None, ["not_yes_no"]),
        ("特殊工种月数", "12.5", None, ["not_a_number"]),
        ("农历生日", "三月初八", "三月初八", []),
        ("农历生日", date(2026, 3, 8), "三月初八", []),
        ("农历生日", "春天", None, ["not_a_lunar_day"]),
        ("楼栋", date(2026, 3, 2), "2026-03-02", ["date_in_text"]),
        ("备注", "  =1+1 ", "=1+1", []),
        ("备注", "'=1+1", "=1+1", []),
        ("备注", "'' 外 ", "' 外 ", []),
        ("备注", "' 外 ", " 外 ", []),
        ("备注", True, "是", []),
        ("备注", "一\r\n二\x00", "一\n二", []),
        ("曾用名", 1001.0, "1001", []),
        ("姓名拼音", "王", None, ["not_pinyin"]),
    ],
)
def test_a_cell_is_understood(heading: str, cell: Cell, value: Value, codes: list[str]) -> None:
    assert _one(heading, cell) == (value, codes)


def test_a_date_that_shows_no_day_gives_none() -> None:
    (line,) = _lines([1.0, "1", "王芳", "", date(1940, 5, 1)], shown_dates={Place(1, 4): 7})
    assert line.values["birth_date"] == "1940-05"


def test_lost_cells_are_refused_by_what_they_were() -> None:
    (line,) = _lines([1.0, "1", "王芳", "", ""], lost={Place(1, 4): "formula", Place(1, 3): "error"})
    assert [remark.code for remark in line.refused] == ["formula_cell", "error_cell"]
    assert line.held


def test_a_record_without_its_day_is_held() -> None:
    (line,) = _lines(["1", "", "上门"], heads=["人员编号", "日期", "方式"])
    assert line.held
    assert [(remark.column, remark.code) for remark in line.refused] == [(1, "value_missing")]


def test_the_content_of_a_change_is_a_term_of_what_changed() -> None:
    (line,) = _lines(
        ["1", "居住地变动", "2026-01-01", "本市", "外省"],
        heads="人员编号 变动类型 生效日期 变动前 内容".split(),
    )
    assert (line.text("type"), line.text("before"), line.text("content")) == ("居住地变更", "市内", "省外")


@pytest.mark.parametrize(
    ("cell", "words"), [(6.1e17, "6.1E+17"), (1001.0, "1001"), (1940.5, "1940.5"), (None, ""), ("e1", "e1")]
)
def test_a_cell_is_shown_as_the_spreadsheet_shows_it(cell: Cell, words: str) -> None:
    assert lines.shown(cell) == words
