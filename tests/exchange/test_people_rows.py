"""Which rows are about somebody: the ends and corners of printed tables are not."""

from __future__ import annotations

import pytest

from retiree_desk.exchange import headings, people_rows
from retiree_desk.exchange.sheets import Cell, Sheet

HEADS: list[Cell] = ["人员编号", "姓名", "手机", "车牌号", "备注"]


def _kept(*rows: list[Cell]) -> list[tuple[int, list[int]]]:
    """The rows about somebody: number, and the columns that hold something."""
    table = headings.recognise(Sheet("S", [list(HEADS), *rows]))
    assert table is not None
    return [(index, list(filled)) for index, _cells, filled in people_rows.rows_of(table)]


def test_a_row_comes_with_its_number_and_the_known_columns_that_are_filled() -> None:
    assert _kept(["1", "王芳", None, "京A", ""], [], ["2", "", "", "京B", "备用"]) == [
        (1, [0, 1]),
        (3, [0, 4]),
    ]


@pytest.mark.parametrize(
    "row",
    [
        [],
        ["", None, ""],
        ["", "", "", "京A"],
        ["合计"],
        ["合 计", "", "12人"],
        ["", "本页小计", 3.0],
        ["总人数:", "35"],
        ["注1:以上为在册人员"],
        ["填表说明：请如实填写"],
        ["制表人：李敏", "", "审核：赵"],
        ["单位负责人：", "", ""],
        ["单位（盖章）"],
        ["第3页 共9页"],
        ["共120人"],
        ["一、离休干部"],
        ["（二）退休职工"],
        ["例", "", "13800001234"],
        ["示例", ""],
        ["例", "张三", "13800001234"],
        ["示例：", "张三", ""],
        ["（例）", "张三", ""],
        ["例1", "张三", ""],
        ["填写示例", "张三", ""],
        ["", "例：张三", ""],
        ["", "（例）张三", ""],
        ["", "张三（示例）", ""],
        ["0000", "张三", "", "", "示例，请删除"],
        ["选填", "必填", "11位"],
        ["", "*必填（与身份证一致）", "文本格式"],
        ["", "文本", "文字"],
        ["", "必录", "必录"],
        ["请填写单位编号", "如：张三", "13800138000"],
        ["合计：2人"],
        ["东片小计", "王芳", "12人"],
        ["合计", "王芳", "12人"],
        ["填表人", "李敏", "", "", "审核"],
        ["", "制表：李敏", "2026-1-1"],
        ["1、身份证号必填"],
        ["三、退休"] * 5,
        ["退休工人"] * 5,
        ["人员编号", "姓名", "手机", "车牌号", "备注"],
        ["人员编号*", "姓 名", "手机", "", "备\n注"],
        ["人员编号", "姓名", "电话", "", "备注"],
        [1.0, 2.0, 3.0, 4.0, 5.0],
        ["1", "2", "3", "4", "5"],
        [7, 8, 9, "", 11],
    ],
)
def test_this_row_is_nobody(row: list[Cell]) -> None:
    assert _kept(row, ["9", "王芳"]) == [(2, [0, 1])]


@pytest.mark.parametrize(
    "row",
    [
        ["1", "合华", ""],
        ["1", "", "13800001234"],
        ["注：已去世", "王芳", ""],
        ["一、", "王芳", ""],
        ["1", "单位明", "手机"],
        ["1", "2", "13800001234"],
        [1.0, 2.0],
        [1.0, 2.0, 4.0],
        [1.5, 2.5, 3.5],
        ["退休工人", "退休工人", "13800001234"],
        ["同", "同"],
        ["", "共和", ""],
        ["1", "何例", ""],
        ["1", "如意", ""],
        ["1", "例小平", ""],
        ["1", "王芳", "", "", "示例小组组长"],
        ["注" * 201, "", ""],
    ],
)
def test_this_row_is_somebody(row: list[Cell]) -> None:
    assert [index for index, _filled in _kept(row)] == [1]
