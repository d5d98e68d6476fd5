from __future__ import annotations

from pathlib import Path

import pytest

from retiree_desk.documents.sheet_pdf import print_forms, print_table
from retiree_desk.documents.sheets import FormSheet, SheetKind, TableSheet, register, sheet, totals
from tests.documents.made_people import LONG_NAME, NAMES, boxes, read_text

FACTS = {
    "单位名称": "市轻工业局离退休干部处",
    "日期": "2026年2月10日",
    "活动": "2026年春节慰问金",
    "走访人": "刘敏",
}


def rows(count: int) -> list[dict[str, str]]:
    return [
        {
            "姓名": NAMES[number % len(NAMES)],
            "年龄": "87",
            "现住址": f"和平区新华路街道幸福里社区118号院6号楼2单元{number}室",
            "联系电话": "022-80000001",
            "金额": "1,000.00",
            "党支部": "机关离退休干部第三党支部",
        }
        for number in range(count)
    ]


@pytest.mark.parametrize("kind", list(SheetKind))
def test_every_sheet_prints_filled_and_blank(kind: SheetKind, tmp_path: Path) -> None:
    found = sheet(kind)
    for people in (rows(3), []):
        target = tmp_path / f"{len(people)}.pdf"
        if isinstance(found, TableSheet):
            made = print_table(target, found, people, FACTS)
        else:
            made = print_forms(target, found, people or [{}])
        assert made.pages >= 1
        assert "{" not in read_text(target)


def test_every_row_is_printed_once_in_order_and_pages_are_numbered(tmp_path: Path) -> None:
    found = register("名册", ["姓名", "现住址", "联系电话"], rows(120))
    made = print_table(tmp_path / "r.pdf", found, rows(120), FACTS)
    text = "".join(read_text(tmp_path / "r.pdf").split())
    places = [text.index(f"单元{number}室") for number in range(120)]
    assert places == sorted(places)
    assert all(f"第{page}页共{made.pages}页" in text for page in range(1, made.pages + 1))
    assert text.count("现住址") == made.pages


def test_a_sign_for_sheet_ends_with_its_totals_in_capitals(tmp_path: Path) -> None:
    found = sheet(SheetKind.SIGN)
    assert isinstance(found, TableSheet)
    print_table(tmp_path / "s.pdf", found, rows(40), {**FACTS, **totals([100_000] * 40)})
    text = "".join(read_text(tmp_path / "s.pdf").split())
    assert text.count("大写：肆万元整") == 1
    assert "合计：40人" in text


def test_a_name_in_a_table_stands_on_one_line(tmp_path: Path) -> None:
    found = sheet(SheetKind.ROUTE)
    assert isinstance(found, TableSheet)
    print_table(tmp_path / "r.pdf", found, [{"姓名": LONG_NAME}], FACTS)
    assert LONG_NAME in read_text(tmp_path / "r.pdf")


def test_a_row_grows_with_its_text_and_nothing_leaves_the_paper(tmp_path: Path) -> None:
    people = [{"姓名": "王明", "备注": "需要轮椅，" * 60}, *rows(5)]
    found = register("名册", ["姓名", "备注"], people)
    print_table(tmp_path / "r.pdf", found, people, FACTS)
    assert "".join(read_text(tmp_path / "r.pdf").split()).count("需要轮椅，") == 60
    assert max(bottom for _t, _l, _top, _r, bottom in boxes(tmp_path / "r.pdf")) < 290


def test_a_form_is_one_page_a_person(tmp_path: Path) -> None:
    found = sheet(SheetKind.DEATH)
    assert isinstance(found, FormSheet)
    assert print_forms(tmp_path / "d.pdf", found, rows(3)) == (3, 3)
    assert max(bottom for _t, _l, _top, _r, bottom in boxes(tmp_path / "d.pdf")) < 290


def test_a_name_on_a_form_stands_on_one_line(tmp_path: Path) -> None:
    for kind in (SheetKind.VISIT, SheetKind.DEATH):
        found = sheet(kind)
        assert isinstance(found, FormSheet)
        print_forms(tmp_path / "f.pdf", found, [{"姓名": LONG_NAME}])
        assert any(LONG_NAME in line for line in read_text(tmp_path / "f.pdf").splitlines())
