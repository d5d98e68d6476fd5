from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk.documents.sheets import (
    NUMBER,
    FormSheet,
    SheetKind,
    TableSheet,
    load,
    register,
    sheet,
    sheets,
    totals,
)
from retiree_desk.documents.toml_lines import LayoutBroken


def test_a_telephone_number_in_a_crowded_register_is_never_torn_apart() -> None:
    rows = [{"现住址": "和平区新华路街道" * 3, "联系人电话": "15457305225"}, {"联系人电话": ""}]
    found = register("名册", ["现住址", "联系人电话", "备注"], rows)
    assert {column.heading: column.one_line for column in found.columns if column.heading != "序号"} == {
        "现住址": False,
        "联系人电话": True,
        "备注": False,
    }


def test_every_sheet_that_ships_can_be_read_and_is_in_the_list() -> None:
    assert {path.stem for path in sheets().glob("*.toml")} == set(SheetKind)
    for kind in SheetKind:
        assert isinstance(
            sheet(kind), FormSheet if kind in (SheetKind.VISIT, SheetKind.DEATH) else TableSheet
        )


def test_a_visit_sheet_asks_the_three_questions() -> None:
    form = sheet(SheetKind.VISIT)
    assert isinstance(form, FormSheet)
    cells = "".join(cell for row in form.rows for cell in row.cells)
    assert all(question in cells for question in ("生活困难", "意见建议", "来年打算"))


def test_a_sign_for_sheet_has_room_for_a_collector_and_says_that_staff_may_not_collect() -> None:
    found = sheet(SheetKind.SIGN)
    assert isinstance(found, TableSheet)
    assert {"本人签名", "代领人签名", "与本人关系"} <= {column.heading for column in found.columns}
    assert "工作人员不得代领" in found.note


def test_totals_are_in_figures_and_capitals() -> None:
    assert totals([100_000, 50_050]) == {"人数": "2", "合计金额": "1,500.50", "合计大写": "壹仟伍佰元伍角整"}


def test_a_register_is_as_wide_as_what_stands_in_it() -> None:
    rows = [{"姓名": "王明", "现住址": "和平区新华路街道幸福里社区118号院6号楼2单元1103室"}]
    narrow, wide = register("名册", ["姓名"], rows), register("名册", ["姓名", *["现住址"] * 4], rows)
    assert (narrow.landscape, wide.landscape) == (False, True)
    assert narrow.columns[0].heading == NUMBER
    assert wide.columns[2].width > wide.columns[1].width


def test_cells_and_widths_of_a_form_must_agree(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'title = "表"\n\n[[row]]\nheight = 10\ncells = ["姓名", "{姓名}"]\nwidths = [1]\n', "utf-8"
    )
    with pytest.raises(LayoutBroken) as caught:
        load(path)
    assert (caught.value.code, caught.value.facts["line"]) == ("layout_not_a_list", 6)


def test_a_sheet_without_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('title = "表"\n', "utf-8")
    with pytest.raises(LayoutBroken) as caught:
        load(path)
    assert caught.value.code == "layout_missing"
