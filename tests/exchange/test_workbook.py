"""Workbooks as offices make them: merged cells, old formats, formulas that nobody calculated."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import xlwt

from retiree_desk.exchange import workbook
from retiree_desk.exchange.sheets import Place, column_letters


def test_cells_keep_what_they_were(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["0012", 12, 1.5, date(1940, 5, 1), True, None, "末"])
    book.save(tmp_path / "a.xlsx")
    assert workbook.read(tmp_path / "a.xlsx")[0].rows == [
        ["0012", 12.0, 1.5, date(1940, 5, 1), True, "", "末"]
    ]


def test_old_workbooks_are_read_alike(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("花名册")
    sheet.write(0, 0, "姓名")
    sheet.write(1, 0, "古丽·买买提")
    sheet.write(1, 1, date(1940, 5, 1), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write_merge(2, 3, 0, 0, "合并")
    sheet.write(3, 1, "末")
    book.save(str(tmp_path / "a.xls"))
    (read,) = workbook.read(tmp_path / "a.xls")
    assert read.name == "花名册"
    assert read.rows[1] == ["古丽·买买提", date(1940, 5, 1)]
    assert [row[0] for row in read.rows[2:]] == ["合并", "合并"]


def test_every_cell_of_a_merged_area_has_its_value(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["片区", "姓名"])
    for place in range(3):
        book.active.append(["东城" if place == 0 else None, f"王{place}"])
    book.active.merge_cells("A2:A4")
    book.active.merge_cells("A9:D2000")
    book.save(tmp_path / "a.xlsx")
    assert [row[0] for row in workbook.read(tmp_path / "a.xlsx")[0].rows] == ["片区", "东城", "东城", "东城"]


def test_formulas_without_result_and_errors_are_named_by_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("别的")
    book.active.append(["姓名", "=A1", "#N/A", "末"])
    book.save(tmp_path / "a.xlsx")
    first, second = workbook.read(tmp_path / "a.xlsx")
    assert first.lost == {Place(0, 1): "formula", Place(0, 2): "error"}
    assert second.lost == {}


def test_a_date_cell_that_shows_no_day_is_known_as_such(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    formats = ('yyyy"年"m"月"', "yyyy-mm-dd", "yyyy", "[$-804]yyyy\\.mm", "yyyy-mm-dd hh:mm", "0.00")
    for row, code in enumerate(formats, start=1):
        cell = book.active.cell(row, 1, date(1940, 5, 1))
        cell.number_format = code
    book.save(tmp_path / "a.xlsx")
    (sheet,) = workbook.read(tmp_path / "a.xlsx")
    assert sheet.shown_dates == {Place(0, 0): 7, Place(2, 0): 4, Place(3, 0): 7}


def test_a_number_that_shows_noughts_in_front_is_the_text_that_it_shows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cells = [(12, "000000"), (12, "0"), (12, "0.00"), (1.5, "000000"), (-3, "0000"), (1234567, "000000")]
    for column, (value, code) in enumerate(cells, start=1):
        book.active.cell(1, column, value).number_format = code
    book.save(tmp_path / "a.xlsx")
    assert workbook.read(tmp_path / "a.xlsx")[0].rows == [["000012", 12, 12, 1.5, -3, 1234567]]


def test_hidden_sheets_are_read_and_known_as_hidden(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名"])
    book.create_sheet("旧").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in workbook.read(tmp_path / "a.xlsx")] == [
        ("Sheet", False),
        ("旧", True),
    ]


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [column_letters(place) for place in (0, 25, 26, 701, 702, 16_383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
