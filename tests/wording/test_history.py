from __future__ import annotations

import pytest

from retiree_desk import i18n
from retiree_desk.store.tables import logged_columns, logged_tables
from retiree_desk.wording import history


@pytest.fixture(autouse=True)
def in_chinese() -> None:
    i18n.use("zh_CN")


def test_operations_are_named() -> None:
    assert history.action("member.edit") == "修改资料"
    assert history.title("import", "花名册.xlsx") == "导入工作簿：花名册.xlsx"
    assert history.title("undo", "") == "撤销操作"
    assert history.action("newer.thing") == "newer.thing"


def test_a_change_of_a_field_reads_before_and_after() -> None:
    assert history.change("member", "mobile", "15400000001", None) == "手机：15400000001 → （空）"
    assert (
        history.change("member", "basic_pension", 320000, 350050) == "基本养老金：3,200.00 元 → 3,500.50 元"
    )
    assert history.change("visit", "by_leader", 0, 1) == "领导上门：否 → 是"
    assert history.change("condolence", "amount_fen", None, 50000) == "金额：（空） → 500.00 元"


def test_rows_come_and_go() -> None:
    assert history.change("visit", "", None, None) == "新增走访"
    assert history.change("phone", "voided", 0, 1) == "移除电话"
    assert history.change("phone", "voided", 1, 0) == "恢复电话"
    assert history.change("member", "merged_into", None, b"x" * 16) == "并入另一条人员记录"


def test_an_identity_is_never_shown_raw() -> None:
    assert history.change("member", "spouse_id", None, b"\x01" * 16) == "配偶编号：（空） → （另一条记录）"


def test_the_seal_of_a_picture_is_never_shown() -> None:
    assert history.change("member", "photo", None, "c5a30c04869b") == "照片：（空） → （图片）"


def test_terms_follow_the_language() -> None:
    i18n.use("en")
    assert history.change("member", "status", "在册", "去世") == "Status: on the register → deceased"


def test_every_logged_table_and_column_is_named() -> None:
    unnamed = [table.name for table in logged_tables() if table.name not in history.TABLES]
    for table in logged_tables():
        for column in logged_columns(table):
            known = table.name == "member" or column.name in history.COLUMNS or column.name.endswith("_id")
            if not known and column.name != "voided":
                unnamed.append(f"{table.name}.{column.name}")
    assert unnamed == []


def test_what_a_newer_program_wrote_keeps_its_own_name() -> None:
    assert history.table("newer") == "newer"
    assert history.column("newer", "thing") == "thing"
