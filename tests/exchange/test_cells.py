"""One cell at a time: how it is cleaned, guarded, put into words and refused."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.values import Value
from retiree_desk.exchange import cells
from retiree_desk.exchange.columns import Column, Parse, SheetKind, layouts
from retiree_desk.exchange.sheets import Cell


def _read(parse: Parse, cell: Cell) -> Value:
    return cells.parser_of(Column("any", "任意", parse), "member")(cell)


def _of_sheet(kind: SheetKind, key: str, cell: Cell) -> Value:
    layout = layouts()[kind]
    return cells.parser_of(layout.by_key[key], layout.table)(cell)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("王芳", "王芳"),
        ("", ""),
        (" 王 芳 ", "王 芳"),
        ("\ufeff王芳\u200b", "王芳"),
        ("\u3000王芳\xa0", "王芳"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("一\x07二\uffff", "一二"),
        ("一\ud800二", "一二"),
        ("\x00 一 \x00", "一"),
    ],
)
def test_control_characters_and_outer_spaces_go(raw: str, clean: str) -> None:
    assert cells.clean_text(raw) == clean


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = cells.clean_text(text)
    assert cells.clean_text(once) == once


@pytest.mark.parametrize("first", sorted(cells.TRIGGERS))
def test_what_might_run_stands_behind_an_apostrophe_where_it_could(first: str) -> None:
    assert cells.guarded(f"{first}1+1", formulas=True) == f"'{first}1+1"


@pytest.mark.parametrize(
    ("text", "written"),
    [("王芳", "王芳"), ("=1+1", "=1+1"), (" 外", "' 外"), ("'引", "''引"), ("一\x00", "'一\x00"), ("", "")],
)
def test_where_nothing_runs_only_what_reading_would_change_is_guarded(text: str, written: str) -> None:
    assert cells.guarded(text, formulas=False) == written


@given(text=st.text(), formulas=st.booleans())
def test_a_guarded_text_reads_back_as_it_was(text: str, formulas: bool) -> None:
    assert cells.text_of(cells.guarded(text, formulas=formulas)) == text


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (None, ""),
        (True, "是"),
        (False, "否"),
        (12.0, "12"),
        (-3, "-3"),
        (1.5, "1.5"),
        (999_999_999_999_999.0, "999999999999999"),
        (datetime(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 8, 30, 59), "2026-03-01 08:30"),
        (date(2026, 3, 1), "2026-03-01"),
        (time(8, 30), "08:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        ("'王", "'王"),
    ],
)
def test_every_kind_of_cell_has_words(cell: Cell, words: str) -> None:
    assert cells.text_of(cell) == words


@pytest.mark.parametrize("number", [1e15, -1e15, float("inf"), float("nan")])
def test_a_number_that_lost_its_last_digits_is_no_text(number: float) -> None:
    with pytest.raises(RuleBroken) as refusal:
        cells.text_of(number)
    assert refusal.value.code == "number_damaged"


@pytest.mark.parametrize(
    ("parse", "cell", "value"),
    [
        (Parse.TEXT, "  ", None),
        (Parse.TEXT, "无", "无"),
        (Parse.MEMBER_NO, "\uff10\uff10\uff11", "001"),
        (Parse.MEMBER_NO, "0012.0", "0012"),
        (Parse.MEMBER_NO, "'0012", "0012"),
        (Parse.MEMBER_NO, "A-1.0", "A-1.0"),
        (Parse.MEMBER_NO, 12.0, "12"),
        (Parse.MEMBER_NO, "", None),
        (Parse.NAME, " 王 芳 ", "王芳"),
        (Parse.ID_NUMBER, "", None),
        (Parse.ID_NUMBER, "无", None),
        (Parse.ID_NUMBER, "/", None),
        (Parse.PHONE, "—", None),
        (Parse.PHONE, "女儿代接", "女儿代接"),
        (Parse.POSTCODE, 50011, "050011"),
        (Parse.POSTCODE, "", None),
        (Parse.PINYIN, "", None),
        (Parse.DATE, "2026-02-28", "2026-02-28"),
        (Parse.DATE, datetime(2026, 3, 1, 9), "2026-03-01"),
        (Parse.DATE, " 2026年3月1日 ", "2026-03-01"),
        (Parse.DATE, "暂无", None),
        (Parse.PARTIAL_DATE, "1949年10月", "1949-10"),
        (Parse.PARTIAL_DATE, "1949", "1949"),
        (Parse.LUNAR, "未知", None),
        (Parse.MONEY, "人民币1,200元整", 120_000),
        (Parse.MONEY, "-50", -5_000),
        (Parse.MONEY, 0.1 + 0.2, 30),
        (Parse.MONEY, "", None),
        (Parse.NUMBER, "12.0", 12),
        (Parse.NUMBER, "-3", -3),
        (Parse.NUMBER, "/", None),
        (Parse.YES_NO, "y", "是"),
        (Parse.YES_NO, False, "否"),
        (Parse.YES_NO, "无", "否"),
        (Parse.YES_NO, "不详", None),
        (Parse.FLAG, "√", 1),
        (Parse.FLAG, 0.0, 0),
        (Parse.FLAG, "", None),
    ],
)
def test_each_way_of_reading_gives_the_value_that_is_kept(parse: Parse, cell: Cell, value: Value) -> None:
    assert _read(parse, cell) == value
    assert type(_read(parse, cell)) is type(value)


@pytest.mark.parametrize(
    ("parse", "cell", "code"),
    [
        (Parse.MEMBER_NO, "1.38E+10", "number_damaged"),
        (Parse.ID_NUMBER, 110105194912310021, "id_damaged"),
        (Parse.ID_NUMBER, "1.10105E+17", "id_damaged"),
        (Parse.PHONE, "1.38E+10", "number_damaged"),
        (Parse.POSTCODE, 1e15, "number_damaged"),
        (Parse.DATE, "2026-02-30", "not_a_date"),
        (Parse.DATE, True, "not_a_date"),
        (Parse.DATE, time(8, 30), "not_a_date"),
        (Parse.DATE, "1949年10月", "date_not_whole"),
        (Parse.MONEY, "1.005", "not_money"),
        (Parse.MONEY, "NaN", "not_money"),
        (Parse.MONEY, "9" * 14, "not_money"),
        (Parse.NUMBER, "1.5", "not_a_number"),
        (Parse.NUMBER, "1" * 16, "not_a_number"),
        (Parse.YES_NO, "2", "not_yes_no"),
        (Parse.FLAG, "也许", "not_yes_no"),
    ],
)
def test_what_cannot_be_understood_is_refused_by_name(parse: Parse, cell: Cell, code: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        _read(parse, cell)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("kind", "key", "cell", "value"),
    [
        (SheetKind.VISITS, "kind", "登门", "上门"),
        (SheetKind.VISITS, "result", "不在家", "未遇"),
        (SheetKind.CONDOLENCES, "kind", "过节慰问", "节日"),
        (SheetKind.CONDOLENCES, "form", "现金", "慰问金"),
        (SheetKind.PHONES, "kind", "座机", "住宅"),
        (SheetKind.ADDRESSES, "kind", "家庭住址", "现住"),
        (SheetKind.CONTACTS, "relation", "老伴", "配偶"),
        (SheetKind.ROSTER, "sex", "不详", None),
        (SheetKind.ROSTER, "living", "一人独居;孤老", "独居、孤老"),
        (SheetKind.ROSTER, "living", "无", None),
        (SheetKind.ROSTER, "flags", "", None),
        (SheetKind.VISITS, "kind", "托梦", "托梦"),
    ],
)
def test_a_term_is_read_by_the_list_of_its_own_sheet(
    kind: SheetKind, key: str, cell: Cell, value: Value
) -> None:
    assert _of_sheet(kind, key, cell) == value
