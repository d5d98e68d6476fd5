"""Whole imports over a real office: preview, one change set, undo, rejects, ugly and stubborn files."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from retiree_desk import i18n, wording
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import TreeKind
from retiree_desk.exchange.columns import SheetKind
from retiree_desk.exchange.headings import REASONS, Remembered
from retiree_desk.exchange.sheets import Cell, Sheet
from retiree_desk.services import imports
from retiree_desk.store.unit import Store
from retiree_desk.wording import imports as words
from tests.services.importing import GOOD_ID, TODAY, codes, counts, people, sheet, take


def test_a_plan_writes_nothing(store: Store) -> None:
    with store.unit("import") as unit:
        plan = imports.plan(unit, [sheet("S", "人员编号 姓名 片区", ["1", "王芳", "东城"])], today=TODAY)
        assert unit.tree.nodes(TreeKind.AREA) == []
    assert counts(plan) == (1, 0, 0, 0)
    assert people(store) == {}


def test_an_import_is_one_change_set_that_can_be_taken_back(store: Store) -> None:
    with store.unit("import") as unit:
        imports.run(
            unit,
            [
                sheet("走访", "人员编号 日期 方式 结果", ["1", "2026-01-05", "上门", "见到本人"]),
                sheet(
                    "花名册",
                    "人员编号 姓名 片区 楼栋",
                    ["1", "王芳", "东城/北片", "3号楼"],
                    ["2", "李四", "", ""],
                ),
            ],
            today=TODAY,
        )
    number = unit.change_set_id
    assert number is not None
    assert set(people(store)) == {"1", "2"}
    with store.unit("undo", undoes=number) as unit:
        unit.changes.take_back(number)
    assert people(store) == {}
    with store.reading() as unit:
        assert not list(unit.rows("visit").all())


def test_importing_twice_changes_nothing(store: Store) -> None:
    sheets = [
        sheet(
            "花名册",
            "姓名 性别 身份证号 居住状况",
            ["王芳", "女", GOOD_ID, "独居、孤老"],
            ["李四", "男", "", ""],
        ),
        sheet("走访", "身份证号 日期 方式", [GOOD_ID, "2026-01-05", "电话"], [GOOD_ID, "2026-01-05", "电话"]),
        sheet("变动", "身份证号 变动类型 生效日期 内容", [GOOD_ID, "去世", "2026-02-01", ""]),
    ]
    first = take(store, *sheets)
    assert [counts(first, place)[0] for place in range(3)] == [2, 2, 1]
    with store.unit("import") as unit:
        again = imports.run(unit, sheets, today=TODAY)
    assert unit.change_set_id is None
    assert [counts(again, place) for place in range(3)] == [(0, 0, 2, 0), (0, 0, 2, 0), (0, 0, 1, 0)]


def test_the_answer_has_the_agreed_keys(store: Store) -> None:
    i18n.use("zh_CN")
    plan = take(store, sheet("S", "人员编号 姓名 身份证号 车牌", ["1", "王芳", 1.1e17, "京A"]))
    answer = json.loads(json.dumps(imports.answer(plan, None), ensure_ascii=False))
    (told,) = answer["sheets"]
    assert answer["change_set"] is None
    assert (told["sheet"], told["read"], told["added"], told["updated"], told["unchanged"]) == (
        "S",
        1,
        0,
        0,
        0,
    )
    (refused,) = told["rejected"]
    assert (refused["row"], refused["column"], refused["code"]) == (2, "身份证号", "id_damaged")
    assert set(refused) == {"row", "column", "value", "code", "message"}
    assert "文本格式" in refused["message"]
    assert [(warning["code"], warning["column"]) for warning in told["warnings"]] == [
        ("column_unknown", "车牌")
    ]


def test_refused_rows_come_back_as_a_workbook_that_can_be_mended(store: Store, tmp_path: Path) -> None:
    plan = take(
        store,
        sheet(
            "花名册",
            "人员编号 姓名 身份证号 出生日期",
            ["1", "王芳", 1.1e17, "1940"],
            ["2", "李四", "", "五月"],
            ["3", "张三"],
        ),
        sheet("走访", "人员编号 日期 方式", ["9", "2026-01-05", "上门"]),
    )
    assert imports.write_rejects(plan, tmp_path / "back.xlsx") == 3
    book = openpyxl.load_workbook(tmp_path / "back.xlsx")
    rows = list(book["花名册"].values)
    assert rows[0] == ("人员编号", "姓名", "身份证号", "出生日期", REASONS)
    assert [row[:2] for row in rows[1:]] == [("1", "王芳"), ("2", "李四")]
    assert str(rows[2][4]).startswith("出生日期：")
    book["花名册"]["C2"], book["花名册"]["D3"] = GOOD_ID, "1941-05"
    book.save(tmp_path / "mended.xlsx")
    mended = take(store, *imports.read(tmp_path / "mended.xlsx"))
    assert counts(mended) == (1, 1, 0, 0)
    assert people(store)["2"]["birth_date"] == "1941-05"


def test_what_was_read_below_groups_is_read_again_from_the_refused_rows(store: Store, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["姓名", "联系电话", "", "配偶情况", "", "生日"],
        ["", "本人", "家属", "姓名", "出生年月", ""],
        ["王芳", "13800001234", "13900001234", "李四", "1942.3", "五月"],
    ]
    whole = Sheet("名册", rows)
    plan = take(store, whole)
    imports.write_rejects(plan, tmp_path / "back.xlsx")
    again = imports.read(tmp_path / "back.xlsx")
    with store.reading() as unit:
        planned = imports.plan(unit, again, today=TODAY)
    assert codes(planned) == (["not_a_date"], [])
    assert planned.sheets[0].rows[0].line.values == plan.sheets[0].rows[0].line.values
    assert len(plan.sheets[0].rows[0].line.values) == 5


def test_a_decision_about_headings_is_remembered(store: Store) -> None:
    odd = sheet("S", "代码 人名 备注", ["1", "王芳", "好"])
    assert take(store, odd).sheets[0].table is None
    titled = sheet("S", "编号 姓名 备注", ["1", "王芳", "京A"])
    with store.unit("import.mapping") as unit:
        table = imports.plan(unit, [titled], today=TODAY).sheets[0].table
        assert table is not None
        for keys in (("member_no", "name", ""), ("member_no", "name", "office_note")):
            imports.remember(unit, table.heading_key, Remembered(SheetKind.ROSTER, keys))
    take(store, titled)
    assert people(store)["1"]["office_note"] == "京A"


def test_progress_is_told_and_stopping_writes_nothing(store: Store) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done:
            raise InterruptedError

    rows = [[str(number), f"王{number}"] for number in range(3)]
    with pytest.raises(InterruptedError), store.unit("import") as unit:
        imports.run(unit, [sheet("S", "人员编号 姓名", *rows)], today=TODAY, report=stop)
    assert told == [(0, 3), (3, 3)]
    assert people(store) == {}


def test_a_plan_that_the_register_has_outrun_is_refused(store: Store) -> None:
    with store.reading() as unit:
        plan = imports.plan(unit, [sheet("S", "人员编号 姓名", ["1", "王芳"])], today=TODAY)
    with store.unit("member.add") as unit:
        unit.members.add({"member_no": "1", "name": "李四"})
    with pytest.raises(RuleBroken) as broken, store.unit("import") as unit:
        imports.apply(unit, plan)
    assert broken.value.code == "plan_outdated"


def test_a_fresh_plan_is_written_in_a_later_unit(store: Store) -> None:
    with store.reading() as unit:
        plan = imports.plan(unit, [sheet("S", "人员编号 姓名", ["1", "王芳"])], today=TODAY)
    with store.unit("import") as unit:
        imports.apply(unit, plan)
    assert set(people(store)) == {"1"}


def test_sheets_of_notes_are_named_and_blank_ones_left_out(store: Store) -> None:
    plan = take(
        store,
        Sheet("说明", [["填表说明"]]),
        Sheet("空", [[], ["", None]]),
        sheet("S", "编号 姓名", ["1", "王芳"]),
    )
    assert [found.name for found in plan.sheets] == ["说明", "S"]
    assert codes(plan) == ([], ["sheet_unknown"])


def test_every_code_that_may_be_said_has_words() -> None:
    elsewhere = "not_a_date date_not_whole month_unclear not_a_lunar_day name_too_long name_blank not_pinyin"
    assert wording.known_refusals() >= {*words.REFUSALS, *elsewhere.split()}
    assert wording.known_troubles() >= set(words.TROUBLES)
