from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retiree_desk.exchange import workbook as workbooks
from retiree_desk.exchange.headings import REASONS
from retiree_desk.services.offices import Office
from retiree_desk.ui.desk import Desk, Told
from retiree_desk.ui.imports.import_wizard import ImportWizard
from retiree_desk.ui.imports.preview_lines import Part
from tests.ui.shown import shown
from tests.ui.walkers import clipped, outside, unnamed, unreached


@pytest.fixture
def wizard(desk: Desk, office: Office, qtbot: QtBot) -> Iterator[ImportWizard]:
    with shown(qtbot, ImportWizard(desk, office), 1130, 640) as made:
        yield made


def people(desk: Desk) -> int:
    return len(desk.read(lambda unit: list(unit.members.identities())))


def go_to(wizard: ImportWizard, step: int, workbook: Path) -> None:
    wizard.take(workbook)
    while wizard.at() < step:
        before = wizard.at()
        wizard.go_on()
        assert wizard.at() > before


def test_from_the_file_to_the_register(wizard: ImportWizard, workbook: Path, desk: Desk) -> None:
    told: list[Told] = []
    desk.told.connect(told.append)
    go_to(wizard, 2, workbook)
    counts = {part: lines.count() for part, lines in wizard.preview.parts.items()}
    assert (counts[Part.ADDED], counts[Part.REFUSED]) == (5, 5)
    assert people(desk) == 0
    wizard.go_on()
    assert people(desk) == 3
    assert told[-1].set_id == wizard.result.set_id() is not None


def test_the_import_is_taken_back_from_its_result(wizard: ImportWizard, workbook: Path, desk: Desk) -> None:
    go_to(wizard, 3, workbook)
    wizard.result.take_back()
    assert people(desk) == 0
    assert wizard.result.set_id() is None


def test_refused_rows_come_back_as_a_workbook(wizard: ImportWizard, workbook: Path, tmp_path: Path) -> None:
    go_to(wizard, 3, workbook)
    wizard.result.save_refused(tmp_path / "again.xlsx")
    sheets = workbooks.read(tmp_path / "again.xlsx")
    assert sum(len(sheet.rows) - 1 for sheet in sheets) == 5
    assert sheets[0].rows[0][-1] == REASONS


def test_there_is_a_way_back_before_anything_is_written(
    wizard: ImportWizard, workbook: Path, desk: Desk
) -> None:
    go_to(wizard, 2, workbook)
    wizard.go_back()
    assert wizard.at() == 1
    wizard.go_back()
    wizard.go_on()
    wizard.go_on()
    assert wizard.at() == 2
    assert people(desk) == 0


def test_a_file_that_is_no_workbook_is_told_and_another_may_follow(
    wizard: ImportWizard, workbook: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"PK no zip at all")
    wizard.take(tmp_path / "bad.xlsx")
    assert wizard.choose._said.isVisibleTo(wizard)
    assert not wizard.choose.ready()
    wizard.take(workbook)
    assert wizard.choose.ready()


def test_a_wrong_guess_about_a_heading_is_corrected(wizard: ImportWizard, workbook: Path, desk: Desk) -> None:
    go_to(wizard, 1, workbook)
    page = wizard.sheets.page(0)
    place = next(at for at, box in page.boxes.items() if box.value() == "mobile")
    page.decide(place, "home_phone")
    wizard.go_on()
    wizard.go_on()
    found = desk.read(lambda unit: [row for row in unit.members.values_of() if row["member_no"] == "990001"])
    assert (found[0]["home_phone"], found[0]["mobile"]) == ("13900000101", None)


def test_a_column_may_be_left_out_and_a_sheet_too(wizard: ImportWizard, workbook: Path, desk: Desk) -> None:
    go_to(wizard, 1, workbook)
    page = wizard.sheets.page(0)
    place = next(at for at, box in page.boxes.items() if box.value() == "address")
    page.boxes[place].set_value("")
    page._typed(place)
    other = wizard.sheets.page(1)
    other.kind.setCurrentIndex(other.kind.count() - 1)
    wizard.go_on()
    wizard.go_on()
    assert desk.read(lambda unit: [row["address"] for row in unit.members.values_of()]) == [None] * 3
    assert desk.read(lambda unit: list(unit.rows("visit").all())) == []


def test_every_count_opens_to_its_rows(wizard: ImportWizard, workbook: Path) -> None:
    go_to(wizard, 2, workbook)
    for part in Part:
        wizard.preview.show_part(part)
        lines = wizard.preview.parts[part]
        assert len(lines.lines(lines.ids("", False))) == lines.count()
    wizard.preview.show_part(Part.REFUSED)
    (line,) = wizard.preview.parts[Part.REFUSED].lines([1])
    assert (line.row, line.value) == (5, "6.1E+17")
    assert "Excel" in line.told
    wizard.preview.table.select_id(1)
    assert line.told in wizard.preview._told.text()


def test_when_somebody_worked_meanwhile_nothing_is_written(
    wizard: ImportWizard, workbook: Path, desk: Desk
) -> None:
    go_to(wizard, 2, workbook)
    desk.do("office.settings", lambda unit: unit.keep_setting("x", "y"))
    wizard.go_on()
    assert people(desk) == 0
    assert wizard.result._note.text()


def test_stopping_leads_back_to_the_preview(wizard: ImportWizard, workbook: Path, desk: Desk) -> None:
    go_to(wizard, 2, workbook)
    wizard.result.waiting.connect(lambda strip: strip and strip.cancelled.emit())
    wizard.go_on()
    assert wizard.at() == 2
    assert people(desk) == 0


@pytest.mark.parametrize("step", range(4))
def test_every_step_is_walked_by_tab_and_read_out(wizard: ImportWizard, workbook: Path, step: int) -> None:
    go_to(wizard, step, workbook)
    assert [unnamed(wizard), unreached(wizard), clipped(wizard), outside(wizard)] == [[], [], [], []]
