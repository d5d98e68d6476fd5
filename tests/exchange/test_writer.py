"""Files written: what another program finds in them, and that nothing of the moment is in them."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.exchange import workbook
from retiree_desk.exchange.cells import TRIGGERS, text_of
from retiree_desk.exchange.writer import Page, write_csv, write_workbook

ROWS = [["0012", "古丽·买买提", "一\n二"], ["0013", "", "<&\"'>"]]
PAGE = Page("花名册", ["人员编号", "姓名", "备注"], ROWS)


def test_another_program_finds_the_sheets_the_headings_and_the_rows(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [PAGE, Page('甲 & "乙"', ["一"], [["1"]])])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["花名册", '甲 & "乙"']
    assert [[cell.value for cell in row] for row in book["花名册"].rows] == [
        ["人员编号", "姓名", "备注"],
        ["0012", "古丽·买买提", "一\n二"],
        ["0013", None, "<&\"'>"],
    ]


def test_headings_are_bold_and_stay_in_sight_and_every_cell_is_text(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [PAGE])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert sheet.freeze_panes == "A2"
    assert [cell.font.b for cell in sheet[1]] == [True] * 3
    assert not sheet["A2"].font.b
    assert {cell.number_format for row in sheet.rows for cell in row if cell.value} == {"@"}


@pytest.mark.parametrize("first", sorted(TRIGGERS - {"\0"}))
def test_a_text_that_begins_like_a_formula_is_quoted(first: str, tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [Page("S", ["一"], [[f"{first}1+1"], ["1+1"]])])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert (sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("s", True)
    assert not sheet["A3"].quotePrefix


@given(rows=st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_every_text_comes_back_from_both_kinds_of_file(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = Page("S", ["一", "二"], [["头", "尾"], *rows, ["头", "尾"]])
    path = tmp_path_factory.mktemp("written") / "a.xlsx"
    write_workbook(path, [page])
    (sheet,) = workbook.read(path)
    assert [[text_of(cell) for cell in row] for row in sheet.rows] == [page.headings, *page.rows]
    write_csv(path, page)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [[text_of(cell) for cell in row] for row in csv.reader(file)] == [page.headings, *page.rows]


def test_what_might_run_stands_behind_an_apostrophe_in_a_table_of_text(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", Page("S", ["备注", "姓名"], [["=1+1", "王芳"], ["-", "@x"]]))
    assert (tmp_path / "a.csv").read_bytes() == "\ufeff备注,姓名\r\n'=1+1,王芳\r\n'-,'@x\r\n".encode()


def test_equal_contents_give_equal_bytes_and_no_moment(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_workbook(tmp_path / f"{name}.xlsx", [PAGE])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_workbook_of_no_sheets_can_still_be_opened(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert len(book.sheetnames) == 1
    assert [list(row) for row in book.active.values if any(row)] == []


@pytest.mark.parametrize("count", [499, 500, 501, 1_200])
def test_rows_are_taken_one_by_one_and_none_is_lost(count: int, tmp_path: Path) -> None:
    def rows() -> Iterator[list[str]]:
        return ([str(number)] for number in range(count))

    write_workbook(tmp_path / "a.xlsx", [Page("S", ["一"], rows())])
    (sheet,) = workbook.read(tmp_path / "a.xlsx")
    assert [row[0] for row in sheet.rows] == ["一", *(str(number) for number in range(count))]
